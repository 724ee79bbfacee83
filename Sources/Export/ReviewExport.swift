public import DocumentModel
public import Foundation

/// A review as one HTML file that works without a network: pictures inside, corrections saved as the tab-separated lines
/// that `sohoa correct` takes.
public enum ReviewExport {
    public static func data(for review: Review, title: String) -> Data {
        var lines = head(title)
        lines.append("<main>")
        lines.append(summary(of: review))
        if !review.problems.isEmpty {
            let items = review.problems.map { HTMLText.element("li", [], HTMLText.escaped($0)) }.joined()
            lines.append("<section class=\"problems\"><h2>Không xem được</h2><ul>\(items)</ul></section>")
        }
        lines.append("<section><h2>Từ và ô bảng cần xem</h2>")
        for (index, entry) in review.entries.enumerated() { lines.append(html(of: entry, number: index + 1)) }
        if review.entries.isEmpty { lines.append("<p>Không có chỗ nào đáng ngờ.</p>") }
        lines.append("</section>")
        lines += pages(review.pages)
        lines += ["</main>", "<script>\(ReviewScript.text)</script>", "</body>", "</html>"]
        return Data((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func head(_ title: String) -> [String] {
        [
            "<!DOCTYPE html>", "<html lang=\"vi\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<title>Soát lỗi: \(HTMLText.escaped(title))</title>", "<style>\(ReviewStyle.sheet)</style>", "</head>",
            "<body>",
            "<header><h1>Soát lỗi: \(HTMLText.escaped(title))</h1>"
                + "<p id=\"count\" role=\"status\">Chưa sửa chỗ nào.</p>"
                + "<button id=\"save\" type=\"button\" disabled>Tải các chỗ sửa (TSV)</button></header>",
        ]
    }

    private static func summary(of review: Review) -> String {
        let shown = review.entries.count
        let sum = review.entries.reduce(0) { $0 + $1.expectedErrors }
        return "<p class=\"about\">Hiện \(shown) trong \(review.doubtfulCount) chỗ đáng ngờ, chỗ xấu nhất đứng trước; "
            + "ước chừng \(number(sum)) từ sai trong các chỗ này. Gõ chữ đúng vào ô rồi nhấn Enter để sang chỗ sau; "
            + "để trống nếu trên bản in không có chữ. Cuối cùng tải tệp TSV và chạy "
            + "<code>sohoa correct sua-loi.tsv -C THƯ_MỤC</code>, rồi chạy lại <code>sohoa convert</code>.</p>"
    }

    private static func html(of entry: Review.Entry, number index: Int) -> String {
        let name = (entry.path as NSString).lastPathComponent
        let kind = entry.kind == .cell ? "ô bảng" : "từ"
        var parts = [
            "<div class=\"where\"><b>\(index)</b> <span title=\"\(HTMLText.escaped(entry.path))\">"
                + "\(HTMLText.escaped(name))</span>, trang \(entry.page), \(kind), "
                + "<span class=\"sum\" title=\"Số từ sai ước chừng: tổng của 1 trừ độ tin cậy\">"
                + "\(number(entry.expectedErrors))</span></div>"
        ]
        parts.append(picture(of: entry))
        let field =
            entry.kind == .cell
            ? HTMLText.element(
                "textarea", [("rows", "\(min(8, 1 + entry.text.count / 100))")] + labels(index),
                HTMLText.escaped(entry.text))
            : "<input\(HTMLText.attributeList([("value", entry.text)] + labels(index)))>"
        parts.append("<div class=\"edit\">\(field)\(suggestions(entry.suggestions))</div>")
        let box = entry.box.map { [$0.x0, $0.y0, $0.x1, $0.y1].map(coordinate).joined(separator: ",") } ?? ""
        let data: [(String, String?)] = [
            ("class", "entry \(entry.kind.rawValue)"), ("data-hash", entry.contentHash), ("data-page", "\(entry.page)"),
            ("data-box", box), ("data-text", entry.text), ("data-path", entry.path),
        ]
        return HTMLText.element("article", data, parts.joined())
    }

    private static func labels(_ index: Int) -> [(String, String?)] {
        [("aria-label", "Chữ đúng của chỗ \(index)"), ("lang", "vi"), ("spellcheck", "false"), ("autocomplete", "off")]
    }

    private static func suggestions(_ texts: [String]) -> String {
        texts.isEmpty
            ? ""
            : "<span class=\"others\">hay là "
                + texts.map { "<button type=\"button\" class=\"other\">\(HTMLText.escaped($0))</button>" }.joined()
                + "</span>"
    }

    /// The picture with frames around what is doubtful; its line of text where there is no picture.
    private static func picture(of entry: Review.Entry) -> String {
        guard let picture = entry.picture, picture.box.area > 0 else {
            let text = entry.line ?? entry.text
            return "<p class=\"line\" lang=\"vi\">\(HTMLText.escaped(text))</p>"
        }
        func percent(_ part: Double, of whole: Double) -> String { String(format: "%.2f%%", 100 * part / whole) }
        let (width, height) = (picture.box.width, picture.box.height)
        let frames = entry.marks.map { box in
            let place =
                "left:\(percent(box.x0 - picture.box.x0, of: width));"
                + "top:\(percent(box.y0 - picture.box.y0, of: height));"
                + "width:\(percent(box.width, of: width));height:\(percent(box.height, of: height))"
            return "<i style=\"\(place)\"></i>"
        }.joined()
        // 1.6 pixels of the screen for a point: print stands somewhat larger than on paper.
        let size = String(format: "width:%.0fpx", width * 1.6)
        return "<div class=\"crop\" style=\"\(size)\"><img alt=\"\(HTMLText.escaped(entry.line ?? entry.text))\" "
            + "loading=\"lazy\" src=\"data:image/png;base64,\(picture.png.base64EncodedString())\">\(frames)</div>"
    }

    private static func pages(_ pages: [Review.Page]) -> [String] {
        guard !pages.isEmpty else { return [] }
        let rows = pages.map { page in
            let name = HTMLText.escaped((page.path as NSString).lastPathComponent)
            let what =
                page.failure.map { "<td colspan=\"2\">\(HTMLText.escaped($0))</td>" }
                ?? "<td class=\"n\">\(page.wordCount)</td><td class=\"n\">\(number(page.expectedErrors))</td>"
            return "<tr><td title=\"\(HTMLText.escaped(page.path))\">\(name)</td>"
                + "<td class=\"n\">\(page.number)</td>\(what)</tr>"
        }
        return [
            "<section><h2>Các trang, trang xấu nhất đứng trước</h2>", "<table>",
            "<thead><tr>"
                + ["Tệp", "Trang", "Số từ", "Từ sai ước chừng"].map { "<th scope=\"col\">\($0)</th>" }.joined()
                + "</tr></thead>", "<tbody>",
        ] + rows + ["</tbody>", "</table>", "</section>"]
    }

    private static func number(_ value: Double) -> String {
        String(format: value < 10 ? "%.2f" : "%.0f", value).replacing(".", with: ",")
    }

    private static func coordinate(_ value: Double) -> String { String(format: "%.2f", value) }
}
