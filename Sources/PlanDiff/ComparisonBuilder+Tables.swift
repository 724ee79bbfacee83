internal import DocumentModel

/// The tables of both documents, paired; each pair is compared once, where its container stands.
final class TableBoard {
    private unowned let builder: ComparisonBuilder
    private let old: [ComparedTable]
    private let new: [ComparedTable]
    private let oldOf: [Int: Int]
    private var doneOld: Set<Int> = []
    private var doneNew: Set<Int> = []
    private let matcher: TableMatcher

    init(_ builder: ComparisonBuilder) {
        self.builder = builder
        old = ComparedTable.all(in: builder.oldDocument, lexicon: builder.lexicon)
        new = ComparedTable.all(in: builder.newDocument, lexicon: builder.lexicon)
        matcher = TableMatcher(lexicon: builder.lexicon, synonyms: builder.settings.synonyms)
        oldOf = Dictionary(uniqueKeysWithValues: matcher.pairs(old, new).map { ($0.1, $0.0) })
    }

    /// Compares the tables that stand in the new body or annex of that id.
    func add(container: String) {
        for index in new.indices where new[index].container == container && doneNew.insert(index).inserted {
            if let partner = oldOf[index] {
                doneOld.insert(partner)
                builder.compare(
                    old[partner], new[index],
                    columns: matcher.columnPairs(old[partner].table.columns, new[index].table.columns))
            } else {
                builder.addWhole(new[index], isNew: true)
            }
        }
    }

    /// What no annex of the new document took up.
    func addRest() {
        for index in new.indices where !doneNew.contains(index) { add(container: new[index].container) }
        for index in old.indices where !doneOld.contains(index) { builder.addWhole(old[index], isNew: false) }
    }
}

extension ComparisonBuilder {
    /// A table that stands on one side only: one change for the table.
    func addWhole(_ table: ComparedTable, isNew: Bool) {
        let place = Place(
            node: table.id, title: table.table.caption ?? table.table.columns.joined(separator: " | "),
            page: table.table.pages.first)
        let text = place.title ?? ""
        let passage = add(
            Passage(
                part: .table, depth: 0, isTitle: true, status: isNew ? .added : .dropped, old: isNew ? [] : [place],
                new: isNew ? [place] : []))
        add(
            Change(
                kind: isNew ? .added : .dropped, action: isNew ? .added : .dropped, old: isNew ? [] : [place],
                new: isNew ? [place] : [], oldText: isNew ? "" : text, newText: isNew ? text : ""), to: passage)
        let id = result.changes.count
        result.passages[passage].runs = [Run(old: isNew ? "" : text, new: isNew ? text : "", change: id)]
        for row in table.table.rows.indices {
            let cells = table.table.columns.indices.map { column in
                let cell =
                    table.table.rows[row].cells.indices.contains(column) ? table.table.rows[row].cells[column] : ""
                return Passage.Cell(
                    column: table.table.columns[column],
                    runs: [Run(old: isNew ? "" : cell, new: isNew ? cell : "", change: id)])
            }
            _ = add(
                Passage(
                    part: .table, depth: 1, status: isNew ? .added : .dropped,
                    old: isNew ? [] : [table.place(row: row)], new: isNew ? [table.place(row: row)] : [], cells: cells))
            count(alone: table.cells[row].reduce(0) { $0 + $1.count })
        }
    }

    func compare(_ oldTable: ComparedTable, _ newTable: ComparedTable, columns: [(Int, Int)]) {
        compareColumns(oldTable, newTable, columns)
        let rows = RowMatcher(
            old: oldTable.matcherRows(lexicon: lexicon), new: newTable.matcherRows(lexicon: lexicon), settings: settings
        )
        var droppedBehind: [Int: [Int]] = [:]
        var anchor = -1
        for index in oldTable.table.rows.indices {
            if rows.newOf[index] != nil { anchor = index } else { droppedBehind[anchor, default: []].append(index) }
        }
        for index in droppedBehind[-1] ?? [] { addRow(oldTable, index, isNew: false) }
        for index in newTable.table.rows.indices {
            guard let partner = rows.oldOf[index] else {
                addRow(newTable, index, isNew: true)
                continue
            }
            compare(oldTable, partner, newTable, index, columns: columns, isMoved: rows.moved.contains(partner))
            for dropped in droppedBehind[partner] ?? [] { addRow(oldTable, dropped, isNew: false) }
        }
    }

