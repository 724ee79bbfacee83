import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite struct HTMLTableTests {
    private func tables(_ document: PlanDocument) throws -> [[[String]]] {
        try HTMLChecker.report(on: try Exporter.data(for: document, as: .html)).tables
    }

    @Test("merged cells are merged, in headers and in rows; group rows go over all columns")
    func merged() throws {
        let tables = try tables(SampleDocument.document)
        let second = try #require(tables.first { $0.first?.count == 3 })
        #expect(
            second == [
                ["TT|2|1", "Cây|2|1", "Số cây|1|2"], ["Vụ xuân|1|1", "Vụ thu|1|1"],
                ["1|1|1", "Đa|2|1", "10|1|1", "12|1|1"], ["2|1|1", "3|1|1", "4|1|1"],
                ["3|1|1", "Theo Nghị định số 30/2020/NĐ-CP|1|3"], ["|1|1", "Tổng|1|1", "13|1|1", "16|1|1"],
            ])
        #expect(tables.contains { $0.contains(["I Trồng|1|2"]) })
    }

    @Test("a span that would hide another text, or runs out of its table, is cut")
    func falseSpans() throws {
        var document = SampleDocument.document
        document.body = []
        document.annexes = []
        document.corrections = []
        document.tables = [
            Table(
                id: "table-1", columns: ["A", "B"],
                rows: [
                    .init(
                        cells: ["x", "khác"], spans: [.init(column: 0, rowSpan: 9, columnSpan: 7, continued: false)]),
                    .init(
                        cells: ["y", "z"], spans: [.init(column: 0, rowSpan: 9, columnSpan: 1, continued: true)]),
                ])
        ]
        #expect(try tables(document) == [[["A|1|1", "B|1|1"], ["x|1|1", "khác|1|1"], ["y|1|1", "z|1|1"]]])
    }

    @Test("a section that only repeats a group row is not shown twice, and its link leads to the row")
    func groupRows() throws {
        var document = SampleDocument.document
        document.annexes = []
        document.body = [
            Section(id: "/1", kind: .table, text: "table-1"),
            Section(id: "I", kind: .section, label: "I.", title: "Trồng"),
        ]
        let data = try Exporter.data(for: document, as: .html)
        let text = try ExportedPage(document, as: .html)
        #expect(try HTMLChecker.report(on: data).errors == [])
        #expect(text.contains("<tr class=\"group\" id=\"muc-I\">"))
        #expect(!text.contains("<h2><span class=\"label\">I.</span>"))
    }
}
