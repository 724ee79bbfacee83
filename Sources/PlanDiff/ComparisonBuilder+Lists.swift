internal import DocumentModel

/// Letterhead, recipients, signers and citations: parts that are lists of values, not running text.
extension ComparisonBuilder {
    // MARK: Letterhead

    func compareHeader() {
        let first = oldDocument.header
        let second = newDocument.header
        let fields: [(String, String?, String?)] = [
            ("superior", first.superior, second.superior), ("issuer", first.issuer, second.issuer),
            ("number", first.number, second.number), ("place", first.place, second.place),
            ("date", first.date, second.date), ("kind", first.kind, second.kind),
            ("subject", first.subject, second.subject), ("urgency", first.urgency, second.urgency),
        ]
        for (name, before, after) in fields where before != nil || after != nil {
            compareField(name, before ?? "", after ?? "")
        }
        compareList(oldDocument.addressees, newDocument.addressees, node: "addressees", part: .header, kind: .recipient)
    }

    private func compareField(_ name: String, _ before: String, _ after: String) {
        let places = (
            Place(node: "header", label: name, page: oldDocument.header.evidence[name]?.provenance.first?.page),
            Place(node: "header", label: name, page: newDocument.header.evidence[name]?.provenance.first?.page)
        )
        let passage = add(Passage(part: .header, depth: 0, old: [places.0], new: [places.1]))
        let difference = TextDifference(
            old: tokenizer.tokens(before, field: .subject, node: 0),
            new: tokenizer.tokens(after, field: .subject, node: 0),
            context: context)
        let isWhole = name == "number" || name == "date"
        if isWhole || before.isEmpty || after.isEmpty {
            let isSame = difference.hunks.isEmpty
            if !isSame {
                let kind: Change.Kind = name == "number" ? .number : name == "date" ? .date : .wording
                add(
                    Change(
                        kind: kind, action: before.isEmpty ? .added : after.isEmpty ? .dropped : .changed,
                        old: before.isEmpty ? [] : [places.0], new: after.isEmpty ? [] : [places.1], oldText: before,
                        newText: after), to: passage)
            }
            result.passages[passage].runs = [Run(old: before, new: after, change: isSame ? nil : result.changes.count)]
            return
        }
        add(difference, passage: passage) { difference, hunk in
            Self.change(difference, hunk, old: [places.0], new: [places.1])
        }
    }

    // MARK: Recipients

    func compareLists() {
        compareList(
            oldDocument.recipients, newDocument.recipients, node: "recipients", part: .recipients, kind: .recipient)
    }

    /// Lines are paired by likeness wherever they stand, for the order of recipients says nothing; the rest is new or gone.
    private func compareList(
        _ before: [String], _ after: [String], node: String, part: Passage.Part, kind: Change.Kind
    ) {
        guard !before.isEmpty || !after.isEmpty else { return }
        let first = before.map { tokenizer.tokens($0, field: .text, node: 0) }
        let second = after.map { tokenizer.tokens($0, field: .text, node: 0) }
        let partners = listPairs(first, second)
        var next = 0
        let paired = Set(partners.values)
        func drop(upTo end: Int) {
            while next < end {
                if !paired.contains(next) {
                    addListLine(before[next], index: next, node: node, part: part, kind: kind, isNew: false)
                }
                next += 1
            }
        }
        for index in second.indices {
            guard let partner = partners[index] else {
                addListLine(after[index], index: index, node: node, part: part, kind: kind, isNew: true)
                continue
            }
            drop(upTo: partner)
            let places = (
                Place(node: node, title: before[partner], row: partner),
                Place(node: node, title: after[index], row: index)
            )
            let passage = add(Passage(part: part, depth: 0, old: [places.0], new: [places.1]))
            var difference = TextDifference(old: first[partner], new: second[index], context: context)
            if let start = difference.hunks.first, let end = difference.hunks.last {
                // One line is one recipient: what changed in it is one change.
                difference.hunks = [
                    .init(steps: start.steps.lowerBound..<end.steps.upperBound, kind: kind)
                ]
            }
            add(difference, passage: passage) { difference, hunk in
                var change = Self.change(difference, hunk, old: [places.0], new: [places.1], kind: kind)
                (change.action, change.oldText, change.newText) = (.changed, before[partner], after[index])
                (change.before, change.behind) = ("", "")
                return change
            }
        }
        drop(upTo: before.count)
    }

    /// The old line of each new line that has one.
    private func listPairs(_ first: [[Token]], _ second: [[Token]]) -> [Int: Int] {
        var candidates: [(old: Int, new: Int, score: Double)] = []
        for i in first.indices {
            for j in second.indices {
                let score = listLikeness(first[i], second[j])
                if score >= 0.4 { candidates.append((i, j, score - 0.001 * Double(abs(i - j)))) }
            }
        }
        var partners: [Int: Int] = [:]
        var taken: Set<Int> = []
        for candidate in candidates.sorted(by: { ($0.score, -$0.new, -$0.old) > ($1.score, -$1.new, -$1.old) })
        where partners[candidate.new] == nil && !taken.contains(candidate.old) {
            partners[candidate.new] = candidate.old
            taken.insert(candidate.old)
        }
        return partners
    }

