import DocumentModel

/// Turns grids of cells into rows and columns.
enum TableBuilder {
    /// The table of one or more grids; later grids continue the first.
    ///
    /// - Returns: the table, and corrections of row numbers.
    static func table(
        _ pieces: [PageTable], id: String, caption: String?, joins: [Table.Join] = [], synonyms: HeaderSynonyms
    ) -> (table: Table, corrections: [Correction]) {
        var (pieces, joins) = (pieces, joins)
        let itemCorrections = pieces.indices.flatMap { NumberedItems.repair(&pieces[$0]) }
        guard let first = pieces.first, let base = RepeatedHeader.base(of: pieces) else {
            return (Table(id: id, columns: []), [])
        }
        let headerCount = HeaderRows.count(first.grid)
        let texts = GridTexts(base.grid)
        var header = (0..<headerCount).map { texts.row($0) }
        let skips = pieces.indices.map { index -> Int in
            let grid = pieces[index].grid
            return index == 0 || RepeatedHeader.isSaid(by: grid, of: base.grid)
                ? HeaderRows.count(grid) : HeaderRows.repeated(grid, of: header)
        }
        var corrections =
            itemCorrections
            + RepeatedHeader.vote(
                &header, of: base,
                others: pieces.indices.filter { skips[$0] > 0 && pieces[$0].page != base.page }.map { pieces[$0] })
        let columns = HeaderRows.leafTitles(header, columnCount: first.grid.columnCount)
        let hasKey = HeaderRows.isKey(columns.first ?? "")
        var rows: [Table.Row] = []
        for (index, piece) in pieces.enumerated() {
            var next = self.rows(of: piece, from: skips[index])
            if index > 0, MergedOverPages.carry(&rows, &next, hasKey: hasKey), joins.indices.contains(index - 1) {
                joins[index - 1].evidence.append("mergedCell")
            }
            if index > 0, let last = rows.last, let first = next.first,
                SplitRows.isRest(first, of: last, among: rows + next, key: columns.first ?? "")
            {
                rows[rows.count - 1] = SplitRows.joined(last, first)
                rows += next.dropFirst()
                if joins.indices.contains(index - 1) { joins[index - 1].evidence.append("splitRow") }
            } else if index > 0, let last = rows.last, let first = next.first {
                rows += [SplitRows.carryOver(first, from: last)] + next.dropFirst()
            } else {
                rows += next
            }
        }
        // Text files say the header again where a page began.
        if let first = header.first, HeaderRows.isHeaderLike(first) {
            rows.removeAll { HeaderRows.alike($0.cells, first) }
        }
        SplitRows.completeMerged(&rows)
        SplitRows.join(&rows, key: columns.first ?? "")
        corrections += RowNumbers.repair(&rows, columns: columns, isRecognised: first.isRecognised)
        RowKinds.assign(&rows, hasKey: hasKey)
        var table = Table(
            id: id, caption: caption, columns: columns, headerRows: header, rows: rows,
            pages: pieces.map(\.page).reduce(into: []) { if $0.last != $1 { $0.append($1) } }, joins: joins)
        table.foundBy = pieces.compactMap(\.grid.origin).first
        table.activities = ActivityReader(synonyms: synonyms).activities(of: table)
        return (table, corrections)
    }

    private static func rows(of piece: PageTable, from start: Int) -> [Table.Row] {
        let texts = GridTexts(piece.grid, repeatsAcross: false)
        return (start..<max(start, piece.grid.rowCount)).compactMap { row in
            let cells = texts.row(row)
            var spans: [Table.Span] = []
            var words: [Word] = []
            var places = [[Provenance]](repeating: [], count: cells.count)
            for cell in piece.grid.cells where cell.row <= row && row < cell.row + cell.rowSpan {
                words += cell.lines.flatMap(\.words)
                for column in cell.column..<min(cells.count, cell.column + cell.columnSpan) {
                    places[column] = [Provenance(page: piece.page, box: cell.box)]
                }
                if cell.rowSpan > 1 || cell.columnSpan > 1 {
                    spans.append(
                        Table.Span(
                            column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
                            continued: cell.row < row))
                }
            }
            if cells.allSatisfy(\.isEmpty) { return nil }
            let box = Box(
                x0: piece.grid.box.x0, y0: piece.grid.rowEdges[row], x1: piece.grid.box.x1,
                y1: piece.grid.rowEdges[row + 1])
            let certainty = piece.grid.origin?.certainty ?? 1
            let confidence = (TextLine(words: words).confidence * certainty * 10_000).rounded() / 10_000
            return Table.Row(
                cells: cells, provenance: [Provenance(page: piece.page, box: box)], cellPlaces: places, spans: spans,
                confidence: confidence
            )
        }
    }
}

/// The texts of a grid's cells by row and column, merged cells repeated in every row they cover.
struct GridTexts {
    private var texts: [[String]]

    /// - Parameter repeatsAcross: repeat them in every column too, as headers want it; a data row says a wide cell's
    ///   text once, in its first column.
    init(_ grid: TableGrid, repeatsAcross: Bool = true) {
        texts = Array(repeating: Array(repeating: "", count: grid.columnCount), count: grid.rowCount)
        for cell in grid.cells {
            let text = CellText.text(of: cell.lines)
            let width = repeatsAcross ? cell.columnSpan : 1
            for row in cell.row..<min(grid.rowCount, cell.row + cell.rowSpan) {
                for column in cell.column..<min(grid.columnCount, cell.column + width) { texts[row][column] = text }
            }
        }
    }

    func row(_ row: Int) -> [String] { texts.indices.contains(row) ? texts[row] : [] }
}

