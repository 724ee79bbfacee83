import DocumentModel

/// Tells faint rules from letters that stand in a row: how much of the stroke is a dark line between light sides.
///
/// Stems below each other are dark for half of the way at most and have white between the lines; the horizontal bars
/// of letters have stems above and below.
struct RuleEvidence {
    let dpi: Double
    /// Grey of the paper, and how much darker print is.
    let paper: Int
    let contrast: Int
    /// The stroke is judged by pieces of this length, in points.
    var piece = 2.0
    /// From the middle to where the sides are looked at, in points.
    var side = 1.45
    /// A piece counts when it is so much darker than its sides, as a share of the contrast of ink and paper.
    var clear = 0.12
    /// Sides may be darker than paper by this share of the contrast.
    var darkestSide = 0.3

    /// A stretch of a stroke that is a line.
    struct Stretch {
        /// Share (0 to 1) of its pieces that are dark between light sides.
        var share: Double
        /// Mean difference of line and sides, as a share of the contrast.
        var contrast: Double
        /// First and last point along the stroke, in points.
        var start: Double
        var end: Double
    }

    /// The stretches of a stroke that the picture bears out, each of at least `shortest` points.
    ///
    /// A stretch is a run of pieces of greatest worth, where a piece that is no line costs as much as five are worth:
    /// what a rule runs into at its ends, or past a long break, is left out.
    func stretches(
        of stroke: RuleStroke, in bitmap: PageBitmap, shortest: Double
    ) -> [Stretch] {
        let lane = RuleLane(stroke, width: bitmap.width, height: bitmap.height, dpi: dpi)
        let pieces = bitmap.pixels.withUnsafeBufferPointer { self.pieces(of: lane, in: $0) }
        let least = max(2, Int((shortest / piece).rounded()))
        var found: [Stretch] = []
        var waiting = [pieces.indices]
        while let range = waiting.popLast() {
            guard range.count >= least, let best = Self.best(in: pieces, range), best.count >= least else { continue }
            found.append(stretch(pieces, best, lane))
            waiting += [range.lowerBound..<best.lowerBound, best.upperBound..<range.upperBound]
        }
        return found
    }

    /// The evidence for a stroke as a whole; nil when it is shorter than two pieces.
    func whole(of stroke: RuleStroke, in bitmap: PageBitmap) -> Stretch? {
        let lane = RuleLane(stroke, width: bitmap.width, height: bitmap.height, dpi: dpi)
        let pieces = bitmap.pixels.withUnsafeBufferPointer { self.pieces(of: lane, in: $0) }
        return pieces.count < 2 ? nil : stretch(pieces, pieces.indices, lane)
    }

    private func stretch(_ pieces: [Piece], _ range: Range<Int>, _ lane: RuleLane) -> Stretch {
        let inside = pieces[range]
        let scale = dpi / 72
        let count = Double(inside.count)
        return Stretch(
            share: Double(inside.count { $0.isLine }) / count,
            contrast: inside.reduce(0) { $0 + $1.difference } / count / Double(contrast),
            start: Double(lane.start + range.lowerBound * pixelsPerPiece) / scale,
            end: Double(min(lane.end + 1, lane.start + range.upperBound * pixelsPerPiece)) / scale)
    }

    /// The run of pieces with the greatest sum, a line counting 1 and anything else -5 (Kadane's scan).
    private static func best(in pieces: [Piece], _ range: Range<Int>) -> Range<Int>? {
        var best: (sum: Int, range: Range<Int>) = (0, range.lowerBound..<range.lowerBound)
        var sum = 0
        var start = range.lowerBound
        for index in range {
            if sum <= 0 { (sum, start) = (0, index) }
            sum += pieces[index].isLine ? 1 : -5
            if sum > best.sum { best = (sum, start..<index + 1) }
        }
        return best.sum > 0 ? best.range : nil
    }

    private var pixelsPerPiece: Int { max(3, Int((piece * dpi / 72).rounded())) }

    private struct Piece {
        var isLine: Bool
        /// Grey of the sides less that of the line.
        var difference: Double
    }

    private func pieces(of lane: RuleLane, in pixels: UnsafeBufferPointer<UInt8>) -> [Piece] {
        let path = lane.middles(in: pixels)
        let reach = max(4, Int((side * dpi / 72).rounded()))
        let full = Double(contrast)
        return stride(from: 0, to: path.count, by: pixelsPerPiece).map { from in
            let through = min(path.count, from + pixelsPerPiece)
            // Sums of the line's five rows of pixels, and of two rows at each side.
            var middle = [0, 0, 0, 0, 0]
            var before = 0
            var after = 0
            var length = 0
            for index in from..<through {
                let across = Int(path[index])
                guard across >= reach + 1, across + reach + 1 < lane.acrossLimit else { continue }
                let base = (lane.start + index) * lane.alongStep + across * lane.acrossStep
                func pixel(_ offset: Int) -> Int { Int(pixels[base + offset * lane.acrossStep]) }
                for offset in -2...2 { middle[offset + 2] += pixel(offset) }
                before += pixel(-reach) + pixel(-reach - 1)
                after += pixel(reach) + pixel(reach + 1)
                length += 1
            }
            guard length > 0, let darkest = middle.min() else { return Piece(isLine: false, difference: 0) }
            let sides = Double(min(before, after)) / 2 / Double(length)
            let difference = sides - Double(darkest) / Double(length)
            return Piece(
                isLine: difference >= clear * full && sides >= Double(paper) - darkestSide * full,
                difference: difference)
        }
    }
}
