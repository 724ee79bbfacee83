/// Finds which node of the old tree is which node of the new one.
///
/// First the passages that are alike anywhere (anchors, by rare words), then headings by their titles and by what below
/// them was matched, then what stands between matched neighbours below matched headings, then what is left anywhere.
struct NodeMatcher {
    let old: DocumentTree
    let new: DocumentTree
    let settings: ComparisonSettings
    private let oldBags: [FeatureBag]
    private let newBags: [FeatureBag]
    private let oldTitles: [FeatureBag]
    private let newTitles: [FeatureBag]
    private let weights: FeatureWeights
    private let newPostings: [UInt64: [Int32]]
    /// Letters of each title, without marks and spaces.
    private let oldLetters: [[UInt8]]
    private let newLetters: [[UInt8]]

    /// The new node of each old node, and the other way round.
    private(set) var newOf: [Int?]
    private(set) var oldOf: [Int?]

    init(old: DocumentTree, new: DocumentTree, lexicon: Lexicon, settings: ComparisonSettings) {
        self.old = old
        self.new = new
        self.settings = settings
        let titles = TitleFeatures(lexicon: lexicon, synonyms: settings.synonyms)
        let bases = LegalBaseWords(lexicon: lexicon)
        let oldFeatures = old.nodes.map { lexicon.features(of: bases.telling($0)) }
        let newFeatures = new.nodes.map { lexicon.features(of: bases.telling($0)) }
        let oldTitleFeatures = old.nodes.map { titles.features(of: $0) }
        let newTitleFeatures = new.nodes.map { titles.features(of: $0) }
        var weights = FeatureWeights()
        for features in oldFeatures + newFeatures { weights.count(features) }
        self.weights = weights
        oldBags = oldFeatures.map { FeatureBag(features: $0, weights: weights) }
        newBags = newFeatures.map { FeatureBag(features: $0, weights: weights) }
        oldTitles = oldTitleFeatures.map { FeatureBag(features: $0, weights: weights) }
        newTitles = newTitleFeatures.map { FeatureBag(features: $0, weights: weights) }
        var postings: [UInt64: [Int32]] = [:]
        for (index, features) in newFeatures.enumerated() {
            for feature in Set(features + newTitleFeatures[index]) {
                postings[feature, default: []].append(Int32(index))
            }
        }
        newPostings = postings
        oldLetters = old.nodes.map { lexicon.letters(of: $0.title) }
        newLetters = new.nodes.map { lexicon.letters(of: $0.title) }
        newOf = Array(repeating: nil, count: old.nodes.count)
        oldOf = Array(repeating: nil, count: new.nodes.count)
        for fixed in [DocumentTree.root, DocumentTree.legalBases, DocumentTree.footnotes] { pair(fixed, fixed) }
    }

    mutating func match() {
        let candidates = candidates()
        accept(candidates.filter { !isHeading(old.nodes[$0.old], new.nodes[$0.new]) }, least: settings.anchorLikeness)
        matchHeadings(candidates)
        fill(DocumentTree.root, DocumentTree.root)
        fill(DocumentTree.legalBases, DocumentTree.legalBases)
        fill(DocumentTree.footnotes, DocumentTree.footnotes)
        accept(candidates, least: settings.anchorLikeness + 0.1)
    }

    // MARK: Candidates

    private struct Candidate {
        var old: Int
        var new: Int
        var score: Double
        var likeness: Double
    }

