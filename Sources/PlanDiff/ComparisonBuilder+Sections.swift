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
        func drop(behind node: Int) {
            for index in droppedBehind.removeValue(forKey: node) ?? [] { addDropped(index) }
        }
        func visit(_ node: Int) {
            if node > DocumentTree.footnotes {
                if let group = groups.groupOfNew[node] {
                    if done.insert(group).inserted { addGroup(groups.groups[group]) }
                    for index in groups.groups[group].old { drop(behind: index) }
                } else {
                    addAdded(node)
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
        for index in droppedBehind.values.flatMap(\.self).sorted() { addDropped(index) }
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

    private func addAdded(_ index: Int) {
        let node = new.nodes[index]
        let passage = add(
            Passage(
                part: node.part, depth: node.depth, isTitle: !node.title.isEmpty && node.text.isEmpty, status: .added,
                old: [], new: [node.place]))
        let text = RunBuilder.text(node.tokens, 0..<node.tokens.count, isFirst: true)
        count(alone: node.tokens.count)
        let kind: Change.Kind = isCitingBase(node, newDocument) ? .citation : .added
        if kind == .citation { coveredNew.formUnion(node.citations.map(\.citation)) }
        add(
            Change(kind: kind, action: .added, old: [], new: [node.place], newText: Self.whole(node, text)), to: passage
        )
        result.passages[passage].runs = [Run(old: "", new: text, change: result.changes.count)]
    }

    private func addDropped(_ index: Int) {
        let node = old.nodes[index]
        let passage = add(
            Passage(
                part: node.part, depth: node.depth, isTitle: !node.title.isEmpty && node.text.isEmpty, status: .dropped,
                old: [node.place], new: []))
        let text = RunBuilder.text(node.tokens, 0..<node.tokens.count, isFirst: true)
        count(alone: node.tokens.count)
        let kind: Change.Kind = isCitingBase(node, oldDocument) ? .citation : .dropped
        if kind == .citation { coveredOld.formUnion(node.citations.map(\.citation)) }
        add(
            Change(kind: kind, action: .dropped, old: [node.place], new: [], oldText: Self.whole(node, text)),
            to: passage)
        result.passages[passage].runs = [Run(old: text, new: "", change: result.changes.count)]
    }

    private static func whole(_ node: DocumentTree.Node, _ text: String) -> String {
        (node.label.map { $0 + " " } ?? "") + text.replacing("\n", with: " ")
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
