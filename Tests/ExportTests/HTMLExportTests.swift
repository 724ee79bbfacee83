import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite struct HTMLExportTests {
    func html(_ document: PlanDocument = SampleDocument.document) throws -> ExportedPage {
        try ExportedPage(document, as: .html)
    }

    private func report(_ document: PlanDocument = SampleDocument.document) throws -> HTMLChecker.Report {
        try HTMLChecker.report(on: try Exporter.data(for: document, as: .html))
    }

    @Test("tags match, ids are unique, links lead somewhere, and nothing outside is asked for")
    func sound() throws {
        #expect(try report().errors == [])
    }

    @Test("the page is Vietnamese, in UTF-8, and has landmarks")
    func frame() throws {
        let text = try html()
        #expect(text.text.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">"))
        #expect(text.contains("<nav aria-label=\"Mục lục\">"))
        #expect(text.count(of: "<main") == 1)
        #expect(text.count(of: "<h1") == 1)
    }

    @Test("the same document gives the same bytes")
    func stable() throws {
        #expect(try html().data == html().data)
    }

    @Test("an empty document is still a sound page, named after its file")
    func empty() throws {
        var document = SampleDocument.document
        document.header = Header()
        document.legalBases = []
        document.addressees = []
        document.body = []
        document.tables = []
        document.annexes = []
        document.recipients = []
        document.signatures = []
        document.citations = []
        document.footnotes = []
        let report = try report(document)
        #expect(report.errors == [])
        #expect(report.text.contains("plan.pdf"))
    }

    @Test("hostile text stays text, wherever it stands")
    func hostile() throws {
        let evil = #"<script>alert("x")</script> ' onclick=1 > & &lt; "# + "\u{0}\u{B}\u{7}"
        var document = SampleDocument.document
        document.header = Header(
            superior: evil, issuer: evil, number: evil, place: evil, date: evil, kind: evil, subject: evil,
            urgency: evil)
        document.source.name = evil
        document.run.tool = evil
        document.legalBases = [evil]
        document.addressees = [evil, evil]
        document.recipients = [evil]
        document.signatures = [Signature(authority: evil, position: evil, name: evil)]
        document.body = [
            Section(
                id: evil, kind: .clause, label: evil, title: evil, text: evil,
                facts: [Fact(kind: .responsible, text: evil, field: .text, start: 0, length: 8, names: [evil])],
                confidence: 0.1),
            Section(id: evil, kind: .point, label: evil, text: evil),
        ]
        document.tables = [Table(id: evil, caption: evil, columns: [evil], rows: [.init(cells: [evil])])]
        document.annexes = [
            Annex(
                id: evil, label: evil, title: evil, issuedWith: evil, kind: .form, header: document.header,
                fields: [FormField(label: evil, value: evil)])
        ]
        document.citations = [
            Citation(
                kind: evil, number: evil, date: evil, issuer: evil,
                mentions: [.init(place: TextPlace(node: evil, field: .text, start: 2, length: 4), provision: evil)])
        ]
        document.footnotes = [Footnote(mark: evil, text: evil)]
        document.corrections = [Correction(page: 1, wordBox: nil, from: evil, to: evil, rule: evil, score: 1)]
        document.diagnostics = [Diagnostic(code: evil, severity: .info, page: nil, message: evil)]
        let report = try report(document)
        #expect(report.errors == [])
        #expect(!report.elements.contains { $0.hasPrefix("script") })
        #expect(report.text.contains(#"<script>alert("x")</script> ' onclick=1 > & &lt;"#))
        #expect(try !html(document).text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\t" })
    }

    @Test("spans that lie outside their text, or across each other, break nothing")
    func spans() throws {
        let places = [(0, 5), (3, 6), (-1, 4), (5, 0), (8, 500), (Int.max, Int.max), (4, 2)]
        var document = SampleDocument.document
        document.body = [
            Section(
                id: "1", kind: .paragraph, text: "Một hai ba bốn.",
                facts: places.map { Fact(kind: .date, text: "", field: .text, start: $0.0, length: $0.1) })
        ]
        document.citations = [
            Citation(
                kind: "Luật", number: nil,
                mentions: places.map { .init(place: TextPlace(node: "1", field: .text, start: $0.0, length: $0.1)) })
        ]
        let report = try report(document)
        #expect(report.errors == [])
        #expect(report.text.contains("M ột") == false)
        #expect(try html(document).text.replacing(#/<[^>]*>/#, with: "").contains("Một hai ba bốn."))
    }

    @Test("two nodes of one id get two anchors, and citations mean the first")
    func sameIDs() throws {
        var document = SampleDocument.document
        let node = Section(id: "đ", kind: .clause, label: "đ)", title: "Một", text: "Theo Luật A.")
        document.body = [node, node, Section(id: "d", kind: .clause, label: "d)", title: "Hai")]
        document.citations = [
            Citation(
                kind: "Luật", number: nil, name: "Luật A",
                mentions: [.init(place: TextPlace(node: "đ", field: .text, start: 5, length: 6))])
        ]
        #expect(try report(document).errors == [])
        #expect(try html(document).count(of: "<a class=\"cite\"") == 1)
    }

    @Test("anchors are the section ids in plain letters, the same when the text changes")
    func anchors() throws {
        var document = SampleDocument.document
        document.body[0].title = "KHÁC"
        for text in [try html(), try html(document)] {
            #expect(text.contains(#"id="muc-I""#) && text.contains(#"id="muc-I.1""#))
            #expect(text.contains(#"id="muc-annex-1.1""#))
            #expect(text.contains(##"<a href="#muc-I">"##))
        }
    }
}

