import DiacriticRepair
import Foundation

/// The page of `sohoa repair --report html`: the repaired text with its changes marked, everything in one file.
enum RepairPage {
    static func head(title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title)): sửa chữa văn bản</title>
        <style>
        :root { color-scheme: light dark }
        body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.6; \
        font-family: "Liberation Serif", "Times New Roman", serif }
        header, footer { font-family: system-ui, sans-serif; font-size: .85rem }
        pre { white-space: pre-wrap; font: inherit }
        ins, mark { text-decoration: none; border-radius: 2px; padding: 0 1px; cursor: help; position: relative; \
        color: inherit }
        ins { background: light-dark(#d8f0d8, #1f4d2b) }
        mark { background: light-dark(#fff0b8, #5c4a00); border-bottom: 2px dotted }
        [data-note]:hover::after, [data-note]:focus::after { content: attr(data-note); position: absolute; left: 0; \
        top: 1.6em; z-index: 1; width: max-content; max-width: 22rem; padding: .3rem .5rem; white-space: pre-line; \
        font: .8rem system-ui, sans-serif; background: light-dark(#222, #eee); color: light-dark(#fff, #111); \
        border-radius: 4px }
        </style>
        </head>
        <body>
        <header><h1>\(escaped(title))</h1>
        <p><ins>Chữ đã sửa</ins> · <mark>chữ còn ngờ</mark>: trỏ vào để xem bản gốc, lý do và độ tin cậy.</p></header>
        <pre>
        """
    }

    static func foot(changes: Int, doubts: Int) -> String {
        "</pre>\n<footer><p>\(changes) chỗ sửa, \(doubts) chỗ còn ngờ.</p></footer>\n</body>\n</html>\n"
    }

    /// A piece of the text with its entries marked.
    static func text(_ part: RepairStream.Part, _ entries: [RepairReport.Entry]) -> String {
        var out = ""
        var position = 0
        // How much longer the repaired text is than the given one so far.
        var shift = -part.start
        for entry in entries {
            let start = entry.range.lowerBound + shift
            let end = start + entry.to.utf8.count
            guard start >= position, end <= part.bytes.count else { continue }
            out += escaped(String(decoding: part.bytes[position..<start], as: UTF8.self))
            let name = entry.isDoubtful ? "mark" : "ins"
            out += "<\(name) tabindex=\"0\" data-note=\"\(escaped(note(entry)))\">\(escaped(entry.to))</\(name)>"
            position = end
            shift += entry.to.utf8.count - entry.range.count
        }
        return out + escaped(String(decoding: part.bytes[position...], as: UTF8.self))
    }

    private static func note(_ entry: RepairReport.Entry) -> String {
        var lines: [String] = []
        if entry.from != entry.to { lines.append("Bản gốc: \(entry.from)") }
        lines.append("\(reason(entry.rule)), độ tin cậy \(percent(entry.score))")
        if !entry.alternatives.isEmpty {
            let others = entry.alternatives.map { "\($0.text) (\(percent($0.posterior)))" }
            lines.append("Cách đọc khác: " + others.joined(separator: ", "))
        }
        return lines.joined(separator: "\n")
    }

    private static func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }

    private static func reason(_ rule: String) -> String {
        switch rule {
        case "ngram": return "Dấu theo ngữ cảnh"
        case "edit": return "Chữ bị nhận dạng nhầm"
        case "alternative": return "Cách đọc khác của bộ nhận dạng"
        case "split": return "Hai từ bị dính"
        case "joined": return "Một từ bị tách"
        case "symbol": return "Ký hiệu văn bản"
        case "label": return "Số thứ tự đề mục"
        default: return "Không chắc chắn"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
            .replacingOccurrences(of: "\u{0C}", with: "\n")
    }
}
