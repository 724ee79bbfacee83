import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite struct MarkdownExportTests {
    private var text: String {
        get throws { try text(of: SampleDocument.document) }
    }

    private func text(of document: PlanDocument) throws -> String {
        String(decoding: try Exporter.data(for: document, as: .md), as: UTF8.self)
    }

    @Test("kind and subject are the title, with Markdown's own characters escaped")
    func title() throws {
        #expect(try text.hasPrefix("# Kế hoạch: Trồng cây \\*năm\\* 2024\n"))
    }

    @Test("letterhead fields stand in a table")
    func letterhead() throws {
        #expect(try text.contains("| Số, ký hiệu | 12/KH-SCX |"))
        #expect(try text.contains("| Ngày | 2024-03-05 |"))
    }

    @Test("titled sections are headings, numbered paragraphs bold labels, dashes nested lists")
    func sections() throws {
        #expect(try text.contains("## I. MỤC ĐÍCH\n"))
        #expect(try text.contains("**1.** Trồng 10|12 cây trong tháng 5."))
        #expect(try text.contains("- Cây to;\n  - xoài\n"))
    }

    @Test("cells keep their lines and their bars inside one table row")
    func tables() throws {
        #expect(try text.contains("| TT | Việc |\n|---|---|\n| **I** | **Trồng** |\n| 1 | - đào<br>- lấp \\| tưới |"))
    }

    @Test("a table stands once, in its place among the sections")
    func tablePlace() throws {
        var document = SampleDocument.document
        document.body.insert(Section(id: "0", kind: .table, text: "table-1"), at: 0)
        let text = String(decoding: try Exporter.data(for: document, as: .md), as: UTF8.self)
        #expect(text.ranges(of: "| TT | Việc |").count == 1)
        let table = try #require(text.range(of: "| TT | Việc |"))
        let section = try #require(text.range(of: "## I. MỤC ĐÍCH"))
        #expect(table.lowerBound < section.lowerBound)
        #expect(!text.contains("table-1"))
    }

    @Test("signature, recipients, annexes, citations and lost pages are shown")
    func closing() throws {
        let text = try text
        #expect(text.contains("**KT. GIÁM ĐỐC**\\\n**PHÓ GIÁM ĐỐC**\\\n**Lê Văn Cây**"))
        #expect(text.contains("***Nơi nhận:***\n\n- Như trên\n- Lưu: VT"))
        #expect(text.contains("# Phụ lục I: DANH MỤC"))
        #expect(text.contains("| Nghị định số 30/2020/NĐ-CP | 2020-03-05 | Chính phủ | 2 |"))
        #expect(text.contains("Trang không đọc được:** 2 (plan.pdf: page 2: it was lost; scan it again)"))
    }

    @Test("each heading is in the contents list, under the anchor that viewers give it")
    func contents() throws {
        let text = try text
        #expect(text.contains("- [I. MỤC ĐÍCH](#i-mục-đích)\n  - [2. Chỉ tiêu](#2-chỉ-tiêu)\n"))
        #expect(text.contains("- [Phụ lục I: DANH MỤC](#phụ-lục-i-danh-mục)\n"))
        var document = SampleDocument.document
        document.body = Array(repeating: Section(id: "1", kind: .clause, label: "1.", title: "Cây, hoa"), count: 2)
        let twice = try self.text(of: document)
        #expect(twice.contains("- [1. Cây, hoa](#1-cây-hoa)\n- [1. Cây, hoa](#1-cây-hoa-1)\n"))
    }

    @Test("footnotes that the text refers to are Markdown footnotes, others a list")
    func footnotes() throws {
        #expect(try text.contains("10-15 cây[^1] mỗi năm"))
        #expect(try text.contains("\n[^1]: Cây lâu năm.\n"))
        var document = SampleDocument.document
        document.footnotes = [Footnote(mark: "(*)", text: "Không ai nhắc tới.")]
        let text = try text(of: document)
        #expect(text.contains("**Chú thích**\n\n- ((\\*)) Không ai nhắc tới."))
        #expect(!text.contains("[^"))
    }

    @Test("form fields and every signer are shown")
    func forms() throws {
        #expect(try text.contains("- Họ và tên: ………………\n- Tuổi: 41\n"))
        #expect(try text.contains("**NGƯỜI LẬP**\\\n**Trần Thị Lá**"))
    }

    @Test(
        "a paragraph that begins like a list, a heading or a rule stays a paragraph",
        arguments: [
            ("1. Một", "1\\. Một"), ("12) Hai", "12\\) Hai"), ("# Ba", "\\# Ba"), ("+ Bốn", "\\+ Bốn"),
            ("---", "\\---"),
            ("1.485 triệu", "1.485 triệu"), ("&lt;b&gt; $x$ ~~y~~", "&amp;lt;b&amp;gt; \\$x\\$ \\~\\~y\\~\\~"),
        ])
    func lineStarts(printed: String, written: String) throws {
        var document = SampleDocument.document
        document.body = [Section(id: "/1", kind: .paragraph, text: printed)]
        #expect(try text(of: document).contains("\n\n\(written)\n\n"))
    }
}
