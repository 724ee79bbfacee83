/// Every knob of training; written into the manifest beside the model.
public struct TrainingSettings: Codable, Sendable, Equatable {
    /// Words seen less often count as the unknown word.
    public var smallestWordCount = 8
    /// Words kept at most, the most frequent first; the format holds up to 65,000.
    public var largestVocabulary = 40_000
    /// Trigrams seen less often are left out.
    public var smallestTrigramCount = 1
    /// Trigrams whose sightings are together worth less than so many nats beyond the bigram are left out.
    public var smallestTrigramWorth = 1.1
    /// Bigrams seen less often that no kept trigram needs are left out.
    public var smallestBigramCount = 2
    /// A line of six words or more is dropped when a smaller share of its words carries marks.
    public var smallestMarkedShare = 0.4
    /// Whether a line of more than forty bytes that was seen before is dropped.
    public var dropsRepeatedLines = true
    /// Lines that are kept for measuring.
    public var heldOut = HeldOutBlocks()

    public init() {}
}
