import DocumentModel

/// Tables of text files that give every cell a line of its own, as a web page that was copied does.
///
/// ```
/// STT                 ⎫
/// TÊN SẢN PHẨM        ⎬ header: lines up to the first label
/// THỜI GIAN           ⎭
/// 1                     a label begins a row
/// Phim tài liệu         lines of the row's cells; empty cells have none
/// 03/02/2021
/// ```
enum FlattenedTables {
    /// Rows that a list must have to be believed.
    private static let leastRows = 3
    /// Lines that a header may have.
    private static let longestHeader = 14
    /// A row of more lines than this is running text below the table.
    private static let longestRow = 14

    static func items(of lines: [FlowLine]) -> [FlowItem] {
        guard let found = table(in: lines) else { return lines.map { .line($0) } }
        return lines[..<found.range.lowerBound].map { .line($0) } + [.table(found.table)]
            + lines[found.range.upperBound...].map { .line($0) }
    }

    // MARK: - Finding

    private static func table(in lines: [FlowLine]) -> (range: Range<Int>, table: PageTable)? {
        guard let key = lines.indices.first(where: { HeaderRows.isKey(lines[$0].text) }),
            let first = lines.indices.dropFirst(key + 2).prefix(longestHeader).first(where: { isLabel(lines[$0]) })
        else { return nil }
        let columns = FlattenedColumns.read(lines[key + 1..<first].map(\.text))
        guard columns.count >= 2, columns.contains(where: { $0.kind != .text }) else { return nil }
        var records: [Range<Int>] = []
        var start = first
        for index in lines.indices.dropFirst(first + 1) where isLabel(lines[index]) {
            guard index - start <= longestRow else { break }
            records.append(start..<index)
            start = index
        }
        let link = lines.indices.dropFirst(start + 1).prefix(longestRow)
            .last { FlattenedColumns.isLink(lines[$0].text) }
        var end = (link ?? start) + 1
        // A link that wraps goes on without a blank.
        while link != nil, end < lines.count, lines[end].text.contains("."), !lines[end].text.contains(" ") { end += 1 }
        records.append(start..<end)
        let rows = records.map { FlattenedColumns.cells(of: Array(lines[$0.dropFirst()]), in: columns) }
        let filled = rows.count { row in row.count { !$0.isEmpty } >= 2 }
        guard filled >= leastRows, let last = records.last else { return nil }
        let grid = grid(lines, key: key, first: first, columns: columns, records: records, rows: rows)
        return (key..<last.upperBound, PageTable(page: lines[key].page, grid: grid, isRecognised: false))
    }

    /// A line that is nothing but `A.`, `I.`, `12`.
    private static func isLabel(_ line: FlowLine) -> Bool {
        let text = LayoutText.trimmed(line.text)
        guard text.count <= 6, !["-", "+", "•", "*"].contains(text), RowLabels.isLabel(text) else { return false }
        return text.first.map { $0.isNumber || $0.isUppercase } ?? false
    }

    // MARK: - Grid

    private static func grid(
        _ lines: [FlowLine], key: Int, first: Int, columns: [FlattenedColumns.Column], records: [Range<Int>],
        rows: [[[FlowLine]]]
    ) -> TableGrid {
        let count = columns.count + 1
        var cells: [TableGrid.Cell] = []
        func add(_ row: Int, _ column: Int, _ own: [FlowLine], span: Int = 1) {
            let box = Box.enclosing(own.map(\.box)) ?? lines[row == 0 ? key : records[row - 1].lowerBound].box
            let text = own.map { TextLine(words: $0.words, box: $0.box) }
            cells.append(TableGrid.Cell(row: row, column: column, columnSpan: span, box: box, lines: text))
        }
        add(0, 0, [lines[key]])
        for (index, column) in columns.enumerated() {
            add(0, index + 1, column.lines.map { lines[key + 1 + $0] })
        }
        for (index, row) in rows.enumerated() {
            add(index + 1, 0, [lines[records[index].lowerBound]])
            let isGroup = row.dropFirst().allSatisfy(\.isEmpty)
            if isGroup {
                add(index + 1, 1, row.first ?? [], span: count - 1)
            } else {
                for column in row.indices { add(index + 1, column + 1, row[column]) }
            }
        }
        let box = Box.enclosing(lines[key..<(records.last?.upperBound ?? first)].map(\.box)) ?? lines[key].box
        var grid = TableGrid(
            box: box, columnEdges: (0...count).map { Double($0) * PlainTables.cellWidth },
            rowEdges: [lines[key].box.y0] + records.map { lines[$0.lowerBound].box.y0 } + [box.y1], cells: cells)
        grid.origin = .text
        grid.headerRowCount = 1
        return grid
    }
}
