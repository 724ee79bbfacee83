/// Articles, clauses and points that stand before a document they belong to: `khoản 2 Điều 11`.
enum CitationProvision {
    /// The provision that ends right before the word at `index`.
    static func read(_ words: TextWords, before index: Int) -> String? {
        var position = index - 1
        if words.folded(position) == "cua" { position -= 1 }
        let end = position
        guard end >= 1, isValue(words.words[end]), words.words[end].closing.isEmpty || words.words[end].closing == ","
        else {
            return nil
        }
        var first: Int?
        while position >= 0, position > end - 24 {
            let word = words.words[position]
            if position < end, word.endsClause { break }
            if names.contains(word.folded), position < end, isValue(words.words[position + 1]) {
                first = position
            } else if !isValue(word), !["va", "-", "–", "den", "cac", "cua", "hoac"].contains(word.folded) {
                break
            }
            position -= 1
        }
        guard let first else { return nil }
        return words.text(words: first...end).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let names: Set<String> = ["dieu", "khoan", "diem", "muc", "chuong", "phan", "tiet", "luc"]

    /// A number, a letter or a Roman numeral.
    static func isValue(_ word: TextWord) -> Bool {
        let scalars = word.folded.unicodeScalars
        guard (1...5).contains(scalars.count) else { return false }
        if scalars.count == 1 { return true }
        if scalars.allSatisfy({ "ivxlc".unicodeScalars.contains($0) }) { return word.isCapitals }
        let digits = scalars.prefix { ("0"..."9").contains($0) }
        let rest = scalars.dropFirst(digits.count)
        if digits.isEmpty { return false }
        return rest.count <= 1 && rest.allSatisfy { $0.properties.isAlphabetic }
            || rest.allSatisfy { ".,-–".unicodeScalars.contains($0) || ("0"..."9").contains($0) }
    }
}
