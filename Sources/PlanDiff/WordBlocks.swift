/// Cuts two token sequences at the words they share for certain, so that costly alignment sees short blocks only.
struct WordBlocks {
    /// A stretch of equal tokens, or a block to be aligned.
    enum Piece {
        case same(old: Range<Int>, new: Range<Int>)
        case block(old: Range<Int>, new: Range<Int>)
    }

    private let old: [Lexicon.Key]
    private let new: [Lexicon.Key]
    private(set) var pieces: [Piece] = []

    /// - Parameters:
    ///   - old: keys of the old words.
    ///   - new: keys of the new words.
    init(old: [Lexicon.Key], new: [Lexicon.Key]) {
        self.old = old
        self.new = new
        cut(0..<old.count, 0..<new.count, depth: 0)
    }

    /// Equal ends first, then the words that stand once on either side (patience), then each gap again.
    private mutating func cut(_ a: Range<Int>, _ b: Range<Int>, depth: Int) {
        var start = (a.lowerBound, b.lowerBound)
        var end = (a.upperBound, b.upperBound)
        while start.0 < end.0, start.1 < end.1, old[start.0] == new[start.1] { start = (start.0 + 1, start.1 + 1) }
        while end.0 > start.0, end.1 > start.1, old[end.0 - 1] == new[end.1 - 1] { end = (end.0 - 1, end.1 - 1) }
        add(a.lowerBound..<start.0, b.lowerBound..<start.1)
        let inner = (start.0..<end.0, start.1..<end.1)
        if !inner.0.isEmpty || !inner.1.isEmpty {
            let anchors = depth < 24 && inner.0.count * inner.1.count > 64 ? anchors(inner.0, inner.1) : []
            if anchors.isEmpty {
                pieces.append(.block(old: inner.0, new: inner.1))
            } else {
                var last = (inner.0.lowerBound, inner.1.lowerBound)
                for anchor in anchors {
                    if anchor.0 < last.0 || anchor.1 < last.1 { continue }
                    cut(last.0..<anchor.0, last.1..<anchor.1, depth: depth + 1)
                    add(anchor.0..<(anchor.0 + 1), anchor.1..<(anchor.1 + 1))
                    last = (anchor.0 + 1, anchor.1 + 1)
                }
                cut(last.0..<inner.0.upperBound, last.1..<inner.1.upperBound, depth: depth + 1)
            }
        }
        add(end.0..<a.upperBound, end.1..<b.upperBound)
    }

    private mutating func add(_ a: Range<Int>, _ b: Range<Int>) {
        guard !a.isEmpty else { return }
        if case .same(let before, let other)? = pieces.last, before.upperBound == a.lowerBound,
            other.upperBound == b.lowerBound
        {
            pieces[pieces.count - 1] = .same(
                old: before.lowerBound..<a.upperBound, new: other.lowerBound..<b.upperBound)
        } else {
            pieces.append(.same(old: a, new: b))
        }
    }

    /// Pairs of words that stand with the same neighbour exactly once on either side, in common order.
    private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [(Int, Int)] {
        func unique(_ keys: [Lexicon.Key], _ range: Range<Int>) -> [UInt64: Int] {
            var places: [UInt64: Int] = [:]
            guard range.count > 1 else { return places }
            for index in range.dropLast() {
                let pair = UInt64(UInt32(bitPattern: keys[index])) << 32 | UInt64(UInt32(bitPattern: keys[index + 1]))
                places[pair] = places[pair] == nil ? index : -1
            }
            return places
        }
        let first = unique(old, a)
        let second = unique(new, b)
        let common = first.compactMap { pair, index -> (Int, Int)? in
            guard index >= 0, let other = second[pair], other >= 0 else { return nil }
            return (index, other)
        }.sorted { $0.0 < $1.0 }
        guard !common.isEmpty else { return [] }
        let kept = SequenceOrder.kept(positions: common.map(\.1), weights: common.map { _ in 1 })
        return common.indices.filter(kept.contains).map { common[$0] }
    }
}
