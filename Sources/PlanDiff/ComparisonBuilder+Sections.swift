internal import DocumentModel

extension ComparisonBuilder {
    /// Walks the new tree and lays each passage beside its old one; what was dropped comes where it stood.
    func compareSections(_ groups: PassageGroups) {
        var droppedBehind: [Int: [Int]] = [:]
        var anchor = DocumentTree.root
        for index in old.nodes.indices.dropFirst() {
            if groups.groupOfOld[index] != nil {
                anchor = index
            } else {
                droppedBehind[anchor, default: []].append(index)
            }
        }
        let tables = TableBoard(self)
        var done: Set<Int> = []
        var shown: Set<Int> = []
        func drop(behind node: Int) {
            for group in Self.gathered(droppedBehind.removeValue(forKey: node) ?? [], in: old) { addDropped(group) }
        }
        func visit(_ node: Int) {
            if node > DocumentTree.footnotes {
                if let group = groups.groupOfNew[node] {
                    if done.insert(group).inserted { addGroup(groups.groups[group]) }
                    for index in groups.groups[group].old { drop(behind: index) }
                } else if !shown.contains(node) {
                    var group = [node]
                    if Self.isPlain(new.nodes[node]), let parent = new.nodes[node].parent {
                        let behind = new.nodes[parent].children.drop { $0 <= node }
                        let alone = behind.prefix { groups.groupOfNew[$0] == nil && Self.isPlain(new.nodes[$0]) }
                        group = Self.gathered(group + alone, in: new)[0]
                    }
                    shown.formUnion(group)
                    addAdded(group)
                }
            } else if let group = groups.groupOfNew[node] {
                for index in groups.groups[group].old { drop(behind: index) }
            }
            if node == DocumentTree.footnotes { tables.add(container: "body") }
            for child in new.nodes[node].children { visit(child) }
            if new.nodes[node].part == .annex, new.nodes[node].depth == 0 {
                tables.add(container: new.nodes[node].place.node)
            }
        }
        visit(DocumentTree.root)
        for group in Self.gathered(droppedBehind.values.flatMap(\.self).sorted(), in: old) { addDropped(group) }
        tables.addRest()
    }

    // MARK: One group

    private func addGroup(_ group: PassageGroups.Group) {
        let olds = group.old.map { old.nodes[$0] }
        let news = group.new.map { new.nodes[$0] }
        guard let first = news.first, let before = olds.first else { return }
        let passage = add(
            Passage(
                part: first.part, depth: first.depth, isTitle: !first.title.isEmpty && first.text.isEmpty,
                status: group.status, old: olds.map(\.place), new: news.map(\.place)))
        addStructuralChange(group, passage: passage)
        let oldTokens = olds.flatMap(\.tokens)
        let newTokens = news.flatMap(\.tokens)
        guard !oldTokens.isEmpty || !newTokens.isEmpty else { return }
        let difference = TextDifference(
            old: oldTokens, new: newTokens, oldCited: cited(oldTokens, in: old, oldDocument),
            newCited: cited(newTokens, in: new, newDocument), context: context)
        let partPlaces = (before.place, first.place)
        add(difference, passage: passage) { [self] difference, hunk in
            change(difference, hunk, fallback: partPlaces)
        }
    }

    private func addStructuralChange(_ group: PassageGroups.Group, passage: Int) {
        let olds = group.old.map { old.nodes[$0] }
        let news = group.new.map { new.nodes[$0] }
        func heads(_ nodes: [DocumentTree.Node]) -> String {
            nodes.map { Self.head($0) }.joined(separator: " + ")
        }
        let kind: Change.Kind
        let action: Change.Action
        switch group.status {
        case .moved: (kind, action) = (.moved, .moved)
        case .renumbered: (kind, action) = (.renumbered, .renumbered)
        case .split: (kind, action) = (.split, .changed)
        case .merged: (kind, action) = (.merged, .changed)
        case .kept, .added, .dropped: return
        }
        // A heading that only took in the items below it is no part of the merge itself.
        let merged = group.status == .merged ? olds.filter { !$0.text.isEmpty || $0.title.isEmpty } : olds
        let parts = group.status == .split ? news.filter { !$0.text.isEmpty || $0.title.isEmpty } : news
        add(
            Change(
                kind: kind, action: action, old: merged.map(\.place), new: parts.map(\.place), oldText: heads(merged),
                newText: heads(parts)), to: passage)
        if group.status == .merged || group.status == .split, let before = olds.first, let after = news.first,
            !before.title.isEmpty, !after.title.isEmpty, PassageGroups.isRelabelled(before, after)
        {
            add(
                Change(
                    kind: .renumbered, action: .renumbered, old: [before.place], new: [after.place],
                    oldText: Self.head(before), newText: Self.head(after)), to: passage)
        }
    }

