internal import DocumentModel

/// Pairs the rows of two tables: alike anywhere first, then what stands between matched neighbours.
struct RowMatcher {
    struct Row {
        var kind: Table.Row.Kind
        /// Words of all cells, those of the key column twice.
        var features: [UInt64]
        var group: String
        var number: String
        var size: Int
    }

    private(set) var newOf: [Int?]
    private(set) var oldOf: [Int?]
    /// Old rows that stand elsewhere in the new table.
    private(set) var moved: Set<Int> = []

    init(old: [Row], new: [Row], settings: ComparisonSettings) {
        newOf = Array(repeating: nil, count: old.count)
        oldOf = Array(repeating: nil, count: new.count)
        var weights = FeatureWeights()
        for row in old + new { weights.count(row.features) }
        let oldBags = old.map { FeatureBag(features: $0.features, weights: weights) }
        let newBags = new.map { FeatureBag(features: $0.features, weights: weights) }
        var postings: [UInt64: [Int]] = [:]
        for (index, row) in new.enumerated() {
            for feature in Set(row.features) { postings[feature, default: []].append(index) }
        }
        func score(_ i: Int, _ j: Int) -> Double {
            guard old[i].kind == new[j].kind else { return 0 }
            if old[i].kind == .total { return 0.6 }
            let hint = (old[i].group == new[j].group ? 0.06 : 0) + (old[i].number == new[j].number ? 0.04 : 0)
            return oldBags[i].likeness(to: newBags[j]) + hint
        }
        var candidates: [(old: Int, new: Int, score: Double)] = []
        for i in old.indices {
            var sums: [Int: Double] = [:]
            for entry in oldBags[i].entries {
                guard let holders = postings[entry.feature], holders.count <= settings.commonWordLimit else { continue }
                for holder in holders { sums[holder, default: 0] += entry.weight }
            }
            for (j, _) in sums.sorted(by: { ($0.value, -$0.key) > ($1.value, -$1.key) }).prefix(8) {
                let value = score(i, j)
                if value >= settings.anchorLikeness { candidates.append((i, j, value)) }
            }
        }
        for candidate in candidates.sorted(by: { ($0.score, -$0.old, -$0.new) > ($1.score, -$1.old, -$1.new) })
        where newOf[candidate.old] == nil && oldOf[candidate.new] == nil {
            newOf[candidate.old] = candidate.new
            oldOf[candidate.new] = candidate.old
        }
        fillGaps(old.count, new.count, least: settings.neighbourLikeness + 0.1, score: score)
        let paired = newOf.indices.filter { newOf[$0] != nil }
        let kept = SequenceOrder.kept(positions: paired.map { newOf[$0] ?? 0 }, weights: paired.map { old[$0].size })
        moved = Set(paired.enumerated().filter { !kept.contains($0.offset) }.map(\.element))
    }

    private mutating func fillGaps(_ oldCount: Int, _ newCount: Int, least: Double, score: (Int, Int) -> Double) {
        let paired = newOf.indices.filter { newOf[$0] != nil }
        let kept = SequenceOrder.kept(positions: paired.map { newOf[$0] ?? 0 }, weights: paired.map { _ in 1 })
        var anchors = paired.enumerated().filter { kept.contains($0.offset) }.map {
            ($0.element, newOf[$0.element] ?? 0)
        }
        anchors.append((oldCount, newCount))
        var last = (-1, -1)
        for anchor in anchors {
            let olds = ((last.0 + 1)..<max(last.0 + 1, anchor.0)).filter { newOf[$0] == nil }
            let news = ((last.1 + 1)..<max(last.1 + 1, anchor.1)).filter { oldOf[$0] == nil }
            for (a, b) in GapAlignment.pairs(
                olds.count, news.count, least: least, likeness: { score(olds[$0], news[$1]) })
            {
                newOf[olds[a]] = news[b]
                oldOf[news[b]] = olds[a]
            }
            last = anchor
        }
    }
}
