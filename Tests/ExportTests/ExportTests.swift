import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite struct JSONExportTests {
    @Test("the JSON of a document keeps to the published schema")
    func schema() throws {
        let data = try Exporter.data(for: SampleDocument.document, as: .json)
        let errors = try SchemaValidator.errors(in: data)
        #expect(errors == nil, "\(errors ?? "")")
    }

    @Test("the schema refuses what is not a document")
    func refuses() throws {
        let text = String(decoding: try Exporter.data(for: SampleDocument.document, as: .json), as: UTF8.self)
        for (good, bad) in [
            (#""textOrigin" : "scan""#, #""textOrigin" : "paper""#), (#""pageCount" : 2"#, #""pageCount" : "2""#),
            ("sohoa.document/1", "sohoa.document/9"), (#""date" : "2024-03-05""#, #""date" : "5/3/2024""#),
        ] {
            #expect(text.contains(good))
            #expect(try SchemaValidator.errors(in: Data(text.replacing(good, with: bad).utf8)) != nil, "\(bad) passed")
        }
    }

    @Test("a document comes back from its JSON as it was")
    func roundTrip() throws {
        let data = try Exporter.data(for: SampleDocument.document, as: .json)
        #expect(try JSONDecoder().decode(PlanDocument.self, from: data) == SampleDocument.document)
        #expect(try Exporter.data(for: SampleDocument.document, as: .json) == data)
    }
}

@Suite struct TextExportTests {
    @Test("pages are parted by form feeds, and an unread page stays in its place")
    func pages() throws {
        let text = String(decoding: try Exporter.data(for: SampleDocument.document, as: .txt), as: UTF8.self)
        #expect(text == "KẾ HOẠCH\nvề trồng cây\n\u{0C}")
    }
}

@Suite struct MarkdownExportTests {
    private var text: String {
        get throws { String(decoding: try Exporter.data(for: SampleDocument.document, as: .md), as: UTF8.self) }
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
        #expect(text.contains("| Nghị định 30/2020/NĐ-CP | 2020-03-05 | 2 |"))
        #expect(text.contains("Trang không đọc được:** 2 (plan.pdf: page 2: it was lost; scan it again)"))
    }
}
