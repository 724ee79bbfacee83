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

    /// How readily printed words are changed.
    public enum Aggressiveness: String, Codable, Sendable, CaseIterable {
        case low, standard, high

        /// How many times likelier than the printed word another must be.
        var ratio: Double {
            switch self {
            case .low: return 30
            case .standard: return 3
            case .high: return 1
            }
        }

        /// Posterior that a change of clean text must have besides.
        var leastPosterior: Double {
            switch self {
            case .low: return 0.9
            case .standard: return 0.6
            case .high: return 0.4
            }
        }
    }

    public var mode: Mode = .auto
    /// Partial readings kept a word.
    public var beamWidth = 8
    /// Nats by which a partial reading of bare text may be worse than the best.
    public var beamDepth = 11.0
    /// Nats a change costs beside its edits in clean text, where no recogniser tells how sure it was.
    public var changePenalty = 4.0
    /// Nats a change costs beside its edits where the recogniser's confidence is 1.
    public var certainChangePenalty = 2.0
    /// Nats a change costs beside its edits where the recogniser's confidence is 0; between the two it is linear.
    public var doubtfulChangePenalty = -2.0
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
    /// What a nat of how often a word begins with a capital is worth, where it does.
    public var capitalWeight = 0.5
    /// How often bare text is read again where its sentences disagree over a pair of words.
    public var documentPasses = 3
    /// What a nat of the document's own share of a reading is worth.
    public var documentWeight = 1.5
    /// Words over which a sighting's say in another falls to 1/e.
    public var documentReach = 1_000.0

    /// Words from which a text tells how it was recognised.
    public var regimeWords = 40
    /// Text of which a smaller share of the words carries letters outside Latin-1 was read by a foreign model.
    public var foreignShare = 0.03
    /// Text of which this share of the words cannot be words was recognised from a bad copy.
    public var poorShare = 0.05
    /// Words from which a text is judged.
    public var judgedWords = 4_000
    /// How much likelier than the printed word another must be to take its place.
    public var aggressiveness = Aggressiveness.standard
    /// Whether the marks set on bare text are given scores, which costs a little time; without, all have score 1.
    public var scoresMarks = true
    /// Posterior under which a word is marked as doubtful.
    public var doubtfulPosterior = 0.6
    /// Knobs of the noise model.
    public var noise = NoiseSettings()

    public init() {}
}
