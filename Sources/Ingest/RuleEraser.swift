import DocumentModel

/// Takes rules out of a picture and keeps the letters that cross them.
struct RuleEraser {
    let dpi: Double
    /// Ink is darker than this.
    let threshold: UInt8
    /// Whether a rule gives way to what stands beside it, or to white.
    var fillsFromSides = false

    /// Whitens the strokes where they run, tilted and curved ones piece by piece.
    ///
    /// Where ink goes on at both sides of the stroke, a letter crosses, and the pixels stay.
    func erase(_ strokes: [RuleStroke], from bitmap: inout PageBitmap) {
        let (width, height) = (bitmap.width, bitmap.height)
        bitmap.pixels.withUnsafeMutableBufferPointer { pixels in
            for stroke in strokes {
                let lane = RuleLane(stroke, width: width, height: height, dpi: dpi)
                erase(stroke, from: pixels, lane)
            }
        }
    }

    private func erase(_ stroke: RuleStroke, from pixels: UnsafeMutableBufferPointer<UInt8>, _ lane: RuleLane) {
        let half = stroke.rule.thickness / 2 * dpi / 72
        let path = lane.middles(in: UnsafeBufferPointer(pixels))
        for (along, middle) in zip(lane.start..., path) {
            let first = max(0, Int((middle - half).rounded(.down)) - 1)
            let last = min(lane.acrossLimit - 1, Int((middle + half).rounded(.up)))
            guard first <= last else { continue }
            let base = along * lane.alongStep
            let isCrossed =
                first >= 2 && last + 2 < lane.acrossLimit
                && pixels[base + (first - 1) * lane.acrossStep] < threshold
                && pixels[base + (first - 2) * lane.acrossStep] < threshold
                && pixels[base + (last + 1) * lane.acrossStep] < threshold
                && pixels[base + (last + 2) * lane.acrossStep] < threshold
            if isCrossed { continue }
            var fill: UInt8 = 255
            if fillsFromSides, first >= 2, last + 2 < lane.acrossLimit {
                let sides = [first - 2, first - 1, last + 1, last + 2].map { Int(pixels[base + $0 * lane.acrossStep]) }
                fill = UInt8(sides.reduce(0, +) / 4)
            }
            for across in first...last { pixels[base + across * lane.acrossStep] = fill }
        }
    }
}
