/// Which members of a sequence stay in order when others move.
enum SequenceOrder {
    /// The heaviest increasing subsequence.
    ///
    /// - Parameters:
    ///   - positions: where each element stands afterwards; no two are equal.
    ///   - weights: what it costs to call an element moved.
    /// - Returns: the elements that keep their order. O(n log n), with a Fenwick tree of best sums.
    static func kept(positions: [Int], weights: [Int]) -> Set<Int> {
        guard !positions.isEmpty else { return [] }
        let ranks = Dictionary(
            uniqueKeysWithValues: positions.sorted().enumerated().map { ($0.element, $0.offset + 1) })
        var tree = [(sum: Int, element: Int)](repeating: (0, -1), count: positions.count + 1)
        var before = [Int](repeating: -1, count: positions.count)
        var best = (sum: 0, element: -1)
        for element in positions.indices {
            let rank = ranks[positions[element]] ?? 1
            var top = (sum: 0, element: -1)
            var index = rank - 1
            while index > 0 {
                if tree[index].sum > top.sum { top = tree[index] }
                index -= index & -index
            }
            before[element] = top.element
            let sum = top.sum + max(1, weights[element])
            if sum > best.sum { best = (sum, element) }
            index = rank
            while index <= positions.count {
                if sum > tree[index].sum { tree[index] = (sum, element) }
                index += index & -index
            }
        }
        var kept: Set<Int> = []
        var walker = best.element
        while walker >= 0 {
            kept.insert(walker)
            walker = before[walker]
        }
        return kept
    }
}
