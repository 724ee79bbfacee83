import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Tables as users receive them.
    @Suite struct SpreadsheetTests {
        private let plan = Repository.corpus.appendingPathComponent("ke-hoach-2024/digital.pdf").path
        private let letter = Repository.corpus.appendingPathComponent("cong-van/digital.pdf").path

        @Test("with --out, outputs are named after folder, input and table, and none of an earlier run stays")
        func files() throws {
            let folder = try TemporaryFolder()
            let old = folder.file("ke-hoach-2024/digital.pdf.table-2.csv")
            try FileManager.default.createDirectory(
                at: old.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("of an earlier run".utf8).write(to: old)
            let result = try CommandLineTool.run(
                ["convert", plan, letter, "--out", folder.path, "--format", "csv,xlsx", "--csv-bom"])
            #expect(result.status == 0, "\(result.messages)")
            #expect(
                result.messages.contains("cong-van/digital.pdf: no table was found, so no csv file was written"))
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
            #expect(
                Set(names) == [
                    "cong-van/digital.pdf.tables.xlsx", "ke-hoach-2024/digital.pdf.table-1.csv",
                    "ke-hoach-2024/digital.pdf.tables.xlsx", "ke-hoach-2024/digital.pdf.activities.csv", "sohoa.sqlite",
                    ".sohoa.lock",
                ])
            let csv = try Data(contentsOf: folder.file("ke-hoach-2024/digital.pdf.table-1.csv"))
            #expect(csv.starts(with: Data([0xEF, 0xBB, 0xBF]) + Data("STT,".utf8)))
        }

        @Test("without --out, one table goes to standard output as CSV")
        func standardOutput() throws {
            let result = try CommandLineTool.run(["convert", plan, "--format", "csv"])
            #expect(result.status == 0, "\(result.messages)")
            #expect(result.output.hasPrefix("STT,Nhóm đối tượng,"))
            #expect(result.output.contains("\r\nII,SỬ DỤNG NƯỚC TIẾT KIỆM,"))
        }

        @Test("without --out, several tables or none are refused with what to do")
        func refused() throws {
            let framework = Repository.corpus.appendingPathComponent("khung-kich-ban/digital.pdf").path
            let several = try CommandLineTool.run(["convert", framework, "--format", "csv"])
            #expect(several.status == 4)
            #expect(several.output.isEmpty)
            #expect(several.messages.contains("2 tables cannot share one CSV stream; give --out DIR"))
            let none = try CommandLineTool.run(["convert", letter, "--format", "csv"])
            #expect(none.status == 4)
            #expect(none.messages.contains("no table was found"))
        }

        @Test("the workbook opens elsewhere and holds the plan's table")
        func workbook() throws {
            let folder = try TemporaryFolder()
            let result = try CommandLineTool.run(["convert", plan, "--format", "xlsx", "--out", folder.path])
            #expect(result.status == 0, "\(result.messages)")
            let workbook = try WorkbookReader(Data(contentsOf: folder.file("digital.tables.xlsx")))
            #expect(workbook.sheets.map(\.name) == ["Thông tin", "Phụ lục", "Hoạt động"])
            let sheet = try #require(workbook.sheets.dropFirst().first)
            #expect(sheet.frozenRows == 2)
            #expect(sheet.merged.contains("E1:F1"))
            #expect(sheet.texts["E1"] == "Phân công")
            #expect(sheet.texts["B3"] == "PHÂN LOẠI RÁC TẠI NGUỒN")
        }
    }
}
