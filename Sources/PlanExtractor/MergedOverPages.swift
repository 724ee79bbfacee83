import DocumentModel

/// Merged cells that a page break cuts: their text is printed in one part and belongs to the rows of both.
enum MergedOverPages {
    /// Carries the text of cut cells to the rows of the other part, with its place and one span over both.
    ///
    /// A cell is cut when a row that begins a page leaves it empty although the column is filled in every other row, and
    /// it is merged with rows above the break or below it. Columns of numbers are left alone.
    ///
    /// - Parameters:
    ///   - above: the rows so far, of which the last ends a page.
    ///   - below: the rows of the following page.
    /// - Returns: whether any cell was found to go on.
    static func carry(_ above: inout [Table.Row], _ below: inout [Table.Row], hasKey: Bool) -> Bool {
        guard let last = above.last, let first = below.first, last.cells.count == first.cells.count,
            last.cells.count(where: { !$0.isEmpty }) > 1
        else { return false }
        let columns = first.cells.indices.dropFirst(hasKey ? 1 : 0)
        var carried = false
        for column in columns where first.cells[column].isEmpty && !last.cells[column].isEmpty {
            let top = run(endingAt: above.count - 1, column: column, in: above)
            let bottom = run(startingAt: 0, column: column, in: below)
            guard top.count > 1 || bottom.count > 1, !isWide(last, column), !isWide(first, column),
                isFilled(column, Array(above[..<top.lowerBound] + below[bottom.upperBound...])),
                below[bottom].allSatisfy({ $0.cells[column].isEmpty })
            else { continue }
            unite(top, bottom, column: column, text: last.cells[column], in: &above, &below)
            carried = true
        }
        // Where cells go on over the break, one that is printed in its lower part only goes on as well.
        for column in columns where carried && last.cells[column].isEmpty && !first.cells[column].isEmpty {
            let top = run(endingAt: above.count - 1, column: column, in: above)
            let bottom = run(startingAt: 0, column: column, in: below)
            guard bottom.count > 1, !isWide(last, column), !isWide(first, column),
                isFilled(column, Array(above[..<top.lowerBound] + below[bottom.upperBound...]))
            else { continue }
            unite(top, bottom, column: column, text: first.cells[column], in: &above, &below)
        }
        return carried
    }

    /// The rows of the merged cell that ends with a row.
    private static func run(endingAt row: Int, column: Int, in rows: [Table.Row]) -> Range<Int> {
        var start = row
        while start > 0, rows[start].spans.contains(where: { $0.column == column && $0.continued }) { start -= 1 }
        return start..<row + 1
    }

    /// The rows of the merged cell that begins with a row.
    private static func run(startingAt row: Int, column: Int, in rows: [Table.Row]) -> Range<Int> {
        let depth = rows[row].spans.first { $0.column == column }?.rowSpan ?? 1
        return row..<min(rows.count, row + max(1, depth))
    }

    private static func isWide(_ row: Table.Row, _ column: Int) -> Bool {
        row.spans.contains { $0.columnSpan > 1 && $0.column <= column && column < $0.column + $0.columnSpan }
    }

    /// Whether nine of ten of these rows, group rows aside, fill the column.
    private static func isFilled(_ column: Int, _ rows: [Table.Row]) -> Bool {
        let others = rows.filter { row in row.cells.count(where: { !$0.isEmpty }) > 2 }
        let filled = others.count { !$0.cells[column].isEmpty }
        return !others.isEmpty && filled * 10 >= others.count * 9
    }

    private static func unite(
        _ top: Range<Int>, _ bottom: Range<Int>, column: Int, text: String, in above: inout [Table.Row],
        _ below: inout [Table.Row]
    ) {
        let depth = top.count + bottom.count
        let places = place(column, of: above[top.upperBound - 1]) + place(column, of: below[bottom.lowerBound])
        func give(_ row: inout Table.Row, isFirst: Bool) {
            row.cells[column] = text
            if row.cellPlaces.indices.contains(column) { row.cellPlaces[column] = places }
            row.spans.removeAll { $0.column == column }
            row.spans.append(Table.Span(column: column, rowSpan: depth, columnSpan: 1, continued: !isFirst))
        }
        for row in top { give(&above[row], isFirst: row == top.lowerBound) }
        for row in bottom { give(&below[row], isFirst: false) }
    }

    private static func place(_ column: Int, of row: Table.Row) -> [Provenance] {
        row.cellPlaces.indices.contains(column) ? row.cellPlaces[column] : []
    }
}
