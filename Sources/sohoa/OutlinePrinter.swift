import DocumentModel

/// Draws a document's structure as an indented tree, one node a line.
struct OutlinePrinter {
    /// Longest line, in characters.
    let width: Int

    func text(of document: PlanDocument) -> String {
        var lines: [String] = []
        let header = document.header
        for (name, value) in [
            ("Superior", header.superior), ("Issuer", header.issuer), ("Number", header.number),
            ("Place", header.place), ("Date", header.date), ("Kind", header.kind), ("Subject", header.subject),
            ("Signer", document.signature?.name),
        ] {
            guard let value else { continue }
            lines.append(cut(name + ":" + String(repeating: " ", count: 10 - name.count) + value))
        }
        append(document.body, depth: 0, to: &lines)
        for annex in document.annexes {
            lines.append(cut([annex.label, annex.title].compactMap { $0 }.joined(separator: " · ")))
            append(annex.body, depth: 1, to: &lines)
            for table in annex.tables { lines.append(cut("  " + summary(of: table))) }
        }
        for table in document.tables { lines.append(cut(summary(of: table))) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func append(_ sections: [Section], depth: Int, to lines: inout [String]) {
        for section in sections {
            // Unlabelled paragraphs and list items are text, not structure.
            if section.label != nil, section.kind != .dash, section.kind != .plus {
                let words = [section.label, section.title ?? section.text].compactMap { $0 }
                lines.append(cut(String(repeating: "  ", count: depth) + words.joined(separator: " ")))
            }
            append(section.children, depth: depth + 1, to: &lines)
        }
    }

    private func summary(of table: Table) -> String {
        let pages = table.pages.map { String($0) }.joined(separator: ", ")
        return "[\(table.id): \(table.columns.count) columns, \(table.rows.count) rows, page \(pages)] "
            + (table.caption ?? table.columns.joined(separator: " | "))
    }

    private func cut(_ line: String) -> String {
        line.count <= width ? line : line.prefix(width - 1) + "…"
    }
}
