internal import DocumentModel

/// A table made ready for comparison: its columns' features, its rows' labels and tokens.
struct ComparedTable {
    let table: Table
    /// Id of the annex it stands in, or `body`.
    let container: String
    /// The column that numbers the rows; nil without one.
    let numberColumn: Int?
    /// Tokens of each cell.
    let cells: [[[Token]]]
    /// Label of each row, such as `I.1`; `total` for a total row.
    let labels: [String]

    var id: String { container == "body" ? table.id : container + "/" + table.id }

    init(_ table: Table, container: String, lexicon: Lexicon) {
        self.table = table
        self.container = container
        numberColumn = Self.numberColumn(of: table)
        let tokenizer = Tokenizer(lexicon: lexicon)
        cells = table.rows.map { row in
            row.cells.map { tokenizer.tokens($0, field: .cell, node: 0, confidence: row.confidence) }
        }
        let numbers = numberColumn
        labels = table.rows.map { row in
            if row.kind == .total { return "total" }
            let number = numbers.flatMap { row.cells.indices.contains($0) ? Self.trimmed(row.cells[$0]) : nil } ?? ""
            let groups = row.group.map(Self.groupLabel)
            return (groups + [number]).filter { !$0.isEmpty }.joined(separator: ".")
        }
    }

    /// The column of short numbers at the left.
    private static func numberColumn(of table: Table) -> Int? {
        let data = table.rows.filter { $0.kind == .data }
        guard !data.isEmpty else { return nil }
        for column in table.columns.indices.prefix(2) {
            let numbered = data.count { row in
                guard row.cells.indices.contains(column) else { return false }
                let text = trimmed(row.cells[column])
                return !text.isEmpty && text.count <= 6
                    && text.allSatisfy { $0.isNumber || "IVXivx.-abcd)".contains($0) }
            }
            if numbered * 3 >= data.count * 2 { return column }
        }
        return nil
    }

    /// `I` of `I. PHÂN LOẠI`; the title itself when it has no label.
    static func groupLabel(_ title: String) -> String {
        let first = title.split(separator: " ", maxSplits: 1).first.map(String.init) ?? title
        let bare = first.hasSuffix(".") || first.hasSuffix(")") ? String(first.dropLast()) : first
        return !bare.isEmpty && bare.count <= 5 && bare.allSatisfy { $0.isNumber || "IVXABCDEFabcdef.".contains($0) }
            ? bare : title
    }

    static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        return String(text)
    }

    /// The rows as the matcher wants them; cells that a merged cell only runs through are left out.
    func matcherRows(lexicon: Lexicon) -> [RowMatcher.Row] {
        table.rows.indices.map { index in
            let row = table.rows[index]
            var tokens: [Token] = []
            for column in row.cells.indices where column != numberColumn { tokens += cells[index][column] }
            let key = row.cells.indices.first { $0 != numberColumn }.map { cells[index][$0] } ?? []
            let features = lexicon.features(of: tokens) + lexicon.features(of: key)
            return RowMatcher.Row(
                kind: row.kind, features: features, group: row.group.map(Self.groupLabel).joined(separator: "."),
                number: numberColumn.flatMap { row.cells.indices.contains($0) ? Self.trimmed(row.cells[$0]) : nil }
                    ?? "",
                size: tokens.count)
        }
    }

    func place(row: Int, column: Int? = nil) -> Place {
        let source = table.rows[row]
        let cellPage = column.flatMap {
            source.cellPlaces.indices.contains($0) ? source.cellPlaces[$0].first?.page : nil
        }
        let key = source.cells.indices.first { $0 != numberColumn && !source.cells[$0].isEmpty }.map {
            source.cells[$0]
        }
        return Place(
            node: id, label: labels[row].isEmpty ? nil : labels[row],
            title: column.map { table.columns.indices.contains($0) ? table.columns[$0] : "" }
                ?? key.map(DocumentTree.lead),
            row: row, column: column, page: cellPage ?? source.provenance.first?.page ?? table.pages.first)
    }

    /// Whether the cell is the rest of one that began in a row above.
    func isContinued(row: Int, column: Int) -> Bool {
        table.rows[row].spans.contains { span in
            span.continued && (span.column..<(span.column + max(1, span.columnSpan))).contains(column)
        }
    }

    /// All tables of a document, those of annexes too.
    static func all(in document: PlanDocument, lexicon: Lexicon) -> [ComparedTable] {
        document.tables.map { ComparedTable($0, container: "body", lexicon: lexicon) }
            + document.annexes.flatMap { annex in
                annex.tables.map { ComparedTable($0, container: annex.id, lexicon: lexicon) }
            }
    }
}
