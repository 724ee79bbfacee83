import DocumentModel

/// Joins the pages to one sequence of lines and tables, page furniture left out.
enum DocumentFlow {
    static func items(of pages: [PageReading]) -> [FlowItem] {
        let running = PageFurniture.runningTexts(pages)
        var items: [FlowItem] = []
        var zone = 0
        for page in pages {
            let lines = PageFurniture.withoutPageNumbers(page).filter { line in
                guard page.textOrigin != .plainText, !running.isEmpty else { return true }
                let edge = 0.085 * page.heightPoints
                let isMargin = line.box.centerY < edge || line.box.centerY > page.heightPoints - edge
                return !(isMargin && running.contains(PageFurniture.key(of: line.text)))
            }
            var flow = page.textOrigin == .plainText ? PlainLines.lines(lines, page: page) : []
            if page.textOrigin != .plainText {
                for piece in PageZones.zones(of: lines, pageWidth: page.widthPoints) {
                    switch piece {
                    case .single(let line): flow.append(FlowLine(line, page: page))
                    case .sideBySide(let left, let right):
                        for (side, block) in [(FlowLine.Side.left, left), (.right, right)] {
                            for line in block {
                                var flowLine = FlowLine(line, page: page)
                                flowLine.side = side
                                flowLine.zone = zone
                                flow.append(flowLine)
                            }
                        }
                        zone += 1
                    }
                }
                PageMeasure(flow, pageWidth: page.widthPoints).apply(to: &flow)
            }
            var tables = page.tables.sorted { $0.box.y0 < $1.box.y0 }[...]
            let isRecognised = ![.digital, .legacy, .plainText].contains(page.textOrigin)
            for line in flow {
                while let table = tables.first, table.box.y0 < line.box.centerY {
                    items.append(.table(PageTable(page: page.number, grid: table, isRecognised: isRecognised)))
                    tables.removeFirst()
                }
                items.append(.line(line))
            }
            items += tables.map { .table(PageTable(page: page.number, grid: $0, isRecognised: isRecognised)) }
        }
        return items
    }
}

/// The text margins of a page, and every line measured against them.
struct PageMeasure {
    let left: Double
    let right: Double

    /// From the lines that are longer than half of the page; from the page itself when there are few.
    init(_ lines: [FlowLine], pageWidth: Double) {
        let long = lines.filter { $0.side == .whole && $0.box.width > 0.5 * pageWidth }
        let lefts = (long.count >= 3 ? long : lines).map(\.box.x0).sorted()
        let rights = (long.count >= 3 ? long : lines).map(\.box.x1).sorted()
        left = lefts.isEmpty ? 0.13 * pageWidth : lefts[min(lefts.count - 1, lefts.count / 12)]
        right = rights.isEmpty ? 0.93 * pageWidth : rights[max(0, rights.count - 1 - rights.count / 12)]
    }

    func apply(to lines: inout [FlowLine]) {
        let width = max(1, right - left)
        for index in lines.indices {
            let box = lines[index].box
            lines[index].indent = box.x0 - left
            lines[index].fill = (box.x1 - left) / width
            let difference = abs((box.x0 - left) - (right - box.x1))
            lines[index].isSymmetric = difference < 0.03 * width
            lines[index].isCentred = difference < 0.045 * width && box.x0 - left > 0.045 * width
            if index > 0 {
                let above = lines[index - 1].box
                lines[index].gapAbove = (box.y0 - above.y1) / max(4, box.height)
            }
        }
    }
}

/// Lines of a text file: mark-up of web pages taken off, length measured in characters.
enum PlainLines {
    static func lines(_ lines: [TextLine], page: PageReading) -> [FlowLine] {
        var out: [FlowLine] = []
        for line in lines {
            for part in split(line.text) {
                out.append(FlowLine(line, page: page, text: part))
            }
        }
        let lengths = out.map { $0.text.count }.sorted()
        // Files with one paragraph a line have no right margin to speak of.
        let typical = lengths.isEmpty ? 80 : lengths[min(lengths.count - 1, lengths.count * 9 / 10)]
        let margin = Double(min(max(typical, 40), 130))
        for index in out.indices {
            out[index].fill = Double(out[index].text.count) / margin
            out[index].indent = 0
            if index > 0 {
                out[index].gapAbove = max(0, (out[index].box.y0 - out[index - 1].box.y0) / 12 - 1)
            }
        }
        return out
    }

    /// `**A****B**` is two lines; `<i>` and asterisks are no text.
    private static func split(_ text: String) -> [String] {
        guard text.contains("*") || text.contains("<") else { return [text] }
        var bare = text
        for tag in ["<i>", "</i>", "<b>", "</b>"] { bare = bare.replacing(tag, with: "") }
        let parts = bare.split(separator: "**").map { LayoutText.trimmed(String($0)) }.filter { !$0.isEmpty }
        return parts.isEmpty ? [] : parts
    }
}
