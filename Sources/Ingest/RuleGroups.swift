import DocumentModel

/// Strokes that hang together as a table does, and which of their edges are believed.
enum RuleGroups {
    /// A faint column edge must be seen over this share of its table's height.
    static let leastEdge = 0.3
    /// Rules of one edge stand within so many points.
    private static let sameEdge = 2.5

    /// The strokes without column edges that are faint throughout and stand in few rows of a table: stems, streaks and
    /// rules that shine through from the back.
    static func withoutStrayColumns(_ strokes: [RuleStroke]) -> [RuleStroke] {
        connected(strokes).flatMap { group -> [RuleStroke] in
            let verticals = group.filter { $0.rule.direction == .vertical }
            guard let top = verticals.map(\.rule.start).min(), let bottom = verticals.map(\.rule.end).max() else {
                return group
            }
            return group.filter { stroke in
                guard stroke.isFaint, stroke.rule.direction == .vertical else { return true }
                let edge = verticals.filter { abs($0.rule.position - stroke.rule.position) <= sameEdge }
                let length = edge.reduce(0) { $0 + $1.rule.length }
                return !edge.allSatisfy(\.isFaint) || length >= leastEdge * (bottom - top)
            }
        }
    }

    /// Groups of strokes that meet, each stroke in one of them.
    static func connected(_ strokes: [RuleStroke]) -> [[RuleStroke]] {
        var groups: [[RuleStroke]] = []
        var rest = strokes
        while let first = rest.popLast() {
            var group = [first]
            var next = 0
            while next < group.count {
                let current = group[next]
                group += rest.filter { $0.meets(current) }
                rest.removeAll { $0.meets(current) }
                next += 1
            }
            groups.append(group)
        }
        return groups
    }
}
