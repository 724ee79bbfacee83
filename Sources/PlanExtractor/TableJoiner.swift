import DocumentModel

/// Groups the ruled tables of following pages into tables that run over page breaks.
enum TableJoiner {
    /// Edges of columns may differ by so many points from page to page.
    static let edgeTolerance = 6.0
    /// … and the middles of white strips, which move with the words on the page, by so many.
    static let stripTolerance = 18.0

    /// - Parameter separated: whether anything but page furniture is printed before a table on its page.
    /// - Returns: for every table the number of the group it belongs to.
    static func groups(_ tables: [(table: PageTable, separated: Bool)], joins: Bool) -> [Group] {
        var groups: [Group] = []
        for index in tables.indices {
            if joins, let (group, join) = partner(of: index, among: groups, tables: tables) {
                groups[group].members.append(index)
                groups[group].joins.append(join)
            } else {
                groups.append(Group(members: [index]))
            }
        }
        return groups
    }

    /// The group that a table goes on: the one before it; or, past another table of that page (a second sheet that was
    /// scanned along), one whose header it says again.
    private static func partner(
        of place: Int, among groups: [Group], tables: [(table: PageTable, separated: Bool)]
    ) -> (group: Int, join: Table.Join)? {
        let next = tables[place]
        for index in groups.indices.reversed() {
            guard let last = groups[index].members.last, let first = groups[index].members.first else { continue }
            let isNearest = last == place - 1
            if let join = joint(next, after: tables[last].table, first: tables[first].table),
                isNearest || join.evidence.contains("header")
            {
                return (index, join)
            }
        }
        return nil
    }

    /// Pieces that are one table, and how they were joined.
    struct Group: Sendable {
        var members: [Int]
        var joins: [Table.Join] = []
    }

    /// What joins the table to the one on the page before; nil when it is another.
    private static func joint(
        _ next: (table: PageTable, separated: Bool), after last: PageTable, first: PageTable
    ) -> Table.Join? {
        guard next.table.page == last.page + 1, !next.separated, sameColumns(last.grid, next.table.grid) else {
            return nil
        }
        var evidence = ["columns"]
        var score = 0.5
        if countsOn(last.grid, next.table.grid) {
            evidence.append("numbering")
            score += 0.15
        }
        let texts = GridTexts(first.grid)
        let header = (0..<HeaderRows.count(first.grid)).map { texts.row($0) }
        let lastTexts = GridTexts(last.grid)
        let lastHeader = header.indices.map { lastTexts.row($0) }
        if HeaderRows.repeated(next.table.grid, of: header) > 0
            || HeaderRows.alike(lastHeader.first ?? [], header.first ?? [])
                && HeaderRows.repeated(next.table.grid, of: lastHeader) > 0
            || RepeatedHeader.isSaid(by: next.table.grid, of: first.grid)
        {
            evidence.append("header")
            score += 0.35
        } else if HeaderRows.isHeaderLike(GridTexts(next.table.grid).row(0)) {
            // A header of its own.
            return nil
        } else {
            evidence.append("noHeader")
            score += 0.1
        }
        if isAligned(last.grid, next.table.grid) {
            // Columns of words are weaker evidence than ruled ones: a header or a number must bear them out.
            guard evidence.contains("header") || evidence.contains("numbering") else { return nil }
            evidence[0] = "alignment"
            score *= 0.8
        }
        return Table.Join(
            fromPage: last.page, toPage: next.table.page, evidence: evidence,
            score: min(1, (score * 100).rounded() / 100))
    }

    /// Whether the first number of the next piece follows the last one of this piece.
    private static func countsOn(_ last: TableGrid, _ next: TableGrid) -> Bool {
        func labels(_ grid: TableGrid) -> [Label] {
            (0..<grid.rowCount).compactMap { row in
                let text = LayoutText.trimmed(GridTexts(grid).row(row).first ?? "", of: " .")
                return LabelReader.read(text + ". A")?.label
            }
        }
        var numbering = Numbering()
        for label in labels(last) { numbering.push(label) }
        guard let first = labels(next).first else { return false }
        return [.successor, .firstChild].contains(numbering.fit(first)) && !numbering.open.isEmpty
    }

    private static func sameColumns(_ a: TableGrid, _ b: TableGrid) -> Bool {
        guard a.columnCount == b.columnCount else { return false }
        // Scans shift from page to page: compare the edges from the left one on.
        let shift = (b.columnEdges.first ?? 0) - (a.columnEdges.first ?? 0)
        guard abs(shift) < 40 else { return false }
        // The outer edges of words say how long the words are, not where the columns end.
        if isAligned(a, b) {
            return (a.origin == nil) == (b.origin == nil)
                && zip(a.columnEdges.dropFirst().dropLast(), b.columnEdges.dropFirst().dropLast())
                    .allSatisfy { abs($1 - $0) <= stripTolerance }
        }
        return zip(a.columnEdges, b.columnEdges).allSatisfy { abs($1 - $0 - shift) <= edgeTolerance }
    }

    private static func isAligned(_ a: TableGrid, _ b: TableGrid) -> Bool { a.origin != nil || b.origin != nil }
}

extension HeaderRows {
    /// Whether the row begins with the title of a numbering column.
    static func isHeaderLike(_ cells: [String]) -> Bool {
        guard let first = cells.first else { return false }
        return isKey(first)
    }
}
