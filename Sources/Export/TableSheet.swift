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
        let cells = Self.withWideTitles(
            MergedCells.ofRows(table.rows, width: table.width), texts: texts,
            isGroup: table.rows.map { $0.kind == .group })
        for cell in cells {
            let kind = table.rows[cell.row].kind
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

    /// The cells with each group row's last filled one widened to the right, as far as no cell of a row above reaches
    /// down into the group row.
    private static func withWideTitles(
        _ cells: [CellRectangle], texts: [[String]], isGroup: [Bool]
    ) -> [CellRectangle] {
        let rows = Dictionary(grouping: cells, by: \.row)
        return cells.compactMap { cell in
            guard isGroup[cell.row], let last = lastTitle(texts[cell.row]), let row = rows[cell.row],
                let title = row.first(where: { $0.column <= last && last < $0.column + $0.columnSpan }),
                title.rowSpan == 1
            else { return cell }
            var end = title.column + title.columnSpan
            while let next = row.first(where: { $0.column == end }), next.rowSpan == 1 { end += next.columnSpan }
            if cell == title {
                return CellRectangle(row: cell.row, column: cell.column, columnSpan: end - cell.column)
            }
            return (title.column..<end).contains(cell.column) ? nil : cell
        }
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
