internal import DocumentModel

/// Tables with their merged cells, group rows and the source pages they run over.
extension HTMLBuilder {
    mutating func table(_ node: DocumentOutline.TableNode) -> String {
        let table = node.table
        let width = max(table.columns.count, table.rows.map(\.cells.count).max() ?? 0)
        guard width > 0 else { return "" }
        let isWide = width > 5
        var out =
            "<figure"
            + HTMLText.attributeList([
                ("class", isWide ? "table wide" : "table"), ("id", node.anchor),
            ]) + ">\n"
        // The page mark stands outside the scrolling box, so that it reaches the margin.
        out += pageMark(table.pages.min())
        let pages = InterfaceText.pages(table.pages)
        let title = table.caption.map { "<span class=\"title\">\(captionHTML($0, table: table))</span> " } ?? ""
        let origin =
            pages.isEmpty || document.source.pageCount < 2 ? "" : "<span class=\"origin\">Trang \(pages)</span>"
        if !title.isEmpty || !origin.isEmpty { out += "<figcaption>\(title)\(origin)</figcaption>\n" }
        let name = table.caption ?? "Bảng: " + table.columns.joined(separator: ", ")
        out +=
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\"\(HTMLText.attributeList([("aria-label", name)]))>\n"
        out += "<table>\n" + Self.header(of: table) + body(of: node, width: width) + "</table>\n</div>\n</figure>\n"
        return out
    }

    private func captionHTML(_ caption: String, table: Table) -> String {
        marked(caption, node: table.id, .title)
    }

    private static func header(of table: Table) -> String {
        let rows = table.headerRows.isEmpty ? [table.columns] : table.headerRows
        guard rows.contains(where: { $0.contains { !$0.isEmpty } }) else { return "" }
        let lines = TableLayout.header(rows).map { cells in
            let html = cells.map { cell in
                HTMLText.element(
                    "th",
                    [("scope", cell.columnSpan > 1 ? "colgroup" : "col")] + cell.spanAttributes,
                    HTMLText.escaped(cell.text).replacing("\n", with: "<br>"))
            }
            return "<tr>\(html.joined())</tr>\n"
        }
        return "<thead>\n\(lines.joined())</thead>\n"
    }

    /// A body for each group, so that a group row heads what stands below it.
    private mutating func body(of node: DocumentOutline.TableNode, width: Int) -> String {
        let classes = TableLayout.columnClasses(of: node.table, width: width)
        var out = ""
        for range in TableLayout.groups(of: node.table.rows) {
            out += "<tbody>\n"
            let rows = Array(node.table.rows[range])
            for (offset, cells) in TableLayout.body(rows, width: width).enumerated() {
                let row = rows[offset]
                var mark = rowPageMark(row)
                let doubt = Self.doubt(row.confidence)
                out +=
                    "<tr"
                    + HTMLText.attributeList([
                        ("class", row.kind == .data && doubt.name.isEmpty ? nil : row.kind.rawValue + doubt.name),
                        ("id", node.rowAnchors[range.lowerBound + offset]), ("title", doubt.title),
                    ]) + ">"
                for cell in cells {
                    out += self.cell(
                        cell, of: row, number: range.lowerBound + offset, table: node.table, mark: mark, width: width,
                        columnClass: classes[cell.column])
                    mark = ""
                }
                out += "</tr>\n"
            }
            out += "</tbody>\n"
        }
        return out
    }

    private mutating func rowPageMark(_ row: Table.Row) -> String { pageMark(row.provenance.first?.page) }

    private func cell(
        _ cell: TableLayout.Cell, of row: Table.Row, number: Int, table: Table, mark: String, width: Int,
        columnClass: String?
    ) -> String {
        let marks = mentions.marks(node: table.id, .cell, index: number, column: cell.sourceColumn)
        let lines = TextMark.byLine(of: cell.text, marks).map { line, marks in
            let html = MarkedText(line, marks: marks).html()
            // Lists in cells hang their dashes.
            let isListItem = line.hasPrefix("- ") || line.hasPrefix("+ ") || line.hasPrefix("• ")
            return (html, isListItem)
        }
        var content = ""
        for (index, line) in lines.enumerated() {
            if line.1 {
                content += "<span class=\"hang\">\(line.0)</span>"
            } else {
                content += (index > 0 && !lines[index - 1].1 ? "<br>" : "") + line.0
            }
        }
        let isGroup = row.kind == .group && cell.columnSpan == width
        let isHeader = isGroup || (row.kind != .data && cell.column == 0)
        let scope: String? = isGroup ? "rowgroup" : isHeader ? "row" : nil
        return HTMLText.element(
            isHeader ? "th" : "td",
            [("class", isGroup ? "level-\(min(row.group.count + 1, 3))" : columnClass), ("scope", scope)]
                + cell.spanAttributes, mark + content)
    }
}

extension TableLayout.Cell {
    /// `rowspan` and `colspan` where the cell is merged.
    fileprivate var spanAttributes: [(String, String?)] {
        [("rowspan", rowSpan > 1 ? "\(rowSpan)" : nil), ("colspan", columnSpan > 1 ? "\(columnSpan)" : nil)]
    }
}
