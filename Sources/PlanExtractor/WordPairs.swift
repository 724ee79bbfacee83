/// Pairs of words that stand side by side in the document, to tell a wrapped line from a new one.
struct WordPairs: Sendable {
    private var counts: [String: Int] = [:]

    init(_ lines: [FlowLine]) {
        for line in lines {
            var last: Substring?
            for word in line.text.split(whereSeparator: \.isWhitespace) {
                if let last, Self.isWord(last), word.first?.isLetter == true {
                    counts[Self.key(last, word), default: 0] += 1
                }
                last = word
            }
        }
    }

    /// Whether the line's last word and the next line's first one are a pair that the document writes elsewhere:
    /// `… BHXH Việt` / `Nam, …`. The second word's capital, if it has one, belongs to the pair.
    func joins(_ line: String, _ next: String) -> Bool {
        guard let last = line.split(whereSeparator: \.isWhitespace).last,
            let first = next.split(whereSeparator: \.isWhitespace).first, Self.isWord(last), first.count > 1
        else { return false }
        return counts[Self.key(last, first), default: 0] >= 2
    }

    private static func isWord(_ word: Substring) -> Bool {
        word.first?.isLetter == true && word.last?.isLetter == true && word.count > 1
    }

    private static func key(_ first: Substring, _ second: Substring) -> String {
        String(first) + " " + String(second.trimmingSuffix(",.;:)”"))
    }
}
