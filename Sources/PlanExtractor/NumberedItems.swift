import DocumentModel

/// The numbered list in a table's cell: `1. … 2. …` at the beginnings of lines, counted up without a gap.
///
/// A number at a line's beginning that continues no count is text that was wrapped there.
struct NumberedItems {
    /// What stands at the beginning of a line that may be an item's.
    private struct Token {
        var line: Int
        var number: Int
        /// As read, such as `1,`.
        var printed: String
        /// What follows the figures; nil when a space does.
        var mark: Character?
    }

    private var tokens: [Token] = []

    /// - Parameter texts: the lines of the cell.
    init(_ texts: [String]) {
        let found = texts.enumerated().compactMap { Self.token($0.element, line: $0.offset) }
        for start in found.indices {
            var chain = [found[start]]
            for token in found[(start + 1)...] where token.number == chain[chain.count - 1].number + 1 {
                chain.append(token)
            }
            let isList = chain.count >= 2 && chain.contains { $0.mark.map(Self.listMarks.contains) == true }
            if isList, chain.count > tokens.count { tokens = chain }
        }
        // `2 người` is no item of a list of one mark: where none follows the figures, a capital must.
        tokens.removeAll { $0.mark == nil && !Self.beginsWithCapital(texts[$0.line], after: $0.printed) }
        if tokens.count < 2 { tokens = [] }
    }

    /// Marks that follow an item's figures in print, and what they are misread as.
    private static let listMarks = Set<Character>([".", ")"])
    private static let misread = Set<Character>([",", ":", ";", "'", "’"])

    /// Lines that begin an item.
    var lines: Set<Int> { Set(tokens.map(\.line)) }

    /// For each line whose mark differs from that of the others, its token as read and as it must have been printed.
    var repairs: [(line: Int, from: String, to: String)] {
        let marks = tokens.compactMap(\.mark).filter(Self.listMarks.contains)
        let brackets = marks.count { $0 == ")" }
        let mark = brackets * 2 > marks.count ? ")" : "."
        return tokens.compactMap { token in
            guard token.mark.map(Self.listMarks.contains) != true else { return nil }
            return (token.line, token.printed, "\(token.number)\(mark)")
        }
    }

    /// One or two figures, a mark or none, and then a word.
    private static func token(_ text: String, line: Int) -> Token? {
        let first = text.prefix { $0 != " " }
        let figures = first.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(figures.count), let number = Int(figures), number > 0, first.count < text.count,
            text.dropFirst(first.count).contains(where: \.isLetter)
        else { return nil }
        let rest = first.dropFirst(figures.count)
        guard rest.count <= 1 else { return nil }
        if let mark = rest.first, !listMarks.contains(mark), !misread.contains(mark) { return nil }
        return Token(line: line, number: number, printed: String(first), mark: rest.first)
    }

    private static func beginsWithCapital(_ text: String, after token: String) -> Bool {
        text.dropFirst(token.count).first { $0 != " " }?.isUppercase == true
    }
}

extension NumberedItems {
    /// Puts the marks of numbered items in recognised cells right, by the items of the same list: `1,` before `2.` is `1.`.
    ///
    /// - Returns: what was changed.
    static func repair(_ piece: inout PageTable) -> [Correction] {
        guard piece.isRecognised else { return [] }
        var corrections: [Correction] = []
        for cell in piece.grid.cells.indices {
            let lines = piece.grid.cells[cell].lines
            guard lines.count > 1 else { continue }
            for repair in NumberedItems(lines.map(\.text)).repairs {
                guard let word = lines[repair.line].words.first,
                    word.text.unicodeScalars.elementsEqual(repair.from.unicodeScalars)
                else { continue }
                piece.grid.cells[cell].lines[repair.line].words[0].text = repair.to
                corrections.append(
                    Correction(
                        page: piece.page, wordBox: word.box, from: repair.from, to: repair.to, rule: "sequence",
                        score: 0.9))
            }
        }
        return corrections
    }
}
