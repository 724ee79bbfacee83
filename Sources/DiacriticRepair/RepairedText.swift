public import DocumentModel

/// Repaired text with every change that was made.
public struct RepairedText: Sendable, Equatable {
    /// A change and where it stands.
    public struct Change: Sendable, Equatable {
        public var correction: Correction
        /// Bytes of the changed word in the text that was given (after stripping, when that was asked for).
        public var utf8Range: Range<Int>
        /// Line of the word, from 1.
        public var line: Int
    }

    public var text: String
    public var changes: [Change]
    /// Whether marks were set freely because the text was bare.
    public var wasBare: Bool

    public var corrections: [Correction] { changes.map(\.correction) }
}
