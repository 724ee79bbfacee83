/// An 8-bit grey picture of a page or a part of one: 0 is black, 255 is white.
///
/// The one form in which pixels pass between stages, so that no stage sees another's C types.
public struct PageBitmap: Sendable {
    /// In pixels.
    public let width: Int
    public let height: Int
    /// True resolution in dots an inch.
    public let dpi: Double
    /// Rows from the top, `width` bytes each, without padding.
    public var pixels: [UInt8]

    /// - Precondition: `pixels.count == width * height`.
    public init(width: Int, height: Int, dpi: Double, pixels: [UInt8]) {
        precondition(pixels.count == width * height, "a bitmap holds width × height bytes")
        self.width = width
        self.height = height
        self.dpi = dpi
        self.pixels = pixels
    }

    /// Page points for one pixel.
    public var pointsPerPixel: Double { 72 / dpi }

    /// The pixels under `box` (page points), with a white margin of `padding` pixels on every side.
    ///
    /// Parts of the box outside the picture are white.
    public func cropped(to box: Box, padding: Int = 0) -> PageBitmap {
        let scale = dpi / 72
        let left = Int((box.x0 * scale).rounded(.down))
        let top = Int((box.y0 * scale).rounded(.down))
        let innerWidth = max(1, Int((box.x1 * scale).rounded(.up)) - left)
        let innerHeight = max(1, Int((box.y1 * scale).rounded(.up)) - top)
        let outWidth = innerWidth + 2 * padding
        let outHeight = innerHeight + 2 * padding
        var out = [UInt8](repeating: 255, count: outWidth * outHeight)
        let firstColumn = max(0, left)
        let lastColumn = min(width, left + innerWidth)
        if firstColumn < lastColumn {
            for y in max(0, top)..<max(max(0, top), min(height, top + innerHeight)) {
                let target = (y - top + padding) * outWidth + (firstColumn - left + padding)
                let source = y * width + firstColumn
                let count = lastColumn - firstColumn
                out.replaceSubrange(target..<target + count, with: pixels[source..<source + count])
            }
        }
        return PageBitmap(width: outWidth, height: outHeight, dpi: dpi, pixels: out)
    }

    /// Paints `box` (page points) with one grey value.
    public mutating func fill(_ box: Box, with value: UInt8) {
        let scale = dpi / 72
        let left = max(0, Int((box.x0 * scale).rounded(.down)))
        let right = min(width, Int((box.x1 * scale).rounded(.up)))
        let top = max(0, Int((box.y0 * scale).rounded(.down)))
        let bottom = min(height, Int((box.y1 * scale).rounded(.up)))
        guard left < right, top < bottom else { return }
        for y in top..<bottom {
            for x in left..<right { pixels[y * width + x] = value }
        }
    }
}
