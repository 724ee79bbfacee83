public import DocumentModel

/// Compares two documents: what was added, dropped, moved, renumbered, reworded, and which numbers changed.
///
/// Cost grows with n log n in the number of passages: only rare words are looked up, and word alignment sees the short
/// blocks between the words that both sides share.
public struct PlanComparer: Sendable {
    public var settings: ComparisonSettings

    public init(settings: ComparisonSettings = ComparisonSettings()) { self.settings = settings }

    /// - Returns: the changes from `old` to `new`; none when the documents agree but for noise.
    public func compare(_ old: PlanDocument, _ new: PlanDocument) -> Comparison {
        ComparisonBuilder(old, new, settings: settings).comparison()
    }
}
