/// Every knob of structure extraction.
public struct ExtractionSettings: Hashable, Sendable, Codable {
    /// Repair labels that recognition garbled by what the numbering requires.
    public var repairsLabels: Bool = true
    /// Join tables that run over pages.
    public var joinsTables: Bool = true

    /// What the columns of script frameworks are called.
    public var headerSynonyms = HeaderSynonyms()

    /// The synonyms stay with the process that puts documents together; workers do not need them.
    private enum CodingKeys: String, CodingKey { case repairsLabels, joinsTables }

    public init() {}
}
