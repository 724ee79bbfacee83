internal import CZlib
internal import DocumentModel
internal import Foundation

/// Page readings as small blobs: JSON, deflated by zlib, with the length of the JSON before it.
///
/// A page of print is 40 to 100 kB of JSON and a tenth of that when deflated.
enum ReadingCodec {
    private struct LengthField {
        /// Bytes of the little-endian length before the deflated data.
        static let size = 4
    }

    /// - Throws: an encoding error when a number is not finite.
    static func data(of reading: PageReading) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let plain = try encoder.encode(reading)
        var packed = Data(count: LengthField.size + Int(compressBound(uLong(plain.count))))
        var length = uLong(packed.count - LengthField.size)
        let status = packed.withUnsafeMutableBytes { target in
            plain.withUnsafeBytes { source in
                target.storeBytes(of: UInt32(plain.count).littleEndian, as: UInt32.self)
                let bytes = target.bindMemory(to: UInt8.self).baseAddress.map { $0 + LengthField.size }
                return compress2(
                    bytes, &length, source.bindMemory(to: UInt8.self).baseAddress, uLong(plain.count), 6)
            }
        }
        guard status == Z_OK else { throw CocoaError(.coderInvalidValue) }
        return packed.prefix(LengthField.size + Int(length))
    }

    /// nil when the blob is damaged or of another form: the page is then read again.
    static func reading(from packed: Data) -> PageReading? {
        guard packed.count > LengthField.size else { return nil }
        let plainLength = packed.prefix(LengthField.size).reversed().reduce(0) { $0 << 8 | Int($1) }
        // A page of more than 256 MB is a damaged length, not a page.
        guard plainLength > 0, plainLength < 1 << 28 else { return nil }
        var plain = Data(count: plainLength)
        var length = uLong(plainLength)
        let deflated = Data(packed.dropFirst(LengthField.size))
        let status = plain.withUnsafeMutableBytes { target in
            deflated.withUnsafeBytes { source in
                uncompress(
                    target.bindMemory(to: UInt8.self).baseAddress, &length,
                    source.bindMemory(to: UInt8.self).baseAddress, uLong(deflated.count))
            }
        }
        guard status == Z_OK, Int(length) == plainLength else { return nil }
        return try? JSONDecoder().decode(PageReading.self, from: plain)
    }
}
