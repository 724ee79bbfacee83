internal import DocumentModel

/// A table with its place in the whole document, annexes counted.
struct PlacedTable {
    /// From 1, in reading order.
    var number: Int
    var table: Table
    /// `Phụ lục I`; nil in the main text.
    var annexLabel: String?
    var annexTitle: String?

    static func all(in document: PlanDocument) -> [PlacedTable] {
        var tables = document.tables.map { PlacedTable(number: 0, table: $0) }
        for annex in document.annexes {
            tables += annex.tables.map {
                PlacedTable(number: 0, table: $0, annexLabel: annex.label, annexTitle: annex.title)
            }
        }
        for index in tables.indices { tables[index].number = index + 1 }
        return tables
    }

    /// What the table is called: its caption, else the title of its annex.
    var title: String? { table.caption ?? annexTitle }
}

extension Table {
    /// Columns of the widest row.
    var width: Int {
        max(columns.count, headerRows.map(\.count).max() ?? 0, rows.map(\.cells.count).max() ?? 0)
    }

    /// The header as rows of `width` texts.
    var headerGrid: [[String]] {
        (headerRows.isEmpty ? [columns] : headerRows).map { Self.padded($0, to: width) }
    }

    /// One title a column; titles that several columns share begin with the titles above them.
    var distinctColumns: [String] {
        let columns = Self.padded(columns, to: width)
        let header = headerGrid
        return columns.enumerated().map { index, title in
            guard !title.isEmpty, columns.count(where: { $0 == title }) > 1 else { return title }
            var path: [String] = []
            for text in header.map({ $0[index] }) + [title] where !text.isEmpty && text != path.last {
                path.append(text)
            }
            return path.joined(separator: " – ")
        }
    }

    /// The cells of a row, one a column.
    func cells(of row: Row) -> [String] { Self.padded(row.cells, to: width) }

    private static func padded(_ texts: [String], to count: Int) -> [String] {
        texts + Array(repeating: "", count: max(0, count - texts.count))
    }
}