@Suite struct HTMLContentTests {
    func html(_ document: PlanDocument = SampleDocument.document) throws -> ExportedPage {
        try ExportedPage(document, as: .html)
    }

    @Test("the letterhead says issuer, number, place and date, and nothing the document does not hold")
    func letterhead() throws {
        let text = try html()
        #expect(text.contains("<p class=\"issuer\">SỞ CÂY XANH</p>"))
        #expect(text.contains("Số: 12/KH-SCX"))
        #expect(text.contains("An Bình, <time datetime=\"2024-03-05\">ngày 05 tháng 3 năm 2024</time>"))
        #expect(!text.contains("CỘNG HÒA"))
        var document = SampleDocument.document
        document.header.number = nil
        document.header.date = nil
        #expect(try !html(document).contains("Số: "))
    }

    @Test("a citation links to its entry, and the entry back to each mention, in text and in cells")
    func citations() throws {
        let text = try html()
        #expect(
            text.contains(
                ##"<a class="cite" id="vien-dan-1-1" href="#vien-dan-1">Nghị định số 30/2020/NĐ-CP <mark"##))
        #expect(
            text.contains(
                ##"Theo <a class="cite" id="vien-dan-1-2" href="#vien-dan-1">Nghị định số 30/2020/NĐ-CP</a>"##))
        #expect(text.contains(##"Căn cứ <a class="cite" id="vien-dan-2-1" href="#vien-dan-2">Luật Cây xanh</a>;"##))
        #expect(
            text.contains(##"<a href="#vien-dan-1-1">mục I.2</a> <span class="provision">(khoản 2 Điều 11)</span>"##))
        #expect(text.contains(##"<a href="#vien-dan-2-1">căn cứ 1</a>"##))
        #expect(text.contains("Chính phủ"))
    }

    @Test("places are named by their labels as people say them, and places that come again are counted")
    func places() throws {
        func node(_ id: String, _ kind: Section.Kind, _ label: String?, _ children: [Section] = []) -> Section {
            Section(id: id, kind: kind, label: label, text: "Luật A", children: children)
        }
        var document = SampleDocument.document
        document.body = [
            node("a", .paragraph, nil),
            node(
                "b", .article, "Điều 5.", [node("c", .clause, "2.", [node("d", .point, "a)", [node("e", .dash, "-")])])]
            ),
            node(
                "f", .section, "IV.",
                [node("g", .clause, "1.", [node("h", .clause, "1.3.", [node("i", .point, "đ)")])])]),
            node("j", .paragraph, nil),
        ]
        document.citations = [
            Citation(
                kind: "Luật", number: nil,
                mentions: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map {
                    .init(place: TextPlace(node: $0, field: .text, start: 0, length: 6))
                })
        ]
        let line = try #require(
            try html(document).text.split(separator: "\n").first { $0.contains("class=\"places\"") })
        #expect(
            line.replacing(#/<[^>]*>/#, with: "")
                == "Tại: phần mở đầu; Điều 5; Điều 5, khoản 2; Điều 5, khoản 2, điểm a; lần 2; mục IV; mục IV.1; mục IV.1.3; "
                + "mục IV.1.3.đ; phần kết")
    }

    @Test(
        "known diagnostics are said in Vietnamese, others as they are",
        arguments: [
            ("label-missing", "after “d)” comes “e)”", "Sau nhãn “d)” là “e)”: bản in thiếu nhãn ở giữa."),
            ("label-repeated", "the label “2.” stands twice in a row", "Nhãn “2.” xuất hiện hai lần liền nhau."),
            ("label-missing", "no labels are named", "<span lang=\"en\">no labels are named</span>"),
            ("unheard-of", "strange", "<span lang=\"en\">strange</span> <code>unheard-of</code>"),
        ])
    func diagnostics(code: String, message: String, shown: String) throws {
        var document = SampleDocument.document
        document.diagnostics = [Diagnostic(code: code, severity: .warning, page: 3, message: message)]
        let page = try html(document)
        #expect(page.contains("<span class=\"head\">Lưu ý, trang 3:</span> \(shown)"))
    }

    @Test("facts are marked with their value in Vietnamese, and the legend names their kinds")
    func facts() throws {
        let text = try html()
        for (kind, title) in [
            ("deadline", "Thời hạn: đến ngày 15/01/2025"), ("period", "Thời gian: tháng 5 (không nêu năm)"),
            ("date", "Ngày 05/03/2020"), ("quantity", "Số lượng: từ 10 đến 15 cây mỗi năm"),
            ("target", "Chỉ tiêu: 25% số xã"), ("responsible", "Chủ trì: Sở Cây xanh"),
        ] {
            #expect(text.contains("<mark class=\"fact \(kind)\" title=\"\(title)\">"), "\(title)")
            #expect(text.contains("<li><mark class=\"fact \(kind)\">"))
        }
        #expect(!text.contains("<li><mark class=\"fact coordinating\">"))
    }

    @Test(
        "values of facts are said in Vietnamese, with what is not known left out",
        arguments: [
            (
                Fact(kind: .date, text: "", field: .text, start: 0, length: 1, from: "---20", recurrence: "monthly"),
                "Ngày 20, hằng tháng"
            ),
            (
                Fact(kind: .period, text: "", field: .text, start: 0, length: 1, from: "--10", to: "--12"),
                "Thời gian: từ tháng 10 đến tháng 12 (không nêu năm)"
            ),
            (
                Fact(kind: .period, text: "", field: .text, start: 0, length: 1, from: "2022-Q1", to: "2022-Q4"),
                "Thời gian: từ quý I năm 2022 đến quý IV năm 2022"
            ),
            (
                Fact(kind: .quantity, text: "", field: .text, start: 0, length: 1, minimum: 1_485_000, unit: "đồng"),
                "Số lượng: ít nhất 1.485.000 đồng"
            ),
            (
                Fact(
                    kind: .target, text: "", field: .text, start: 0, length: 1, maximum: 17.5, unit: "%", whole: "số xã"
                ),
                "Chỉ tiêu: nhiều nhất 17,5% số xã"
            ),
            (Fact(kind: .deadline, text: "sớm", field: .text, start: 0, length: 1), "Thời hạn: sớm"),
        ])
    func factValues(fact: Fact, shown: String) throws {
        var document = SampleDocument.document
        document.body = [Section(id: "1", kind: .paragraph, text: "Một hai.", facts: [fact])]
        #expect(try html(document).contains("title=\"\(shown)\">M</mark>ột hai."))
    }

    @Test("a footnote's mark in the text and the footnote link to each other")
    func footnotes() throws {
        let text = try html()
        #expect(
            text.contains(
                ##"</mark><sup class="note"><a id="chu-thich-1-goc" href="#chu-thich-1" role="doc-noteref">1</a></sup>"##
            ))
        #expect(text.contains(##"<a href="#chu-thich-1-goc" role="doc-backlink">1</a>"##))
    }

    @Test("a source page's number stands where the page begins")
    func pages() throws {
        let text = try html()
        #expect(text.count(of: "class=\"page\"") == 1)
        let mark = try #require(text.text.range(of: "id=\"trang-2\""))
        let before = try #require(text.text.range(of: "Các xã trồng cây"))
        let after = try #require(text.text.range(of: "kết quả."))
        #expect(before.lowerBound < mark.lowerBound && mark.lowerBound < after.lowerBound)
    }
}
