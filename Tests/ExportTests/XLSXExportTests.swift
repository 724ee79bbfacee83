import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite struct XLSXExportTests {
    private func workbook(_ tables: [Table]) throws -> WorkbookReader {
        try WorkbookReader(Exporter.data(for: SampleTables.document(tables), as: .xlsx))
    }

    /// The only table's sheet.
    private func sheet(_ table: Table) throws -> WorkbookReader.Sheet {
        try #require(try workbook([table]).sheets.last)
    }

    @Test("the first sheet tells whose document it is and what it was made from")
    func information() throws {
        let sheet = try #require(try workbook([SampleTables.framework]).sheets.first)
        #expect(sheet.name == "Thông tin")
        let fields = Dictionary(
            uniqueKeysWithValues: (2...16).compactMap { row in
                sheet.texts["A\(row)"].map { ($0, sheet.texts["B\(row)"]) }
            })
        #expect(fields["Cơ quan ban hành"] == "SỞ CÂY XANH")
        #expect(fields["Số, ký hiệu"] == "12/KH-SCX")
        #expect(fields["Ngày ban hành"] == "05/03/2024")
        #expect(fields["Trích yếu"] == "Trồng cây *năm* 2024")
        #expect(fields["Tệp nguồn"] == "plan.pdf")
        #expect(fields["SHA-256"] == String(repeating: "0a", count: 32))
        #expect(fields["Tình trạng"] == "thiếu trang không đọc được: 2")
        #expect(fields["Bảng 1"] == "4 hàng; trang 1, 2")
    }

    @Test("a doubtful joint between pages is named on the first sheet, a sure one is not")
    func doubtfulJoins() throws {
        var table = SampleTables.framework
        table.joins = [
            .init(fromPage: 1, toPage: 2, evidence: ["columns"], score: 0.5),
            .init(fromPage: 2, toPage: 3, evidence: ["columns", "header"], score: 0.9),
        ]
        let texts = try #require(try workbook([table]).sheets.first).texts.values
        #expect(texts.contains("4 hàng; trang 1, 2; cần xem lại chỗ nối trang 1–2"))
    }

    @Test("header rows are frozen, bold, merged and printed on every page")
    func header() throws {
        let workbook = try workbook([SampleTables.framework])
        let sheet = try #require(workbook.sheets.last)
        #expect(sheet.frozenRows == 2)
        #expect(Set(sheet.merged).isSuperset(of: ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]))
        #expect(sheet.texts["D1"] == "Phân công")
        #expect(sheet.texts["E2"] == "Phối hợp")
        #expect(Set(sheet.bold).isSuperset(of: ["A1", "D1", "E2"]))
        #expect(workbook.printTitles == ["'\(sheet.name)'!$1:$2"])
        #expect(sheet.orientation == "landscape")
    }

    @Test("merged cells are one cell, group rows reach across, nothing is merged twice")
    func merged() throws {
        let sheet = try sheet(SampleTables.framework)
        #expect(Set(sheet.merged) == ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "B3:E3", "B4:B5"])
        #expect(sheet.texts["B4"] == "Hộ dân")
        #expect(sheet.texts["B5"] == nil)
        #expect(sheet.bold.contains("B3") && sheet.bold.contains("B6") && !sheet.bold.contains("B4"))
    }

    @Test("spans that leave the table or overlap give a workbook all the same")
    func brokenSpans() throws {
        var table = SampleTables.framework
        table.rows[1].spans = [
            .init(column: 1, rowSpan: 99, columnSpan: 99, continued: false),
            .init(column: 2, rowSpan: 2, columnSpan: 1, continued: false),
            .init(column: 9, rowSpan: 2, columnSpan: 1, continued: false),
        ]
        #expect(try sheet(table).merged.contains("B4:E6"))
    }

    @Test("a group row whose text is repeated in every column is one cell")
    func repeatedGroup() throws {
        var table = SampleTables.framework
        table.rows[0] = .init(kind: .group, cells: ["I", "TRỒNG", "TRỒNG", "TRỒNG", "TRỒNG"])
        let sheet = try sheet(table)
        #expect(sheet.merged.contains("B3:E3"))
        #expect(sheet.texts["B3"] == "TRỒNG")
    }

    @Test("a group row leaves the cell of the rows above alone that reaches into it")
    func groupBesideMergedCell() throws {
        var table = SampleTables.framework
        table.rows.swapAt(0, 1)
        table.rows[0].spans = [.init(column: 4, rowSpan: 2, columnSpan: 1, continued: false)]
        table.rows[1].spans = []
        let sheet = try sheet(table)
        #expect(Set(sheet.merged).intersection(["E3:E4", "B4:D4", "B4:E4"]) == ["E3:E4", "B4:D4"])
    }

    @Test("quantities are numbers; labels, codes and formulas are texts")
    func numbers() throws {
        let sheet = try sheet(SampleTables.framework)
        #expect(sheet.numbers == ["C4": 1250, "C5": 17.5, "C6": 1267.5])
        #expect(sheet.texts["A4"] == "1")
        #expect(sheet.texts["D5"] == "=Xã")
        var coded = SampleTables.framework
        coded.rows[1].cells[2] = "04"
        #expect(try self.sheet(coded).numbers.isEmpty)
    }

    @Test("lists keep their lines in a wrapped cell")
    func lines() throws {
        let sheet = try sheet(SampleTables.framework)
        #expect(sheet.texts["E4"] == "- Hội, đoàn;\n- “Tổ”")
        #expect(sheet.wrapped.contains("E4"))
    }

    @Test("columns are as wide as what they say, and a page across in all")
    func widths() throws {
        let long = Table(
            id: "t", columns: ["TT", "Việc", "Ghi chú"],
            rows: [
                .init(cells: ["1", String(repeating: "một hai ba ", count: 100), String(repeating: "bốn ", count: 20)])
            ])
        let widths = try sheet(long).widths
        #expect(widths.count == 3)
        #expect(widths[0] < widths[2] && widths[2] < widths[1])
        #expect(widths.reduce(0, +) < 160)
    }

    @Test("sheets have valid names, one each")
    func names() throws {
        var tables = Array(repeating: Table(id: "t", columns: ["A"]), count: 5)
        tables[0].caption = "Phần A: [các] hình thức/kênh truyền thông và đơn vị"
        tables[1].caption = tables[0].caption?.uppercased()
        tables[2].caption = "'History'"
        var document = SampleTables.document(Array(tables[..<4]))
        document.annexes[0].tables = [tables[4]]
        let names = try WorkbookReader(Exporter.data(for: document, as: .xlsx)).sheets.map(\.name)
        #expect(
            names == [
                "Thông tin", "Phần A các hình thức kênh…", "PHẦN A CÁC HÌNH THỨC KÊNH… (2)", "History (2)", "Bảng 4",
                "Phụ lục I",
            ])
    }

    @Test("a document without tables gives the sheet about it alone")
    func noTables() throws {
        #expect(try workbook([]).sheets.map(\.name) == ["Thông tin"])
    }

    @Test("characters that XML has no place for are left out, and texts cut at Excel's limit")
    func hostileTexts() throws {
        let table = Table(
            id: "t", columns: ["A\u{1}B"],
            rows: [.init(cells: [String(repeating: "ệ", count: 40_000)]), .init(cells: ["<&>"])])
        let sheet = try sheet(table)
        #expect(sheet.texts["A1"] == "AB")
        #expect(sheet.texts["A2"]?.unicodeScalars.count == 32_767)
        #expect(sheet.texts["A3"] == "<&>")
    }

    @Test("the same document gives the same bytes")
    func deterministic() throws {
        let document = SampleTables.document([SampleTables.framework])
        let first = try Exporter.data(for: document, as: .xlsx)
        Thread.sleep(forTimeInterval: 1.1)
        #expect(try Exporter.data(for: document, as: .xlsx) == first)
        #expect(try Exporter.files(for: document, as: .xlsx).map(\.ending) == ["tables.xlsx"])
    }
}
