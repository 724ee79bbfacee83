import DocumentModel

/// Tells group and total rows from data rows, and gives each row its group path.
enum RowKinds {
    /// - Parameter hasKey: whether the first column numbers the rows.
    static func assign(_ rows: inout [Table.Row], hasKey: Bool) {
        var open: [(rank: Int, title: String)] = []
        for index in rows.indices {
            let cells = rows[index].cells
            let filled = distinctTexts(rows[index])
            let first = cells.first.map { LayoutText.trimmed($0, of: " .)") } ?? ""
            if isTotal(filled) {
                rows[index].kind = .total
                // The name of a total is no number: without a merged cell it belongs to the column of names.
                if hasKey, rows[index].spans.isEmpty, rows[index].cells.count > 1, rows[index].cells[1].isEmpty,
                    first.count(where: \.isLetter) > 3
                {
                    rows[index].cells.swapAt(0, 1)
                    if rows[index].cellPlaces.count > 1 { rows[index].cellPlaces.swapAt(0, 1) }
                }
                rows[index].group = []
                continue
            }
            let isParent = filled.count == 2 && isParent(rows, at: index)
            if filled.count <= 2 || isCodedGroup(rows, at: index, filled: filled),
                filled.contains(where: { $0.count > 3 }),
                let rank = rank(first, filled: filled, row: rows[index])
                    ?? (isParent ? 3 + first.filter { $0 == "." }.count : nil)
            {
                rows[index].kind = .group
                while let last = open.last, last.rank >= rank { open.removeLast() }
                rows[index].group = open.map(\.title)
                open.append((rank, title(filled)))
            } else {
                // A row of data that bears a numeral is no part of the group before it.
                if Label.romanValue(first) != nil { open.removeAll { $0.rank >= 1 } }
                // Nor is `7` part of the group `6`, whose rows are `6.1` and `6.2`.
                if isDecimal(first) {
                    let depth = 3 + first.filter { $0 == "." }.count
                    while let last = open.last, last.rank >= depth { open.removeLast() }
                }
                rows[index].group = open.map(\.title)
            }
        }
    }

    /// Whether the row has a number and a title only, and the next one is its first child: `5` before `5.1`.
    private static func isParent(_ rows: [Table.Row], at index: Int) -> Bool {
        guard rows.indices.contains(index + 1) else { return false }
        let label = LayoutText.trimmed(rows[index].cells.first ?? "", of: " .)")
        let next = LayoutText.trimmed(rows[index + 1].cells.first ?? "", of: " .)")
        return isDecimal(label) && next == label + ".1"
    }

    private static func isDecimal(_ label: String) -> Bool {
        !label.isEmpty && label.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// Whether the row has a numeral, a code and a title, most of its cells empty, and rows numbered anew below it.
    private static func isCodedGroup(_ rows: [Table.Row], at index: Int, filled: [String]) -> Bool {
        guard filled.count == 3, rows.indices.contains(index + 1), rows[index].cells.count >= 6,
            Label.romanValue(LayoutText.trimmed(filled[0], of: " .)")) != nil,
            filled.dropFirst().allSatisfy({ $0.contains(where: \.isLetter) })
        else { return false }
        return LayoutText.trimmed(rows[index + 1].cells.first ?? "", of: " .)") == "1"
    }

    /// The texts of a row, a merged cell's once.
    private static func distinctTexts(_ row: Table.Row) -> [String] {
        var out: [String] = []
        var column = 0
        while column < row.cells.count {
            let span = row.spans.first { $0.column == column }?.columnSpan ?? 1
            if !row.cells[column].isEmpty { out.append(row.cells[column]) }
            column += max(1, span)
        }
        return out
    }

    private static func rank(_ label: String, filled: [String], row: Table.Row) -> Int? {
        if Label.romanValue(label) != nil { return 1 }
        if label.count == 1, let letter = label.first, ("A"..."H").contains(letter) { return 0 }
        // A single cell over the whole row; of two columns the other may hold a picture.
        let isWide = row.cells.count > 2 || row.spans.contains { $0.columnSpan > 1 }
        if isWide, filled.count == 1,
            filled.first.map({ LayoutText.folded($0).split(separator: " ").count >= 2 }) ?? false
        {
            return 2
        }
        return nil
    }

    private static func title(_ texts: [String]) -> String {
        guard texts.count > 1 else { return texts.first ?? "" }
        return texts[0] + (texts[0].hasSuffix(".") ? " " : ". ") + texts.dropFirst().joined(separator: " ")
    }

    private static func isTotal(_ texts: [String]) -> Bool {
        guard let text = texts.first(where: { $0.count > 3 }) else { return false }
        let folded = LayoutText.folded(text)
        return ["tong cong", "tong so", "cong:", "tong kinh phi", "tong :", "tong:"].contains { folded.hasPrefix($0) }
            || folded == "tong" || folded == "cong"
    }
}

/// Rows that a page break cut in two.
enum SplitRows {
    /// Whether `rest` goes on with `row`: its key cell is empty although the column numbers every other row.
    static func isRest(_ rest: Table.Row, of row: Table.Row, among rows: [Table.Row], key: String) -> Bool {
        guard HeaderRows.isKey(key), row.cells.count == rest.cells.count
        else { return false }
        if saysAgain(rest, row, among: rows) { return true }
        guard rest.cells.first == "", row.spans.isEmpty, rest.spans.isEmpty else { return false }
        let keyed = rows.filter { !($0.cells.first ?? "").isEmpty }.count
        return keyed * 4 >= rows.count * 3
    }

