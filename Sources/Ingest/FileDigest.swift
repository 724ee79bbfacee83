internal import CCrypto
internal import Foundation

/// SHA-256 and length of a file, computed by OpenSSL while reading it once in pieces.
public struct FileDigest: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits.
    public let hexadecimal: String
    public let bytes: Int

    /// - Throws: what Foundation says when the file cannot be opened or read.
    public static func sha256(ofFile path: String) throws -> FileDigest {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        guard let context = EVP_MD_CTX_new() else { throw CocoaError(.featureUnsupported) }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { throw CocoaError(.featureUnsupported) }
        var length = 0
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            length += piece.count
            _ = piece.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        }
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        guard EVP_DigestFinal_ex(context, &digest, &count) == 1 else { throw CocoaError(.featureUnsupported) }
        let digits = digest.prefix(Int(count)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return FileDigest(hexadecimal: digits, bytes: length)
    }
}
