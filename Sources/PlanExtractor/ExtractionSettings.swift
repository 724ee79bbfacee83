/// Every knob of structure extraction.
public struct ExtractionSettings: Hashable, Sendable, Codable {
    /// Repair labels that recognition garbled by what the numbering requires.
    public var repairsLabels: Bool = true
    /// Join tables that run over pages.
    public var joinsTables: Bool = true

    public init() {}
}
