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
    public var signature: Signature?
    public var citations: [Citation]
    public var corrections: [Correction]
    public var diagnostics: [Diagnostic]

    public init(
        id: String, source: Source, run: Run, status: Status, pages: [PageSummary],
        header: Header = Header(), legalBases: [String] = [], addressees: [String] = [],
        body: [Section] = [], tables: [Table] = [], annexes: [Annex] = [],
        recipients: [String] = [], signature: Signature? = nil, citations: [Citation] = [],
        corrections: [Correction] = [], diagnostics: [Diagnostic] = []
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
        self.signature = signature
        self.citations = citations
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

/// The letterhead and title, field by field; nil where the document leaves a field blank.
public struct Header: Hashable, Sendable, Codable {
    /// The superior agency above the issuer.
    public var superior: String?
    public var issuer: String?
    /// Number and symbol as printed, such as `12/KH-STTTT`.
    public var number: String?
    public var place: String?
    /// ISO 8601 calendar date.
    public var date: String?
    /// Such as `Kế hoạch`, `Quyết định`, `Công văn`.
    public var kind: String?
    public var subject: String?

    public init(
        superior: String? = nil, issuer: String? = nil, number: String? = nil, place: String? = nil,
        date: String? = nil, kind: String? = nil, subject: String? = nil
    ) {
        self.superior = superior
        self.issuer = issuer
        self.number = number
        self.place = place
        self.date = date
        self.kind = kind
        self.subject = subject
    }
}

/// Who signed, and with what authority.
public struct Signature: Hashable, Sendable, Codable {
    /// Such as `KT. GIÁM ĐỐC`; nil when the signer signs in his own right.
    public var authority: String?
    /// Such as `PHÓ GIÁM ĐỐC`.
    public var position: String?
    public var name: String?

    public init(authority: String? = nil, position: String? = nil, name: String? = nil) {
        self.authority = authority
        self.position = position
        self.name = name
    }
}

/// An annex or form that follows the main document.
public struct Annex: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable { case annex, form }

    /// As printed, such as `Phụ lục I`; nil when it has only a title.
    public var label: String?
    public var title: String?
    /// The caption `(Kèm theo …)`, as printed.
    public var issuedWith: String?
    public var kind: Kind
    public var body: [Section]
    public var tables: [Table]
    public var pages: [Int]

    public init(
        label: String?, title: String?, issuedWith: String?, kind: Kind, body: [Section] = [],
        tables: [Table] = [], pages: [Int] = []
    ) {
        self.label = label
        self.title = title
        self.issuedWith = issuedWith
        self.kind = kind
        self.body = body
        self.tables = tables
        self.pages = pages
    }
}

/// A legal document that the text names.
public struct Citation: Hashable, Sendable, Codable {
    public var kind: String
    public var number: String?
    /// ISO 8601, when the text says it.
    public var date: String?
    public var issuer: String?
    /// How often it is cited.
    public var count: Int

    public init(kind: String, number: String?, date: String? = nil, issuer: String? = nil, count: Int) {
        self.kind = kind
        self.number = number
        self.date = date
        self.issuer = issuer
        self.count = count
    }
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
