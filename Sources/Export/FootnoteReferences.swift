internal import DocumentModel

/// Finds where the text refers to its footnotes: the mark right behind a word, on the page of the note.
struct FootnoteReferences {
    /// The footnote and the stretch of text that refers to it, by node id and field.
    private var found: [String: [TextMark]] = [:]
    /// Numbers of the footnotes that the text refers to.
    private(set) var referred: Set<Int> = []

    init(_ document: PlanDocument) {
        guard !document.footnotes.isEmpty else { return }
        search(document.body, in: document.footnotes)
        for annex in document.annexes { search(annex.body, in: document.footnotes) }
    }

    func marks(node: String, _ field: TextPlace.Field) -> [TextMark] { found[node + "\n" + field.rawValue] ?? [] }

    private mutating func search(_ sections: [Section], in footnotes: [Footnote]) {
        for section in sections where section.kind != .table {
            let pages = Set(section.provenance.map(\.page))
            for (number, footnote) in footnotes.enumerated() where !referred.contains(number) {
                guard footnote.provenance.isEmpty || footnote.provenance.contains(where: { pages.contains($0.page) })
                else { continue }
                for (field, text) in [(TextPlace.Field.title, section.title), (.text, section.text)] {
                    guard let text, let start = Self.offset(of: footnote.mark, in: text) else { continue }
                    let mark = TextMark(
                        start: start, length: footnote.mark.unicodeScalars.count, meaning: .footnote(number))
                    found[section.id + "\n" + field.rawValue, default: []].append(mark)
                    referred.insert(number)
                    break
                }
            }
            search(section.children, in: footnotes)
        }
    }

    /// Where the mark stands, printed small or not; nil when it cannot be told from other numbers of the text.
    static func offset(of mark: String, in text: String) -> Int? {
        let scalars = Array(text.unicodeScalars)
        let raised = String(String.UnicodeScalarView(mark.unicodeScalars.map { superscripts[$0] ?? $0 }))
        for wanted in raised == mark ? [mark] : [raised, mark] {
            let wanted = Array(wanted.unicodeScalars)
            guard !wanted.isEmpty, scalars.count > wanted.count else { continue }
            for start in 1...(scalars.count - wanted.count)
            where scalars[start..<(start + wanted.count)].elementsEqual(wanted) {
                let after = start + wanted.count < scalars.count ? scalars[start + wanted.count] : " "
                guard !after.properties.isAlphabetic, after.properties.numericType == nil else { continue }
                if follows(scalars[..<start], isNumber: wanted.first?.properties.numericType == .decimal) {
                    return start
                }
            }
        }
        return nil
    }

    /// A number must touch a word of small letters, for `CO2` and `A4` are no references; other marks need not.
    private static func follows(_ before: ArraySlice<Unicode.Scalar>, isNumber: Bool) -> Bool {
        guard let last = before.last else { return false }
        if !isNumber { return true }
        let letters = before.reversed().drop { !$0.properties.isAlphabetic && "”\")".unicodeScalars.contains($0) }
        guard last.properties.isAlphabetic || last != letters.first else { return false }
        return letters.prefix(2).count == 2 && letters.prefix(2).allSatisfy(\.properties.isLowercase)
    }

    private static let superscripts: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]
}
