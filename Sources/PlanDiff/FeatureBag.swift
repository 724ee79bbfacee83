/// The words and word pairs of a text, each with the weight of its rarity; what likeness is measured on.
struct FeatureBag {
    /// Sorted by feature.
    private(set) var entries: [(feature: UInt64, weight: Double)]
    private(set) var total: Double

    static let empty = FeatureBag(entries: [], total: 0)

    private init(entries: [(feature: UInt64, weight: Double)], total: Double) {
        self.entries = entries
        self.total = total
    }

    init(features: [UInt64], weights: FeatureWeights) {
        var entries: [(feature: UInt64, weight: Double)] = []
        for feature in features.sorted() {
            let weight = weights.weight(of: feature)
            if entries.last?.feature == feature {
                entries[entries.count - 1].weight += weight
            } else {
                entries.append((feature, weight))
            }
        }
        self.init(entries: entries, total: entries.reduce(0) { $0 + $1.weight })
    }

    /// Weight that both bags have.
    func common(with other: FeatureBag) -> Double {
        var sum = 0.0
        var i = 0
        var j = 0
        while i < entries.count, j < other.entries.count {
            if entries[i].feature == other.entries[j].feature {
                sum += min(entries[i].weight, other.entries[j].weight)
                i += 1
                j += 1
            } else if entries[i].feature < other.entries[j].feature {
                i += 1
            } else {
                j += 1
            }
        }
        return sum
    }

    /// 0 to 1: twice the common weight as a share of both (Dice's coefficient).
    func likeness(to other: FeatureBag) -> Double {
        let both = total + other.total
        return both > 0 ? 2 * common(with: other) / both : 0
    }

    /// What is left when another bag's entries are taken out.
    func without(_ other: FeatureBag) -> FeatureBag {
        var left: [(feature: UInt64, weight: Double)] = []
        var j = 0
        for entry in entries {
            while j < other.entries.count, other.entries[j].feature < entry.feature { j += 1 }
            let taken =
                j < other.entries.count && other.entries[j].feature == entry.feature ? other.entries[j].weight : 0
            if entry.weight > taken { left.append((entry.feature, entry.weight - taken)) }
        }
        return FeatureBag(entries: left, total: left.reduce(0) { $0 + $1.weight })
    }
}

/// Inverse document frequency: how much a feature says, by the number of passages it stands in.
struct FeatureWeights {
    private var counts: [UInt64: Int32] = [:]
    private var passages = 0

    /// Counts the features of one passage.
    mutating func count(_ features: [UInt64]) {
        passages += 1
        for feature in Set(features) { counts[feature, default: 0] += 1 }
    }

    func weight(of feature: UInt64) -> Double { weight(forCount: counts[feature] ?? 1) }

    /// How many passages have the feature.
    func frequency(of feature: UInt64) -> Int { Int(counts[feature] ?? 0) }

    private func weight(forCount count: Int32) -> Double {
        var ratio = Double(passages) / Double(count)
        var weight = 0.25
        // A logarithm to the base 2 by halving needs no import and is exact enough for a weight.
        while ratio > 1 {
            weight += min(1, ratio - 1)
            ratio /= 2
        }
        return weight
    }
}

extension Lexicon {
    /// One feature a word and one a pair of neighbours, marks and case left out; all numbers are one word.
    func features(of tokens: [Token]) -> [UInt64] {
        features(ofFolds: tokens.filter { $0.kind != .punctuation }.map { fold(of: $0) })
    }

    func features(ofFolds folds: [UInt64]) -> [UInt64] {
        guard let first = folds.first else { return [] }
        var out = [first]
        for index in folds.indices.dropFirst() {
            out.append(folds[index])
            out.append(folds[index - 1] << 32 | folds[index])
        }
        return out
    }

    func fold(ofWord word: String) -> UInt64 {
        let key = key(of: word)
        return UInt64(folds[Int(key)]) + 2
    }

    /// 1 for every number, above 1 for words.
    func fold(of token: Token) -> UInt64 {
        token.kind == .number ? 1 : UInt64(folds[Int(token.key)]) + 2
    }
}
