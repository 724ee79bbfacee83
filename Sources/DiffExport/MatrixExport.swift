public import Foundation
public import PlanDiff

extension DiffExporter {
    /// The bytes of a matrix of sections by document in a format.
    ///
    /// - Throws: what `JSONEncoder` throws, for JSON only.
    public static func data(
        for matrix: SectionMatrix, as format: DiffFormat, settings: DiffExportSettings = DiffExportSettings()
    ) throws -> Data {
        switch format {
        case .terminal: Data(MatrixText(matrix).terminal(settings).utf8)
        case .html: Data(MatrixText(matrix).html().utf8)
        case .json: try json(matrix)
        case .csv: Data(MatrixText(matrix).csv(settings).utf8)
        case .md: Data(MatrixText(matrix).markdown().utf8)
        }
    }
}

/// A matrix of sections by document, in each format.
struct MatrixText {
    let matrix: SectionMatrix

    init(_ matrix: SectionMatrix) { self.matrix = matrix }

    private static func english(_ cell: SectionMatrix.Cell, isFirst: Bool) -> String {
        if isFirst { return "" }
        let name = cell.status == .kept ? "" : cell.status == .added ? "new" : cell.status.rawValue
        let isCounted = cell.status != .added && cell.changes > 0
        let count = isCounted ? "\(cell.changes) change\(cell.changes == 1 ? "" : "s")" : ""
        return [name, count].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func status(_ cell: SectionMatrix.Cell, isFirst: Bool) -> String {
        if isFirst { return "" }
        let name =
            switch cell.status {
            case .kept: ""
            case .moved: "chuyển chỗ"
            case .renumbered: "đánh số lại"
            case .split: "tách"
            case .merged: "gộp"
            case .added: "mới"
            case .dropped: "bỏ"
            }
        let count = cell.status != .added && cell.changes > 0 ? "\(cell.changes) thay đổi" : ""
        let parts = [name, count].filter { !$0.isEmpty }
        return parts.isEmpty ? "giữ nguyên" : parts.joined(separator: ", ")
    }

    private static func title(_ cell: SectionMatrix.Cell) -> String {
        [cell.place.label, cell.place.title].compactMap { $0 }.joined(separator: " ")
    }

    /// Whether the section was there before and is gone in that column.
    private func isGone(_ row: SectionMatrix.Row, _ column: Int) -> Bool {
        column > 0 && row.cells[column] == nil && row.cells[column - 1] != nil
    }

    // MARK: Terminal

    func terminal(_ settings: DiffExportSettings) -> String {
        var lines: [String] = []
        for (index, document) in matrix.documents.enumerated() {
            let details = [document.number, document.date].compactMap { $0 }.joined(separator: ", ")
            lines.append("[\(index + 1)] \(document.name)\(details.isEmpty ? "" : " (\(details))")")
        }
        for (index, step) in matrix.steps.enumerated() {
            let count = step.changes.values.reduce(0, +)
            let percent = (step.similarity * 1_000).rounded() / 10
            lines.append("[\(index + 1)] → [\(index + 2)]: \(count) changes; \(percent)% of the words agree")
        }
        if settings.showsSummaryOnly { return lines.joined(separator: "\n") + "\n" }
        lines.append("")
        let columns = matrix.documents.count
        let room = max(18, (settings.width - 3 * (columns - 1)) / columns)
        lines.append(matrix.documents.indices.map { Self.fit("[\($0 + 1)]", room) }.joined(separator: " │ "))
        lines.append(matrix.documents.indices.map { _ in String(repeating: "─", count: room) }.joined(separator: "─┼─"))
        for row in matrix.rows {
            let indent = String(repeating: " ", count: row.depth * 2)
            let titles = row.cells.enumerated().map { column, cell in
                Self.fit(cell.map { indent + Self.title($0) } ?? (isGone(row, column) ? indent + "✗" : ""), room)
            }
            lines.append(titles.joined(separator: " │ "))
            let states = row.cells.enumerated().map { column, cell in
                cell.map { Self.english($0, isFirst: column == 0) }
                    ?? ""
            }
            if states.contains(where: { !$0.isEmpty }) {
                lines.append(
                    states.map { Self.fit($0.isEmpty ? "" : indent + "  (" + $0 + ")", room) }.joined(separator: " │ "))
            }
        }
        return lines.map { line in
            var line = line
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }.joined(separator: "\n") + "\n"
    }

    private static func fit(_ text: String, _ width: Int) -> String {
        let plain = text.replacing("\n", with: " ")
        return plain.count > width
            ? plain.prefix(width - 1) + "…" : plain + String(repeating: " ", count: width - plain.count)
    }

    // MARK: Tables

    func csv(_ settings: DiffExportSettings) -> String {
        var header = ["depth"]
        for document in matrix.documents {
            header += [document.name, document.name + " status", document.name + " changes"]
        }
        let records = matrix.rows.map { row in
            [String(row.depth)]
                + row.cells.flatMap { cell in
                    cell.map { [Self.title($0), $0.status.rawValue, String($0.changes)] } ?? ["", "", ""]
                }
        }
        return CSVDiff.text([header] + records, byteOrderMark: settings.csvByteOrderMark)
    }

    func markdown() -> String {
        var lines = ["# Các mục qua các năm", ""]
        lines += steps().map { "- " + $0 }
        lines.append("")
        lines.append("| " + matrix.documents.map { MarkdownDiff.escape(Self.name($0)) }.joined(separator: " | ") + " |")
        lines.append("|" + matrix.documents.map { _ in "---|" }.joined())
        for row in matrix.rows {
            let cells = row.cells.enumerated().map { column, cell -> String in
                guard let cell else { return isGone(row, column) ? "✗" : "" }
                let status = Self.status(cell, isFirst: column == 0)
                let indent = String(repeating: "&emsp;", count: row.depth)
                return indent + MarkdownDiff.escape(Self.title(cell)) + (status.isEmpty ? "" : " *(\(status))*")
            }
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func steps() -> [String] {
        matrix.steps.enumerated().map { index, step in
            let count = step.changes.values.reduce(0, +)
            return
                "\(Self.name(matrix.documents[index])) → \(Self.name(matrix.documents[index + 1])): \(count) thay đổi, "
                + "\(InterfaceNumbers.percent(step.similarity)) số từ trùng nhau"
        }
    }

    private static func name(_ document: ComparedDocument) -> String { document.number ?? document.name }

    // MARK: HTML

    func html() -> String {
        let head = matrix.documents.map { document in
            "<th scope=\"col\">\(HTML.escape(Self.name(document)))<span>\(HTML.escape(document.date ?? document.name))</span></th>"
        }
        let rows = matrix.rows.map { row in
            let cells = row.cells.enumerated().map { column, cell -> String in
                guard let cell else { return isGone(row, column) ? "<td class=\"gone\">bỏ</td>" : "<td></td>" }
                let status = Self.status(cell, isFirst: column == 0)
                return "<td class=\"\(column == 0 ? "" : cell.status.rawValue)\">\(HTML.escape(Self.title(cell)))"
                    + (status.isEmpty ? "" : "<span>\(status)</span>") + "</td>"
            }
            return "<tr class=\"d\(row.depth)\">\(cells.joined())</tr>"
        }
        return """
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Các mục qua các năm</title>
            <style>
            \(Self.style)</style>
            </head>
            <body>
            <h1>Các mục qua các năm</h1>
            <ul>\(steps().map { "<li>\(HTML.escape($0))</li>" }.joined())</ul>
            <table><thead><tr>\(head.joined())</tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table>
            </body>
            </html>

            """
    }

    private static let style = """
        :root{color-scheme:light dark;--paper:#fffefa;--ink:#1d1c1a;--soft:#5d5a53;--line:#cfcabd;--in:#d6efd3;--out:#fbdcd7;--move:#e3def8}
        @media (prefers-color-scheme:dark){:root{--paper:#1e1d1b;--ink:#e8e4da;--soft:#aca699;--line:#45423b;--in:#1d4427;--out:#52231d;--move:#383159}}
        body{margin:1.5rem;background:var(--paper);color:var(--ink);font:1rem/1.45 "Noto Serif","Liberation Serif",serif}
        table{border-collapse:collapse;width:100%;table-layout:fixed}
        th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
        thead th{position:sticky;top:0;background:var(--paper)}
        span{display:block;font:.75rem/1.4 system-ui,"Liberation Sans",sans-serif;color:var(--soft);font-weight:400}
        .d0 td{font-weight:700}.d1 td{padding-left:1.6rem}
        .added{background:var(--in)}.gone{background:var(--out);color:var(--soft)}
        .moved,.renumbered,.split,.merged{background:var(--move)}
        @page{size:A4 landscape;margin:12mm}@media print{body{margin:0;font-size:9pt}tr{break-inside:avoid}}

        """
}
