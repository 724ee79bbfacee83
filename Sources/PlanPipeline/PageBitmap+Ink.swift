internal import DocumentModel

extension PageBitmap {
    /// The box of everything dark inside `box`, in points; nil when the box is empty but for specks.
    func inkBox(in box: Box, darkerThan threshold: UInt8 = 140, specks: Int = 6) -> Box? {
        let scale = dpi / 72
        let left = max(0, Int(box.x0 * scale))
        let right = min(width, Int(box.x1 * scale))
        let top = max(0, Int(box.y0 * scale))
        let bottom = min(height, Int(box.y1 * scale))
        guard left < right, top < bottom else { return nil }
        var count = 0
        var minX = right
        var maxX = left
        var minY = bottom
        var maxY = top
        pixels.withUnsafeBufferPointer { pixels in
            for y in top..<bottom {
                let row = y * width
                for x in left..<right where pixels[row + x] < threshold {
                    count += 1
                    minX = min(minX, x)
                    maxX = max(maxX, x)
                    minY = min(minY, y)
                    maxY = max(maxY, y)
                }
            }
        }
        guard count > specks else { return nil }
        return Box(
            x0: Double(minX) / scale, y0: Double(minY) / scale, x1: Double(maxX + 1) / scale,
            y1: Double(maxY + 1) / scale)
    }
}
