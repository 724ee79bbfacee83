internal import DocumentModel

/// Which cells of a table are drawn, and over how many rows and columns each reaches.
enum TableLayout {
    struct Cell: Equatable {
        var text: String
        var column: Int
        var rowSpan = 1
        var columnSpan = 1
        /// The column of the row's cells that the text is taken from.
        var sourceColumn: Int
    }

    /// Header rows, in which merged cells repeat their text: equal neighbours become one cell.
    static func header(_ rows: [[String]]) -> [[Cell]] {
        let width = rows.map(\.count).max() ?? 0
        let grid = rows.map { $0 + Array(repeating: "", count: width - $0.count) }
        var isTaken = Array(repeating: Array(repeating: false, count: width), count: grid.count)
        return grid.indices.map { row in
            var cells: [Cell] = []
            for column in 0..<width where !isTaken[row][column] {
                let text = grid[row][column]
                var columnSpan = 1
                // Two leaf columns of one name are two columns.
                while row + 1 < grid.count, !text.isEmpty, column + columnSpan < width,
                    !isTaken[row][column + columnSpan], grid[row][column + columnSpan] == text
                { columnSpan += 1 }
                var rowSpan = 1
                while !text.isEmpty, row + rowSpan < grid.count,
                    (column..<(column + columnSpan)).allSatisfy({ grid[row + rowSpan][$0] == text })
                { rowSpan += 1 }
                for line in row..<(row + rowSpan) {
                    for covered in column..<(column + columnSpan) { isTaken[line][covered] = true }
                }
                cells.append(
                    Cell(text: text, column: column, rowSpan: rowSpan, columnSpan: columnSpan, sourceColumn: column))
            }
            return cells
        }
    }

    /// Runs of rows that begin with a group row; cells are not merged over their borders.
    static func groups(of rows: [Table.Row]) -> [Range<Int>] {
        var starts = rows.indices.filter { rows[$0].kind == .group }
        if starts.first != 0, !rows.isEmpty { starts.insert(0, at: 0) }
        return zip(starts, starts.dropFirst() + [rows.count]).map { $0..<$1 }
    }

    /// Cells of the rows as `Row.spans` says, as far as no text is lost: each text that a merged cell hides must be its own.
    static func body(_ rows: [Table.Row], width: Int) -> [[Cell]] {
        var isTaken = Array(repeating: Array(repeating: false, count: width), count: rows.count)
        return rows.indices.map { index in
            let row = rows[index]
            let texts = row.cells + Array(repeating: "", count: max(0, width - row.cells.count))
            if let whole = groupCell(row, texts: texts, width: width) {
                isTaken[index] = Array(repeating: true, count: width)
                return [whole]
            }
            var cells: [Cell] = []
            for column in 0..<width where !isTaken[index][column] {
                var cell = Cell(text: texts[column], column: column, sourceColumn: column)
                if let span = row.spans.first(where: { $0.column == column }) {
                    let limit = min(width, column + max(1, span.columnSpan))
                    while cell.column + cell.columnSpan < limit, !isTaken[index][column + cell.columnSpan],
                        ["", cell.text].contains(texts[column + cell.columnSpan])
                    { cell.columnSpan += 1 }
                    let wanted = span.continued ? Int.max : span.rowSpan
                    while cell.rowSpan < wanted, index + cell.rowSpan < rows.count,
                        continues(cell, in: rows[index + cell.rowSpan], taken: isTaken[index + cell.rowSpan])
                    { cell.rowSpan += 1 }
                }
                for line in index..<(index + cell.rowSpan) {
                    for covered in column..<(column + cell.columnSpan) { isTaken[line][covered] = true }
                }
                cells.append(cell)
            }
            return cells
        }
    }

    /// `number` for columns of figures, `short` for the running number, `long` and `medium` for running text, by column.
    static func columnClasses(of table: Table, width: Int) -> [Int: String] {
        var classes: [Int: String] = [:]
        for column in 0..<width {
            let texts = table.rows.filter { $0.kind != .group && $0.cells.indices.contains(column) }
                .map { $0.cells[column] }.filter { !$0.isEmpty }
            guard !texts.isEmpty else { continue }
            let longest = texts.map(\.count).max() ?? 0
            let figures = texts.filter { $0.contains(where: \.isNumber) && $0.allSatisfy(isFigure) }.count
            if column == 0, longest <= 8 {
                classes[column] = "short"
            } else if figures * 5 >= texts.count * 4 {
                classes[column] = "number"
            } else if texts.reduce(0, { $0 + $1.count }) > 120 * texts.count {
                classes[column] = "long"
            } else if longest > 40 {
                classes[column] = "medium"
            }
        }
        return classes
    }

    /// A group row with nothing but a label and a title is one cell over all columns.
    private static func groupCell(_ row: Table.Row, texts: [String], width: Int) -> Cell? {
        guard row.kind == .group else { return nil }
        var words: [String] = []
        for text in texts where !text.isEmpty && text != words.last { words.append(text) }
        guard words.count <= 2, let source = texts.firstIndex(where: { !$0.isEmpty }) else { return nil }
        return Cell(
            text: words.joined(separator: " "), column: 0, columnSpan: width,
            sourceColumn: words.count == 1 ? source : -1)
    }

    private static func continues(_ cell: Cell, in row: Table.Row, taken: [Bool]) -> Bool {
        let columns = cell.column..<(cell.column + cell.columnSpan)
        return row.spans.contains { $0.continued && $0.column == cell.column }
            && columns.allSatisfy { !taken[$0] }
            && columns.allSatisfy { !row.cells.indices.contains($0) || ["", cell.text].contains(row.cells[$0]) }
    }

    private static func isFigure(_ character: Character) -> Bool {
        character.isNumber || ".,%+-–/ ()\n".contains(character)
    }
}
