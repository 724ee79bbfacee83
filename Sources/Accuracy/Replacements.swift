/// Pairs of elements that a shortest edit from one sequence to another replaces.
///
/// Of the many shortest edits the one is taken that, walking back from the end, prefers a deletion, then an insertion,
/// then a replacement: the same choice as the reference scorer's library makes.
enum Replacements {
    /// - Returns: elements of `first` with those of `second` in their place, in runs: within a run of replacements
    ///   they pair up one by one.
    static func pairs<Element: Hashable>(_ first: [Element], _ second: [Element]) -> [(Element, Element)] {
        var source = first[...]
        var target = second[...]
        EditDistance.trim(&source, &target)
        guard !source.isEmpty, !target.isEmpty else { return [] }
        let from = Array(source)
        let to = Array(target)
        let rows = BitRows(pattern: from)
        var state = BitColumn(blocks: rows.blockCount)
        var columns: [BitColumn] = []
        columns.reserveCapacity(to.count)
        for element in to {
            _ = rows.advance(&state, by: element)
            columns.append(state)
        }
        var out: [(Element, Element)] = []
        var i = from.count
        var j = to.count
        while i > 0, j > 0 {
            if bit(i - 1, of: columns[j - 1].plus) {
                i -= 1
                continue
            }
            j -= 1
            if j > 0, bit(i - 1, of: columns[j - 1].minus) { continue }
            i -= 1
            if from[i] != to[j] { out.append((from[i], to[j])) }
        }
        return out.reversed()
    }

    private static func bit(_ index: Int, of words: [UInt64]) -> Bool {
        words[index / 64] >> UInt64(index % 64) & 1 == 1
    }
}
