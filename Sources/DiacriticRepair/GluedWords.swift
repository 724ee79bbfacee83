import DocumentModel

/// Parts words that recognition ran together: `VIỆTNAM` → `VIỆT NAM`.
///
/// Only a word with a mark is parted, and only into two that the model knows, that often follow each other and are much
/// likelier than the whole; foreign words and abbreviations have no marks and stay.
struct GluedWords {
    let model: NGramModel

    /// Natural logarithm of the probability that the second part follows the first must reach this.
    private static let leastLogProbability = -5.0

    /// The lines with their glued words parted, and a correction for each.
    func parted(_ lines: [TextLine], page: Int) -> (lines: [TextLine], corrections: [Correction]) {
        var out = lines
        var corrections: [Correction] = []
        for line in out.indices {
            var index = 0
            while index < out[line].words.count {
                let word = out[line].words[index]
                if let parts = parts(of: word.text) {
                    let share = Double(parts.0.count) / Double(word.text.count)
                    let middle = word.box.x0 + share * word.box.width
                    var first = word
                    var second = word
                    (first.text, second.text) = parts
                    first.box = Box(x0: word.box.x0, y0: word.box.y0, x1: middle, y1: word.box.y1)
                    second.box = Box(x0: middle, y0: word.box.y0, x1: word.box.x1, y1: word.box.y1)
                    (first.alternatives, second.alternatives) = ([], [])
                    out[line].words.replaceSubrange(index...index, with: [first, second])
                    corrections.append(
                        Correction(
                            page: page, wordBox: word.box, from: word.text, to: parts.0 + " " + parts.1,
                            rule: "glued", score: 1))
                    index += 1
                }
                index += 1
            }
        }
        return (out, corrections)
    }

    /// The two words; nil when the word is one.
    func parts(of word: String) -> (String, String)? {
        let letters = word.prefix { $0.isLetter }
        let tail = word.dropFirst(letters.count)
        guard (5...14).contains(letters.count), tail.allSatisfy({ ".,;:)”".contains($0) }),
            letters.unicodeScalars.contains(where: { !$0.isASCII })
        else { return nil }
        let isUpper = letters.allSatisfy(\.isUppercase)
        guard isUpper || letters.dropFirst().allSatisfy(\.isLowercase) else { return nil }
        // Some texts glue words too, so that the model may know the whole: the pair must be much likelier.
        let whole = model.knows(String(letters)) ? model.logProbability(String(letters), after: "", "") : -.infinity
        var best: (parts: (String, String), score: Double)?
        for length in 2...(letters.count - 2) {
            let first = String(letters.prefix(length))
            let second = String(letters.dropFirst(length))
            guard model.knows(first), model.knows(second) else { continue }
            let score = model.logProbability(second, after: "", first)
            guard score + model.logProbability(first, after: "", "") > whole + 2 else { continue }
            if score > (best?.score ?? Self.leastLogProbability) { best = ((first, second + tail), score) }
        }
        return best?.parts
    }
}
