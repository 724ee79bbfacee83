import DocumentModel
import TestSupport

/// Tables with everything that spreadsheets need care for.
enum SampleTables {
    /// Two header rows, a group row, a merged subject, numbers that are quantities and numbers that are labels, a total.
    static let framework = Table(
        id: "table-1", columns: ["Stt", "Chủ thể", "Số lượng", "Chủ trì", "Phối hợp"],
        headerRows: [
            ["Stt", "Chủ thể", "Số lượng", "Phân công", "Phân công"],
            ["Stt", "Chủ thể", "Số lượng", "Chủ trì", "Phối hợp"],
        ],
        rows: [
            .init(
                kind: .group, cells: ["I", "TRỒNG CÂY", "", "", ""],
                spans: [.init(column: 1, rowSpan: 1, columnSpan: 4, continued: false)]),
            .init(
                group: ["I. TRỒNG CÂY"], cells: ["1", "Hộ dân", "1.250", "Xã", "- Hội, đoàn;\n- “Tổ”"],
                spans: [.init(column: 1, rowSpan: 2, columnSpan: 1, continued: false)]),
            .init(
                group: ["I. TRỒNG CÂY"], cells: ["2", "Hộ dân", "17,5", "=Xã", ""],
                spans: [.init(column: 1, rowSpan: 2, columnSpan: 1, continued: true)]),
            .init(kind: .total, cells: ["", "Cộng", "1.267,5", "", ""]),
        ], pages: [1, 2])

    /// The sample document with these tables in its main text and none in its annex.
    static func document(_ tables: [Table]) -> PlanDocument {
        var document = SampleDocument.document
        document.tables = tables
        for index in document.annexes.indices { document.annexes[index].tables = [] }
        return document
    }
}
