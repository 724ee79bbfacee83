import DocumentModel

/// Cuts vertical rules where a letter's stem was taken for a part of them.
///
/// A title over merged cells may have a stem exactly where the column's rule runs above and below. Between two rules
/// across, a stem leaves white above and below itself, and the rule's other stretches are unbroken ink.
struct RuleGaps {
    let bitmap: PageBitmap
    /// Ink is darker.
    let threshold: Int
    /// Share of ink along the other stretches of a rule that is unbroken.
    private static let unbroken = 0.97
    /// A stretch with less ink is a stem, or nothing.
    private static let broken = 0.8

    /// The strokes without the stretches that are none of theirs.
    func cut(_ strokes: [RuleStroke]) -> [RuleStroke] {
        let across = strokes.filter { $0.rule.direction == .horizontal }.map(\.rule)
        return strokes.flatMap { stroke in
            stroke.rule.direction == .vertical ? parts(of: stroke, across: across) : [stroke]
        }
    }

    private func parts(of stroke: RuleStroke, across: [RuledLine]) -> [RuleStroke] {
        let rule = stroke.rule
        let crossings = across.filter {
            $0.start - 4 <= rule.position && $0.end + 4 >= rule.position && $0.position >= rule.start - 4
                && $0.position <= rule.end + 4
        }.map(\.position).sorted()
        let stretches = zip(crossings, crossings.dropFirst()).filter { $1 - $0 >= 8 }
        guard stretches.count >= 3 else { return [stroke] }
        let shares = stretches.map { ink(at: rule.position, from: $0 + 1.5, to: $1 - 1.5) }
        let sorted = shares.sorted()
        guard sorted[sorted.count / 3] >= Self.unbroken else { return [stroke] }
        var out: [RuleStroke] = []
        var start = rule.start
        for (stretch, share) in zip(stretches, shares) where share < Self.broken && isFree(rule.position, stretch) {
            add(stroke, from: start, to: stretch.0, into: &out)
            start = stretch.1
        }
        add(stroke, from: start, to: rule.end, into: &out)
        return out
    }

    /// Whether a stretch is white next to both rules across, as above and below a letter.
    private func isFree(_ position: Double, _ stretch: (Double, Double)) -> Bool {
        ink(at: position, from: stretch.0 + 1.5, to: stretch.0 + 3.5) < 0.4
            && ink(at: position, from: stretch.1 - 3.5, to: stretch.1 - 1.5) < 0.4
    }

    private func add(_ stroke: RuleStroke, from start: Double, to end: Double, into out: inout [RuleStroke]) {
        guard end - start > 6 else { return }
        var part = stroke
        part.rule.start = start
        part.rule.end = end
        out.append(part)
    }

    /// Share of the rows of pixels that hold ink within a point of the position.
    private func ink(at position: Double, from start: Double, to end: Double) -> Double {
        let scale = bitmap.dpi / 72
        let columns = max(0, Int((position - 1.2) * scale))...min(bitmap.width - 1, Int((position + 1.2) * scale))
        let rows = max(0, Int(start * scale))..<min(bitmap.height, Int(end * scale))
        guard !rows.isEmpty else { return 1 }
        let dark = rows.count { row in
            columns.contains { Int(bitmap.pixels[row * bitmap.width + $0]) < threshold }
        }
        return Double(dark) / Double(rows.count)
    }
}
