internal import DocumentModel

/// Cuts a block of print into its lines at the rows of pixels that hold no ink.
enum LineBands {
    /// A band lower than this share of the middle one is marks of the line beside it.
    private static let lowest = 0.5
    /// Rows with fewer dark pixels than this count as paper.
    private static let leastInk = 2

    /// Boxes of the lines, top to bottom, in points of the picture; one when no paper shows between them.
    static func bands(of bitmap: PageBitmap, darkerThan level: UInt8) -> [Box] {
        var rows: [ClosedRange<Int>] = []
        for y in 0..<bitmap.height {
            let ink = bitmap.pixels[y * bitmap.width..<(y + 1) * bitmap.width].count { $0 < level }
            guard ink >= leastInk else { continue }
            if let last = rows.last, last.upperBound == y - 1 {
                rows[rows.count - 1] = last.lowerBound...y
            } else {
                rows.append(y...y)
            }
        }
        let points = bitmap.pointsPerPixel
        return joined(rows).map {
            Box(
                x0: 0, y0: Double($0.lowerBound) * points, x1: Double(bitmap.width) * points,
                y1: Double($0.upperBound + 1) * points)
        }
    }

    /// Low bands, which are marks above or below letters, put to the nearer neighbour.
    private static func joined(_ bands: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        guard bands.count > 1 else { return bands }
        let middle = bands.map(\.count).sorted()[bands.count / 2]
        var out = bands
        while out.count > 1, let index = out.indices.min(by: { out[$0].count < out[$1].count }),
            Double(out[index].count) < lowest * Double(middle)
        {
            let above = index > 0 ? out[index].lowerBound - out[index - 1].upperBound : Int.max
            let below = index + 1 < out.count ? out[index + 1].lowerBound - out[index].upperBound : Int.max
            let first = above < below ? index - 1 : index
            out.replaceSubrange(first...first + 1, with: [out[first].lowerBound...out[first + 1].upperBound])
        }
        return out
    }
}
