/// Knobs of repairing noisy print.
public struct NoiseSettings: Codable, Sendable, Equatable {
    /// Nats by which a partial reading may be worse than the best at its place.
    public var searchWidth: Float = 11
    /// Partial readings kept at a place.
    public var searchStates = 50
    /// Readings dearer than this many nats are not looked for.
    public var dearestCandidate: Float = 22
    /// Longest print that is looked up, in characters.
    public var longestPrint = 12
    /// Weight of a word's own frequency when its candidates are cut.
    public var unigramShare: Float = 0.8
    /// Nats by which a candidate may be worse than the best, frequency counted.
    public var candidateWidth: Float = 9
    /// Candidates kept a word.
    public var candidateLimit = 12
    /// Prints remembered with their candidates.
    public var cacheLimit = 50_000
    /// Words seen less often in training are no candidates.
    public var leastWordCount = 20
    /// Words rarer than this share of their base form's most frequent word are no candidates.
    public var leastWordShare = 0.001
    /// Nats of any edit that was never counted, tried only where counted ones find no likely word.
    public var strangeEditCost: Float = 6.5
    /// Nats beyond which the best word of the counted edits is not likely.
    public var strangeSearchFrom: Float = 12
    /// Weight of the language model's logarithms against the edits'.
    public var modelWeight: Float = 0.9
    /// Weight of the edits' logarithms.
    public var editWeight: Float = 0.8
    /// Nats that a print outside the vocabulary costs, and those for each of its characters.
    public var unknownCost: Float = 6
    public var unknownCharacterCost: Float = 1.8
    /// The same for each letter of a word without marks where recognition is trusted.
    public var foreignCharacterCost: Float = 0.5
    /// Nats that each digit of a number costs, and those that reading one as a word costs beside its edits.
    public var digitCost: Float = 1
    public var numberPenalty: Float = 2
    /// Nats that a change costs beside its edits on a bad copy.
    public var poorChangePenalty: Float = 1
    /// Confident words from which a document teaches its own confusions.
    public var adaptationWords = 300
    /// Posterior from which a word counts as confident.
    public var adaptationPosterior: Float = 0.9
    /// How many times a sighting in the document counts against one in the prior.
    public var adaptationWeight: Float = 5

    public init() {}
}
