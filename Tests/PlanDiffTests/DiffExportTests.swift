import DiffExport
import DocumentModel
import Foundation
import PlanDiff
import TestSupport
import Testing

@Suite("Comparisons as files") struct DiffExportTests {
    private static let comparison: Comparison = {
        var header = Header(number: "127/KH", subject: "Trồng <cây> & \"hoa\" năm 2024")
        let old = SamplePlan.document(
            [
                SamplePlan.item("1", "1.", "Trồng 60 cây, tưới | sáng\u{7} và chiều."),
                SamplePlan.item("2", "2.", SamplePlan.water),
            ], header: header)
        header.number = "139/KH"
        let new = SamplePlan.document(
            [
                SamplePlan.item("1", "1.", "Trồng 75 cây, tưới | sáng\u{7} và *tối*."),
                SamplePlan.item("3", "3.", SamplePlan.waste),
            ], header: header)
        return PlanComparer().compare(old, new)
    }()

    private func text(_ format: DiffFormat, _ settings: DiffExportSettings = DiffExportSettings()) throws -> String {
        String(decoding: try DiffExporter.data(for: Self.comparison, as: format, settings: settings), as: UTF8.self)
    }

    @Test("the JSON form keeps to its schema and is read back as it was")
    func json() throws {
        let data = try DiffExporter.data(for: Self.comparison, as: .json)
        #expect(try SchemaValidator.errors(in: data, schema: "sohoa.diff.schema.json") == nil)
        #expect(try JSONDecoder().decode(Comparison.self, from: data) == Self.comparison)
    }

    @Test("the matrix keeps to its schema")
    func matrix() throws {
        let matrix = PlanComparer().matrix(of: [SamplePlan.plain, SamplePlan.document([]), SamplePlan.plain])
        let data = try DiffExporter.data(for: matrix, as: .json)
        #expect(try SchemaValidator.errors(in: data, schema: "sohoa.diff-matrix.schema.json") == nil)
    }

    @Test("CSV has one record a change, and the change of number in it")
    func csv() throws {
        let records = try text(.csv).components(separatedBy: "\r\n").filter { !$0.isEmpty }
        #expect(records.count == Self.comparison.changes.count + 1)
        #expect(records.contains { $0.contains(",number,changed,1,1,") && $0.contains(",60,75,") })
    }

    @Test("no line of terminal output is wider than asked, none steers the terminal, and colours come when asked")
    func terminal() throws {
        let plain = try text(.terminal, DiffExportSettings(width: 60))
        #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 60 })
        #expect(!plain.unicodeScalars.contains { $0 == "\u{7}" || $0 == "\u{1B}" })
        #expect(try text(.terminal, DiffExportSettings(isColoured: true)).contains("\u{1B}[31m"))
    }

    @Test("the summary alone counts each kind and lists no change")
    func stat() throws {
        let summary = try text(.terminal, DiffExportSettings(showsSummaryOnly: true))
        #expect(summary.contains("number") && !summary.contains("- 60"))
    }

    @Test("Markdown signs in the text are escaped")
    func markdown() throws {
        let report = try text(.md)
        #expect(report.contains("\\<cây\\>") && report.contains("\\*tối\\*"))
        #expect(report.contains("**Con số**: “60” thành “75”"))
    }

    @Test("HTML is Vietnamese, holds everything in itself and escapes the text")
    func html() throws {
        let page = try text(.html)
        #expect(page.contains("<html lang=\"vi\">"))
        #expect(page.contains("&lt;cây&gt; &amp; &quot;hoa&quot;"))
        #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("\u{7}"))
    }
}
