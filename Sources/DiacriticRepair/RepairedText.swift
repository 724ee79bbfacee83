public import DocumentModel

/// Repaired text with every change that was made and every word that is doubtful.
public struct RepairedText: Sendable, Equatable {
    /// A change and where it stands.
    public struct Change: Sendable, Equatable {
        /// What was changed into what, by which rule; its score is the posterior, 0 to 1.
        public var correction: Correction
        /// Bytes of the changed word in the text that was given (after stripping, when that was asked for).
        public var utf8Range: Range<Int>
        /// Line of the word, from 1.
        public var line: Int
    }

    /// One reading of a word with its probability, 0 to 1.
    public struct Reading: Sendable, Equatable {
        public var text: String
        public var posterior: Double
    }

    /// A word that a reader should look at.
    public struct Doubt: Sendable, Equatable {
        /// Bytes of the word in the text that was given.
        public var utf8Range: Range<Int>
        /// Line of the word, from 1.
        public var line: Int
        public var page: Int
        /// What was printed.
        public var printed: String
        /// What stands in the repaired text, changed or not.
        public var chosen: Reading
        /// Other readings, best first.
        public var alternatives: [Reading]
    }

    public var text: String
    public var changes: [Change]
    public var doubts: [Doubt] = []
    /// Whether marks were set freely because the text was bare.
    public var wasBare: Bool
    /// How the text was taken to have been recognised; `clean` when it was bare.
    public var regime: TextRegime = .clean

    public var corrections: [Correction] { changes.map(\.correction) }
}

extension WordChange {
    /// - Parameter offset: Bytes before the text that the finding's range counts from.
    func change(offset: Int) -> RepairedText.Change {
        .init(correction: correction(), utf8Range: range.lowerBound + offset..<range.upperBound + offset, line: line)
    }

    func doubt(offset: Int) -> RepairedText.Doubt {
        .init(
            utf8Range: range.lowerBound + offset..<range.upperBound + offset, line: line, page: page, printed: from,
            chosen: .init(text: to, posterior: posterior), alternatives: alternatives)
    }
}
