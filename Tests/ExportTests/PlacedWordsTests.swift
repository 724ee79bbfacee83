import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Forms that place every word")
struct PlacedWordsTests {
    private let page = PageReading(
        number: 2, widthPoints: 595.2, heightPoints: 841.8, dpi: 200, textOrigin: .scan,
        lines: [
            TextLine(
                words: [
                    Word(
                        text: "Điều", box: Box(x0: 72, y0: 100, x1: 100, y1: 114), confidence: 0.91,
                        alternatives: [.init(text: "Diều", confidence: 0.4)]),
                    Word(text: "<5&\"6\">", box: Box(x0: 104, y0: 100, x1: 120, y1: 114), confidence: 0.5),
                ])
        ],
        tables: [
            TableGrid(
                box: Box(x0: 72, y0: 200, x1: 272, y1: 260), columnEdges: [72, 272], rowEdges: [200, 260],
                cells: [
                    TableGrid.Cell(
                        row: 0, column: 0, box: Box(x0: 72, y0: 200, x1: 272, y1: 260),
                        lines: [
                            TextLine(words: [Word(text: "ô", box: Box(x0: 80, y0: 210, x1: 88, y1: 220))])
                        ])
                ])
        ])

    private func nodes(_ format: ExportFormat, _ query: String) throws -> [XMLElement] {
        let data = try Exporter.data(for: SampleDocument.document, pages: [page], as: format)
        return try XMLDocument(data: data).nodes(forXPath: query).compactMap { $0 as? XMLElement }
    }

    private func attribute(_ node: XMLElement?, _ name: String) -> String? {
        node?.attributes?.first { $0.name == name }?.stringValue
    }

    @Test("ALTO has every word with its place in 1/1200 inch, its confidence and its other readings")
    func alto() throws {
        let words = try nodes(.alto, "//*[local-name()='String']")
        #expect(words.map { attribute($0, "CONTENT") } == ["Điều", "<5&\"6\">", "ô"])
        #expect(attribute(words.first, "HPOS") == "1200")
        #expect(attribute(words.first, "WIDTH") == "467")
        #expect(attribute(words.first, "WC") == "0.9100")
        #expect(words.first?.elements(forName: "ALTERNATIVE").map(\.stringValue) == ["Diều"])
        let page = try nodes(.alto, "//*[local-name()='Page']").first
        #expect(attribute(page, "PHYSICAL_IMG_NR") == "2")
        #expect(attribute(page, "WIDTH") == "9920")
        let table = try nodes(.alto, "//*[local-name()='ComposedBlock']").first
        #expect(attribute(table, "TYPE") == "table")
        let names = try nodes(.alto, "//@ID/..").compactMap { attribute($0, "ID") }
        #expect(Set(names).count == names.count)
    }

    @Test("hOCR has every word with its pixels at the page's resolution")
    func hocr() throws {
        let words = try nodes(.hocr, "//*[@class='ocrx_word']")
        #expect(words.map(\.stringValue) == ["Điều", "<5&\"6\">", "ô"])
        #expect(attribute(words.first, "title") == "bbox 200 278 278 317; x_wconf 91")
        #expect(try nodes(.hocr, "//*[@class='ocr_table']").count == 1)
        let title = attribute(try nodes(.hocr, "//*[@class='ocr_page']").first, "title")
        #expect(title?.contains("bbox 0 0 1653 2338; ppageno 1; scan_res 200 200") == true)
    }
}