    /// Label and title, or label and first words.
    static func head(_ node: DocumentTree.Node) -> String {
        [node.label, node.place.title].compactMap { $0 }.joined(separator: " ")
    }

    // MARK: One side only

    /// Adds what stands in the new document only: a node, or neighbours without a label of their own.
    private func addAdded(_ indices: [Int]) { addLone(indices, in: new, newDocument, isNew: true) }

    private func addDropped(_ indices: [Int]) { addLone(indices, in: old, oldDocument, isNew: false) }

    private func addLone(_ indices: [Int], in tree: DocumentTree, _ document: PlanDocument, isNew: Bool) {
        let nodes = indices.map { tree.nodes[$0] }
        guard let node = nodes.first else { return }
        let places = nodes.map(\.place)
        let passage = add(
            Passage(
                part: node.part, depth: node.depth, isTitle: !node.title.isEmpty && node.text.isEmpty,
                status: isNew ? .added : .dropped, old: isNew ? [] : places, new: isNew ? places : []))
        let lines = nodes.enumerated().map { offset, node in
            let lead = offset > 0 ? node.label.map { $0 + " " } ?? "" : ""
            return lead + RunBuilder.text(node.tokens, 0..<node.tokens.count, isFirst: true)
        }
        let text = lines.joined(separator: "\n")
        let tokens = nodes.flatMap(\.tokens)
        count(alone: tokens.count)
        func run(change: Int?, noise: NoiseCause?) -> Run {
            Run(old: isNew ? "" : text, new: isNew ? text : "", change: change, noise: noise)
        }
        if !settings.reportsNoise, context.judge.isUnreadable(tokens) {
            result.noise[.recognition, default: 0] += 1
            result.passages[passage].runs = [run(change: nil, noise: .recognition)]
            return
        }
        var kind: Change.Kind = isNew ? .added : .dropped
        if isCitingBase(node, document) {
            kind = .citation
            if isNew {
                coveredNew.formUnion(node.citations.map(\.citation))
            } else {
                coveredOld.formUnion(node.citations.map(\.citation))
            }
        }
        let whole = (node.label.map { $0 + " " } ?? "") + text.replacing("\n", with: " ")
        add(
            Change(
                kind: kind, action: isNew ? .added : .dropped, old: isNew ? [] : places, new: isNew ? places : [],
                oldText: isNew ? "" : whole, newText: isNew ? whole : ""), to: passage)
        result.passages[passage].runs = [run(change: result.changes.count, noise: nil)]
    }

    /// Whether a node is running text or a dash item, with nothing that would be counted or stand below it.
    private static func isPlain(_ node: DocumentTree.Node) -> Bool {
        let isCounted = node.label.map { $0.contains { $0.isLetter || $0.isNumber } } ?? false
        return node.children.isEmpty && node.title.isEmpty && !isCounted && node.part != .legalBases
    }

