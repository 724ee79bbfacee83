internal import DocumentModel

extension TextLine {
    /// The line with neighbours made one word where they belong together, with `separator` between their texts; as sure as
    /// the less sure of them.
    func joiningWords(by separator: String, where belong: (Word, Word) -> Bool) -> TextLine {
        var joined: [Word] = []
        for word in words {
            guard let last = joined.last, belong(last, word) else {
                joined.append(word)
                continue
            }
            joined[joined.count - 1] = Word(
                text: last.text + separator + word.text, box: last.box.union(word.box),
                confidence: min(last.confidence, word.confidence))
        }
        return TextLine(words: joined, box: box, block: block)
    }
}

extension Character {
    /// Whether it is a letter or a figure.
    var isText: Bool { isLetter || isNumber }
}