    /// For each old node the new nodes that share most with it, by the features that few nodes have.
    private func candidates() -> [Candidate] {
        var out: [Candidate] = []
        var sums: [Int32: Double] = [:]
        for index in old.nodes.indices where newOf[index] == nil {
            sums.removeAll(keepingCapacity: true)
            for entry in oldBags[index].entries + oldTitles[index].entries {
                guard let holders = newPostings[entry.feature], holders.count <= settings.commonWordLimit else {
                    continue
                }
                for holder in holders { sums[holder, default: 0] += entry.weight }
            }
            let best = sums.filter { oldOf[Int($0.key)] == nil }
                .sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }.prefix(8)
            for (holder, _) in best {
                let likeness = likeness(index, Int(holder))
                guard likeness >= settings.neighbourLikeness else { continue }
                out.append(
                    Candidate(
                        old: index, new: Int(holder), score: likeness + hints(index, Int(holder)), likeness: likeness))
            }
        }
        return out.sorted { ($0.score, -$0.old, -$0.new) > ($1.score, -$1.old, -$1.new) }
    }

    /// 0 to 1, of the texts, or of the titles where both have one and one side keeps its text in items below.
    func likeness(_ i: Int, _ j: Int) -> Double {
        let whole = oldBags[i].likeness(to: newBags[j])
        guard !old.nodes[i].title.isEmpty, !new.nodes[j].title.isEmpty else { return whole }
        let titles = max(oldTitles[i].likeness(to: newTitles[j]), titleLetters(i, j))
        // Captions of annexes name the same plan; only their titles tell them apart.
        if old.nodes[i].isAnnexHead, new.nodes[j].isAnnexHead { return titles }
        let hasChildren = !old.nodes[i].children.isEmpty || !new.nodes[j].children.isEmpty
        return max(whole, hasChildren ? titles : titles * 0.8)
    }

    /// Likeness of two short titles letter by letter, for titles that recognition garbled.
    private func titleLetters(_ i: Int, _ j: Int) -> Double {
        let first = oldLetters[i]
        let second = newLetters[j]
        guard first.count > 3, second.count > 3, abs(first.count - second.count) <= 8 else { return 0 }
        let likeness = Letters.likeness(first, second)
        return likeness >= 0.7 ? likeness * 0.9 : 0
    }

    /// Label, place and part are hints: enough to choose between equals, never enough to make a pair.
    private func hints(_ i: Int, _ j: Int) -> Double {
        let first = old.nodes[i]
        let second = new.nodes[j]
        var hint = 0.0
        if let label = first.label, label == second.label { hint += 0.03 }
        if first.kind == second.kind { hint += 0.01 }
        if isHeading(first, second) { hint += first.depth == second.depth ? 0.08 : -0.06 }
        if first.part != second.part { hint -= 0.25 }
        let share = Double(i) / Double(old.nodes.count) - Double(j) / Double(new.nodes.count)
        hint += 0.06 * (1 - abs(share))
        if let parent = first.parent, let other = second.parent {
            if newOf[parent] == other { hint += 0.1 }
            hint += 0.04 * oldTitles[parent].likeness(to: newTitles[other])
        }
        return hint
    }

    private mutating func accept(_ candidates: [Candidate], least: Double) {
        for candidate in candidates where candidate.likeness >= least {
            guard newOf[candidate.old] == nil, oldOf[candidate.new] == nil else { continue }
            let first = old.nodes[candidate.old]
            let second = new.nodes[candidate.new]
            // An item with a heading of its own and one without, or items of body and annex, must agree closely.
            let isUnlike = first.title.isEmpty != second.title.isEmpty || first.part != second.part
            if isUnlike, candidate.likeness < 0.8 { continue }
            // Two or three words that agree prove nothing away from their heading.
            let isShort = min(old.nodes[candidate.old].weight, new.nodes[candidate.new].weight) < 4
            if isShort, !haveMatchedParents(candidate.old, candidate.new) { continue }
            pair(candidate.old, candidate.new)
        }
    }

    private func haveMatchedParents(_ i: Int, _ j: Int) -> Bool {
        guard let parent = old.nodes[i].parent, let other = new.nodes[j].parent else { return false }
        return newOf[parent] == other
    }

    private mutating func pair(_ i: Int, _ j: Int) {
        newOf[i] = j
        oldOf[j] = i
    }

    private func isHeading(_ first: DocumentTree.Node, _ second: DocumentTree.Node) -> Bool {
        !first.children.isEmpty || !second.children.isEmpty
    }

    // MARK: Headings

    /// Headings match by title and by how much of what stands below them has been matched into each other.
    private mutating func matchHeadings(_ candidates: [Candidate]) {
        struct Pair: Hashable {
            var old: Int
            var new: Int
        }
        var votes: [Pair: Int] = [:]
        for (index, partner) in newOf.enumerated() {
            guard let partner, index > DocumentTree.footnotes else { continue }
            let weight = min(old.nodes[index].weight, new.nodes[partner].weight)
            for above in ancestors(of: index, in: old) {
                for other in ancestors(of: partner, in: new) {
                    votes[Pair(old: above, new: other), default: 0] += weight
                }
            }
        }
        for candidate in candidates where isHeading(old.nodes[candidate.old], new.nodes[candidate.new]) {
            votes[Pair(old: candidate.old, new: candidate.new), default: 0] += 0
        }
        var scored: [Candidate] = []
        for (pair, weight) in votes where newOf[pair.old] == nil && oldOf[pair.new] == nil {
            let first = old.nodes[pair.old]
            let second = new.nodes[pair.new]
            guard first.part == second.part else { continue }
            // A title is not found again in a text that only uses its words.
            if weight == 0, first.title.isEmpty != second.title.isEmpty, likeness(pair.old, pair.new) < 0.8 { continue }
            let inside = 2 * Double(weight) / Double(max(1, first.weight + second.weight))
            let title = likeness(pair.old, pair.new)
            let likeness = max(0.55 * title + 0.45 * min(1, inside), title * 0.8)
            scored.append(
                Candidate(old: pair.old, new: pair.new, score: likeness + hints(pair.old, pair.new), likeness: likeness)
            )
        }
        scored.sort { ($0.score, -$0.old, -$0.new) > ($1.score, -$1.old, -$1.new) }
        for candidate in scored where candidate.likeness >= 0.4 {
            guard newOf[candidate.old] == nil, oldOf[candidate.new] == nil else { continue }
            pair(candidate.old, candidate.new)
        }
    }

    private func ancestors(of index: Int, in tree: DocumentTree) -> [Int] {
        var out: [Int] = []
        var walker = tree.nodes[index].parent
        while let node = walker, node > DocumentTree.footnotes {
            out.append(node)
            walker = tree.nodes[node].parent
        }
        return out
    }

    // MARK: Neighbours

    /// Pairs what stands between the same neighbours below the same heading, then goes down.
    private mutating func fill(_ i: Int, _ j: Int) {
        let first = old.nodes[i].children
        let second = new.nodes[j].children
        let position = Dictionary(uniqueKeysWithValues: second.enumerated().map { ($0.element, $0.offset) })
        let anchors = first.enumerated().compactMap { offset, child in
            newOf[child].flatMap { position[$0] }.map { (offset, $0) }
        }
        let kept = SequenceOrder.kept(
            positions: anchors.map(\.1), weights: anchors.map { old.nodes[first[$0.0]].weight })
        var gaps: [(Range<Int>, Range<Int>)] = []
        var last = (-1, -1)
        for (number, anchor) in anchors.enumerated() where kept.contains(number) {
            gaps.append(((last.0 + 1)..<anchor.0, (last.1 + 1)..<anchor.1))
            last = anchor
        }
        gaps.append(((last.0 + 1)..<first.count, (last.1 + 1)..<second.count))
        for (oldGap, newGap) in gaps {
            let olds = oldGap.map { first[$0] }.filter { newOf[$0] == nil }
            let news = newGap.map { second[$0] }.filter { oldOf[$0] == nil }
            let pairs = GapAlignment.pairs(olds.count, news.count, least: settings.neighbourLikeness) {
                neighbourLikeness(olds[$0], news[$1])
            }
            for (a, b) in pairs { pair(olds[a], news[b]) }
        }
        for child in first {
            if let partner = newOf[child] { fill(child, partner) }
        }
    }

    private func neighbourLikeness(_ i: Int, _ j: Int) -> Double {
        // The same label between the same neighbours adds a little: a label is a hint.
        let sameLabel = old.nodes[i].label != nil && old.nodes[i].label == new.nodes[j].label
        // Annexes stand next to each other whatever they are: their titles must agree.
        let doubt = old.nodes[i].isAnnexHead || new.nodes[j].isAnnexHead ? 0.3 : 0
        return likeness(i, j) + (sameLabel ? 0.05 : 0) - doubt
    }

    // MARK: For splits and merges

    /// Weighted features of an old node's own text.
    func oldBag(_ index: Int) -> FeatureBag { oldBags[index] }

    func newBag(_ index: Int) -> FeatureBag { newBags[index] }
}
