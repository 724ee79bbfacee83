/// Errors of a text against its truth, as counts, so that scores of many pages add up.
public struct TextScore: Hashable, Sendable, Codable {
    /// Edits between the code points of both texts, and the truth's length.
    public var characterErrors = 0
    public var characters = 0
    /// Edits when all marks are folded away.
    public var baseErrors = 0
    /// Words whose base letters are right and whose marks are wrong.
    public var markErrors = 0
    /// Edits between the words of both texts, and the truth's words.
    public var wordErrors = 0
    public var words = 0
    /// Words that both texts have, whatever the order, and the hypothesis' words.
    public var commonWords = 0
    public var hypothesisWords = 0

    /// - Parameters:
    ///   - hypothesis: the text that is judged.
    ///   - reference: the truth.
    public init(hypothesis: String, reference: String) {
        let hypothesisText = TextNormalisation.normalised(hypothesis)
        let referenceText = TextNormalisation.normalised(reference)
        let given = Array(hypothesisText.unicodeScalars)
        let right = Array(referenceText.unicodeScalars)
        characterErrors = EditDistance.between(right, given)
        characters = right.count
        baseErrors = EditDistance.between(TextNormalisation.bases(of: right), TextNormalisation.bases(of: given))
        let givenWords = Self.words(of: hypothesisText)
        let rightWords = Self.words(of: referenceText)
        wordErrors = EditDistance.between(rightWords, givenWords)
        words = rightWords.count
        hypothesisWords = givenWords.count
        markErrors = Replacements.pairs(rightWords, givenWords).count { right, given in
            TextNormalisation.bases(of: right) == TextNormalisation.bases(of: given)
        }
        commonWords = Self.commonCount(givenWords, rightWords)
    }

    private init() {}

    /// The sum over several texts.
    public static func total(_ scores: some Sequence<TextScore>) -> TextScore {
        scores.reduce(into: TextScore()) { total, score in
            total.characterErrors += score.characterErrors
            total.characters += score.characters
            total.baseErrors += score.baseErrors
            total.markErrors += score.markErrors
            total.wordErrors += score.wordErrors
            total.words += score.words
            total.commonWords += score.commonWords
            total.hypothesisWords += score.hypothesisWords
        }
    }

    /// CER in percent.
    public var characterErrorRate: Double { percent(characterErrors, of: characters) }
    /// The same with all marks folded away.
    public var baseErrorRate: Double { percent(baseErrors, of: characters) }
    /// Words with wrong marks on right letters, in percent of the truth's words.
    public var markErrorRate: Double { percent(markErrors, of: words) }
    /// WER in percent.
    public var wordErrorRate: Double { percent(wordErrors, of: words) }
    /// F1 of the bags of words, in percent: free of reading order.
    public var bagOfWordsF1: Double { percent(2 * commonWords, of: words + hypothesisWords) }

    private func percent(_ count: Int, of whole: Int) -> Double { 100 * Double(count) / Double(max(1, whole)) }

    /// Words as scalars: `String ==` would hold composed and decomposed words to be equal.
    private static func words(of text: String) -> [[Unicode.Scalar]] {
        text.unicodeScalars.split(separator: " ").map { Array($0) }
    }

    private static func commonCount(_ first: [[Unicode.Scalar]], _ second: [[Unicode.Scalar]]) -> Int {
        var counts: [[Unicode.Scalar]: Int] = [:]
        for word in first { counts[word, default: 0] += 1 }
        return second.count { word in
            guard let left = counts[word], left > 0 else { return false }
            counts[word] = left - 1
            return true
        }
    }
}
