internal import DocumentModel

/// A rectangle of rows and columns, counted from 0.
struct CellRectangle: Hashable {
    var row: Int
    var column: Int
    var rowSpan = 1
    var columnSpan = 1
}

/// Which cells of a table are one.
enum MergedCells {
    /// The header's cells, from its texts alone: a text repeated downwards is one cell, and one repeated to the right is
    /// one cell unless it is a title of the lowest level, which belongs to its column.
    static func ofHeader(_ grid: [[String]]) -> [CellRectangle] {
        guard let width = grid.first?.count else { return [] }
        var taken = Array(repeating: Array(repeating: false, count: width), count: grid.count)
        var cells: [CellRectangle] = []
        for row in grid.indices {
            for column in 0..<width where !taken[row][column] {
                let text = grid[row][column]
                func depth(_ column: Int) -> Int {
                    var end = row
                    while end < grid.count, grid[end][column] == text, !taken[end][column] { end += 1 }
                    return end - row
                }
                var cell = CellRectangle(row: row, column: column)
                if !text.isEmpty {
                    cell.rowSpan = depth(column)
                    while cell.row + cell.rowSpan < grid.count, cell.column + cell.columnSpan < width,
                        depth(cell.column + cell.columnSpan) == cell.rowSpan
                    { cell.columnSpan += 1 }
                }
                mark(cell, in: &taken)
                cells.append(cell)
            }
        }
        return cells
    }

    /// The cells of a table's rows, from their spans; spans that leave the table or meet others are cut or left out.
    static func ofRows(_ rows: [Table.Row], width: Int) -> [CellRectangle] {
        var taken = Array(repeating: Array(repeating: false, count: width), count: rows.count)
        var cells: [CellRectangle] = []
        for (index, row) in rows.enumerated() {
            for span in row.spans where !span.continued && (0..<width).contains(span.column) {
                let cell = CellRectangle(
                    row: index, column: span.column, rowSpan: min(max(1, span.rowSpan), rows.count - index),
                    columnSpan: min(max(1, span.columnSpan), width - span.column))
                let isFree = !positions(of: cell).contains { taken[$0.row][$0.column] }
                if isFree, cell.rowSpan * cell.columnSpan > 1 {
                    mark(cell, in: &taken)
                    cells.append(cell)
                }
            }
        }
        for row in rows.indices {
            for column in 0..<width where !taken[row][column] { cells.append(CellRectangle(row: row, column: column)) }
        }
        return cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    private static func positions(of cell: CellRectangle) -> [(row: Int, column: Int)] {
        (cell.row..<cell.row + cell.rowSpan).flatMap { row in
            (cell.column..<cell.column + cell.columnSpan).map { (row, $0) }
        }
    }

    private static func mark(_ cell: CellRectangle, in taken: inout [[Bool]]) {
        for position in positions(of: cell) { taken[position.row][position.column] = true }
    }
}
