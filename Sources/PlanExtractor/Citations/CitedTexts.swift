import DocumentModel

/// A text of a document in which others may be cited, and where it stands.
struct CitedText: Sendable {
    var node: String
    var field: TextPlace.Field
    var index: Int?
    var column: Int?
    var text: String

    func place(_ start: Int, _ end: Int) -> TextPlace {
        TextPlace(node: node, field: field, index: index, column: column, start: start, length: end - start)
    }
}

/// All texts of a document, in reading order, each once.
enum CitedTexts {
    /// - Parameter caption: `(Kèm theo …)` above a document that is itself an annex.
    static func all(_ plan: ExtractedPlan, caption: String?) -> [CitedText] {
        var out: [CitedText] = []
        add(caption, "header", .issuedWith, &out)
        add(plan.header.subject, "header", .subject, &out)
        for (index, basis) in plan.legalBases.enumerated() {
            out.append(CitedText(node: "legalBases", field: .legalBasis, index: index, text: basis))
        }
        add(plan.body, &out)
        add(plan.tables, &out)
        for annex in plan.annexes {
            add(annex.title, annex.id, .title, &out)
            add(annex.issuedWith, annex.id, .issuedWith, &out)
            add(annex.header?.subject, annex.id, .subject, &out)
            add(annex.body, &out)
            add(annex.tables, &out)
        }
        return out
    }

    private static func add(_ text: String?, _ node: String, _ field: TextPlace.Field, _ out: inout [CitedText]) {
        guard let text, !text.isEmpty else { return }
        out.append(CitedText(node: node, field: field, text: text))
    }

    private static func add(_ sections: [Section], _ out: inout [CitedText]) {
        for section in sections {
            if section.kind != .table {
                add(section.title, section.id, .title, &out)
                add(section.text, section.id, .text, &out)
            }
            add(section.children, &out)
        }
    }

    /// Cells; the text of a merged cell counts where it begins.
    private static func add(_ tables: [Table], _ out: inout [CitedText]) {
        for table in tables {
            add(table.caption, table.id, .title, &out)
            var above: [String] = []
            for (index, row) in table.rows.enumerated() {
                var covered = Set<Int>()
                for span in row.spans {
                    let columns = span.column..<(span.column + max(1, span.columnSpan))
                    covered.formUnion(span.continued ? columns : columns.dropFirst())
                }
                var seen = Set<String>()
                for (column, cell) in row.cells.enumerated() where !cell.isEmpty && !covered.contains(column) {
                    // A long text that stands again below itself or beside itself is a merged cell without its span.
                    let isRepeated = cell.utf8.count > 60 && above.indices.contains(column) && above[column] == cell
                    guard !isRepeated, seen.insert(cell).inserted else { continue }
                    out.append(CitedText(node: table.id, field: .cell, index: index, column: column, text: cell))
                }
                above = row.cells
            }
        }
    }
}
