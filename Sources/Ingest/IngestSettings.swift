/// Whether a PDF's text layer is used.
public enum TextLayerPolicy: String, Codable, Sendable, CaseIterable {
    /// Judged page by page.
    case auto
    /// Used wherever there is text.
    case trust
    /// Never used: every page is recognised.
    case ignore
}

/// How much a picture is cleaned before recognition.
public enum CleaningPolicy: String, Codable, Sendable, CaseIterable {
    /// Each step where its gate asks for it.
    case auto
    /// Nothing but grey values and ruled lines.
    case off
}

/// Every knob of reading and cleaning pages, saved beside each result so that it can be made again.
public struct IngestSettings: Codable, Sendable, Hashable {
    /// Resolution to render at; nil takes a scan's own resolution, and ``renderDPI`` elsewhere.
    public var dpi: Double?
    public var textLayer = TextLayerPolicy.auto
    public var cleaning = CleaningPolicy.auto
    /// Resolution for pages that are not one picture.
    public var renderDPI = 300.0
    /// Scans of more dots an inch are reduced: 400 dpi costs 1.9 times 200 and reads no better.
    public var highestDPI = 400.0
    /// Resolution that is enough for print of ordinary size: finer pictures cost more and read no better.
    public var readingDPI = 200.0
    /// Height in pixels that most letters must have at ``readingDPI`` for the page to be reduced to it.
    public var leastLetterPixels = 12.0
    /// No picture is made larger than this; larger pages are rendered more coarsely.
    public var mostPixels = 60_000_000.0
    /// Share of the page that pictures must cover for the page to count as a scan.
    public var pictureCoverage = 0.45
    /// Share of letters that only Vietnamese has in text that is trusted.
    public var vietnameseShare = 0.05
    /// Tilt in degrees from which a page is straightened.
    public var deskewFrom = 0.1
    /// Isolated specks a megapixel (at 200 dpi) from which the median filter runs.
    public var specksForMedian = 600.0
    /// Median paper grey below which the background is normalised.
    public var paperForNormalising = 225

    /// Grey that becomes white on a normalised page, whose paper is 200: lower takes away more bleed, and marks.
    public var whitePoint = 205

    public init() {}
}
