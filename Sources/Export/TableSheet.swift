internal import DocumentModel

/// Lays a table out as a worksheet: header, rows, merged cells, widths and heights.
struct TableSheet {
    let table: Table

    /// Characters; columns of nothing longer hold running numbers and marks.
    private static let longestLabel = 6

    func layout(name: String, caption: String?) -> SheetLayout {
        var sheet = SheetLayout(name: name, caption: caption)
        let header = table.headerGrid
        sheet.headerRows = header.count
        for cell in MergedCells.ofHeader(header) {
            let text = header[cell.row][cell.column]
            sheet.cells.append(
                Self.placed(cell, below: 0, content: text.isEmpty ? .blank : .text(text), style: .header))
        }
        let texts = table.rows.map { table.cells(of: $0) }
        let isNumeric = numericColumns(texts)
        let isCentred = (0..<table.width).map { column in
            !isNumeric[column] && table.rows.indices.allSatisfy { texts[$0][column].count <= Self.longestLabel }
        }
        for cell in MergedCells.ofRows(table.rows, width: table.width) {
            let kind = table.rows[cell.row].kind
            let cell = kind == .group ? widened(cell, texts: texts[cell.row]) : cell
            guard let cell else { continue }
            let text = texts[cell.row][cell.column]
            let content: SheetLayout.Content =
                if text.isEmpty {
                    .blank
                } else if isNumeric[cell.column], kind != .group, let number = PlainNumber(text) {
                    .number(number)
                } else { .text(text) }
            var placed = Self.placed(
                cell, below: header.count, content: content,
                style: kind == .group ? .group : kind == .total ? .total : .data)
            placed.isCentred = isCentred[cell.column]
            sheet.cells.append(placed)
        }
        TextFit.fit(&sheet, columns: table.width)
        return sheet
    }

    /// Which columns hold quantities, judged by their data and total rows.
    private func numericColumns(_ texts: [[String]]) -> [Bool] {
        let counted = table.rows.indices.filter { table.rows[$0].kind != .group }
        let header = table.headerGrid
        return (0..<table.width).map { column in
            let title = header.map { $0[column] }.joined(separator: " ")
            return PlainNumber.isNumeric(title: title, texts: counted.map { texts[$0][column] })
        }
    }

    /// A group row's last filled cell reaches to the right edge; cells to the right of it are nil.
    private func widened(_ cell: CellRectangle, texts: [String]) -> CellRectangle? {
        guard cell.rowSpan == 1, let last = Self.lastTitle(texts) else { return cell }
        if cell.column > last { return nil }
        var cell = cell
        if cell.column + cell.columnSpan > last { cell.columnSpan = texts.count - cell.column }
        return cell
    }

    /// Index of the last text that differs from the one before it.
    private static func lastTitle(_ texts: [String]) -> Int? {
        texts.indices.last { !texts[$0].isEmpty && ($0 == 0 || texts[$0] != texts[$0 - 1]) }
    }

    private static func placed(
        _ cell: CellRectangle, below header: Int, content: SheetLayout.Content, style: SheetLayout.Style
    ) -> SheetLayout.Cell {
        SheetLayout.Cell(
            row: cell.row + header, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
            content: content, style: style)
    }
}
