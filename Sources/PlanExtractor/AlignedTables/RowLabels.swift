import DocumentModel

/// Labels in the column of numbers: `1`, `1.1`, `IV`, `A`, `a)`, `-`.
enum RowLabels {
    /// What stands around a label, as printed or as specks that were read.
    private static let marks = " .,)(_|'’:;"

    static func isLabel(_ text: String) -> Bool {
        let bare = LayoutText.trimmed(text, of: marks)
        if bare.isEmpty { return false }
        if ["-", "–", "+", "•", "*"].contains(bare) { return true }
        if numbers(bare) != nil { return true }
        if Label.romanValue(bare) != nil { return true }
        return bare.count == 1 && bare.first?.isLetter == true
    }

    /// `3` or `3.1` as its numbers; nil for other texts.
    static func numbers(_ text: String) -> [Int]? {
        let bare = LayoutText.trimmed(text, of: marks)
        let parts = bare.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...4).contains(parts.count), parts.allSatisfy({ (1...3).contains($0.count) }) else { return nil }
        let values = parts.compactMap { Int($0) }
        return values.count == parts.count ? values : nil
    }

    /// A quantity, sum, share or date: nothing that running text would stand in a column of.
    static func isFigure(_ text: String) -> Bool {
        let bare = text.filter { !$0.isWhitespace }
        let digits = bare.count { $0.isNumber }
        return digits > 0 && digits * 2 >= bare.count && bare.count <= 24
    }
}
