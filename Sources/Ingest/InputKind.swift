public import Foundation

/// What a file is, judged by its first bytes and never by its name.
public enum InputKind: String, Sendable, Codable, CaseIterable {
    case pdf
    case tiff
    case jpeg
    case png
    case jpeg2000
    case plainText

    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .tiff: "image/tiff"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .jpeg2000: "image/jp2"
        case .plainText: "text/plain"
        }
    }

    /// Judges a file by its bytes; nil when they are none of the kinds.
    ///
    /// A PDF's mark may stand anywhere in the first 1,024 bytes (ISO 32000-1, Annex H). What is valid UTF-8
    /// without control characters is plain text.
    public static func of(_ data: Data) -> InputKind? {
        let head = [UInt8](data.prefix(1024))
        func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if begins([0x49, 0x49, 0x2A, 0x00]) || begins([0x4D, 0x4D, 0x00, 0x2A]) { return .tiff }
        if begins([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if begins([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]) || begins([0xFF, 0x4F, 0xFF, 0x51]) { return .jpeg2000 }
        if data.prefix(1024).range(of: Data("%PDF-".utf8)) != nil { return .pdf }
        return isText(data) ? .plainText : nil
    }

    /// Whether text is a web page: it begins with a document type or an element of HTML.
    public static func isWebPage(_ data: Data) -> Bool {
        let head = String(decoding: data.prefix(512), as: UTF8.self).lowercased()
            .trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "\u{FEFF}")))
        return ["<!doctype html", "<html", "<head", "<body"].contains { head.hasPrefix($0) }
    }

    private static func isText(_ data: Data) -> Bool {
        guard String(data: data, encoding: .utf8) != nil else { return false }
        return !data.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    }
}
