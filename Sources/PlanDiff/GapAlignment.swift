/// Pairs two short sequences in order, so that the sum of likenesses is greatest.
enum GapAlignment {
    /// - Parameters:
    ///   - likeness: 0 to 1 for an old and a new element; pairs below `least` are never made.
    /// - Returns: pairs of offsets, in order. Cost is the product of both counts; sequences whose product is above
    ///   `largest` are paired in their order of reading only where they are the nearest neighbours.
    static func pairs(
        _ old: Int, _ new: Int, least: Double, largest: Int = 250_000, likeness: (Int, Int) -> Double
    ) -> [(Int, Int)] {
        guard old > 0, new > 0 else { return [] }
        if old * new > largest { return neighbours(old, new, least: least, likeness: likeness) }
        var scores = [Double](repeating: 0, count: (old + 1) * (new + 1))
        var steps = [UInt8](repeating: 0, count: (old + 1) * (new + 1))
        let width = new + 1
        for i in stride(from: old - 1, through: 0, by: -1) {
            for j in stride(from: new - 1, through: 0, by: -1) {
                var best = scores[(i + 1) * width + j]
                var step: UInt8 = 1
                if scores[i * width + j + 1] > best {
                    best = scores[i * width + j + 1]
                    step = 2
                }
                let value = likeness(i, j)
                if value >= least, value + scores[(i + 1) * width + j + 1] > best {
                    best = value + scores[(i + 1) * width + j + 1]
                    step = 3
                }
                scores[i * width + j] = best
                steps[i * width + j] = step
            }
        }
        var pairs: [(Int, Int)] = []
        var i = 0
        var j = 0
        while i < old, j < new {
            switch steps[i * width + j] {
            case 3:
                pairs.append((i, j))
                i += 1
                j += 1
            case 1: i += 1
            default: j += 1
            }
        }
        return pairs
    }

    /// For sequences too long for the table: each old element looks at the new ones near the same share of the way.
    private static func neighbours(
        _ old: Int, _ new: Int, least: Double, likeness: (Int, Int) -> Double
    ) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var next = 0
        for i in 0..<old {
            let middle = i * new / old
            let window = max(next, middle - 12)..<max(next, min(new, middle + 13))
            let best = window.map { ($0, likeness(i, $0)) }.max { $0.1 < $1.1 }
            guard let best, best.1 >= least else { continue }
            pairs.append((i, best.0))
            next = best.0 + 1
        }
        return pairs
    }
}