    /// Parts a list of nodes so that plain neighbours below one heading stand together.
    private static func gathered(_ indices: [Int], in tree: DocumentTree) -> [[Int]] {
        var groups: [[Int]] = []
        for index in indices {
            if let last = groups.last?.last, last + 1 == index, isPlain(tree.nodes[index]), isPlain(tree.nodes[last]),
                tree.nodes[last].parent == tree.nodes[index].parent
            {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        return groups
    }

    private func isCitingBase(_ node: DocumentTree.Node, _ document: PlanDocument) -> Bool {
        node.part == .legalBases && node.citations.contains { document.citations[$0.citation].number != nil }
    }

    // MARK: Hunks

    /// Ranges of tokens that cite a document by its number.
    private func cited(_ tokens: [Token], in tree: DocumentTree, _ document: PlanDocument) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        let nodes = Set(tokens.map(\.node))
        for node in nodes.sorted() {
            for span in tree.nodes[node].citations where document.citations[span.citation].number != nil {
                let inside = tokens.indices.filter { index in
                    tokens[index].node == node && tokens[index].field == span.field
                        && span.range.overlaps(tokens[index].start..<(tokens[index].start + tokens[index].length))
                }
                if let first = inside.first, let last = inside.last { ranges.append(first..<(last + 1)) }
            }
        }
        guard !ranges.isEmpty else { return [] }
        // The day of a cited document belongs to it: `số 41/2023/NQ-HĐND ngày 08 tháng 12 năm 2023`.
        let days = context.calendar.spans(in: tokens)
        return ranges.map { range in
            days.first { $0.lowerBound == range.upperBound }.map { range.lowerBound..<$0.upperBound } ?? range
        }
    }

    private func change(_ difference: TextDifference, _ hunk: TextDifference.Hunk, fallback: (Place, Place)) -> Change {
        let oldRange = difference.oldRange(of: hunk)
        let newRange = difference.newRange(of: hunk)
        let oldPlaces = places(difference.old, oldRange, in: old, fallback.0)
        let newPlaces = places(difference.new, newRange, in: new, fallback.1)
        var change = Self.change(difference, hunk, old: oldPlaces, new: newPlaces)
        change.facts = facts(difference, hunk)
        if hunk.kind == .citation {
            coveredOld.formUnion(citations(difference.old, oldRange, in: old))
            coveredNew.formUnion(citations(difference.new, newRange, in: new))
        }
        return change
    }

    /// The change that a hunk is, with its words and their neighbours.
    static func change(
        _ difference: TextDifference, _ hunk: TextDifference.Hunk, old: [Place], new: [Place], kind: Change.Kind? = nil
    ) -> Change {
        let oldRange = difference.oldRange(of: hunk)
        let newRange = difference.newRange(of: hunk)
        let oldText = RunBuilder.line(difference.old, oldRange)
        let newText = RunBuilder.line(difference.new, newRange)
        let isLong = difference.new.count >= difference.old.count
        let tokens = isLong ? difference.new : difference.old
        let range = isLong ? newRange : oldRange
        return Change(
            kind: kind ?? hunk.kind, action: oldText.isEmpty ? .added : newText.isEmpty ? .dropped : .changed, old: old,
            new: new, oldText: oldText, newText: newText,
            before: RunBuilder.line(tokens, max(0, range.lowerBound - 4)..<range.lowerBound),
            behind: RunBuilder.line(tokens, range.upperBound..<min(tokens.count, range.upperBound + 4)))
    }

    private func places(_ tokens: [Token], _ range: Range<Int>, in tree: DocumentTree, _ fallback: Place) -> [Place] {
        var nodes: [Int] = []
        for token in tokens[range] where nodes.last != token.node { nodes.append(token.node) }
        if nodes.isEmpty {
            // A gap: the node of the word before it.
            guard !tokens.isEmpty else { return [fallback] }
            nodes = [tokens[max(0, min(range.lowerBound - 1, tokens.count - 1))].node]
        }
        return nodes.map { tree.nodes[$0].place }
    }

    private func citations(_ tokens: [Token], _ range: Range<Int>, in tree: DocumentTree) -> [Int] {
        tokens[range].flatMap { token in
            tree.nodes[token.node].citations.filter { span in
                span.field == token.field && span.range.contains(token.start)
            }.map(\.citation)
        }
    }

    // MARK: Facts

    /// Facts that the changed words belong to, where both sides have one of a kind.
    private func facts(_ difference: TextDifference, _ hunk: TextDifference.Hunk) -> [FactChange] {
        let before = facts(difference.old, difference.oldRange(of: hunk), in: old)
        let after = facts(difference.new, difference.newRange(of: hunk), in: new)
        return zip(before, after).compactMap { first, second in
            guard first.kind == second.kind, first.text != second.text else { return nil }
            return FactChange(
                kind: first.kind.rawValue, old: first.text, new: second.text, oldValue: Self.value(first),
                newValue: Self.value(second))
        }
    }

    private func facts(_ tokens: [Token], _ range: Range<Int>, in tree: DocumentTree) -> [Fact] {
        var found: [Fact] = []
        for token in tokens[range] {
            for fact in tree.nodes[token.node].facts
            where fact.field == token.field && fact.start < token.start + token.length
                && token.start < fact.start + fact.length && !found.contains(fact)
            {
                found.append(fact)
            }
        }
        return found
    }

    private static func value(_ fact: Fact) -> String? {
        if fact.from != nil || fact.to != nil || fact.recurrence != nil {
            return [fact.from, fact.to, fact.recurrence].compactMap { $0 }.joined(separator: "/")
        }
        guard let minimum = fact.minimum ?? fact.maximum else { return nil }
        let maximum = fact.maximum ?? minimum
        let numbers = minimum == maximum ? [minimum] : [minimum, maximum]
        let unit = ([fact.unit].compactMap { $0 } + fact.per.map { "/" + $0 }).joined()
        return numbers.map { $0 == $0.rounded() && abs($0) < 1e15 ? String(Int($0)) : String($0) }
            .joined(separator: "-") + (unit.isEmpty ? "" : " " + unit)
    }
}