    private func listLikeness(_ a: [Token], _ b: [Token]) -> Double {
        let first = a.filter { $0.kind == .word }.map(\.key)
        let second = b.filter { $0.kind == .word }.map(\.key)
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        let pairs = GapAlignment.pairs(first.count, second.count, least: 0.6) {
            lexicon.likeness(first[$0], second[$1])
        }
        let sum = pairs.reduce(0) { $0 + lexicon.likeness(first[$1.0], second[$1.1]) }
        return 2 * sum / Double(first.count + second.count)
    }

    private func addListLine(
        _ text: String, index: Int, node: String, part: Passage.Part, kind: Change.Kind, isNew: Bool
    ) {
        let place = Place(node: node, title: text, row: index)
        let passage = add(
            Passage(
                part: part, depth: 0, status: isNew ? .added : .dropped, old: isNew ? [] : [place],
                new: isNew ? [place] : []))
        add(
            Change(
                kind: kind, action: isNew ? .added : .dropped, old: isNew ? [] : [place], new: isNew ? [place] : [],
                oldText: isNew ? "" : text, newText: isNew ? text : ""), to: passage)
        result.passages[passage].runs = [
            Run(old: isNew ? "" : text, new: isNew ? text : "", change: result.changes.count)
        ]
    }

    // MARK: Signers

    func compareSigners() {
        let count = max(oldDocument.signatures.count, newDocument.signatures.count)
        for index in 0..<count {
            let before = oldDocument.signatures.indices.contains(index) ? oldDocument.signatures[index] : nil
            let after = newDocument.signatures.indices.contains(index) ? newDocument.signatures[index] : nil
            let fields: [(String, String?, String?)] = [
                ("authority", before?.authority, after?.authority), ("position", before?.position, after?.position),
                ("name", before?.name, after?.name),
            ]
            for (name, first, second) in fields where first != nil || second != nil {
                compareSigner(name, first ?? "", second ?? "", index: index)
            }
        }
    }

    private func compareSigner(_ name: String, _ before: String, _ after: String, index: Int) {
        let places = (
            Place(node: "signatures", label: name, row: index), Place(node: "signatures", label: name, row: index)
        )
        let passage = add(
            Passage(
                part: .signatures, depth: 0, old: before.isEmpty ? [] : [places.0], new: after.isEmpty ? [] : [places.1]
            ))
        var difference = TextDifference(
            old: tokenizer.tokens(before, field: .text, node: 0), new: tokenizer.tokens(after, field: .text, node: 0),
            context: context)
        if !difference.hunks.isEmpty {
            difference.hunks = [.init(steps: 0..<difference.steps.count, kind: .signer)]
        }
        add(difference, passage: passage) { difference, hunk in
            Self.change(
                difference, hunk, old: before.isEmpty ? [] : [places.0], new: after.isEmpty ? [] : [places.1],
                kind: .signer)
        }
    }

    // MARK: Citations

    /// Cited documents that only one side knows and no change of wording has told of.
    func compareCitations() {
        for (index, citation) in oldDocument.citations.enumerated() where !coveredOld.contains(index) {
            guard citation.number != nil, !citation.isSelf, partner(of: citation, in: newDocument) == nil else {
                continue
            }
            addCitation(citation, isNew: false)
        }
        for (index, citation) in newDocument.citations.enumerated() where !coveredNew.contains(index) {
            guard citation.number != nil, !citation.isSelf, partner(of: citation, in: oldDocument) == nil else {
                continue
            }
            addCitation(citation, isNew: true)
        }
    }

    /// The citation of the same document: the same digits, and letters that recognition may have made of the others.
    private func partner(of citation: Citation, in document: PlanDocument) -> Citation? {
        guard let number = citation.number else { return nil }
        return document.citations.first { other in
            guard let second = other.number else { return false }
            return Self.digits(of: number) == Self.digits(of: second)
                && Letters.likeness(
                    Array(VietnameseText.folded(number).utf8), Array(VietnameseText.folded(second).utf8))
                    >= 0.6
        }
    }

    private static func digits(of number: String) -> [Int] {
        number.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    }

    private func addCitation(_ citation: Citation, isNew: Bool) {
        let mention = citation.mentions.first?.place
        let tree = isNew ? new : old
        let node = tree.nodes.first { $0.place.node == mention?.node }
        let place = Place(
            node: mention?.node ?? "citations", label: node?.label, title: citation.name, page: node?.place.page)
        let text = [citation.kind, "số", citation.number].compactMap { $0 }.joined(separator: " ")
        let passage =
            result.passages.firstIndex { passage in
                (isNew ? passage.new : passage.old).contains { $0.node == place.node }
            } ?? max(0, result.passages.count - 1)
        guard result.passages.indices.contains(passage) else { return }
        add(
            Change(
                kind: .citation, action: isNew ? .added : .dropped, old: isNew ? [] : [place],
                new: isNew ? [place] : [],
                oldText: isNew ? "" : text, newText: isNew ? text : ""), to: passage)
    }
}
