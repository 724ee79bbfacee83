internal import DocumentModel

/// A document as a page one likes to read: letterhead, contents as headings and lists, tables, closing block.
struct MarkdownExport {
    func text(of document: PlanDocument) -> String {
        var blocks = [title(of: document), letterhead(of: document)]
        if !document.addressees.isEmpty {
            blocks.append("**Kính gửi:**\n\n" + list(document.addressees))
        }
        blocks += document.legalBases.map { "*\(escaped($0))*" }
        blocks += body(document.body, tables: document.tables)
        blocks += closing(of: document)
        for annex in document.annexes { blocks += self.annex(annex) }
        if !document.citations.isEmpty { blocks.append(citations(document.citations)) }
        let failed = document.pages.filter { $0.status == .failed || $0.status == .timedOut }
        if !failed.isEmpty {
            blocks.append(
                "> **Trang không đọc được:** "
                    + failed.map { "\($0.number) (\(escaped($0.reason ?? "")))" }.joined(separator: "; "))
        }
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func title(of document: PlanDocument) -> String {
        let parts = [document.header.kind, document.header.subject].compactMap { $0 }
        return "# " + (parts.isEmpty ? escaped(document.source.name) : escaped(parts.joined(separator: ": ")))
    }

    private func letterhead(of document: PlanDocument) -> String {
        let header = document.header
        let fields = [
            ("Cơ quan chủ quản", header.superior), ("Cơ quan ban hành", header.issuer),
            ("Số, ký hiệu", header.number), ("Địa danh", header.place), ("Ngày", header.date),
            ("Người ký", document.signature?.name),
        ].compactMap { name, value in value.map { "| \(name) | \(cell($0)) |" } }
        return fields.isEmpty ? "" : "| | |\n|---|---|\n" + fields.joined(separator: "\n")
    }

    /// The sections with the tables in their places; tables that have none in the tree come last.
    private func body(_ nodes: [Section], tables: [Table]) -> [String] {
        let placed = Self.tableNames(in: nodes)
        return sections(nodes, level: 2, tables: tables) + tables.filter { !placed.contains($0.id) }.map(table)
    }

    /// Identifiers of the tables that have a place in the tree.
    private static func tableNames(in nodes: [Section]) -> Set<String> {
        nodes.reduce(into: Set<String>()) { names, node in
            if node.kind == .table, let name = node.text { names.insert(name) }
            names.formUnion(tableNames(in: node.children))
        }
    }

    /// Titled sections become headings, the others paragraphs and list items.
    private func sections(_ nodes: [Section], level: Int, tables: [Table]) -> [String] {
        var blocks: [String] = []
        var items: [String] = []
        func closeList() {
            if !items.isEmpty { blocks.append(items.joined(separator: "\n")) }
            items = []
        }
        for node in nodes {
            if node.kind == .dash || node.kind == .plus {
                items += item(node, indent: "")
                continue
            }
            closeList()
            if node.kind == .table, let found = tables.first(where: { $0.id == node.text }) {
                blocks.append(table(found))
            } else if let title = node.title {
                let label = node.label.map { $0 + " " } ?? ""
                blocks.append(String(repeating: "#", count: min(level, 6)) + " " + escaped(label + title))
                if let text = node.text { blocks.append(escaped(text)) }
            } else {
                let words = [node.label.map { "**\(escaped($0))**" }, node.text.map(escaped)]
                blocks.append(words.compactMap { $0 }.joined(separator: " "))
            }
            blocks += sections(node.children, level: level + 1, tables: tables)
        }
        closeList()
        return blocks
    }

    private func item(_ node: Section, indent: String) -> [String] {
        let text = [node.title, node.text].compactMap { $0 }.joined(separator: " ")
        var lines = ["\(indent)- \(escaped(text))"]
        for child in node.children { lines += item(child, indent: indent + "  ") }
        return lines
    }

    private func table(_ table: Table) -> String {
        var lines: [String] = []
        if let caption = table.caption { lines += ["**\(escaped(caption))**", ""] }
        lines.append("| " + table.columns.map(cell).joined(separator: " | ") + " |")
        lines.append("|" + String(repeating: "---|", count: max(1, table.columns.count)))
        for row in table.rows {
            let cells =
                row.kind == .data ? row.cells.map(cell) : row.cells.map { cell($0).isEmpty ? "" : "**\(cell($0))**" }
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n")
    }

    private func closing(of document: PlanDocument) -> [String] {
        var blocks: [String] = []
        if let signature = document.signature {
            let lines = [signature.authority, signature.position, signature.name].compactMap { $0 }
            blocks.append(lines.map { "**\(escaped($0))**" }.joined(separator: "\\\n"))
        }
        if !document.recipients.isEmpty { blocks.append("***Nơi nhận:***\n\n" + list(document.recipients)) }
        return blocks
    }

    private func annex(_ annex: Annex) -> [String] {
        let name = [annex.label, annex.title].compactMap { $0 }.joined(separator: ": ")
        var blocks = ["---", "# " + escaped(name.isEmpty ? "Phụ lục" : name)]
        if let caption = annex.issuedWith { blocks.append("*\(escaped(caption))*") }
        return blocks + body(annex.body, tables: annex.tables)
    }

    private func citations(_ citations: [Citation]) -> String {
        let rows = citations.map { citation in
            let name = [citation.kind, citation.number].compactMap { $0 }.joined(separator: " ")
            return "| \(cell(name)) | \(citation.date ?? "") | \(citation.count) |"
        }
        return "---\n\n## Văn bản được viện dẫn\n\n| Văn bản | Ngày | Số lần |\n|---|---|---|\n"
            + rows.joined(separator: "\n")
    }

    private func list(_ lines: [String]) -> String { lines.map { "- \(escaped($0))" }.joined(separator: "\n") }

    private func cell(_ text: String) -> String {
        escaped(text).replacing("|", with: "\\|").replacing("\n", with: "<br>")
    }

    /// Characters that Markdown would take for its own get a backslash.
    private func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            if "\\`*_[]<>".contains(character) { out.append("\\") }
            out.append(character)
        }
        return out
    }
}
