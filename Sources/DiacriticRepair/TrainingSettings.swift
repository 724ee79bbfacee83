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
    /// Weights of the context model as a power of two; 0 trains none.
    public var contextBits = 0
    /// Of so many training words the context model learns from one part, against a trigram model of the rest.
    public var contextFolds = 4
    /// Passes over those words.
    public var contextPasses = 1
    /// First step of the context model's descent.
    public var contextRate = 0.1
    /// Pull of its weights towards zero.
    public var contextDecay = 0.0
    /// Features of the context model that were seen less often teach nothing.
    public var smallestFeatureCount = 3
    /// Smaller weights, in nats, are left out.
    public var smallestWeight = 0.1

    public init() {}
}
