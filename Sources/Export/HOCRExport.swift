internal import DocumentModel
internal import Foundation

/// hOCR: XHTML in which every page, block, line and word says where it stands.
///
/// Boxes are pixels of the page at the resolution it was recognised at, or at 300 dots an inch.
/// http://kba.github.io/hocr-spec/1.2/
enum HOCRExport {
    private static let usualResolution = 300.0

    static func text(of document: PlanDocument, pages: [PageReading]) -> String {
        let title = HTMLText.escaped(document.source.name)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
                + "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">",
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"vi\" lang=\"vi\">", "<head>",
            "<title>\(title)</title>", "<meta http-equiv=\"Content-Type\" content=\"text/html;charset=utf-8\"/>",
            "<meta name=\"ocr-system\" content=\"\(HTMLText.escaped(document.run.tool))\"/>",
            "<meta name=\"ocr-capabilities\" content=\"ocr_page ocr_carea ocr_table ocr_line ocrx_word ocrp_wconf\"/>",
            "</head>", "<body>",
        ]
        for page in pages { lines += PageLines(page, source: document.source.name).lines }
        lines += ["</body>", "</html>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private struct PageLines {
        private(set) var lines: [String] = []
        private let scale: Double
        private let page: Int
        private var areas = 0
        private var lineCount = 0
        private var words = 0

        init(_ reading: PageReading, source: String) {
            page = reading.number
            let resolution = reading.dpi ?? HOCRExport.usualResolution
            scale = resolution / 72
            let whole = Box(x0: 0, y0: 0, x1: reading.widthPoints, y1: reading.heightPoints)
            let image = HTMLText.escaped("image \"\(source.replacing("\"", with: ""))\"")
            let dots = Int(resolution.rounded())
            lines.append(
                "<div class=\"ocr_page\" id=\"page_\(page)\" title=\"\(image); \(place(whole)); ppageno \(page - 1); "
                    + "scan_res \(dots) \(dots)\">")
            var rest = reading.lines[...]
            while let first = rest.first {
                let block = rest.prefix { $0.block == first.block }
                rest = rest.dropFirst(block.count)
                area(Array(block), kind: "ocr_carea", box: nil)
            }
            for table in reading.tables {
                lines.append("<div class=\"ocr_table\" title=\"\(place(table.box))\">")
                for cell in table.cells where !cell.lines.isEmpty { area(cell.lines, kind: "ocr_carea", box: cell.box) }
                lines.append("</div>")
            }
            lines.append("</div>")
        }

        private mutating func area(_ block: [TextLine], kind: String, box: Box?) {
            guard let box = box ?? Box.enclosing(block.map(\.box)) else { return }
            areas += 1
            lines.append("<div class=\"\(kind)\" id=\"block_\(page)_\(areas)\" title=\"\(place(box))\">")
            for line in block where !line.words.isEmpty {
                lineCount += 1
                lines.append("<span class=\"ocr_line\" id=\"line_\(page)_\(lineCount)\" title=\"\(place(line.box))\">")
                for word in line.words {
                    words += 1
                    let confidence = Int((100 * min(1, max(0, word.confidence))).rounded())
                    lines.append(
                        "<span class=\"ocrx_word\" id=\"word_\(page)_\(words)\" "
                            + "title=\"\(place(word.box)); x_wconf \(confidence)\">\(HTMLText.escaped(word.text))</span>"
                    )
                }
                lines.append("</span>")
            }
            lines.append("</div>")
        }

        private func place(_ box: Box) -> String {
            let edges = [box.x0, box.y0, box.x1, box.y1].map { String(Int((max(0, $0) * scale).rounded())) }
            return "bbox " + edges.joined(separator: " ")
        }
    }
}
