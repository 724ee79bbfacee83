import DocumentModel

/// What is printed at one height of a page: pieces of text parted by white space wider than that between words.
struct PrintedRow: Sendable {
    struct Piece: Sendable {
        var words: [Word]
        var box: Box
        var text: String

        init(words: [Word]) {
            self.words = words
            box = Box.enclosing(words.map(\.box)) ?? Box(x0: 0, y0: 0, x1: 0, y1: 0)
            text = words.map(\.text).joined(separator: " ")
        }
    }

    var pieces: [Piece]
    var box: Box
    /// Height of most words.
    var height: Double

    init(pieces: [Piece]) {
        self.pieces = pieces
        box = Box.enclosing(pieces.map(\.box)) ?? Box(x0: 0, y0: 0, x1: 0, y1: 0)
        let heights = pieces.flatMap { $0.words.map(\.box.height) }.sorted()
        height = heights.isEmpty ? 0 : heights[heights.count / 2]
    }

    var text: String { pieces.map(\.text).joined(separator: " ") }

    /// The rows of a page, top to bottom.
    static func rows(of lines: [TextLine], settings: AlignedTableSettings) -> [PrintedRow] {
        // Words of one line may stand in several columns; what hangs together is what shares a row with others.
        let pieces = lines.flatMap { line in split(line.words, settings: settings).map { TextLine(words: $0) } }
        return PageZones.rows(of: pieces).map { row in
            let words = row.flatMap(\.words).sorted { $0.box.x0 < $1.box.x0 }
            return PrintedRow(pieces: split(words, settings: settings).map(Piece.init))
        }
    }

    /// Words parted where the white space between them is as wide as a gutter.
    private static func split(_ words: [Word], settings: AlignedTableSettings) -> [[Word]] {
        let inked = words.filter { !$0.text.isEmpty }.sorted { $0.box.x0 < $1.box.x0 }
        let heights = inked.map(\.box.height).sorted()
        guard let height = heights.isEmpty ? nil : heights[heights.count / 2] else { return [] }
        let gutter = max(settings.leastGutter, settings.gutter * height)
        var out: [[Word]] = []
        var reach = 0.0
        for word in inked {
            if out.isEmpty || word.box.x0 - reach >= gutter {
                out.append([word])
            } else {
                out[out.count - 1].append(word)
            }
            reach = max(reach, word.box.x1)
        }
        return out
    }

    /// Leader dots, dotted or drawn blanks: the row is part of a contents list or of a form.
    var hasLeader: Bool {
        let bare = text.filter { !$0.isWhitespace }
        return bare.contains("....") || bare.contains("……") || bare.contains("___") || bare.contains("…..")
            || bare.contains("..…")
    }

    /// Letterhead, recipients and the like are never part of a table.
    var isFixedBlock: Bool {
        pieces.contains { piece in
            let folded = LayoutText.folded(piece.text)
            return BlockWords.isNationalTitle(folded) || BlockWords.isRecipientsHead(folded)
                || folded.hasPrefix("kinh gui") || BlockWords.isArchiveItem(folded)
        }
    }

    /// White space between the middles of two rows.
    static func distance(_ upper: PrintedRow, _ lower: PrintedRow) -> Double { lower.box.centerY - upper.box.centerY }
}
