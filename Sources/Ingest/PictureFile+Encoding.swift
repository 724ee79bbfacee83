internal import CLeptonica
public import DocumentModel
import Foundation

extension DocumentSource {
    /// The picture of a page as its file holds it; nil for PDF and text files.
    ///
    /// JPEG, JPEG 2000 and plain PNG data are taken as they are; pages of a TIFF file and PNG pictures that a PDF
    /// cannot hold are compressed without loss.
    ///
    /// - Throws: ``IngestError`` of category `page`, or `unreadable` for a picture file that cannot be decoded.
    public func encodedPicture(ofPage number: Int) throws(IngestError) -> EncodedPicture? {
        guard (1...pageCount).contains(number) else {
            throw .noSuchPage(path: path, page: number, pageCount: pageCount)
        }
        return try pictureFile?.encoded(number)
    }
}

extension PictureFile {
    /// One page, from 1, compressed as in the file or without loss.
    func encoded(_ number: Int) throws(IngestError) -> EncodedPicture {
        guard let stored = storedData(number) else {
            if pageCount == 1 { throw .damaged(path: path, kind: kind, reason: "the picture cannot be decoded") }
            throw .pageNotRendered(path: path, page: number, reason: "the picture cannot be decoded")
        }
        defer {
            var pointer: UnsafeMutablePointer<L_COMP_DATA>? = stored
            l_CIDataDestroy(&pointer)
        }
        let compressed = stored.pointee
        guard let bytes = compressed.datacomp, let filter = Self.filter(of: compressed) else {
            throw .pageNotRendered(path: path, page: number, reason: "the picture cannot be put into a PDF")
        }
        let width = Int(compressed.w)
        let height = Int(compressed.h)
        return EncodedPicture(
            data: Data(bytes: bytes, count: compressed.nbytescomp), filter: filter, width: width, height: height,
            bitsPerSample: Int(compressed.bps), samplesPerPixel: Int(compressed.spp),
            palette: compressed.cmapdatahex.map { Self.bytes(ofHexadecimal: String(cString: $0)) },
            dpi: settings.dpi ?? Self.plausibleDPI(Double(compressed.res), width: width, height: height),
            rotation: kind == .jpeg ? ExifOrientation.clockwiseDegrees(of: data) : 0)
    }

    private static func filter(of compressed: L_COMP_DATA) -> EncodedPicture.Filter? {
        switch Int(compressed.type) {
        case L_JPEG_ENCODE: .jpeg
        case L_JP2K_ENCODE: .jpeg2000
        case L_G4_ENCODE: .group4(zeroIsBlack: compressed.minisblack != 0)
        case L_FLATE_ENCODE: .deflate(hasPredictor: compressed.predictor != 0)
        default: nil
        }
    }

    private func storedData(_ number: Int) -> UnsafeMutablePointer<L_COMP_DATA>? {
        var stored: UnsafeMutablePointer<L_COMP_DATA>?
        switch kind {
        case .tiff:
            let picture = data.withUnsafeBytes { bytes in
                bytes.bindMemory(to: UInt8.self).baseAddress.flatMap {
                    Picture(taking: pixReadMemTiff($0, bytes.count, Int32(number - 1)))
                }
            }
            guard let picture else { return nil }
            let encoding = picture.depth == 1 ? L_G4_ENCODE : L_FLATE_ENCODE
            guard pixGenerateCIData(picture.pix, Int32(encoding), 0, 0, &stored) == 0 else { return nil }
        default:
            // Leptonica keeps the file's own data where a PDF can hold it.
            guard l_generateCIDataForPdf(path, nil, 0, &stored) == 0 else { return nil }
        }
        return stored
    }

    /// The bytes of a PDF hexadecimal string such as `<00ff7f >`.
    private static func bytes(ofHexadecimal text: String) -> [UInt8] {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
