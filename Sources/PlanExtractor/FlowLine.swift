import DocumentModel

/// A printed line with what the structure rules look at.
struct FlowLine: Sendable {
    /// Which block of a pair side by side it stands in.
    enum Side: Sendable { case whole, left, right }

    var page: Int
    var box: Box
    var words: [Word]
    var text: String
    /// `text` in the form layout words are matched on.
    var folded: String
    var origin: TextOrigin
    var side: Side = .whole
    /// Counts pairs of blocks in the document; lines of one pair share it.
    var zone: Int = -1
    /// White space above in line heights; nil for the first line of a page.
    var gapAbove: Double?
    /// From the left text margin to the first word, in points; 0 for plain text.
    var indent: Double = 0
    /// How far the line reaches: 1 is the right text margin.
    var fill: Double = 1
    /// The same distance to both text margins, and not a full line.
    var isCentred = false
    /// The same distance to both text margins, full lines included.
    var isSymmetric = false

    init(_ line: TextLine, page: PageReading, text: String? = nil) {
        self.page = page.number
        box = line.box
        words = line.words
        self.text = text ?? line.text
        folded = LayoutText.folded(self.text)
        origin = page.textOrigin
    }

    var isPlain: Bool { origin == .plainText }
    /// Whether the text comes from a recogniser of ours, so that labels may be garbled.
    var isRecognised: Bool { origin != .plainText && origin != .digital && origin != .legacy }
    var isCapitals: Bool { LayoutText.isCapitals(text) }
    var confidence: Double { TextLine(words: words).confidence }
    var provenance: Provenance {
        isPlain ? Provenance(page: page, line: PlainLines.number(of: box)) : Provenance(page: page, box: box)
    }

    /// Share of bold letters; nil when the source tells no typeface.
    var boldShare: Double? { share(\.isBold) }
    var isBold: Bool { (boldShare ?? 0) > 0.6 }

    private func share(_ style: (FontStyle) -> Bool) -> Double? {
        var all = 0
        var with = 0
        for word in words {
            guard let font = word.font else { return nil }
            all += word.text.count
            if style(font) { with += word.text.count }
        }
        return all == 0 ? nil : Double(with) / Double(all)
    }
}

/// A piece of a document in reading order.
enum FlowItem: Sendable {
    case line(FlowLine)
    case table(PageTable)
}

/// A ruled table and the page it stands on.
struct PageTable: Sendable {
    var page: Int
    var grid: TableGrid
    var isRecognised: Bool
}
