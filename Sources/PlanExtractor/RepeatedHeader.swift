import DocumentModel

/// A header that is printed again on following pages: each title as most pages read it.
///
/// A seal over the first page's header, or a speck in one title, is outvoted by the pages that print it clean.
enum RepeatedHeader {
    /// So many pages are asked at most.
    private static let mostVoices = 12

    /// The piece whose header is laid out as most are: the first, or one that two pages agree with where the first page lost a rule
    /// between two titles.
    static func base(of pieces: [PageTable]) -> PageTable? {
        guard let first = pieces.first, first.isRecognised else { return pieces.first }
        let depth = HeaderRows.count(first.grid)
        let voices = pieces.prefix(mostVoices).filter { piece in
            isSaid(by: piece.grid, of: first.grid)
        }
        let shapes = voices.map { shape(of: $0.grid, depth: depth) }
        let counts = shapes.map { shape in shapes.count { $0 == shape } }
        guard let most = counts.max(), let own = counts.first, most > own, most >= 2,
            let best = counts.firstIndex(of: most)
        else { return first }
        return voices[best]
    }

    /// Rows, columns and spans of the header's cells.
    private static func shape(of grid: TableGrid, depth: Int) -> [[Int]] {
        grid.cells.filter { $0.row < depth }.map { [$0.row, $0.column, $0.rowSpan, $0.columnSpan] }
    }

    /// Whether the grid begins with the letters of another one's header, however rules part them.
    static func isSaid(by grid: TableGrid, of other: TableGrid) -> Bool {
        let depth = HeaderRows.count(other)
        guard depth > 0, HeaderRows.count(grid) == depth else { return false }
        return HeaderRows.areAlike(HeaderRows.letters(grid, depth: depth), HeaderRows.letters(other, depth: depth))
    }

    /// Puts titles of the first header right by those of the headers said again.
    ///
    /// - Parameters:
    ///   - header: the rows of the first page's header.
    ///   - first: the grid they stand in.
    ///   - others: the headers of following pages, as deep as the first.
    static func vote(
        _ header: inout [[String]], of first: PageTable, others: [PageTable]
    ) -> [Correction] {
        guard first.isRecognised, !others.isEmpty else { return [] }
        var corrections: [Correction] = []
        for cell in first.grid.cells where cell.row < header.count {
            let own = Voice(cell)
            let voices = [own] + others.prefix(mostVoices).compactMap { Voice(of: cell, in: $0.grid) }
            guard let best = winner(voices), best.text != own.text else { continue }
            for row in cell.row..<min(header.count, cell.row + cell.rowSpan) {
                for column in cell.column..<min(header[row].count, cell.column + cell.columnSpan) {
                    header[row][column] = best.text
                }
            }
            corrections.append(
                Correction(
                    page: first.page, wordBox: cell.box, from: own.text, to: best.text, rule: "repeatedHeader",
                    score: best.confidence))
        }
        return corrections
    }

    /// A title as one page reads it.
    private struct Voice {
        var text: String
        var confidence: Double

        init(_ cell: TableGrid.Cell) {
            text = CellText.text(of: cell.lines)
            confidence = text.isEmpty ? 0 : TextLine(words: cell.lines.flatMap(\.words)).confidence
        }

        /// The cell at the same place of another grid; nil when none is of the same shape.
        init?(of cell: TableGrid.Cell, in grid: TableGrid) {
            let same = grid.cells.first {
                $0.row == cell.row && $0.column == cell.column && $0.columnSpan == cell.columnSpan
                    && $0.rowSpan == cell.rowSpan
            }
            guard let same else { return nil }
            self.init(same)
        }
    }

    /// The text that most pages give; of two texts of equal standing the more certain one, and never an empty one
    /// against a text.
    private static func winner(_ voices: [Voice]) -> Voice? {
        let spoken = voices.filter { !$0.text.isEmpty }
        var counts: [[Unicode.Scalar]: Int] = [:]
        for voice in spoken { counts[Array(voice.text.unicodeScalars), default: 0] += 1 }
        func standing(_ voice: Voice) -> (Int, Double) {
            (counts[Array(voice.text.unicodeScalars)] ?? 0, voice.confidence)
        }
        return spoken.max { standing($0) < standing($1) }
    }
}