    private func compareColumns(_ oldTable: ComparedTable, _ newTable: ComparedTable, _ columns: [(Int, Int)]) {
        let titles: [(Int?, Int?)] =
            columns.map { ($0.0, $0.1) }
            + oldTable.table.columns.indices.filter { index in !columns.contains { $0.0 == index } }.map { ($0, nil) }
            + newTable.table.columns.indices.filter { index in !columns.contains { $0.1 == index } }.map { (nil, $0) }
        let passage = add(
            Passage(
                part: .table, depth: 0, isTitle: true,
                old: [Place(node: oldTable.id, title: oldTable.table.caption, page: oldTable.table.pages.first)],
                new: [Place(node: newTable.id, title: newTable.table.caption, page: newTable.table.pages.first)]))
        for (first, second) in titles.sorted(by: { ($0.1 ?? $0.0 ?? 0) < ($1.1 ?? $1.0 ?? 0) }) {
            let before = first.map { oldTable.table.columns[$0] } ?? ""
            let after = second.map { newTable.table.columns[$0] } ?? ""
            let cell = result.passages[passage].cells.count
            result.passages[passage].cells.append(.init(column: after.isEmpty ? before : after, runs: []))
            let places = (
                Place(node: oldTable.id, label: "header", title: before, column: first),
                Place(node: newTable.id, label: "header", title: after, column: second)
            )
            if first == nil || second == nil {
                add(
                    Change(
                        kind: first == nil ? .added : .dropped, action: first == nil ? .added : .dropped,
                        old: first == nil ? [] : [places.0], new: second == nil ? [] : [places.1], oldText: before,
                        newText: after), to: passage)
                result.passages[passage].cells[cell].runs = [Run(old: before, new: after, change: result.changes.count)]
                continue
            }
            let difference = TextDifference(
                old: tokenizer.tokens(before, field: .cell, node: 0),
                new: tokenizer.tokens(after, field: .cell, node: 0),
                context: context)
            add(difference, passage: passage, cell: cell) { difference, hunk in
                Self.change(difference, hunk, old: [places.0], new: [places.1], kind: .tableCell)
            }
        }
    }

    private func addRow(_ table: ComparedTable, _ row: Int, isNew: Bool) {
        let place = table.place(row: row)
        let cells = table.table.rows[row].cells
        let text = cells.indices.filter { !table.isContinued(row: row, column: $0) }.map { cells[$0] }
            .filter { !$0.isEmpty }.joined(separator: " | ").replacing("\n", with: " ")
        let passage = add(
            Passage(
                part: .table, depth: 1, status: isNew ? .added : .dropped, old: isNew ? [] : [place],
                new: isNew ? [place] : []))
        add(
            Change(
                kind: .tableRow, action: isNew ? .added : .dropped, old: isNew ? [] : [place],
                new: isNew ? [place] : [], oldText: isNew ? "" : text, newText: isNew ? text : ""), to: passage)
        let id = result.changes.count
        result.passages[passage].cells = cells.indices.map { column in
            Passage.Cell(
                column: table.table.columns.indices.contains(column) ? table.table.columns[column] : "",
                runs: [Run(old: isNew ? "" : cells[column], new: isNew ? cells[column] : "", change: id)])
        }
        count(alone: table.cells[row].reduce(0) { $0 + $1.count })
    }

    private func compare(
        _ oldTable: ComparedTable, _ oldRow: Int, _ newTable: ComparedTable, _ newRow: Int, columns: [(Int, Int)],
        isMoved: Bool
    ) {
        let places = (oldTable.place(row: oldRow), newTable.place(row: newRow))
        let isGroup = newTable.table.rows[newRow].kind == .group
        let passage = add(
            Passage(part: .table, depth: 1, isTitle: isGroup, old: [places.0], new: [places.1]))
        func number(_ table: ComparedTable, _ row: Int) -> String? {
            table.numberColumn.map { ComparedTable.trimmed(table.table.rows[row].cells[$0]) }
        }
        let before = number(oldTable, oldRow)
        let after = number(newTable, newRow)
        let isRenumbered = before != after && before?.isEmpty == false && after?.isEmpty == false
        if isMoved || isRenumbered {
            result.passages[passage].status = isMoved ? .moved : .renumbered
            add(
                Change(
                    kind: .tableRow, action: isMoved ? .moved : .renumbered, old: [places.0], new: [places.1],
                    oldText: [before, places.0.title].compactMap { $0 }.joined(separator: " "),
                    newText: [after, places.1.title].compactMap { $0 }.joined(separator: " ")), to: passage)
        }
        let numberPair = (oldTable.numberColumn, newTable.numberColumn)
        for (first, second) in columns {
            let cell = result.passages[passage].cells.count
            let title = newTable.table.columns[second]
            let isNumber = first == numberPair.0 && second == numberPair.1
            let texts = (oldTable.table.rows[oldRow].cells[first], newTable.table.rows[newRow].cells[second])
            result.passages[passage].cells.append(.init(column: title, runs: []))
            let isContinued =
                oldTable.isContinued(row: oldRow, column: first) && newTable.isContinued(row: newRow, column: second)
            if isNumber || isContinued {
                result.passages[passage].cells[cell].runs = [Run(old: texts.0, new: texts.1)]
                continue
            }
            let difference = TextDifference(
                old: oldTable.cells[oldRow][first], new: newTable.cells[newRow][second], context: context)
            let cellPlaces = (
                oldTable.place(row: oldRow, column: first), newTable.place(row: newRow, column: second)
            )
            add(difference, passage: passage, cell: cell) { difference, hunk in
                Self.change(
                    difference, hunk, old: [isGroup ? places.0 : cellPlaces.0],
                    new: [isGroup ? places.1 : cellPlaces.1],
                    kind: isGroup ? .tableRow : .tableCell)
            }
        }
    }
}
