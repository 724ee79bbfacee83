internal import DocumentModel

/// Doubts figures of a document's number and date that two recognisers read differently.
///
/// They are often handwritten. A recogniser that was trained on poor print is sure of such figures too, right or wrong; of
/// printed ones two recognisers say the same.
enum HeadFigures {
    /// Figures of more confidence are printed.
    private static let certain = 0.94
    /// Confidence of figures that are read in two ways: less than anything that is believed.
    private static let doubted = 0.1

    /// Whether the line has a figure or symbol that is worth a second reading.
    static func areDoubtful(_ line: TextLine) -> Bool {
        line.words.contains(where: isDoubtful)
    }

    /// The line with less confidence in figures that the other reading has not, and with the other's where both say the
    /// same; the texts stay.
    ///
    /// - Parameter other: words of a second reading of the same line, at their places on the page.
    static func checked(_ line: TextLine, against other: [Word]) -> TextLine {
        var line = line
        for index in line.words.indices where isDoubtful(line.words[index]) {
            let word = line.words[index]
            let same = other.filter { overlap($0.box, word.box) > 0.5 * min($0.box.width, word.box.width) }
            if figures(word.text) != figures(same.map(\.text).joined()) {
                line.words[index].confidence = min(word.confidence, doubted)
            } else if same.count == 1, VietnameseText.folded(same[0].text) == VietnameseText.folded(word.text) {
                line.words[index].confidence = max(word.confidence, same[0].confidence)
            }
        }
        return line
    }

    /// Years are printed, and stand beside handwriting.
    private static func isDoubtful(_ word: Word) -> Bool {
        word.confidence < certain && word.text.contains { $0.isNumber || $0 == "/" }
            && word.text.wholeMatch(of: /(19|20)\d\d/) == nil
    }

    private static func overlap(_ one: Box, _ other: Box) -> Double { min(one.x1, other.x1) - max(one.x0, other.x0) }

    /// The figures before a number's symbol, or of the whole word, with letters that are read for figures as these.
    private static func figures(_ text: String) -> String {
        let shapes: [Character: Character] = ["O": "0", "o": "0", "l": "1", "I": "1", "|": "1"]
        let head = text.prefix { $0 != "/" }
        return String(head.map { shapes[$0] ?? $0 }.filter(\.isNumber))
    }
}
