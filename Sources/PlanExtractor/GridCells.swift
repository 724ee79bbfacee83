import DocumentModel

/// Cells of a grid: neighbours without a ruled edge between them are one merged cell.
struct GridCells {
    let columns: [Double]
    let rows: [Double]
    let horizontal: [GridEdge]
    let vertical: [GridEdge]
    let settings: TableGridSettings

    private var columnCount: Int { columns.count - 1 }
    private var rowCount: Int { rows.count - 1 }

    /// Cells in reading order, each a rectangle of grid positions.
    func merged() -> [TableGrid.Cell] {
        var sets = DisjointSets(count: columnCount * rowCount)
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                let here = row * columnCount + column
                if column + 1 < columnCount, !isRuledRight(of: column, row: row) { sets.unite(here, here + 1) }
                if row + 1 < rowCount, !isRuledBelow(row, column: column) { sets.unite(here, here + columnCount) }
            }
        }
        return rectangles(&sets)
    }

    private func isRuledRight(of column: Int, row: Int) -> Bool {
        covered(
            vertical, at: columns[column + 1], within: settings.minimumColumnWidth, from: rows[row], to: rows[row + 1])
    }

    private func isRuledBelow(_ row: Int, column: Int) -> Bool {
        covered(
            horizontal, at: rows[row + 1], within: settings.minimumCellSide, from: columns[column],
            to: columns[column + 1])
    }

    private func covered(
        _ edges: [GridEdge], at position: Double, within reach: Double, from start: Double, to end: Double
    ) -> Bool {
        var length = 0.0
        for edge in edges where abs(edge.position - position) < reach {
            length += max(0, min(edge.end, end) - max(edge.start, start))
        }
        return length >= settings.borderCoverage * (end - start)
    }

    /// A group of positions that is no rectangle (a broken border) is given back position by position.
    private func rectangles(_ sets: inout DisjointSets) -> [TableGrid.Cell] {
        var members: [Int: [Int]] = [:]
        for position in 0..<columnCount * rowCount { members[sets.root(of: position), default: []].append(position) }
        var cells: [TableGrid.Cell] = []
        for group in members.values {
            let groupRows = group.map { $0 / columnCount }
            let groupColumns = group.map { $0 % columnCount }
            guard let top = groupRows.min(), let bottom = groupRows.max(), let left = groupColumns.min(),
                let right = groupColumns.max()
            else { continue }
            if (bottom - top + 1) * (right - left + 1) == group.count {
                cells.append(cell(row: top, column: left, rowSpan: bottom - top + 1, columnSpan: right - left + 1))
            } else {
                cells += group.map { cell(row: $0 / columnCount, column: $0 % columnCount, rowSpan: 1, columnSpan: 1) }
            }
        }
        return cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    private func cell(row: Int, column: Int, rowSpan: Int, columnSpan: Int) -> TableGrid.Cell {
        TableGrid.Cell(
            row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan,
            box: Box(
                x0: columns[column], y0: rows[row], x1: columns[column + columnSpan], y1: rows[row + rowSpan]))
    }
}
