import DocumentModel

/// Tells faint rules from letters that stand in a row: how much of the stroke is a dark line between light sides.
///
/// Stems below each other are dark for half of the way at most and have white between the lines; the horizontal bars
/// of letters have stems above and below.
struct RuleEvidence {
    let dpi: Double
    /// Grey of the paper, and of the ink.
    let paper: Int
    let ink: Int
    /// The stroke is judged by pieces of this length, in points.
    var piece = 2.0
    /// From the middle to where the sides are looked at, in points.
    var side = 1.45
    /// A piece counts when it is so much darker than its sides, as a share of the contrast of ink and paper.
    var clear = 0.12
    /// Sides may be darker than paper by this share of the contrast.
    var darkestSide = 0.3

    /// What a stroke shows.
    struct Result {
        /// Share (0 to 1) of the pieces between the first and the last good one that are a line between light sides.
        var share: Double
        /// Mean difference of line and sides, as a share of the contrast.
        var contrast: Double
        /// First and last good point along the stroke, in points.
        var start: Double
        var end: Double
    }

    /// The evidence for one stroke; nil when no piece of it is a line.
    func judge(_ stroke: RuleStroke, in pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int) -> Result? {
        let lane = RuleLane(stroke, width: width, height: height, dpi: dpi)
        let path = lane.middles(in: pixels)
        let scale = dpi / 72
        let count = max(3, Int((piece * scale).rounded()))
        let reach = max(4, Int((side * scale).rounded()))
        let full = Double(max(20, paper - ink))
        var good: [Bool] = []
        var differences: [Double] = []
        for from in stride(from: 0, to: path.count, by: count) {
            let through = min(path.count, from + count)
            // Sums of the line's five columns of pixels, and of the two at each side.
            var middle = [0, 0, 0, 0, 0]
            var before = 0
            var after = 0
            for index in from..<through {
                let across = Int(path[index])
                guard across >= reach + 1, across + reach + 1 < lane.acrossLimit else { continue }
                let base = (lane.start + index) * lane.alongStep + across * lane.acrossStep
                for offset in -2...2 { middle[offset + 2] += Int(pixels[base + offset * lane.acrossStep]) }
                before +=
                    Int(pixels[base - reach * lane.acrossStep]) + Int(pixels[base - (reach + 1) * lane.acrossStep])
                after += Int(pixels[base + reach * lane.acrossStep]) + Int(pixels[base + (reach + 1) * lane.acrossStep])
            }
            let length = Double(through - from)
            let darkest = Double(middle.min() ?? 0) / length
            let sides = Double(min(before, after)) / 2 / length
            differences.append(sides - darkest)
            good.append(sides - darkest >= clear * full && sides >= Double(paper) - darkestSide * full)
        }
        guard let first = good.firstIndex(of: true), let last = good.lastIndex(of: true) else { return nil }
        let inside = good[first...last]
        let end = min(path.count, (last + 1) * count)
        return Result(
            share: Double(inside.count { $0 }) / Double(inside.count),
            contrast: differences[first...last].reduce(0, +) / Double(inside.count) / full,
            start: Double(lane.start + first * count) / scale, end: Double(lane.start + end) / scale)
    }
}
