import DocumentModel

/// Puts back the rows of a black-and-white picture that a fax transmission shifted sideways.
///
/// A shifted row cuts every letter it crosses and leaves dashes between them, which read as hyphens and full stops.
enum LineJitter {
    /// Rows are shifted by at most so many pixels.
    private static let farthest = 12
    /// A shifted row differs from the rows beside it so many times as much as they differ from each other.
    private static let difference = 2.0
    /// After it was put back, a row differs at most so much of what it did.
    private static let improvement = 0.5
    /// Rows with fewer differing pixels are as they should be.
    private static let leastPixels = 24

    /// Shifts rows back in place.
    ///
    /// - Returns: how many rows were shifted.
    static func straighten(_ bitmap: inout PageBitmap) -> Int {
        let (width, height) = (bitmap.width, bitmap.height)
        guard width > 4 * farthest, height > 2 else { return 0 }
        var count = 0
        bitmap.pixels.withUnsafeMutableBufferPointer { pixels in
            var row = [UInt8](repeating: 0, count: width)
            for y in 1..<height - 1 {
                let above = UnsafeBufferPointer(rebasing: pixels[(y - 1) * width..<y * width])
                let here = UnsafeMutableBufferPointer(rebasing: pixels[y * width..<(y + 1) * width])
                let below = UnsafeBufferPointer(rebasing: pixels[(y + 1) * width..<(y + 2) * width])
                func distance(shift: Int) -> Int {
                    var sum = 0
                    for x in farthest..<width - farthest {
                        let value = here[x + shift] < 128
                        if value != (above[x] < 128) { sum += 1 }
                        if value != (below[x] < 128) { sum += 1 }
                    }
                    return sum
                }
                let own = distance(shift: 0)
                guard own >= leastPixels else { continue }
                var beside = 0
                for x in farthest..<width - farthest where (above[x] < 128) != (below[x] < 128) { beside += 1 }
                guard Double(own) >= difference * Double(max(1, beside)) else { continue }
                let shifts = (-farthest...farthest).map { ($0, distance(shift: $0)) }
                guard let best = shifts.min(by: { $0.1 < $1.1 }), best.0 != 0,
                    Double(best.1) <= improvement * Double(own)
                else { continue }
                for x in 0..<width { row[x] = here[(x + best.0 + width) % width] }
                for x in 0..<width { here[x] = row[x] }
                count += 1
            }
        }
        return count
    }
}
