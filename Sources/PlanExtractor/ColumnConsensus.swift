internal import DocumentModel

/// Takes out column edges that one page of a table has alone: rules that shine through from the back of the sheet, and streaks.
///
/// A table of many pages says its header again on each, and its columns stand where they stood. An edge that most of the pages around
/// lack, which say the same header, is none.
enum ColumnConsensus {
    /// Pages so near speak for each other.
    private static let reach = 3
    /// So many pages must lack the edge, and more than twice as many as have it.
    private static let leastVoices = 2
    /// Frames of one table differ in width by so many points at most.
    private static let frameTolerance = 8.0
    /// A gap narrower than this, in points, is no space between words: the edge cut a word in two.
    private static let spaceWidth = 2.6

    /// The pages with such columns made one, and every cell that was put together.
    static func repaired(_ pages: [PageReading]) -> (pages: [PageReading], corrections: [Correction]) {
        let places = pages.indices.filter { TableConsensus.isRecognised(pages[$0]) }.flatMap { page in
            pages[page].tables.indices.compactMap { Voice(pages[page].tables[$0], page: page, table: $0) }
        }
        var out = pages
        var corrections: [Correction] = []
        for voice in places {
            let others = places.filter {
                $0.page != voice.page && abs(pages[$0.page].number - pages[voice.page].number) <= reach
                    && $0.isOfTable(of: voice)
            }
            guard others.count >= leastVoices else { continue }
            var grid = out[voice.page].tables[voice.table]
            // From the right, so that edges to the left keep their numbers.
            for edge in (1..<max(1, voice.offsets.count - 1)).reversed() {
                let having = others.count { $0.hasEdge(at: voice.offsets[edge]) }
                let lacking = others.count - having
                guard lacking >= leastVoices, lacking > 2 * having else { continue }
                corrections += remove(edge: edge, from: &grid, page: pages[voice.page].number)
            }
            out[voice.page].tables[voice.table] = grid
        }
        return (out, corrections)
    }

    /// What one page says of a table's columns.
    private struct Voice {
        var page: Int
        var table: Int
        /// Distances of the edges from the left one, in points.
        var offsets: [Double]
        /// Folded letters of the header's cells; an edge more hardly changes them.
        var header: [Unicode.Scalar]

        /// nil for a table of fewer than three columns or without ruled columns.
        init?(_ grid: TableGrid, page: Int, table: Int) {
            guard grid.origin == nil, grid.columnCount >= 3, let left = grid.columnEdges.first else { return nil }
            self.page = page
            self.table = table
            offsets = grid.columnEdges.map { $0 - left }
            header = HeaderRows.letters(grid, depth: HeaderRows.count(grid))
        }

        func isOfTable(of other: Voice) -> Bool {
            guard let width = offsets.last, let otherWidth = other.offsets.last,
                abs(width - otherWidth) <= frameTolerance
            else { return false }
            return HeaderRows.areAlike(header, other.header)
        }

        func hasEdge(at offset: Double) -> Bool { offsets.contains { abs($0 - offset) <= TableJoiner.edgeTolerance } }
    }

    // MARK: - Cells

    /// Makes one column of the two at an edge.
    private static func remove(edge: Int, from grid: inout TableGrid, page: Int) -> [Correction] {
        var corrections: [Correction] = []
        let left = grid.cells.filter { $0.column + $0.columnSpan == edge }
        let right = grid.cells.filter { $0.column == edge }
        var cells = grid.cells.filter { $0.column + $0.columnSpan != edge && $0.column != edge }.map { cell in
            var cell = cell
            if cell.column > edge {
                cell.column -= 1
            } else if cell.column < edge, cell.column + cell.columnSpan > edge {
                cell.columnSpan -= 1
            }
            return cell
        }
        for group in groups(left + right) {
            let merged = merged(group, edge: edge)
            let parts = group.map { CellText.text(of: $0.lines) }.filter { !$0.isEmpty }
            if parts.count > 1 {
                corrections.append(
                    Correction(
                        page: page, wordBox: merged.box, from: parts.joined(separator: " | "),
                        to: CellText.text(of: merged.lines), rule: "columnEdge", score: 1))
            }
            cells.append(merged)
        }
        grid.cells = cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        grid.columnEdges.remove(at: edge)
        return corrections
    }

    /// Cells whose rows overlap, directly or through others.
    private static func groups(_ cells: [TableGrid.Cell]) -> [[TableGrid.Cell]] {
        var out: [(end: Int, cells: [TableGrid.Cell])] = []
        for cell in cells.sorted(by: { $0.row < $1.row }) {
            if let last = out.last, cell.row < last.end {
                out[out.count - 1].cells.append(cell)
                out[out.count - 1].end = max(last.end, cell.row + cell.rowSpan)
            } else {
                out.append((cell.row + cell.rowSpan, [cell]))
            }
        }
        return out.map(\.cells)
    }

    private static func merged(_ cells: [TableGrid.Cell], edge: Int) -> TableGrid.Cell {
        let row = cells.map(\.row).min() ?? 0
        let column = cells.map(\.column).min() ?? 0
        let end = cells.map { $0.column + $0.columnSpan }.max() ?? edge
        let bottom = cells.map { $0.row + $0.rowSpan }.max() ?? row + 1
        return TableGrid.Cell(
            row: row, column: column, rowSpan: bottom - row, columnSpan: max(1, end - column - 1),
            box: Box.enclosing(cells.map(\.box)) ?? cells[0].box,
            lines: TableFiller.baselines(cells.flatMap(\.lines)).map { withWholeWords($0, cutAt: cells) })
    }

    /// The line with the words put together that the edge cut in two.
    private static func withWholeWords(_ line: TextLine, cutAt cells: [TableGrid.Cell]) -> TextLine {
        let edges = cells.map(\.box.x0)
        var words: [Word] = []
        for word in line.words {
            if let last = words.last, word.box.x0 - last.box.x1 < spaceWidth,
                edges.contains(where: { last.box.x1 <= $0 + spaceWidth && word.box.x0 >= $0 - spaceWidth })
            {
                words[words.count - 1] = Word(
                    text: last.text + word.text, box: Box.enclosing([last.box, word.box]) ?? last.box,
                    confidence: min(last.confidence, word.confidence))
            } else {
                words.append(word)
            }
        }
        return TextLine(words: words, box: line.box, block: line.block)
    }
}
