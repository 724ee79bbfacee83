public import Foundation

/// A page picture as its file holds it: compressed, so that it can be put into a PDF without being encoded anew.
public struct EncodedPicture: Sendable {
    /// How `data` is compressed, in the words of ISO 32000-1, table 6.
    public enum Filter: Sendable {
        /// JPEG (`DCTDecode`).
        case jpeg
        /// JPEG 2000 (`JPXDecode`).
        case jpeg2000
        /// CCITT group 4 (`CCITTFaxDecode`); whether a 0 bit is black.
        case group4(zeroIsBlack: Bool)
        /// Deflate (`FlateDecode`); whether every row begins with the number of its PNG predictor.
        case deflate(hasPredictor: Bool)
    }

    public var data: Data
    public var filter: Filter
    /// In pixels.
    public var width: Int
    public var height: Int
    public var bitsPerSample: Int
    /// 1 grey or palette, 3 red, green and blue, 4 cyan, magenta, yellow and black.
    public var samplesPerPixel: Int
    /// Red, green and blue of each colour of a palette; nil without one.
    public var palette: [UInt8]?
    /// Dots an inch, assumed when the file says nothing plausible.
    public var dpi: Double
    /// Degrees clockwise by which the file says the picture is to be turned for looking at it.
    public var rotation: Int

    public init(
        data: Data, filter: Filter, width: Int, height: Int, bitsPerSample: Int, samplesPerPixel: Int,
        palette: [UInt8]? = nil, dpi: Double, rotation: Int = 0
    ) {
        self.data = data
        self.filter = filter
        self.width = width
        self.height = height
        self.bitsPerSample = bitsPerSample
        self.samplesPerPixel = samplesPerPixel
        self.palette = palette
        self.dpi = dpi
        self.rotation = rotation
    }
}
