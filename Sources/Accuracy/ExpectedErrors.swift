public import DocumentModel

/// How many words of a text are expected to be wrong, by what its readers said of them.
///
/// The expected number of wrong words is the sum of 1 - p over the words, for expectations add up whether or not the
/// errors depend on each other. p is the probability that the word is right: the posterior of the repair where repair
/// changed the word, the recogniser's confidence elsewhere, 1 for a word that a person put right. To look at the least
/// sure first is uncertainty sampling (Lewis and Gale 1994, "A sequential algorithm for training text classifiers";
/// for sequences Culotta and McCallum 2005, "Reducing labeling effort for structured prediction tasks").
///
/// Posteriors of the repair are calibrated, confidences of Tesseract are not: the sums rank pages, words and cells, and
/// are no measured error rate.
public struct ExpectedErrors {
    private let changes: [Correction]

    /// - Parameter reading: the page whose words are judged.
    public init(_ reading: PageReading) { changes = reading.corrections.filter { $0.wordBox != nil } }

    /// 1 - p of one word, 0 to 1.
    public func of(_ word: Word) -> Double {
        let right = change(of: word).map { $0.rule == Self.byPerson ? 1 : $0.score } ?? word.confidence
        return 1 - min(1, max(0, right.isFinite ? right : 0))
    }

    /// The sum over words.
    public func of(_ words: some Sequence<Word>) -> Double { words.reduce(0) { $0 + of($1) } }

    /// What made the word; nil when it stands as it was recognised.
    public func change(of word: Word) -> Correction? {
        changes.last { change in
            guard let box = change.wordBox, box.contains(x: word.box.centerX, y: word.box.centerY) else { return false }
            return change.to.split(separator: " ").contains {
                $0.unicodeScalars.elementsEqual(word.text.unicodeScalars)
            }
                || change.rule == Self.byPerson
        }
    }

    /// The rule of corrections by a person.
    private static let byPerson = "person"
}
