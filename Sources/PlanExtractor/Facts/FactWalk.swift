import DocumentModel

extension FactFinder {
    /// Fills the facts of all sections of a document, those of its annexes with them.
    public static func fill(_ plan: inout ExtractedPlan) {
        fill(&plan.body, areDuties: false)
        for index in plan.annexes.indices { fill(&plan.annexes[index].body, areDuties: false) }
    }

    /// - Parameter areDuties: whether a heading above says that units and their duties follow.
    private static func fill(_ sections: inout [Section], areDuties: Bool) {
        for index in sections.indices where sections[index].kind != .table {
            let section = sections[index]
            var facts: [Fact] = []
            if let title = section.title {
                let found = Self.facts(in: title, field: .title)
                facts += found
                if areDuties, !found.contains(where: { $0.kind == .responsible }),
                    let unit = unit(title, .title, isWhole: true)
                {
                    facts.insert(unit, at: 0)
                }
            }
            if let text = section.text {
                let found = Self.facts(in: text, field: .text)
                if areDuties, section.title == nil,
                    !found.contains(where: { $0.kind == .responsible && $0.start == 0 }),
                    let unit = unit(text, .text, isWhole: false)
                {
                    facts.append(unit)
                }
                facts += found
            }
            sections[index].facts = facts
            let headed = areDuties || [section.title, section.text].contains { $0.map(announcesDuties) ?? false }
            fill(&sections[index].children, areDuties: headed)
        }
    }

    /// `Tổ chức thực hiện`, `Phân công nhiệm vụ`, `Trách nhiệm của các đơn vị`: units and their duties follow.
    private static func announcesDuties(_ text: String) -> Bool {
        guard text.utf8.count < 160 else { return false }
        let folded = LayoutText.folded(text)
        return ["to chuc thuc hien", "phan cong", "trach nhiem", "to chuc trien khai"].contains { folded.contains($0) }
    }

    /// The units that a title names and nothing else, or those that a paragraph begins with before a colon.
    private static func unit(_ text: String, _ field: TextPlace.Field, isWhole: Bool) -> Fact? {
        let words = TextWords(text)
        guard !words.words.isEmpty, UnitNames.begins(words, at: 0), var units = UnitNames.list(words, at: 0) else {
            return nil
        }
        if units.end < words.words.count, isWhole, UnitNames.isName(words) {
            units = .init(names: [words.text(words: 0...(words.words.count - 1))], first: 0, end: words.words.count)
        }
        let isAll = units.end == words.words.count
        guard isAll || !isWhole && words.words[units.end - 1].closing == ":" else { return nil }
        let (start, end) = (words.words[0].start, words.words[units.end - 1].end)
        return Fact(
            kind: .responsible, text: words.text(start, end), field: field, start: start, length: end - start,
            names: units.names)
    }
}
