public import DiacriticRepair
public import Ingest
public import PlanExtractor

/// Every knob of a conversion in one value, saved beside each result so that it can be made again.
public struct ConversionSettings: Codable, Sendable {
    /// What to do with the n-gram repair of recognised text.
    public enum RepairMode: String, Codable, Sendable, CaseIterable {
        /// Changes are applied and recorded.
        case on
        /// The text stays as recognised.
        case off
        /// Changes are recorded, the text stays as recognised.
        case report
    }

    public var ingest = IngestSettings()
    public var repair = RepairSettings()
    public var extraction = ExtractionSettings()
    public var repairMode = RepairMode.on
    /// Tesseract language.
    public var language = "vie"
    /// Name of Tesseract's language file in the model folder that reads running text, and cells a second time; where
    /// there is none, or this is nil, ``language`` reads everything.
    public var trainedLanguage: String? = "vie-sohoa"
    /// Tesseract language for numbers and labels in table cells, used when it is installed; nil for none.
    public var labelLanguage: String? = "eng"
    /// Folder with `vi.ngram`; nil to search the usual places.
    public var modelFolder: String?
    /// Folder with Tesseract's language files; nil for the one Tesseract was built with.
    public var languageFolder: String?
    /// Folder for pictures of the pages with what was found drawn over them; nil draws none.
    public var overlayFolder: String?
    /// Seconds a worker may spend on one page.
    public var pageTimeoutSeconds = 120.0
    /// Resident memory in megabytes beyond which a worker is replaced.
    public var memoryLimitMegabytes = 3_000

    public init() {}

    /// The settings by name, as they are written into the document's `run`.
    public var summary: [String: String] {
        [
            "textLayer": ingest.textLayer.rawValue,
            "dpi": ingest.dpi.map { String($0) } ?? "auto",
            "cleaning": ingest.cleaning.rawValue,
            "repair": repairMode.rawValue,
            "language": language,
            "labelLanguage": labelLanguage ?? "none",
            "pageTimeoutSeconds": String(pageTimeoutSeconds),
            "memoryLimitMegabytes": String(memoryLimitMegabytes),
        ]
    }
}
