/// Everything that was read from one page: what a worker answers and what the extractor takes.
public struct PageReading: Hashable, Sendable, Codable {
    /// From 1.
    public var number: Int
    /// Size of the upright page in points.
    public var widthPoints: Double
    public var heightPoints: Double
    /// Degrees clockwise (0, 90, 180, 270) by which the source page was turned to stand upright.
    public var rotation: Int
    /// Tilt that was taken out, in degrees, positive when the page leaned clockwise.
    public var skewDegrees: Double
    /// Resolution of the picture that was recognised; nil when none was.
    public var dpi: Double?
    public var textOrigin: TextOrigin
    public var legacyEncoding: LegacyEncoding?
    public var status: PageStatus
    /// Why the status is not `ok`, as a sentence; nil when it is.
    public var reason: String?
    /// Red seals and coloured stamps that were lifted off before recognition.
    public var seals: [Box]
    /// What was done to the page, in order.
    public var steps: [ProcessingStep]
    /// Lines outside tables, in reading order.
    public var lines: [TextLine]
    /// Printed rules, for underlines, frames and table borders.
    public var rules: [RuledLine]
    /// Ruled tables with the text of their cells, top to bottom.
    public var tables: [TableGrid]
    /// What repair changed on this page.
    public var corrections: [Correction]

    public init(
        number: Int, widthPoints: Double, heightPoints: Double, rotation: Int = 0,
        skewDegrees: Double = 0, dpi: Double? = nil, textOrigin: TextOrigin,
        legacyEncoding: LegacyEncoding? = nil, status: PageStatus = .ok, reason: String? = nil,
        seals: [Box] = [], steps: [ProcessingStep] = [], lines: [TextLine] = [],
        rules: [RuledLine] = [], tables: [TableGrid] = [], corrections: [Correction] = []
    ) {
        self.number = number
        self.widthPoints = widthPoints
        self.heightPoints = heightPoints
        self.rotation = rotation
        self.skewDegrees = skewDegrees
        self.dpi = dpi
        self.textOrigin = textOrigin
        self.legacyEncoding = legacyEncoding
        self.status = status
        self.reason = reason
        self.seals = seals
        self.steps = steps
        self.lines = lines
        self.rules = rules
        self.tables = tables
        self.corrections = corrections
    }

    /// All lines of the page, those in table cells included.
    public var allLines: [TextLine] { lines + tables.flatMap { $0.cells.flatMap(\.lines) } }
}

/// Where a page's text came from, and why.
public enum TextOrigin: String, Hashable, Sendable, Codable, CaseIterable {
    /// A text layer that can be trusted.
    case digital
    /// A trustworthy layer in a pre-Unicode encoding.
    case legacy
    /// A picture without a text layer; recognised.
    case scan
    /// A picture under a text layer that is not Vietnamese; recognised.
    case garbage
    /// A picture whose only text is an electronic signature or a stamp; recognised.
    case signatureOnly
    /// A picture under running headers or watermarks only; recognised.
    case imageBody
    /// Nothing printed.
    case blank
    /// A text file.
    case plainText
}

/// Pre-Unicode Vietnamese encodings.
public enum LegacyEncoding: String, Hashable, Sendable, Codable {
    case tcvn3 = "TCVN3"
    case vni = "VNI"
}

/// How the reading of a page ended.
public enum PageStatus: String, Hashable, Sendable, Codable, CaseIterable {
    case ok
    /// Read, with something to say: see the reason.
    case degraded
    case failed
    case timedOut
}

/// One step of processing with the settings it ran with, so that it can be repeated.
public struct ProcessingStep: Hashable, Sendable, Codable {
    /// Such as `deskew`, `median`, `liftSeal`, `recognise`, `repair`.
    public var name: String
    public var settings: [String: String]

    public init(_ name: String, settings: [String: String] = [:]) {
        self.name = name
        self.settings = settings
    }
}

/// One change that repair made, so that it can be judged and undone.
public struct Correction: Hashable, Sendable, Codable {
    public var page: Int
    /// Box of the changed word; nil for plain text.
    public var wordBox: Box?
    /// As it was read.
    public var from: String
    /// As it now stands.
    public var to: String
    /// Why: `ngram`, `alternative`, `sequence`, …
    public var rule: String
    /// Gain of the change over leaving the word, in nats.
    public var score: Double

    public init(page: Int, wordBox: Box?, from: String, to: String, rule: String, score: Double) {
        self.page = page
        self.wordBox = wordBox
        self.from = from
        self.to = to
        self.rule = rule
        self.score = score
    }
}
