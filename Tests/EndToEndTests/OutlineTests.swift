import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite("sohoa outline") struct OutlineTests {
    private func outline(_ document: PlanDocument, _ arguments: [String] = []) throws -> [String] {
        let folder = try TemporaryFolder()
        try JSONEncoder().encode(document).write(to: folder.file("plan.json"))
        let result = try CommandLineTool.run(["outline", folder.file("plan.json").path] + arguments)
        // The sample has a lost page.
        #expect(result.status == 3, "\(result.messages)")
        return result.output.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }

    @Test("header fields stand on top, then the tree with guides, tables in place, and the counts")
    func tree() throws {
        let lines = try outline(SampleDocument.document)
        #expect(lines.first == "Superior:  UBND TỈNH AN BÌNH")
        #expect(lines.contains("│  ├─ 1. Trồng 10|12 cây trong tháng 5."))
        #expect(lines.contains("├─ I. MỤC ĐÍCH" + String(repeating: " ", count: 85) + "1"))
        #expect(lines.contains { $0.hasPrefix("│  └─ [table-2: 4 columns, 4 rows] TT | Cây") })
        #expect(lines.contains { $0.hasPrefix("└─ Phụ lục I DANH MỤC [2 fields]") })
        #expect(lines.dropLast().last == "5 sections, 2 tables, 1 annex, 2 citations, 1 diagnostic")
    }

    @Test("--depth shows so many levels and says what it leaves out")
    func depth() throws {
        let lines = try outline(SampleDocument.document, ["--depth", "1"])
        #expect(lines.contains { $0.hasPrefix("├─ I. MỤC ĐÍCH (+2)") })
        #expect(!lines.contains { $0.contains("Trồng 10|12") })
        let refused = try CommandLineTool.run(["outline", "--depth", "0", "plan.json"])
        #expect(refused.status == 1 && refused.messages.contains("--depth is a number of levels above 0."))
    }

    @Test("no line is longer than 100 characters, and none steers the terminal")
    func lines() throws {
        var document = SampleDocument.document
        let long = String(repeating: "rất dài ", count: 40) + "\u{1B}[31m"
        document.header.subject = long
        document.body[0].title = long
        document.body[0].children[0].text = long
        document.tables[0].caption = long
        let lines = try outline(document)
        #expect(lines.allSatisfy { $0.count <= 100 })
        #expect(lines.allSatisfy { !$0.unicodeScalars.contains("\u{1B}") })
    }
}
