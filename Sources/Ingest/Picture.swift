internal import CLeptonica
import DocumentModel

/// A page picture that Leptonica owns; freed when the value goes away.
final class Picture {
    let pix: UnsafeMutablePointer<Pix>

    /// Takes over the pointer; nil stays nil.
    init?(taking pix: UnsafeMutablePointer<Pix>?) {
        guard let pix else { return nil }
        self.pix = pix
    }

    /// Copies a Cairo raster of 32-bit pixels; a grey one into 8 bits, a quarter of the work for all that follows.
    init?(
        cairoPixels: UnsafePointer<UInt8>, stride: Int, hasAlpha: Bool, width: Int, height: Int
    ) {
        if sohoa_is_gray(cairoPixels, Int32(stride), Int32(width), Int32(height)) == 1 {
            guard let pix = pixCreate(Int32(width), Int32(height), 8) else { return nil }
            sohoa_copy_cairo_gray(cairoPixels, Int32(stride), hasAlpha ? 1 : 0, pix, Int32(width), Int32(height))
            self.pix = pix
            return
        }
        guard let pix = pixCreate(Int32(width), Int32(height), 32) else { return nil }
        sohoa_copy_cairo(
            cairoPixels, Int32(stride), hasAlpha ? 1 : 0, pixGetData(pix), pixGetWpl(pix), Int32(width),
            Int32(height))
        self.pix = pix
    }

    /// A picture of a grey bitmap.
    init?(_ bitmap: PageBitmap) {
        guard let pix = pixCreate(Int32(bitmap.width), Int32(bitmap.height), 8) else { return nil }
        let wordsPerLine = Int(pixGetWpl(pix))
        if let data = pixGetData(pix) {
            bitmap.pixels.withUnsafeBufferPointer { bytes in
                for y in 0..<bitmap.height {
                    for x in 0..<bitmap.width {
                        data[y * wordsPerLine + x / 4] |=
                            UInt32(bytes[y * bitmap.width + x]) << UInt32(24 - 8 * (x % 4))
                    }
                }
            }
        }
        self.pix = pix
    }

    deinit {
        var pointer: UnsafeMutablePointer<Pix>? = pix
        pixDestroy(&pointer)
    }

    var width: Int { Int(pixGetWidth(pix)) }
    var height: Int { Int(pixGetHeight(pix)) }
    var depth: Int { Int(pixGetDepth(pix)) }

    /// The picture with 8 bits (grey) or 32 (colour), palettes resolved.
    var direct: Picture? { Picture(taking: pixConvertTo8Or32(pix, Int32(L_CLONE), 0)) }

    /// 8-bit grey by luminance.
    var gray: Picture? { Picture(taking: pixConvertTo8(pix, 0)) }

    /// Black and white, black where an 8-bit picture is darker than `level`.
    func binary(below level: Int) -> Picture? { Picture(taking: pixThresholdToBinary(pix, Int32(level))) }

    /// Turned clockwise by a multiple of 90 degrees.
    func turned(clockwise degrees: Int) -> Picture? {
        Picture(taking: pixRotateOrth(pix, l_int32(((degrees / 90) % 4 + 4) % 4)))
    }

    /// An 8-bit picture turned clockwise by a few degrees about its middle, of the same size, white at the corners.
    func turned(byDegrees degrees: Double) -> Picture? {
        Picture(taking: pixRotateAMGray(pix, Float(degrees * .pi / 180), 255))
    }

    /// Reduced or enlarged, averaging over areas when reduced.
    func scaled(by factor: Double) -> Picture? {
        let source = depth == 1 ? gray : self
        return source.flatMap { Picture(taking: pixScale($0.pix, Float(factor), Float(factor))) }
    }

    /// The part of the picture inside the rectangle, in pixels.
    func clipped(x: Int, y: Int, width: Int, height: Int) -> Picture? {
        var area: UnsafeMutablePointer<CLeptonica.Box>? = boxCreate(Int32(x), Int32(y), Int32(width), Int32(height))
        defer { boxDestroy(&area) }
        return Picture(taking: pixClipRectangle(pix, area, nil))
    }

    /// Numbers of pixels by grey value, of an 8-bit picture.
    ///
    /// Of large pictures every second, third or further pixel of as many rows is counted.
    func histogram() -> [Double] {
        let step = max(1, Int((Double(width * height) / Self.enoughForHistogram).squareRoot()))
        guard let numbers = pixGetGrayHistogram(pix, Int32(step)) else { return [] }
        defer {
            var pointer: UnsafeMutablePointer<Numa>? = numbers
            numaDestroy(&pointer)
        }
        return (0..<256).map { index in
            var value: Float = 0
            numaGetFValue(numbers, Int32(index), &value)
            return Double(value)
        }
    }

    /// So many pixels tell the greys of a page.
    private static let enoughForHistogram = 500_000.0

    /// The pixels of an 8-bit picture.
    func bitmap(dpi: Double) -> PageBitmap {
        let width = self.width
        let height = self.height
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
            if let base = buffer.baseAddress { sohoa_copy_bytes(pix, base) }
            count = width * height
        }
        return PageBitmap(width: width, height: height, dpi: dpi, pixels: pixels)
    }

    /// Boxes of the 8-connected components of a 1-bit picture, in pixels.
    func components() -> [(x: Int, y: Int, width: Int, height: Int)] {
        guard let boxes = pixConnCompBB(pix, 8) else { return [] }
        defer {
            var pointer: UnsafeMutablePointer<Boxa>? = boxes
            boxaDestroy(&pointer)
        }
        return (0..<boxaGetCount(boxes)).map { index in
            var x: Int32 = 0
            var y: Int32 = 0
            var width: Int32 = 0
            var height: Int32 = 0
            boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height)
            return (Int(x), Int(y), Int(width), Int(height))
        }
    }

    /// How many pixels of a box are ink, in a picture of one bit.
    func inkCount(x: Int, y: Int, width: Int, height: Int) -> Int {
        guard let part = clipped(x: x, y: y, width: width, height: height) else { return 0 }
        var count: Int32 = 0
        return pixCountPixels(part.pix, &count, nil) == 0 ? Int(count) : 0
    }
}
