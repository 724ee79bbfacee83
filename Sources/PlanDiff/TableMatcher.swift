internal import DocumentModel

/// Pairs the tables of two documents, and the columns of two tables.
struct TableMatcher {
    let lexicon: Lexicon
    let synonyms: TitleSynonyms

    /// Pairs by titles of columns, the place and the words of the rows; in old order.
    func pairs(_ old: [ComparedTable], _ new: [ComparedTable]) -> [(Int, Int)] {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        var weights = FeatureWeights()
        let oldFeatures = old.map(features)
        let newFeatures = new.map(features)
        for features in oldFeatures + newFeatures { weights.count(features) }
        let oldBags = oldFeatures.map { FeatureBag(features: $0, weights: weights) }
        let newBags = newFeatures.map { FeatureBag(features: $0, weights: weights) }
        var candidates: [(old: Int, new: Int, score: Double)] = []
        for i in old.indices {
            for j in new.indices {
                let titles = columnPairs(old[i].table.columns, new[j].table.columns)
                let share =
                    2 * Double(titles.count) / Double(max(1, old[i].table.columns.count + new[j].table.columns.count))
                let score = 0.5 * share + 0.5 * oldBags[i].likeness(to: newBags[j])
                if score >= 0.35 { candidates.append((i, j, score - 0.001 * Double(abs(i - j)))) }
            }
        }
        var newOf: [Int: Int] = [:]
        var taken: Set<Int> = []
        for candidate in candidates.sorted(by: { $0.score > $1.score })
        where newOf[candidate.old] == nil && taken.insert(candidate.new).inserted {
            newOf[candidate.old] = candidate.new
        }
        return newOf.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func features(of table: ComparedTable) -> [UInt64] {
        table.cells.flatMap { $0.flatMap { lexicon.features(of: $0) } }
    }

    /// Columns whose titles agree, then those that are left in order when as many are left on either side.
    func columnPairs(_ old: [String], _ new: [String]) -> [(Int, Int)] {
        let first = old.map(standard)
        let second = new.map(standard)
        var newOf: [Int: Int] = [:]
        var taken: Set<Int> = []
        for i in first.indices {
            let match = second.indices.filter { !taken.contains($0) && second[$0] == first[i] }
                .min { abs($0 - i) < abs($1 - i) }
            if let match {
                newOf[i] = match
                taken.insert(match)
            }
        }
        for i in first.indices where newOf[i] == nil {
            let match = second.indices.filter { !taken.contains($0) }
                .map { ($0, Letters.likeness(Array(first[i].utf8), Array(second[$0].utf8))) }.max { $0.1 < $1.1 }
            if let match, match.1 >= 0.7 {
                newOf[i] = match.0
                taken.insert(match.0)
            }
        }
        let oldLeft = first.indices.filter { newOf[$0] == nil }
        let newLeft = second.indices.filter { !taken.contains($0) }
        if oldLeft.count == newLeft.count, first.count == second.count {
            for (i, j) in zip(oldLeft, newLeft) where i == j { newOf[i] = j }
        }
        return newOf.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func standard(_ title: String) -> String {
        let words = VietnameseText.folded(title).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return synonyms.standard(words).joined(separator: " ")
    }
}
