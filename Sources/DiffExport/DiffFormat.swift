/// The forms a comparison can be written in.
public enum DiffFormat: String, CaseIterable, Sendable {
    /// For a person at a terminal.
    case terminal
    /// A page that needs no other file.
    case html
    /// The contract `sohoa.diff/1`.
    case json
    /// One change a row, for spreadsheets.
    case csv
    /// A report in words, in Markdown.
    case md
}

/// Knobs of the writers.
public struct DiffExportSettings: Sendable {
    /// Longest line of terminal output, in characters.
    public var width: Int
    /// Whether terminal output carries colours.
    public var isColoured: Bool
    /// Whether terminal output is the summary alone.
    public var showsSummaryOnly: Bool
    /// Whether CSV begins with a byte order mark, so that Excel reads the letters.
    public var csvByteOrderMark: Bool

    public init(
        width: Int = 100, isColoured: Bool = false, showsSummaryOnly: Bool = false, csvByteOrderMark: Bool = false
    ) {
        self.width = width
        self.isColoured = isColoured
        self.showsSummaryOnly = showsSummaryOnly
        self.csvByteOrderMark = csvByteOrderMark
    }
}
