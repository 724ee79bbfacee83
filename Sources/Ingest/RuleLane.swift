import DocumentModel

/// The pixels around one stroke, counted along it and across it, whichever its direction is.
struct RuleLane {
    let alongStep: Int
    let acrossStep: Int
    let alongLimit: Int
    let acrossLimit: Int
    /// First and last pixel along the stroke; none when the end comes before the start.
    let start: Int
    let end: Int
    private let stroke: RuleStroke
    private let scale: Double

    init(_ stroke: RuleStroke, width: Int, height: Int, dpi: Double) {
        let isHorizontal = stroke.rule.direction == .horizontal
        alongStep = isHorizontal ? 1 : width
        acrossStep = isHorizontal ? width : 1
        alongLimit = isHorizontal ? width : height
        acrossLimit = isHorizontal ? height : width
        scale = dpi / 72
        start = max(0, Int((stroke.rule.start * scale).rounded(.down)) - 1)
        end = min(alongLimit - 1, Int((stroke.rule.end * scale).rounded(.up)))
        self.stroke = stroke
    }

    /// Where the stroke's middle is, from `start` through `end`: its position, or what a band around it shows.
    ///
    /// A stroke whose band is hardly wider than itself is straight. Another one is followed over windows of 24 points:
    /// the darkest line of pixels in the window is its middle there.
    func middles(in pixels: UnsafeBufferPointer<UInt8>) -> [Double] {
        guard start <= end else { return [] }
        let low = max(0, Int((stroke.low * scale).rounded(.down)) - 1)
        let high = min(acrossLimit - 1, Int((stroke.high * scale).rounded(.up)) + 1)
        guard stroke.isFaint || stroke.high - stroke.low > stroke.rule.thickness + 0.4, high - low >= 2 else {
            return Array(repeating: stroke.rule.position * scale, count: end - start + 1)
        }
        let window = max(8, Int(24 * scale))
        var knots: [(along: Double, middle: Double)] = []
        var from = start
        while from <= end {
            let through = min(end, from + window - 1)
            var best = (sum: Int.max, across: 0.0)
            for across in (low + 1)..<high {
                var sum = 0
                for along in from...through {
                    let base = along * alongStep + across * acrossStep
                    sum += 2 * Int(pixels[base]) + Int(pixels[base - acrossStep]) + Int(pixels[base + acrossStep])
                }
                if sum < best.sum { best = (sum, Double(across) + 0.5) }
            }
            knots.append((Double(from + through) / 2, best.across))
            from = through + 1
        }
        return interpolated(knots)
    }

    /// The line through the knots, level before the first and after the last.
    private func interpolated(_ knots: [(along: Double, middle: Double)]) -> [Double] {
        var next = 0
        return (start...end).map { along in
            while next < knots.count, knots[next].along <= Double(along) { next += 1 }
            guard next > 0 else { return knots[0].middle }
            guard next < knots.count else { return knots[knots.count - 1].middle }
            let (a, b) = (knots[next - 1], knots[next])
            return a.middle + (b.middle - a.middle) * (Double(along) - a.along) / max(1, b.along - a.along)
        }
    }
}
