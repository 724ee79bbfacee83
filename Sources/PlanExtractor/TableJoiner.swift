import DocumentModel

/// Groups the ruled tables of following pages into tables that run over page breaks.
enum TableJoiner {
    /// Edges of columns may differ by so many points from page to page.
    static let edgeTolerance = 6.0

    /// - Parameter separated: whether anything but page furniture is printed before a table on its page.
    /// - Returns: for every table the number of the group it belongs to.
    static func groups(_ tables: [(table: PageTable, separated: Bool)], joins: Bool) -> [[Int]] {
        var groups: [[Int]] = []
        for index in tables.indices {
            if joins, let group = groups.last, let last = group.last, let first = group.first,
                continues(tables[index], after: tables[last].table, first: tables[first].table)
            {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        return groups
    }

    private static func continues(
        _ next: (table: PageTable, separated: Bool), after last: PageTable, first: PageTable
    ) -> Bool {
        guard next.table.page == last.page + 1, !next.separated, sameColumns(last.grid, next.table.grid) else {
            return false
        }
        let texts = GridTexts(first.grid)
        let header = (0..<HeaderRows.count(first.grid)).map { texts.row($0) }
        if HeaderRows.repeated(next.table.grid, of: header) > 0 { return true }
        // Without a repeated header: no header of its own.
        return !HeaderRows.isHeaderLike(GridTexts(next.table.grid).row(0))
    }

    private static func sameColumns(_ a: TableGrid, _ b: TableGrid) -> Bool {
        guard a.columnCount == b.columnCount else { return false }
        // Scans shift from page to page: compare the edges from the left one on.
        let shift = (b.columnEdges.first ?? 0) - (a.columnEdges.first ?? 0)
        guard abs(shift) < 40 else { return false }
        return zip(a.columnEdges, b.columnEdges).allSatisfy { abs($1 - $0 - shift) <= edgeTolerance }
    }
}

extension HeaderRows {
    /// Whether the row begins with the title of a numbering column.
    static func isHeaderLike(_ cells: [String]) -> Bool {
        guard let first = cells.first else { return false }
        return names.contains(LayoutText.trimmed(LayoutText.folded(first), of: " ."))
    }
}
