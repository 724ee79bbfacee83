internal import DocumentModel
internal import Foundation

/// ALTO 4: every page with its words, boxes and confidences, for libraries and archives.
///
/// One file a document, one `Page` a page, lengths in 1/1200 inch. https://www.loc.gov/standards/alto/
enum ALTOExport {
    /// 1/1200 inch in a point.
    private static let unitsPerPoint = 1200.0 / 72

    static func text(of document: PlanDocument, pages: [PageReading]) -> String {
        var writer = Writer()
        writer.lines.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        writer.lines.append(
            "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\" "
                + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
                + "http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-4.xsd\" "
                + "SCHEMAVERSION=\"4.4\">")
        writer.describe(document)
        writer.lines.append("<Layout>")
        for page in pages { writer.page(page) }
        writer.lines += ["</Layout>", "</alto>"]
        return writer.lines.joined(separator: "\n") + "\n"
    }

    private struct Writer {
        var lines: [String] = []
        private var page = 0
        private var blocks = 0
        private var lineCount = 0
        private var words = 0

        mutating func describe(_ document: PlanDocument) {
            let escaped = HTMLText.escaped
            lines += [
                "<Description>", "<MeasurementUnit>inch1200</MeasurementUnit>", "<sourceImageInformation>",
                "<fileName>\(escaped(document.source.name))</fileName>",
                "<fileIdentifier fileIdentifierLocation=\"SHA-256\">\(document.source.sha256)</fileIdentifier>",
                "</sourceImageInformation>",
            ]
            let engines = document.run.engines.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
            let parts = document.run.tool.split(separator: " ", maxSplits: 1).map(String.init)
            lines += [
                "<Processing ID=\"processing-1\">",
                "<processingStepSettings>\(escaped(engines))</processingStepSettings>", "<processingSoftware>",
                "<softwareName>\(escaped(parts[0]))</softwareName>",
                "<softwareVersion>\(escaped(parts.count > 1 ? parts[1] : ""))</softwareVersion>",
                "</processingSoftware>", "</Processing>", "</Description>",
            ]
        }

        mutating func page(_ reading: PageReading) {
            page = reading.number
            (blocks, lineCount, words) = (0, 0, 0)
            let size = "HEIGHT=\"\(units(reading.heightPoints))\" WIDTH=\"\(units(reading.widthPoints))\""
            let confidence =
                PageConfidence(words: reading.allLines.flatMap(\.words))
                .map { " PC=\"\(Self.number($0.mean))\"" } ?? ""
            lines.append("<Page ID=\"page-\(page)\" PHYSICAL_IMG_NR=\"\(page)\" \(size)\(confidence)>")
            lines.append("<PrintSpace HPOS=\"0\" VPOS=\"0\" \(size)>")
            for block in Self.blocks(of: reading.lines) { textBlock(block) }
            for table in reading.tables { tableBlock(table) }
            lines += ["</PrintSpace>", "</Page>"]
        }

        /// Lines that follow one another with one block number.
        private static func blocks(of lines: [TextLine]) -> [[TextLine]] {
            lines.reduce(into: []) { blocks, line in
                if let last = blocks.last?.last, last.block == line.block {
                    blocks[blocks.count - 1].append(line)
                } else {
                    blocks.append([line])
                }
            }
        }

        private mutating func tableBlock(_ table: TableGrid) {
            let cells = table.cells.filter { !$0.lines.isEmpty }
            blocks += 1
            lines.append("<ComposedBlock ID=\"table-\(page)-\(blocks)\" TYPE=\"table\" \(place(table.box))>")
            for cell in cells { textBlock(cell.lines, box: cell.box) }
            lines.append("</ComposedBlock>")
        }

        private mutating func textBlock(_ block: [TextLine], box: Box? = nil) {
            guard let box = box ?? Box.enclosing(block.map(\.box)) else { return }
            blocks += 1
            lines.append("<TextBlock ID=\"block-\(page)-\(blocks)\" \(place(box))>")
            for line in block where !line.words.isEmpty { textLine(line) }
            lines.append("</TextBlock>")
        }

        private mutating func textLine(_ line: TextLine) {
            lineCount += 1
            lines.append("<TextLine ID=\"line-\(page)-\(lineCount)\" \(place(line.box))>")
            for (index, word) in line.words.enumerated() {
                if index > 0 { lines.append("<SP/>") }
                words += 1
                let head =
                    "<String ID=\"word-\(page)-\(words)\" \(place(word.box)) WC=\"\(Self.number(word.confidence))\" "
                    + "CONTENT=\"\(HTMLText.escaped(word.text))\""
                if word.alternatives.isEmpty {
                    lines.append(head + "/>")
                } else {
                    let others = word.alternatives.map { "<ALTERNATIVE>\(HTMLText.escaped($0.text))</ALTERNATIVE>" }
                    lines.append(head + ">" + others.joined() + "</String>")
                }
            }
            lines.append("</TextLine>")
        }

        private func place(_ box: Box) -> String {
            "HPOS=\"\(units(max(0, box.x0)))\" VPOS=\"\(units(max(0, box.y0)))\" "
                + "HEIGHT=\"\(units(max(0, box.height)))\" WIDTH=\"\(units(max(0, box.width)))\""
        }

        private func units(_ points: Double) -> Int { Int((points * ALTOExport.unitsPerPoint).rounded()) }

        private static func number(_ value: Double) -> String {
            String(format: "%.4f", min(1, max(0, value)))
        }
    }
}