    /// Whether the rest prints number and subject of the row again, and leaves a cell empty that every row fills.
    private static func saysAgain(_ rest: Table.Row, _ row: Table.Row, among rows: [Table.Row]) -> Bool {
        let places = rest.cells.indices
        func same(_ place: Int) -> Bool {
            LayoutText.folded(rest.cells[place]) == LayoutText.folded(row.cells[place])
        }
        guard let key = rest.cells.first, !key.isEmpty, same(0) else { return false }
        let others = places.filter { !rest.cells[$0].isEmpty && !same($0) }
        let usual = places.filter { place in
            rest.cells[place].isEmpty && !row.cells[place].isEmpty
                && rows.count { !$0.cells[place].isEmpty } * 10 >= rows.count * 6
        }
        // What is new goes on with what stands above, and most of the row's own cells are empty.
        return !usual.isEmpty && others.allSatisfy { !row.cells[$0].isEmpty } && others.count <= 2
    }

    /// Fills a cell that goes on from the page before in the rows of the same number and subject.
    static func carryOver(_ rest: Table.Row, from row: Table.Row) -> Table.Row {
        var out = rest
        guard let key = rest.cells.first, !key.isEmpty, row.cells.count == rest.cells.count,
            LayoutText.folded(key) == LayoutText.folded(row.cells[0])
        else { return out }
        for span in row.spans where span.rowSpan > 1 && span.columnSpan == 1 && out.cells[span.column].isEmpty {
            out.cells[span.column] = row.cells[span.column]
            out.spans.append(Table.Span(column: span.column, rowSpan: 2, columnSpan: 1, continued: true))
        }
        return out
    }

    /// The rest of a merged cell belongs to every row the cell runs through, and a merged cell that stands empty below a
    /// page break says what it said above.
    static func completeMerged(_ rows: inout [Table.Row]) {
        for index in rows.indices.dropFirst() {
            for span in rows[index].spans where span.continued && span.columnSpan == 1 {
                let column = span.column
                let above = rows[index - 1].cells[column]
                let own = rows[index].cells[column]
                if own.isEmpty, !above.isEmpty, rows[index].cells.first == rows[index - 1].cells.first {
                    rows[index].cells[column] = above
                } else if own.count > above.count, !above.isEmpty, own.hasPrefix(above) {
                    var top = index - 1
                    while top >= 0, rows[top].cells[column] == above {
                        rows[top].cells[column] = own
                        guard rows[top].spans.contains(where: { $0.column == column && $0.continued }) else { break }
                        top -= 1
                    }
                }
            }
        }
    }

    /// Joins rows that are the rest of the one above although no page break parts them, as text files have them: no
    /// number, one cell, and a sentence that goes on.
    static func join(_ rows: inout [Table.Row], key: String) {
        guard HeaderRows.isKey(key) else { return }
        var index = 1
        while index < rows.count {
            let filled = rows[index].cells.indices.filter { !rows[index].cells[$0].isEmpty }
            if filled.count == 1, let column = filled.first, column > 0, rows[index].spans.isEmpty,
                LayoutText.startsLower(rows[index].cells[column]),
                let above = rows[index - 1].cells.indices.contains(column) ? rows[index - 1].cells[column] : nil,
                !above.isEmpty, !LayoutText.endsSentence(above)
            {
                rows[index - 1] = joined(rows[index - 1], rows[index])
                rows.remove(at: index)
            } else {
                index += 1
            }
        }
    }

    /// One row of the two parts; provenance keeps both.
    static func joined(_ row: Table.Row, _ rest: Table.Row) -> Table.Row {
        var out = row
        out.cells = zip(row.cells, rest.cells).map { top, bottom in
            if top.isEmpty || bottom.isEmpty { return top + bottom }
            if LayoutText.folded(top) == LayoutText.folded(bottom) { return top }
            return bottom.hasPrefix("- ") ? top + "\n" + bottom : FlowBlock.joined([top, bottom])
        }
        out.provenance += rest.provenance
        if row.cellPlaces.count == rest.cellPlaces.count {
            out.cellPlaces = zip(row.cellPlaces, rest.cellPlaces).map { $0 + $1 }
        }
        out.confidence = min(row.confidence, rest.confidence)
        return out
    }
}
