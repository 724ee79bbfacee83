public import DocumentModel

/// What a searchable copy is given beside the pages of its source: text, bookmarks and information.
public struct CopyContent: Codable, Sendable, Hashable {
    /// The pages to keep, ascending.
    public var pages: [CopyPage]
    public var bookmarks: [Bookmark]
    public var information: CopyInformation

    public init(pages: [CopyPage], bookmarks: [Bookmark] = [], information: CopyInformation = CopyInformation()) {
        self.pages = pages
        self.bookmarks = bookmarks
        self.information = information
    }
}

/// The text of one page and how the page that was read lies on the source's page.
public struct CopyPage: Codable, Sendable, Hashable {
    /// One word; its box is in points of the upright page, origin top left.
    public struct PlacedWord: Codable, Sendable, Hashable {
        public var text: String
        public var box: Box

        public init(_ text: String, box: Box) {
            self.text = text
            self.box = box
        }
    }

    /// Page of the source, from 1.
    public var number: Int
    /// Size of the upright page in points; 0 when the page could not be read.
    public var width: Double
    public var height: Double
    /// Degrees clockwise by which the page was turned to stand upright.
    public var rotation: Int
    /// Tilt that was taken out, in degrees, positive when the page leaned clockwise.
    public var skewDegrees: Double
    /// Whether `lines` take the place of what text the source's page has.
    public var replacesText: Bool
    /// Words of each printed line, in reading order; empty when the page keeps its own text.
    public var lines: [[PlacedWord]]

    public init(
        number: Int, width: Double, height: Double, rotation: Int = 0, skewDegrees: Double = 0,
        replacesText: Bool = true, lines: [[PlacedWord]] = []
    ) {
        self.number = number
        self.width = width
        self.height = height
        self.rotation = rotation
        self.skewDegrees = skewDegrees
        self.replacesText = replacesText
        self.lines = lines
    }
}

/// An entry of the outline that PDF viewers show beside the pages.
public struct Bookmark: Codable, Sendable, Hashable {
    public var title: String
    /// Page of the source, from 1.
    public var page: Int
    /// Points below the upper edge of the upright page; nil for the page's top.
    public var top: Double?
    public var children: [Bookmark]

    public init(title: String, page: Int, top: Double? = nil, children: [Bookmark] = []) {
        self.title = title
        self.page = page
        self.top = top
        self.children = children
    }
}

/// What the copy says of itself; nil where the document says nothing.
public struct CopyInformation: Codable, Sendable, Hashable {
    public var title: String?
    /// The agencies that issued the document.
    public var authors: [String]
    public var subject: String?
    /// Number and symbol, such as `12/KH-STTTT`.
    public var number: String?
    /// ISO 8601 calendar date of the document.
    public var date: String?
    /// Name and version of the program that makes the copy.
    public var producer: String

    public init(
        title: String? = nil, authors: [String] = [], subject: String? = nil, number: String? = nil,
        date: String? = nil, producer: String = "sohoa"
    ) {
        self.title = title
        self.authors = authors
        self.subject = subject
        self.number = number
        self.date = date
        self.producer = producer
    }
}

/// How a copy came out.
public struct CopyReport: Codable, Sendable, Hashable {
    public var bytes: Int
    /// Whether the copy says of itself that it is PDF/A-2b.
    public var isArchival: Bool
    /// What a person should know, one sentence each; why it is not PDF/A among them.
    public var notes: [String]

    public init(bytes: Int, isArchival: Bool, notes: [String]) {
        self.bytes = bytes
        self.isArchival = isArchival
        self.notes = notes
    }
}