/// The text of a cell: lines joined, list items on lines of their own.
enum CellText {
    static func text(of lines: [TextLine]) -> String {
        var out = ""
        let texts = lines.map(\.text).filter { !$0.isEmpty }
        let numbered = NumberedItems(texts).lines
        for (index, text) in texts.enumerated() {
            if out.isEmpty {
                out = text
                continue
            }
            let isItem =
                text.hasPrefix("- ") || text.hasPrefix("+ ") || text.hasPrefix("• ") || numbered.contains(index)
            if isItem { out += "\n" + text } else { out = FlowBlock.joined([out, text]) }
        }
        return out
    }
}

/// Which rows of a grid are its header.
enum HeaderRows {
    private static let names: Set<String> = ["stt", "tt", "so tt", "st", "s tt", "so thu tu"]

    /// Whether a column's title is that of the rows' numbers; a short title may be one letter off (`Sft`).
    static func isKey(_ title: String) -> Bool {
        let folded = LayoutText.trimmed(LayoutText.folded(title), of: " .:|")
        if names.contains(folded) { return true }
        return folded.count == 3 && EditDistance.between(Array(folded), Array("stt")) <= 1
    }

    /// At least one; more when a cell of the header spans rows, or columns whose parts stand below, or the columns are numbered.
    static func count(_ grid: TableGrid) -> Int {
        guard grid.rowCount > 1 else { return 0 }
        if let known = grid.headerRowCount {
            let isNumbered = known > 0 && grid.rowCount > known + 1 && isNumbering(GridTexts(grid).row(known))
            return min(known + (isNumbered ? 1 : 0), grid.rowCount - 1)
        }
        var count = 1
        let first = grid.cells.filter { $0.row == 0 }
        let deepest = first.map(\.rowSpan).max() ?? 1
        let hasSplit = first.contains { $0.columnSpan > 1 }
        // A first cell as deep as the rows below a split title are.
        if hasSplit, deepest > 1, deepest <= 3 { count = deepest }
        let texts = GridTexts(grid)
        if grid.rowCount > count, isNumbering(texts.row(count)) { count += 1 }
        return min(count, grid.rowCount - 1)
    }

    /// `(1) (2) (3)`, `A B 1 2`, `1 2 3=1+2`.
    static func isNumbering(_ cells: [String]) -> Bool {
        let filled = cells.filter { !$0.isEmpty }
        guard filled.count >= 3, filled.count * 3 >= cells.count * 2 else { return false }
        let bare = filled.map { LayoutText.trimmed($0, of: " ().") }
        let numbers = bare.compactMap { Int($0.prefix { $0.isNumber }) }
        guard bare.allSatisfy({ $0.count <= 9 && !$0.contains(" ") }), numbers.count * 3 >= bare.count * 2 else {
            return false
        }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    /// Each column's lowest title.
    static func leafTitles(_ rows: [[String]], columnCount: Int) -> [String] {
        let titled = rows.count > 1 && isNumbering(rows[rows.count - 1]) ? Array(rows.dropLast()) : rows
        return (0..<columnCount).map { column in
            let text = titled.reversed().compactMap {
                $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil
            }.first
            return (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    /// How many rows at the top of a continuation say the header again.
    static func repeated(_ grid: TableGrid, of header: [[String]]) -> Int {
        let texts = GridTexts(grid)
        var count = 0
        while count < min(header.count, grid.rowCount), alike(texts.row(count), header[count]) { count += 1 }
        return count == header.count ? count : 0
    }

    /// The folded letters of the header's cells, in reading order.
    static func letters(_ grid: TableGrid, depth: Int) -> [Unicode.Scalar] {
        grid.cells.filter { $0.row < depth }.flatMap { cell in
            LayoutText.folded(CellText.text(of: cell.lines)).unicodeScalars.filter { $0.properties.isAlphabetic }
        }
    }

    /// Whether the letters of two headers are the same, a fifth of them aside; few letters are no evidence.
    static func areAlike(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
        max(a.count, b.count) >= leastLetters && EditDistance.between(a, b) * 5 <= max(a.count, b.count)
    }

    private static let leastLetters = 12

    /// Whether two rows say the same: a fifth of the characters aside, or a third of the titles, as under a seal.
    static func alike(_ a: [String], _ b: [String]) -> Bool {
        isAlikeAsWhole(a, b) || areMostCellsAlike(a, b)
    }

    private static func areMostCellsAlike(_ a: [String], _ b: [String]) -> Bool {
        guard a.count == b.count else { return false }
        let pairs = zip(a, b).filter { !$0.isEmpty || !$1.isEmpty }
        let alike = pairs.count { isAlikeAsWhole([$0], [$1]) }
        return pairs.count >= 4 && alike * 3 >= pairs.count * 2
    }

    private static func isAlikeAsWhole(_ a: [String], _ b: [String]) -> Bool {
        let first = Array(LayoutText.folded(a.joined(separator: " ")).unicodeScalars)
        let second = Array(LayoutText.folded(b.joined(separator: " ")).unicodeScalars)
        guard !first.isEmpty, !second.isEmpty else { return false }
        return EditDistance.between(first, second) * 5 <= max(first.count, second.count)
    }
}

/// Levenshtein distance.
enum EditDistance {
    static func between<T: Equatable>(_ a: [T], _ b: [T]) -> Int {
        var row = Array(0...b.count)
        for (i, element) in a.enumerated() {
            var previous = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let cost = min(row[j + 1] + 1, row[j] + 1, previous + (element == other ? 0 : 1))
                previous = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[b.count]
    }
}

extension TableGrid.Origin {
    /// How far rows and cells can be relied on, from 0 to 1, beside those that rules draw.
    var certainty: Double {
        switch self {
        case .horizontalRules: 0.9
        case .alignment: 0.8
        case .text: 0.9
        }
    }
}
