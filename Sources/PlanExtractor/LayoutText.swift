import DocumentModel

/// Text in the forms that layout words are matched on.
enum LayoutText {
    /// Marks off, lower case, runs of white space to one blank, blanks at the ends off.
    static func folded(_ text: String) -> String {
        VietnameseText.folded(text).split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    /// Letters of the text and how many of them are capitals.
    static func capitals(of text: String) -> (letters: Int, capitals: Int) {
        var letters = 0
        var capitals = 0
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            letters += 1
            if scalar.properties.isUppercase { capitals += 1 }
        }
        return (letters, capitals)
    }

    /// Whether (nearly) every letter is a capital; recognition may have got one in eight wrong.
    static func isCapitals(_ text: String) -> Bool {
        let count = capitals(of: text)
        return count.letters >= 2 && count.capitals * 8 >= count.letters * 7
    }

    static func startsUpper(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic { return scalar.properties.isUppercase }
            if scalar.properties.numericType != nil { return false }
        }
        return false
    }

    static func startsLower(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return first.properties.isAlphabetic && first.properties.isLowercase
    }

    /// The last scalar that is not white space or a closing quote.
    static func lastMark(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.last { !$0.properties.isWhitespace && $0 != "”" && $0 != "\"" }
    }

    /// Ends with a mark that ends a sentence or a list item.
    static func endsSentence(_ text: String) -> Bool {
        guard let last = lastMark(text) else { return false }
        return ".;:…/!?".unicodeScalars.contains(last)
    }

    /// `Kế hoạch` from `KẾ HOẠCH`.
    static func sentenceCased(_ text: String) -> String {
        let lower = text.lowercased()
        guard let first = lower.first else { return lower }
        return first.uppercased() + lower.dropFirst()
    }

    /// Whether a line is no more than two letters, as dirt at the edge of a scan is read.
    static func isSpeck(_ text: String) -> Bool {
        text.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil } <= 2
            && !text.contains { $0.isNumber }
    }

    /// Without words that are nothing but specks: `_`, `|`, `__`.
    static func withoutSpecks(_ text: String) -> String {
        trimmed(text).split(separator: " ").filter { !$0.allSatisfy { "_|¬^`~".contains($0) } }.joined(separator: " ")
    }

    static func trimmed(_ text: String, of characters: String = " \t*_") -> String {
        let set = Set(characters)
        var slice = text[...]
        while let first = slice.first, set.contains(first) { slice.removeFirst() }
        while let last = slice.last, set.contains(last) { slice.removeLast() }
        return String(slice)
    }
}
