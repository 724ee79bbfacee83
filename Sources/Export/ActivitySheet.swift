internal import DocumentModel

/// The worksheet of a document's activity records; columns that no record fills are left out.
struct ActivitySheet {
    static let name = "Hoạt động"

    let table: ActivityTable

    /// - Parameter name: the sheet's name, which no other sheet has.
    func layout(name: String) -> SheetLayout {
        var sheet = SheetLayout(name: name, headerRows: 1, caption: Self.name)
        let columns = ActivityTable.Column.allCases.enumerated().filter { index, _ in
            table.records.contains { !$0[index].isEmpty }
        }
        for (place, column) in columns.enumerated() {
            sheet.cells.append(
                .init(row: 0, column: place, content: .text(column.element.title), style: .header))
        }
        for (row, record) in table.records.enumerated() {
            for (place, column) in columns.enumerated() {
                let text = record[column.offset]
                var content: SheetLayout.Content = text.isEmpty ? .blank : .text(text)
                if column.element.isNumeric, let number = PlainNumber(text) { content = .number(number) }
                sheet.cells.append(.init(row: row + 1, column: place, content: content, style: .data))
            }
        }
        TextFit.fit(&sheet, columns: columns.count)
        return sheet
    }
}
