public import Foundation

/// What a person should look at, the worst first.
public struct Review: Sendable {
    /// One page with how much of it is expected to be wrong.
    public struct Page: Sendable {
        /// The source file as the ledger knows it.
        public var path: String
        public var number: Int
        public var wordCount: Int
        /// See `ExpectedErrors`.
        public var expectedErrors: Double
        /// Why the page could not be read; nil when it was.
        public var failure: String?

        public init(path: String, number: Int, wordCount: Int, expectedErrors: Double, failure: String? = nil) {
            self.path = path
            self.number = number
            self.wordCount = wordCount
            self.expectedErrors = expectedErrors
            self.failure = failure
        }
    }

    /// A word outside tables, or the text of a table cell.
    public struct Entry: Sendable {
        public enum Kind: String, Sendable {
            case word
            case cell
        }

        public var kind: Kind
        public var path: String
        /// SHA-256 of the source file.
        public var contentHash: String
        public var page: Int
        /// In points of the upright page; nil for plain text.
        public var box: Box?
        /// As it stands now, on one line.
        public var text: String
        /// The printed line that a word stands in; nil for a cell.
        public var line: String?
        /// Other readings, such as what stood there before repair.
        public var suggestions: [String]
        public var expectedErrors: Double
        /// Boxes of the words that are likely to be wrong, in points of the upright page.
        public var marks: [Box] = []
        /// nil where there is none: plain text, or a source that is gone or changed.
        public var picture: Picture?

        public init(
            kind: Kind, path: String, contentHash: String, page: Int, box: Box?, text: String, line: String? = nil,
            suggestions: [String] = [], expectedErrors: Double
        ) {
            self.kind = kind
            self.path = path
            self.contentHash = contentHash
            self.page = page
            self.box = box
            self.text = text
            self.line = line
            self.suggestions = suggestions
            self.expectedErrors = expectedErrors
        }
    }

    /// A part of the page with the entry in it.
    public struct Picture: Sendable {
        /// What it shows, in points of the upright page.
        public var box: Box
        /// A PNG file.
        public var png: Data

        public init(box: Box, png: Data) {
            self.box = box
            self.png = png
        }
    }

    /// Worst first.
    public var pages: [Page]
    /// Worst first.
    public var entries: [Entry]
    /// How many words and cells have some doubt, shown or not.
    public var doubtfulCount: Int
    /// What could not be shown and why, as sentences.
    public var problems: [String]

    public init(pages: [Page] = [], entries: [Entry] = [], doubtfulCount: Int = 0, problems: [String] = []) {
        self.pages = pages
        self.entries = entries
        self.doubtfulCount = doubtfulCount
        self.problems = problems
    }
}
