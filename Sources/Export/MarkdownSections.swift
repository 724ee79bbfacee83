internal import DocumentModel

/// The tree and its tables as Markdown blocks.
extension MarkdownExport {
    /// The sections with the tables in their places; tables that have none in the tree come last.
    mutating func part(_ part: DocumentOutline.Part, level: Int) -> [String] {
        sections(part.nodes, level: level) + part.looseTables.map { table($0.table) }
    }

    /// Titled sections become headings, the others paragraphs and list items.
    private mutating func sections(_ nodes: [DocumentOutline.Node], level: Int) -> [String] {
        var blocks: [String] = []
        var items: [String] = []
        func closeList() {
            if !items.isEmpty { blocks.append(items.joined(separator: "\n")) }
            items = []
        }
        for node in nodes where !node.isGroupRow {
            let section = node.section
            if section.kind == .dash || section.kind == .plus {
                items += item(node, indent: "")
                continue
            }
            closeList()
            if let table = node.table {
                blocks.append(self.table(table.table))
            } else if node.isHeading {
                blocks.append(heading([section.label, section.title], level: level, depth: level - 1))
                if section.text != nil { blocks.append(MarkdownText.atLineStart(text(of: node, .text))) }
            } else if section.kind != .table {
                let words = [section.title == nil ? "" : text(of: node, .title), text(of: node, .text)]
                    .filter { !$0.isEmpty }.joined(separator: "\\\n")
                blocks.append(
                    section.label.map { "**\(MarkdownText.escaped($0))** \(words)" } ?? MarkdownText.atLineStart(words))
            }
            blocks += sections(node.children, level: node.isHeading ? level + 1 : level)
        }
        closeList()
        return blocks
    }

    /// A heading that is entered in the contents list, at a depth that begins with 1.
    mutating func heading(_ words: [String?], level: Int, depth: Int) -> String {
        let text = words.compactMap { $0 }.joined(separator: " ").replacing("\n", with: " ")
        let name = MarkdownText.escaped(text)
        contents.append(
            String(repeating: "  ", count: max(0, depth - 1)) + "- [\(name)](#\(anchors.anchor(for: text)))")
        return String(repeating: "#", count: min(max(level, 1), 6)) + " " + name
    }

    private func item(_ node: DocumentOutline.Node, indent: String) -> [String] {
        if let table = node.table { return ["", self.table(table.table), ""] }
        let words = [text(of: node, .title), text(of: node, .text)].filter { !$0.isEmpty }.joined(separator: " ")
        let label = node.section.label.flatMap {
            ["-", "+", "–", "•"].contains($0) ? nil : "**\(MarkdownText.escaped($0))** "
        }
        var lines = ["\(indent)- \(label ?? "")\(label == nil ? MarkdownText.atLineStart(words) : words)"]
        for child in node.children { lines += item(child, indent: indent + "  ") }
        return lines
    }

    private func text(of node: DocumentOutline.Node, _ field: TextPlace.Field) -> String {
        guard let text = field == .title ? node.section.title : node.section.text else { return "" }
        let marks = node.isNamesake ? footnotes.marks(node: node.section.id, field) : []
        return MarkdownText.withReferences(text, marks: marks) { "[^\($0 + 1)]" }
    }

    func table(_ table: Table) -> String {
        var lines: [String] = []
        if let caption = table.caption { lines += ["**\(MarkdownText.escaped(caption))**", ""] }
        let width = max(1, table.columns.count, table.rows.map(\.cells.count).max() ?? 0)
        func line(_ cells: [String]) -> String {
            "| " + (cells + Array(repeating: "", count: width - cells.count)).joined(separator: " | ") + " |"
        }
        lines.append(line(table.columns.map(MarkdownText.cell)))
        lines.append("|" + String(repeating: "---|", count: width))
        for row in table.rows {
            let cells = row.cells.map(MarkdownText.cell)
            lines.append(line(row.kind == .data ? cells : cells.map { $0.isEmpty ? "" : "**\($0)**" }))
        }
        return lines.joined(separator: "\n")
    }
}
