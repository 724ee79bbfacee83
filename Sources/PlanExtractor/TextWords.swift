import DocumentModel

/// A word of a running text with its place; the marks that stand around it are kept apart.
struct TextWord: Sendable {
    /// Without brackets, quotes and stops around it, as printed.
    var text: String
    /// `text` without marks of letters, lower case: the form to match on.
    var folded: String
    /// First scalar of `text` in the running text.
    var start: Int
    /// Behind the last scalar of `text`.
    var end: Int
    /// What stands before it without a blank, such as `(`.
    var opening: String
    /// What stands behind it without a blank, such as `);`.
    var closing: String

    var isCapitalised: Bool { text.unicodeScalars.first?.properties.isUppercase == true }

    var isLowerCase: Bool { text.unicodeScalars.first?.properties.isLowercase == true }

    /// At least two letters, capitals all of them.
    var isCapitals: Bool {
        let scalars = text.unicodeScalars
        return scalars.count >= 2 && scalars.allSatisfy { $0.properties.isUppercase }
    }

    /// Whole number without sign; nil when it is none, or has more than nine digits.
    var number: Int? {
        guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    /// Whether a sentence, or an item of a list, ends behind it.
    var endsClause: Bool { closing.contains { ".;!?".contains($0) } }

    var endsWithComma: Bool { closing.contains(",") }
}

/// A running text as words.
struct TextWords: Sendable {
    let scalars: [Unicode.Scalar]
    let words: [TextWord]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var found: [TextWord] = []
        var index = 0
        while index < scalars.count {
            if scalars[index].properties.isWhitespace {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, !scalars[end].properties.isWhitespace { end += 1 }
            found.append(Self.word(scalars, index, end))
            index = end
        }
        words = found
    }

    /// The printed text of some scalars.
    func text(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
    }

    /// The printed text from the first word to the last.
    func text(words range: ClosedRange<Int>) -> String {
        text(words[range.lowerBound].start, words[range.upperBound].end)
    }

    /// The folded word, or an empty text beyond the ends.
    func folded(_ index: Int) -> String { words.indices.contains(index) ? words[index].folded : "" }

    /// Whether these folded words stand at `index`.
    func matches(_ wanted: [String], at index: Int) -> Bool {
        guard index >= 0, index + wanted.count <= words.count else { return false }
        for (offset, word) in wanted.enumerated() {
            let printed = words[index + offset].folded
            if printed == word { continue }
            // The mark of a footnote may stick to the last word.
            guard offset == wanted.count - 1, offset > 0, printed.hasPrefix(word),
                printed.utf8.dropFirst(word.utf8.count).allSatisfy({ (0x30...0x39).contains($0) })
            else { return false }
        }
        return true
    }

    private static let openers = Set("\"“”‘’'([{<*_«•…".unicodeScalars)
    private static let closers = Set("\"“”‘’'…)]}>*_».,;:!?".unicodeScalars)
    private static let dashes = Set("-–—+".unicodeScalars)

    private static func word(_ scalars: [Unicode.Scalar], _ from: Int, _ to: Int) -> TextWord {
        var start = from
        var end = to
        while start < end, openers.contains(scalars[start]) { start += 1 }
        while end > start, closers.contains(scalars[end - 1]) { end -= 1 }
        // A list dash that is stuck to its word.
        if end - start > 1, dashes.contains(scalars[start]), scalars[start + 1].properties.isAlphabetic { start += 1 }
        func string(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
        let text = string(start..<end)
        return TextWord(
            text: text, folded: VietnameseText.folded(text), start: start, end: end, opening: string(from..<start),
            closing: string(end..<to))
    }
}
