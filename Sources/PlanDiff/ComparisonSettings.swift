/// Every knob of a comparison.
public struct ComparisonSettings: Hashable, Sendable, Codable {
    /// Names that mean the same in titles.
    public var synonyms: TitleSynonyms
    /// Whether differences that noise explains are changes like others.
    public var reportsNoise = false
    /// Least likeness (0 to 1) at which two passages anywhere are taken for one.
    public var anchorLikeness = 0.5
    /// Least likeness of passages between the same neighbours below the same heading.
    public var neighbourLikeness = 0.2
    /// Least share of a passage's words that must stand in another one for a split or merge.
    public var containment = 0.55
    /// Words that a passage within a text needs, to be called added or dropped and not a change of wording.
    public var passageWords = 6
    /// A word standing in more passages than this is no evidence for a match: keeps the cost near linear.
    public var commonWordLimit = 48
    /// Years that must move alike for one remark.
    public var yearShiftCount = 3
    /// Least likeness of letters at which a recogniser may have made one word of the other.
    public var letterLikeness = 0.5

    public init(synonyms: TitleSynonyms = TitleSynonyms()) { self.synonyms = synonyms }
}
