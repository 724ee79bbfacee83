import DocumentModel

/// A table edge: ruled lines at one position, as the pieces of it that are drawn.
struct GridEdge: Hashable, Sendable {
    /// y of a horizontal edge, x of a vertical one, in points.
    var position: Double
    var start: Double
    var end: Double

    /// Positions that lie within `tolerance` of each other become their length-weighted mean.
    static func snapped(_ edges: [GridEdge], tolerance: Double) -> [GridEdge] {
        let sorted = edges.sorted { ($0.position, $0.start) < ($1.position, $1.start) }
        var out: [GridEdge] = []
        var group: [GridEdge] = []
        func flush() {
            let weight = group.reduce(0) { $0 + max(1, $1.end - $1.start) }
            let mean = group.reduce(0) { $0 + $1.position * max(1, $1.end - $1.start) } / max(1, weight)
            out += group.map { GridEdge(position: mean, start: $0.start, end: $0.end) }
            group = []
        }
        for edge in sorted {
            if let first = group.first, edge.position - first.position > tolerance { flush() }
            group.append(edge)
        }
        if !group.isEmpty { flush() }
        return out
    }

    /// Pieces of one position that touch, or nearly, become one.
    static func joined(_ edges: [GridEdge], tolerance: Double) -> [GridEdge] {
        var out: [GridEdge] = []
        for edge in edges.sorted(by: { ($0.position, $0.start) < ($1.position, $1.start) }) {
            if let last = out.last, last.position == edge.position, edge.start - last.end <= tolerance {
                out[out.count - 1].end = max(last.end, edge.end)
            } else {
                out.append(edge)
            }
        }
        return out
    }

    /// Whether a vertical and a horizontal edge meet, give or take `tolerance`.
    static func meet(vertical: GridEdge, horizontal: GridEdge, tolerance: Double) -> Bool {
        horizontal.position >= vertical.start - tolerance && horizontal.position <= vertical.end + tolerance
            && vertical.position >= horizontal.start - tolerance && vertical.position <= horizontal.end + tolerance
    }
}
