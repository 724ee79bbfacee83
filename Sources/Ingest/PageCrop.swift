internal import CLeptonica
public import DocumentModel
public import Foundation

/// Parts of a page as PNG files, for people to look at.
public enum PageCrop {
    /// The pixels under a box as a PNG of 16 greys; nil when there is no memory for it.
    ///
    /// - Parameters:
    ///   - box: in points of the upright page; what lies outside the page is white.
    ///   - bitmap: the whole page.
    ///   - dpi: resolution that is enough; a picture of clearly more is reduced to it.
    public static func png(of box: DocumentModel.Box, from bitmap: PageBitmap, dpi: Double = 150) -> Data? {
        guard var picture = Picture(bitmap.cropped(to: box)) else { return nil }
        if bitmap.dpi > dpi * 1.2, let smaller = picture.scaled(by: dpi / bitmap.dpi) { picture = smaller }
        // 16 greys are enough for print and take a third of the bytes.
        guard let reduced = Picture(taking: pixThresholdTo4bpp(picture.pix, 16, 0)) else { return nil }
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard pixWriteMemPng(&bytes, &count, reduced.pix, 0) == 0, let bytes else { return nil }
        defer { lept_free(bytes) }
        return Data(bytes: bytes, count: count)
    }
}

extension DocumentSource {
    /// The page in grey as its reading places the words on it: the cleaned picture where one was recognised, a drawing of
    /// a PDF page that has its own text; nil for text files.
    ///
    /// - Throws: ``IngestError`` of category `page`, or `unreadable` for a picture file that cannot be decoded.
    public func bitmap(ofPage number: Int) throws(IngestError) -> PageBitmap? {
        if case .plainText = kind { return nil }
        if let picture = try readPage(number).picture { return picture.bitmap }
        return try drawing(ofPage: number)
    }
}
