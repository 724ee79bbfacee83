/// Every knob of repair; saved beside each result.
public struct RepairSettings: Codable, Sendable, Equatable {
    public enum Mode: String, Codable, Sendable, CaseIterable {
        /// Bare when the text carries next to no marks, gated otherwise.
        case auto
        /// A printed word is kept unless the gain of a change exceeds its penalty.
        case gated
        /// Marks are set freely on every word.
        case bare
    }

    public var mode: Mode = .auto
    /// Partial readings kept a word.
    public var beamWidth = 8
    /// Nats a change must gain in plain text, where no recogniser tells how sure it was.
    public var changePenalty = 10.0
    /// Nats a change must gain where the recogniser's confidence is 1.
    public var certainChangePenalty = 7.0
    /// Nats a change must gain where the recogniser's confidence is 0; between the two the penalty is linear.
    public var doubtfulChangePenalty = 3.0
    /// Share of the penalty for a reading that the recogniser itself weighed.
    public var alternativePenaltyShare = 0.75
    /// Nats that a word outside the vocabulary costs beyond the unknown word.
    public var unknownPenalty = 6.0
    /// Candidates rarer than this share of their base form's most frequent word are left out.
    public var smallestCandidateShare = 0.001
    /// Text in which a smaller share of the words carries marks counts as bare.
    public var bareShare = 0.03
    /// Such text is bare Vietnamese only when at least this share of its words has a common reading with marks.
    public var bareReadableShare = 0.6
    /// Sightings in training from which a reading with marks is common.
    public var commonWordCount = 20.0
    /// What a nat of the context model is worth beside one of the trigrams, in bare text.
    public var contextWeight = 0.5
    /// How often bare text is read again where its sentences disagree over a pair of words.
    public var documentPasses = 1
    /// What a nat of the document's own share of a reading is worth.
    public var documentWeight = 1.0

    public init() {}
}
