/// A whole document as other programs receive it: the contract `sohoa.document/1`.
///
/// The JSON form is published as `schemas/sohoa.document.schema.json`; fields may be added, never changed.
public struct PlanDocument: Hashable, Sendable, Codable {
    public static let schemaName = "sohoa.document/1"

    public var schema: String
    /// SHA-256 of the source file, in hexadecimal.
    public var id: String
    public var source: Source
    public var run: Run
    public var status: Status
    public var pages: [PageSummary]
    public var header: Header
    /// `Căn cứ …` paragraphs, as printed.
    public var legalBases: [String]
    /// Who `Kính gửi:` names.
    public var addressees: [String]
    public var body: [Section]
    public var tables: [Table]
    public var annexes: [Annex]
    /// Lines of the `Nơi nhận:` block, without dashes and closing marks.
    public var recipients: [String]
    /// The first signer; nil when there is no closing block.
    public var signature: Signature?
    /// Every signer, left to right: a joint document has one for each issuer.
    public var signatures: [Signature]
    public var citations: [Citation]
    /// Notes at the foot of pages, in reading order.
    public var footnotes: [Footnote]
    public var corrections: [Correction]
    public var diagnostics: [Diagnostic]

    public init(
        id: String, source: Source, run: Run, status: Status, pages: [PageSummary],
        header: Header = Header(), legalBases: [String] = [], addressees: [String] = [],
        body: [Section] = [], tables: [Table] = [], annexes: [Annex] = [],
        recipients: [String] = [], signatures: [Signature] = [], citations: [Citation] = [],
        footnotes: [Footnote] = [], corrections: [Correction] = [], diagnostics: [Diagnostic] = []
    ) {
        schema = Self.schemaName
        self.id = id
        self.source = source
        self.run = run
        self.status = status
        self.pages = pages
        self.header = header
        self.legalBases = legalBases
        self.addressees = addressees
        self.body = body
        self.tables = tables
        self.annexes = annexes
        self.recipients = recipients
        signature = signatures.first
        self.signatures = signatures
        self.citations = citations
        self.footnotes = footnotes
        self.corrections = corrections
        self.diagnostics = diagnostics
    }

    /// The file the document was made from.
    public struct Source: Hashable, Sendable, Codable {
        /// File name without folders.
        public var name: String
        public var sha256: String
        public var bytes: Int
        /// Such as `application/pdf`.
        public var mediaType: String
        public var pageCount: Int

        public init(name: String, sha256: String, bytes: Int, mediaType: String, pageCount: Int) {
            self.name = name
            self.sha256 = sha256
            self.bytes = bytes
            self.mediaType = mediaType
            self.pageCount = pageCount
        }
    }

    /// What made the document, so that it can be made again.
    public struct Run: Hashable, Sendable, Codable {
        /// Name and version, such as `sohoa 0.1.0`.
        public var tool: String
        /// Every knob that was set, by name.
        public var settings: [String: String]
        public var engines: [Engine]

        public init(tool: String, settings: [String: String], engines: [Engine]) {
            self.tool = tool
            self.settings = settings
            self.engines = engines
        }
    }

    /// A library or model that took part.
    public struct Engine: Hashable, Sendable, Codable {
        public var name: String
        public var version: String
        public var model: String?
        public var modelSHA256: String?

        public init(name: String, version: String, model: String? = nil, modelSHA256: String? = nil) {
            self.name = name
            self.version = version
            self.model = model
            self.modelSHA256 = modelSHA256
        }
    }

    public enum Status: String, Hashable, Sendable, Codable {
        case complete
        /// Some pages failed.
        case partial
        /// No page could be read.
        case failed
    }
}

/// One page of a document, as reported in its JSON.
public struct PageSummary: Hashable, Sendable, Codable {
    public var number: Int
    public var widthPoints: Double
    public var heightPoints: Double
    public var rotation: Int
    public var skewDegrees: Double
    public var dpi: Double?
    public var textOrigin: TextOrigin
    public var legacyEncoding: LegacyEncoding?
    public var status: PageStatus
    public var reason: String?
    public var confidence: PageConfidence?
    public var seals: [Box]
    public var steps: [ProcessingStep]
    /// The page's repaired text in reading order, one printed line a line.
    public var text: String

    public init(reading: PageReading, text: String) {
        number = reading.number
        widthPoints = reading.widthPoints
        heightPoints = reading.heightPoints
        rotation = reading.rotation
        skewDegrees = reading.skewDegrees
        dpi = reading.dpi
        textOrigin = reading.textOrigin
        legacyEncoding = reading.legacyEncoding
        status = reading.status
        reason = reading.reason
        confidence = PageConfidence(words: reading.allLines.flatMap(\.words))
        seals = reading.seals
        steps = reading.steps
        self.text = text
    }
}

/// How sure the reading of a page's words is.
public struct PageConfidence: Hashable, Sendable, Codable {
    /// Mean over the words, 0 to 1.
    public var mean: Double
    /// The 5th percentile: one word in twenty is less sure than this.
    public var p5: Double

    /// nil when there are no words.
    public init?(words: [Word]) {
        guard !words.isEmpty else { return nil }
        let sorted = words.map(\.confidence).sorted()
        mean = Self.rounded(sorted.reduce(0, +) / Double(sorted.count))
        p5 = Self.rounded(sorted[sorted.count / 20])
    }

    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

/// Something a reader of the document should know about how it was made.
public struct Diagnostic: Hashable, Sendable, Codable {
    public enum Severity: String, Hashable, Sendable, Codable { case info, warning, error }

    /// Stable, in kebab case, such as `label-sequence`.
    public var code: String
    public var severity: Severity
    public var page: Int?
    public var message: String

    public init(code: String, severity: Severity, page: Int?, message: String) {
        self.code = code
        self.severity = severity
        self.page = page
        self.message = message
    }
}
