import DocumentModel

/// Looks for the borders that are missing in a table where its other rows and columns have them.
///
/// Where a column's edge stands is known from the rows in which it was found. Between two neighbouring rules across, the
/// picture is asked again there, and less is asked of it than of a rule that nothing else speaks for.
struct RuleCompleter {
    let evidence: RuleEvidence
    let bitmap: PageBitmap
    /// A rule speaks for others at its position from this length on, in points.
    var leastLength = 30.0
    /// Share of the stretch that must be a line between light sides, and its least contrast.
    var leastShare = 0.6
    /// The same over less than 40 points, where a letter's stem reaches half of the way.
    var leastShortShare = 0.75
    var leastContrast = 0.25
    /// Rules of one edge stand within so many points.
    var sameEdge = 2.5

    /// Strokes to be added to those that were found.
    func missing(from found: [RuleStroke]) -> [RuleStroke] {
        let verticals = missing(.vertical, from: found)
        return verticals + missing(.horizontal, from: found + verticals)
    }

    private func missing(_ direction: RuledLine.Direction, from found: [RuleStroke]) -> [RuleStroke] {
        let across = found.filter { $0.rule.direction != direction }
        var added: [RuleStroke] = []
        for edge in edges(of: found.filter { $0.rule.direction == direction }) {
            let crossings = across.filter { $0.rule.start - 5 <= edge.position && $0.rule.end + 5 >= edge.position }
                .map(\.rule.position).sorted()
            for (start, end) in zip(crossings, crossings.dropFirst()) where end - start >= 8 {
                // The corners belong to the rules across.
                let range = (start: start + 2, end: end - 2)
                let covered = edge.rules.reduce(0) { $0 + max(0, min($1.end, range.end) - max($1.start, range.start)) }
                guard covered < 0.8 * (range.end - range.start) else { continue }
                let position = edge.position(near: (start + end) / 2)
                let guess = RuleStroke(
                    rule: RuledLine(
                        direction: direction, position: position, start: range.start, end: range.end, thickness: 0.8),
                    low: position - 1.5, high: position + 1.5, isFaint: true)
                guard let proof = evidence.whole(of: guess, in: bitmap),
                    proof.share >= (end - start < 40 ? leastShortShare : leastShare),
                    proof.contrast >= leastContrast
                else { continue }
                var stroke = guess
                stroke.rule.start = start
                stroke.rule.end = end
                added.append(stroke)
            }
        }
        return added
    }

    /// Rules at one position.
    private struct Edge {
        var rules: [RuledLine]
        var position: Double { rules.reduce(0) { $0 + $1.position * $1.length } / max(1, length) }
        var length: Double { rules.reduce(0) { $0 + $1.length } }

        /// The position of the nearest rule: the page may be a little tilted.
        func position(near along: Double) -> Double {
            func distance(_ rule: RuledLine) -> Double { max(rule.start - along, along - rule.end, 0) }
            return rules.min { distance($0) < distance($1) }?.position ?? position
        }
    }

    private func edges(of strokes: [RuleStroke]) -> [Edge] {
        var edges: [Edge] = []
        for rule in strokes.map(\.rule).sorted(by: { $0.position < $1.position }) {
            if let last = edges.last, rule.position - last.position <= sameEdge {
                edges[edges.count - 1].rules.append(rule)
            } else {
                edges.append(Edge(rules: [rule]))
            }
        }
        return edges.filter { $0.length >= leastLength }
    }
}
