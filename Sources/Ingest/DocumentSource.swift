internal import CLeptonica
internal import CPoppler
public import DocumentModel
import Foundation

/// An open input file of any kind, read page by page. For one thread at a time.
public final class DocumentSource {
    public let path: String
    public let kind: InputKind
    public let pageCount: Int
    public let settings: IngestSettings
    /// Such as `application/pdf`.
    public var mediaType: String { kind.mediaType }
    private let content: Content

    private enum Content {
        case pdf(PDFReader)
        case picture(PictureFile)
        case text(TextFile)
    }

    /// Opens the file and counts its pages.
    ///
    /// - Throws: ``IngestError`` of category `unreadable` or `encrypted`.
    public init(path: String, password: String? = nil, settings: IngestSettings = .init()) throws(IngestError) {
        self.path = path
        self.settings = settings
        let data = try Self.contents(of: path)
        guard let kind = InputKind.of(data) else { throw .unknownKind(path: path) }
        if kind == .plainText, InputKind.isWebPage(data) { throw .webPage(path: path) }
        self.kind = kind
        switch kind {
        case .pdf:
            let file = try PDFFile(path: path, password: password)
            pageCount = file.pageCount
            content = .pdf(PDFReader(file: file, settings: settings))
        case .plainText:
            let file = TextFile(data)
            pageCount = file.pages.count
            content = .text(file)
        case .tiff, .jpeg, .png, .jpeg2000:
            let file = try PictureFile(path: path, kind: kind, data: data, settings: settings)
            pageCount = file.pageCount
            content = .picture(file)
        }
    }

    /// Reads one page, from 1: judges its text layer, and cleans its picture where it is to be recognised.
    ///
    /// - Throws: ``IngestError`` of category `page`, or `unreadable` for a picture file that cannot be decoded.
    public func readPage(_ number: Int) throws(IngestError) -> SourcePage {
        guard (1...pageCount).contains(number) else {
            throw .noSuchPage(path: path, page: number, pageCount: pageCount)
        }
        switch content {
        case .pdf(let reader): return try reader.page(number)
        case .picture(let file): return try file.page(number)
        case .text(let file): return file.page(number)
        }
    }

    /// A PDF page as it looks, in grey; nil for files of other kinds.
    ///
    /// - Throws: ``IngestError`` of category `page`.
    public func drawing(ofPage number: Int, dpi: Double = 150) throws(IngestError) -> PageBitmap? {
        guard case .pdf(let reader) = content, (1...pageCount).contains(number) else { return nil }
        let page = try reader.file.page(number)
        let picture = try page.rendered(
            width: Int((page.width * dpi / 72).rounded()), height: Int((page.height * dpi / 72).rounded()))
        return picture.gray?.bitmap(dpi: dpi)
    }

    /// The picture file that is open; nil for PDF and text files.
    var pictureFile: PictureFile? {
        guard case .picture(let file) = content else { return nil }
        return file
    }

    /// Version of the Poppler library, such as `22.12.0`.
    public static var popplerVersion: String { String(cString: poppler_get_version()) }

    /// Version of the Leptonica library, such as `1.82.0`.
    public static var leptonicaVersion: String {
        guard let pointer = getLeptonicaVersion() else { return "unknown" }
        defer { lept_free(pointer) }
        return String(cString: pointer).replacingOccurrences(of: "leptonica-", with: "")
    }

    private static func contents(of path: String) throws(IngestError) -> Data {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .notFound(path: path)
        }
        if isFolder.boolValue { throw .isFolder(path: path) }
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
        if data.isEmpty { throw .empty(path: path) }
        return data
    }
}
