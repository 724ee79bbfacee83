import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite("Activity records as a sheet and as CSV")
struct ActivityExportTests {
    private var document: PlanDocument {
        var table = SampleTables.framework
        table.activities = [
            Activity(
                row: 1, group: ["I. TRỒNG CÂY", "1. Mùa xuân"], number: "1.1", subject: "Hộ dân", form: "Trồng cây",
                quantityText: "10-15 cuộc/năm",
                quantities: [
                    Fact(
                        kind: .quantity, text: "10-15 cuộc/năm", field: .cell, start: 0, length: 14, minimum: 10,
                        maximum: 15, unit: "cuộc", per: ["năm"])
                ], periodText: "Quý I hằng năm",
                periods: [
                    Fact(
                        kind: .period, text: "Quý I hằng năm", field: .cell, start: 0, length: 14, from: "--Q1",
                        recurrence: "yearly")
                ], leads: ["Sở Cây", "Sở Lá"], supports: ["Xã"], work: ["Đào hố", "Tưới"],
                provenance: [Provenance(page: 1), Provenance(page: 2)]),
            Activity(
                row: 2, group: ["I. TRỒNG CÂY"], number: "2", form: "Tổng kết", quantityText: "17,5 ha; 2 xe",
                quantities: [
                    Fact(
                        kind: .quantity, text: "17,5 ha", field: .cell, start: 0, length: 7, minimum: 17.5,
                        maximum: 17.5, unit: "ha"),
                    Fact(
                        kind: .quantity, text: "2 xe", field: .cell, start: 9, length: 4, minimum: 2, maximum: 2,
                        unit: "xe"),
                ], leads: ["Sở Cây"], provenance: [Provenance(page: 2)]),
        ]
        return SampleTables.document([table])
    }

    private func records(_ document: PlanDocument) throws -> [[String: String]] {
        let file = try #require(
            try Exporter.files(for: document, as: .csv).first { $0.ending == Exporter.activitiesEnding })
        let folder = try TemporaryFolder()
        try file.data.write(to: folder.file("a.csv"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            "import csv, json, sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))))",
            folder.file("a.csv").path,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        return try JSONDecoder().decode(
            [[String: String]].self, from: output.fileHandleForReading.readDataToEndOfFile())
    }

    @Test("a record is a line of named fields; units and work stand on lines of their own")
    func record() throws {
        let first = try #require(try records(document).first)
        #expect(first["Nhóm"] == "I. TRỒNG CÂY\n1. Mùa xuân")
        #expect(first["Số thứ tự"] == "1.1")
        #expect(first["Chủ thể"] == "Hộ dân")
        #expect(first["Số lượng (như in)"] == "10-15 cuộc/năm")
        #expect(first["Số lượng từ"] == "10" && first["Số lượng đến"] == "15")
        #expect(first["Đơn vị đếm"] == "cuộc/năm")
        #expect(first["Từ"] == "--Q1" && first["Lặp lại"] == "hằng năm")
        #expect(first["Đơn vị chủ trì"] == "Sở Cây\nSở Lá")
        #expect(first["Công việc"] == "Đào hố\nTưới")
        #expect(first["Trang"] == "1–2")
    }

    @Test("a record of several quantities has a line for each")
    func quantities() throws {
        let second = try #require(try records(document).last)
        #expect(second["Số lượng từ"] == "17,5\n2")
        #expect(second["Đơn vị đếm"] == "ha\nxe")
    }

    @Test("the records stand on a sheet of their own, quantities as numbers, columns without any record left out")
    func sheet() throws {
        let workbook = try WorkbookReader(Exporter.data(for: document, as: .xlsx))
        #expect(workbook.sheets.count == 3)
        let sheet = try #require(workbook.sheets.last)
        #expect(sheet.name == "Hoạt động")
        #expect(sheet.frozenRows == 1)
        let titles = Dictionary(
            uniqueKeysWithValues: sheet.texts.filter { $0.key.hasSuffix("1") && $0.key.count == 2 }.map {
                ($0.value, String($0.key.prefix(1)))
            })
        #expect(titles["Hình thức phối hợp"] == nil)
        let minimum = try #require(titles["Số lượng từ"])
        #expect(sheet.numbers[minimum + "2"] == 10)
        #expect(sheet.texts[minimum + "3"] == "17,5\n2")
        let leads = try #require(titles["Đơn vị chủ trì"])
        #expect(sheet.texts[leads + "2"] == "Sở Cây\nSở Lá")
        #expect(sheet.wrapped.contains(leads + "2"))
    }

    @Test("a document without records has neither the sheet nor the file")
    func none() throws {
        let plain = SampleTables.document([SampleTables.framework])
        #expect(try WorkbookReader(Exporter.data(for: plain, as: .xlsx)).sheets.count == 2)
        #expect(try Exporter.files(for: plain, as: .csv).map(\.ending) == ["table-1.csv"])
    }
}
