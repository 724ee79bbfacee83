import DocumentModel

/// The number or letter in front of a section, a clause, a point or a list item.
struct Label: Hashable, Sendable {
    /// Families of labels, outermost first.
    ///
    /// Regimes A and B of Nghị định 30/2020/NĐ-CP, Phụ lục I, and what practice adds below and beside them.
    enum Style: Int, Hashable, Sendable, Comparable {
        case part, chapter, sectionWord, subsectionWord, article, letter, roman, decimal1, decimal2, decimal3, decimal4
        case bracket, point, dash, plus

        static func < (a: Style, b: Style) -> Bool { a.rawValue < b.rawValue }

        var kind: Section.Kind {
            switch self {
            case .part: .part
            case .chapter: .chapter
            case .sectionWord, .subsectionWord, .letter, .roman: .section
            case .article: .article
            case .decimal1, .decimal2, .decimal3, .decimal4, .bracket: .clause
            case .point: .point
            case .dash: .dash
            case .plus: .plus
            }
        }

        /// The style of a decimal label with `count` numbers.
        static func decimal(_ count: Int) -> Style? {
            [1: .decimal1, 2: .decimal2, 3: .decimal3, 4: .decimal4][count]
        }

        var isItem: Bool { self == .dash || self == .plus }
        var isDecimal: Bool { (.decimal1 ... .decimal4).contains(self) }
        /// Families that are named by a word: `Phần I`, `Chương II`, `Mục 1`.
        var isWord: Bool { self < .article }
    }

    var style: Style
    /// `[1, 3, 2]` for `1.3.2.`; the place in the alphabet for letters; empty for list items.
    var numbers: [Int]
    /// As printed, such as `1.3.2.` or `Điều 5.`.
    var printed: String

    /// The piece of a label path: `III`, `1.1`, `a`, `Điều 5`.
    var pathComponent: String {
        var text = printed
        while let last = text.last, ". ):-–/".contains(last) { text.removeLast() }
        return text
    }

    static let pointLetters = Array("abcdđeghiklmnopqrstuvxy")

    /// Whether `next` comes right after this label in its family.
    func isFollowed(by next: Label) -> Bool {
        guard style == next.style, let mine = numbers.last, let its = next.numbers.last else { return false }
        return its == mine + 1 && numbers.dropLast() == next.numbers.dropLast()
    }

    /// The label after this one, printed the same way.
    var successor: Label? {
        guard let last = numbers.last else { return nil }
        return Label.make(style, Array(numbers.dropLast()) + [last + 1], like: printed)
    }

    /// A label of a style, with the closing mark of another.
    static func make(_ style: Style, _ numbers: [Int], like printed: String = "") -> Label? {
        let mark = printed.last.map { ".)/-–:".contains($0) ? String($0) : "" } ?? "."
        guard let last = numbers.last else { return nil }
        let text: String
        switch style {
        case .roman: text = roman(last) + (mark.isEmpty ? "." : mark)
        case .decimal1: text = "\(last)" + (mark.isEmpty ? "." : mark)
        case .decimal2, .decimal3, .decimal4:
            text = numbers.map(String.init).joined(separator: ".") + (mark == ")" ? "" : mark)
        case .bracket: text = "\(last))"
        case .point:
            guard pointLetters.indices.contains(last - 1) else { return nil }
            text = "\(pointLetters[last - 1])" + (mark == "." ? "." : ")")
        case .letter:
            guard (1...26).contains(last), let scalar = Unicode.Scalar(64 + last) else { return nil }
            text = "\(scalar)."
        case .article: text = "Điều \(last)."
        case .part, .chapter, .sectionWord, .subsectionWord:
            // The word as it was printed, and a figure or a numeral like the one before.
            let words = printed.split(separator: " ")
            guard let number = words.last, words.count > 1 else { return nil }
            let isArabic = number.contains(where: \.isNumber)
            text = words.dropLast().joined(separator: " ") + " " + (isArabic ? "\(last)" : roman(last))
        default: return nil
        }
        return Label(style: style, numbers: numbers, printed: text)
    }

    static func roman(_ value: Int) -> String {
        var rest = value
        var out = ""
        for (number, letters) in [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= number {
                out += letters
                rest -= number
            }
        }
        return out
    }

    /// The value of a well-formed Roman numeral up to 60.
    static func romanValue(_ text: String) -> Int? {
        guard !text.isEmpty, text.count <= 7 else { return nil }
        return (1...60).first { roman($0) == text }
    }
}
