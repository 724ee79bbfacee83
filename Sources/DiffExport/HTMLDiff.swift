internal import PlanDiff

/// A comparison as one HTML page that needs no other file: two columns or one, contents, filters, keyboard.
struct HTMLDiff {
    let comparison: Comparison
    /// Changes by their ids.
    private let changes: [Int: Change]

    init(_ comparison: Comparison) {
        self.comparison = comparison
        changes = Dictionary(uniqueKeysWithValues: comparison.changes.map { ($0.id, $0) })
    }

    func page() -> String {
        let title = "So sánh: \(comparison.old.name) và \(comparison.new.name)"
        return """
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTML.escape(title))</title>
            <style>
            \(HTMLDiffStyle.sheet)</style>
            </head>
            <body>
            \(toolbar())
            <div class="frame">
            \(contents())
            <main id="noi-dung">
            \(heading())
            \(passages())
            </main>
            </div>
            <script>
            \(HTMLDiffScript.script)</script>
            </body>
            </html>

            """
    }

    // MARK: Top

    private func toolbar() -> String {
        let filters = Change.Kind.allCases.compactMap { kind -> String? in
            let count = comparison.changes.count { $0.kind == kind }
            guard count > 0 else { return nil }
            return "<button type=\"button\" class=\"kind\" data-kind=\"\(kind.rawValue)\" aria-pressed=\"true\">"
                + "\(ChangeNames.vietnamese(kind)) <span>\(count)</span></button>"
        }
        let noise = comparison.noise.values.reduce(0, +)
        return """
            <header class="bar">
            <div class="row">
            <div class="group" role="group" aria-label="Cách xem">
            <button type="button" id="xem-hai-cot" aria-pressed="true">Hai cột</button>
            <button type="button" id="xem-mot-cot" aria-pressed="false" title="Phím u">Một cột</button>
            </div>
            <div class="group" role="group" aria-label="Đi tới thay đổi">
            <button type="button" id="truoc" title="Phím p">◀ Trước</button>
            <output id="vi-tri" aria-live="polite">0 / \(comparison.ownChanges.count)</output>
            <button type="button" id="sau" title="Phím n">Sau ▶</button>
            </div>
            <label><input type="checkbox" id="chi-thay-doi"> Chỉ phần thay đổi</label>
            \(comparison.remarks.isEmpty ? "" : "<label><input type=\"checkbox\" id=\"hien-nam\"> Cả thay đổi chỉ do năm</label>")
            \(noise == 0 ? "" : "<label><input type=\"checkbox\" id=\"hien-nhieu\"> Hiện nhiễu (\(noise))</label>")
            </div>
            <div class="row filters" role="group" aria-label="Lọc theo loại thay đổi">\(filters.joined())</div>
            </header>
            """
    }

    private func heading() -> String {
        func column(_ document: ComparedDocument, _ name: String) -> String {
            let details = [document.number, document.date].compactMap { $0 }.joined(separator: " · ")
            let subject = [document.kind, document.subject].compactMap { $0 }.joined(separator: " ")
            return "<div class=\"document\"><p class=\"side\">\(name)</p><p class=\"name\">\(HTML.escape(subject))</p>"
                + "<p class=\"meta\">\(HTML.escape(details)) · \(HTML.escape(document.name)) · \(document.pageCount) trang"
                + (document.isRecognised ? " · có chữ nhận dạng" : "") + "</p></div>"
        }
        var lines = ["<h1>So sánh văn bản</h1>", "<div class=\"documents\">"]
        lines.append(column(comparison.old, "Văn bản cũ"))
        lines.append(column(comparison.new, "Văn bản mới"))
        lines.append("</div>")
        let percent = InterfaceNumbers.percent(comparison.similarity)
        lines.append(
            comparison.isSame
                ? "<p class=\"sum\">Hai văn bản không khác nhau về nội dung; \(percent) số từ trùng nhau.</p>"
                : "<p class=\"sum\">\(comparison.changes.count) thay đổi; \(percent) số từ trùng nhau.</p>")
        for remark in comparison.remarks {
            let folded = comparison.changes.count { $0.remark == remark.id }
            lines.append("<p class=\"remark\">\(HTML.escape(ChangeNames.vietnamese(remark, folded: folded)))</p>")
        }
        let noise = NoiseCause.allCases.compactMap { cause in
            comparison.noise[cause].map { "\(ChangeNames.vietnamese(cause)) \($0)" }
        }
        if !noise.isEmpty {
            lines.append("<p class=\"remark\">Không kể là thay đổi (nhiễu): \(noise.joined(separator: ", ")).</p>")
        }
        return lines.joined(separator: "\n")
    }

    // MARK: Contents

    private func contents() -> String {
        var items: [(passage: Int, depth: Int, text: String, count: Int)] = []
        var lastPart: Passage.Part?
        for (index, passage) in comparison.passages.enumerated() {
            if passage.part != lastPart, ![.body, .annex].contains(passage.part) {
                items.append((index, 0, Self.name(of: passage.part), 0))
            } else if [.body, .annex].contains(passage.part), Self.isListed(passage) {
                let place = passage.new.first ?? passage.old.first
                let text = [place?.label, place?.title].compactMap { $0 }.joined(separator: " ")
                items.append((index, passage.depth, text.isEmpty ? "…" : text, 0))
            }
            lastPart = passage.part
            if items.isEmpty { items.append((index, 0, Self.name(of: passage.part), 0)) }
            items[items.count - 1].count += passage.changes.count { changes[$0]?.remark == nil }
        }
        let list = items.map { item in
            let status = comparison.passages[item.passage].status
            let mark = item.count > 0 ? "<b title=\"\(item.count) thay đổi\">\(item.count)</b>" : ""
            return
                "<li class=\"d\(item.depth) \(status.rawValue)\"><a href=\"#p\(item.passage)\"><span>\(HTML.escape(item.text))</span>\(mark)</a></li>"
        }
        return
            "<nav class=\"side\" aria-label=\"Mục lục\"><h2>Mục lục</h2><ol>\n\(list.joined(separator: "\n"))\n</ol></nav>"
    }

    /// Top sections, and what is counted below them.
    private static func isListed(_ passage: Passage) -> Bool {
        if passage.depth == 0 || passage.depth == 1 && passage.isTitle { return true }
        guard passage.depth == 1, let label = (passage.new.first ?? passage.old.first)?.label else { return false }
        return label != "-" && label != "+"
    }

    private static func name(of part: Passage.Part) -> String {
        switch part {
        case .header: "Đầu văn bản"
        case .legalBases: "Căn cứ"
        case .body: "Nội dung"
        case .annex: "Phụ lục"
        case .table: "Bảng"
        case .recipients: "Nơi nhận"
        case .signatures: "Chữ ký"
        case .footnotes: "Chú thích"
        }
    }

    // MARK: Passages

    private func passages() -> String {
        var out: [String] = []
        var lastPart: Passage.Part?
        for (index, passage) in comparison.passages.enumerated() {
            if passage.part != lastPart {
                out.append("<h2 class=\"part\">\(Self.name(of: passage.part))</h2>")
                lastPart = passage.part
            }
            out.append(HTMLPassage(passage, number: index, changes: changes).html())
        }
        return out.joined(separator: "\n")
    }
}

/// Text as HTML.
enum HTML {
    static func escape(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default:
                // Control characters have no place in a page.
                if scalar.properties.generalCategory != .control || scalar == "\n" { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }
}
