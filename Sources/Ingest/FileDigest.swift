internal import CPoppler
internal import Foundation

/// SHA-256 and length of a file, computed by GLib while reading it once in pieces.
public struct FileDigest: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits.
    public let hexadecimal: String
    public let bytes: Int

    /// - Throws: what Foundation says when the file cannot be opened or read.
    public static func sha256(ofFile path: String) throws -> FileDigest {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        guard let checksum = g_checksum_new(G_CHECKSUM_SHA256) else {
            throw CocoaError(.featureUnsupported)
        }
        defer { g_checksum_free(checksum) }
        var length = 0
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            length += piece.count
            piece.withUnsafeBytes { bytes in
                g_checksum_update(checksum, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
            }
        }
        return FileDigest(hexadecimal: String(cString: g_checksum_get_string(checksum)), bytes: length)
    }
}
