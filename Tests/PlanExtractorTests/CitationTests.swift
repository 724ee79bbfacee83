import DocumentModel
import PlanExtractor
import Testing

@Suite("Cited documents")
struct CitationTests {
    private func cited(_ texts: String...) -> [Citation] {
        let sections = texts.enumerated().map { Section(id: "\($0 + 1)", kind: .paragraph, text: $1) }
        return CitationFinder.citations(in: ExtractedPlan(body: sections))
    }

    private func named(_ citations: [Citation]) -> [String] {
        citations.map { "\($0.kind) \($0.number ?? $0.name ?? "") ×\($0.count)" }
    }

    @Test(
        "kinds and numbers are read in the forms in which they are printed",
        arguments: [
            ("theo Nghị quyết số 18-NQ/TW về đất đai", "Nghị quyết 18-NQ/TW ×1"),
            ("tại quyết định số 77/QĐ-UBND", "Quyết định 77/QĐ-UBND ×1"),
            ("Thông tư liên tịch số 12/2010/TTLT-BNV-BTC", "Thông tư liên tịch 12/2010/TTLT-BNV-BTC ×1"),
            ("Công văn 410/STC-NS", "Công văn 410/STC-NS ×1"),
            ("Nghị định 99/2021/NĐ-CP", "Nghị định 99/2021/NĐ-CP ×1"),
            ("Kết luận số 49- KL/TW của Ban Bí thư", "Kết luận 49-KL/TW ×1"),
            ("Nghị định số 45/ 2020/NĐ - CP", "Nghị định 45/2020/NĐ-CP ×1"),
            ("Kế hoạch số:15 /KH-SVH", "Kế hoạch 15/KH-SVH ×1"),
            ("Văn bản số 88/QĐ-SNV", "Quyết định 88/QĐ-SNV ×1"),
            ("Thông tư số 03 /2012/TTLT - BTC - BYT", "Thông tư 03/2012/TTLT-BTC-BYT ×1"),
            ("Công văn số 158/UB", "Công văn 158/UB ×1"),
            ("Chương trình số 7/Ctr-SYT", "Chương trình 7/Ctr-SYT ×1"),
            ("Kế hoạch số 01/KH-BCĐ389", "Kế hoạch 01/KH-BCĐ389 ×1"),
            ("Quyết định của Chủ tịch UBND tỉnh số 90/QĐ-UBND", "Quyết định 90/QĐ-UBND ×1"),
            ("Quy chế phối hợp số 02/QCPH-STP-CAT", "Quy chế phối hợp 02/QCPH-STP-CAT ×1"),
        ])
    func forms(text: String, expected: String) { #expect(named(cited(text)) == [expected]) }

    @Test(
        "what is no official number is not cited",
        arguments: [
            "thực hiện Kế hoạch này và các Nghị quyết của Đảng", "Quốc hội thông qua 11 Luật và 3 nghị quyết",
            "Quyết định số     /QĐ-UBND", "tổ chức 10-12 cuộc/năm", "Báo cáo số …/BC-SNV",
            "Đề án 06 và Chương trình 5 năm",
            "chính sách, pháp luật BHXH", "Hội Luật gia, Đoàn Luật sư tỉnh", "Luật này có hiệu lực", "ngày 12/5/2024",
        ])
    func noCitation(text: String) { #expect(named(cited(text)) == []) }

    @Test(
        "two numbers after one kind are two documents",
        arguments: [
            "Nghị quyết số 18-NQ/TW và số 19-NQ/TW", "các Nghị quyết số 18-NQ/TW, 19-NQ/TW",
        ])
    func lists(text: String) { #expect(named(cited(text)) == ["Nghị quyết 18-NQ/TW ×1", "Nghị quyết 19-NQ/TW ×1"]) }

    @Test("a later mention by number or running number alone is counted with the first")
    func laterMentions() {
        let found = cited("Công văn số 512/SNV-TT ngày 03/4/2024", "kèm theo 512/SNV-TT", "như Công văn số 512 đã nêu")
        #expect(named(found) == ["Công văn 512/SNV-TT ×3"])
    }

    @Test("a damaged symbol counts where the whole one is known, and nowhere else")
    func damaged() {
        #expect(named(cited("Quyết định số 61/QĐ-TTg", "theo Quyết định số 61/Qb-TTg")) == ["Quyết định 61/QĐ-TTg ×2"])
        #expect(named(cited("theo Quyết định số 61/Qb-TTø")) == [])
    }

    @Test(
        "date and issuer are those that stand anywhere in the text",
        arguments: [
            (
                "Quyết định số 5/QĐ-TTg ngày 29/4/2022 của Thủ tướng Chính phủ về việc giao", "2022-04-29",
                "Thủ tướng Chính phủ"
            ),
            (
                "Thông tư số 9/2023/TT-BNV ngày 02 tháng 3 năm 2023 của Bộ trưởng Bộ Nội vụ hướng dẫn", "2023-03-02",
                "Bộ trưởng Bộ Nội vụ"
            ),
            ("Kế hoạch số 8/KH-SVH của Sở Văn hóa, Thể thao và Du lịch", nil, "Sở Văn hóa, Thể thao và Du lịch"),
            (
                "Quy chế phối hợp số 3/QCPH-CA-BHXH giữa Công an tỉnh và BHXH tỉnh về an ninh", nil,
                "Công an tỉnh và BHXH tỉnh"
            ),
            (
                "Quyết định số 7/QĐ-LĐTBXH của Bộ Lao động - Thương binh và Xã hội phê duyệt", nil,
                "Bộ Lao động - Thương binh và Xã hội"
            ),
            ("Nghị quyết số 6/NQ-CP về chương trình của Chính phủ", nil, "Chính phủ"),
            (
                "Căn cứ Công văn số 4/BNV-TL ngày 1-2-2024 của Bộ Nội vụ và Quyết định số 3/QĐ-UBND", "2024-02-01",
                "Bộ Nội vụ"
            ),
        ])
    func dateAndIssuer(text: String, date: String?, issuer: String) {
        let first = cited(text).first
        #expect(first?.date == date)
        #expect(first?.issuer == issuer)
    }

    @Test("a mark that one symbol has lost is taken from its many fellows; another kind's code stays")
    func commonSpelling() {
        let found = cited("Quyết định số 4/QĐ-SYT, Quyết định số 5/QĐ-SYT, Quyết định số 6/QD-SYT")
        #expect(found.map(\.number) == ["4/QĐ-SYT", "5/QĐ-SYT", "6/QĐ-SYT"])
        let kinds = cited("Hợp đồng số 4/HĐ-SYT, Hợp đồng số 5/HĐ-SYT, Hướng dẫn số 6/HD-SYT")
        #expect(kinds.map(\.number) == ["4/HĐ-SYT", "5/HĐ-SYT", "6/HD-SYT"])
    }

    @Test("what one mention leaves out another fills in")
    func filled() {
        let found = cited("Quyết định số 21/QĐ-SYT", "Quyết định số 21/QĐ-SYT ngày 04/4/2024 của Sở Y tế")
        #expect(found.map(\.date) == ["2024-04-04"])
        #expect(found.map(\.issuer) == ["Sở Y tế"])
    }

    @Test(
        "laws, codes, ordinances and the constitution are cited by name",
        arguments: [
            ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Luật Luật Thi đua, khen thưởng ×1"),
            ("Bộ luật Dân sự năm 2015", "Bộ luật Bộ luật Dân sự ×1"),
            ("Pháp lệnh Dân số", "Pháp lệnh Pháp lệnh Dân số ×1"),
            ("Hiến pháp năm 2013", "Hiến pháp Hiến pháp ×1"),
            ("dự án Luật Nhà giáo", "Dự án Luật Luật Nhà giáo ×1"),
            ("góp ý dự thảo Luật Dữ liệu (sửa đổi)", "Dự thảo Luật Luật Dữ liệu (sửa đổi) ×1"),
            ("Luật số 41/2024/QH15", "Luật 41/2024/QH15 ×1"),
            ("Luật Đường bộ số 35/2024/QH15", "Luật 35/2024/QH15 ×1"),
            ("theo luật Đất đai hiện hành", "Luật luật Đất đai ×1"),
            ("Luật Vũ trụ được Quốc hội thông qua", "Luật Luật Vũ trụ ×1"),
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Quy hoạch và Luật Đầu tư ngày 29/11/2024",
                "Luật Luật sửa đổi, bổ sung một số điều của Luật Quy hoạch và Luật Đầu tư ×1"
            ),
        ])
    func laws(text: String, expected: String) { #expect(named(cited(text)) == [expected]) }

    @Test("laws in a list are one each, with their kind or without it")
    func lawLists() {
        #expect(named(cited("sửa đổi Luật BHXH, Luật BHYT")) == ["Luật Luật BHXH ×1", "Luật Luật BHYT ×1"])
        #expect(named(cited("Luật Bảo hiểm y tế, Bảo hiểm xã hội và Việc làm")).count == 3)
        #expect(
            named(cited("theo Luật Bảo hiểm y tế, Bảo hiểm xã hội Việt Nam báo cáo")) == ["Luật Luật Bảo hiểm y tế ×1"])
    }

    @Test("mentions of one law are merged whatever its spelling")
    func mergedLaws() {
        #expect(named(cited("Luật Bảo hiểm y tế", "LUẬT BẢO HIỂM Y TẾ", "Luật BHYT")) == ["Luật Luật Bảo hiểm y tế ×3"])
        #expect(named(cited("Luật Hòa giải ở cơ sở", "Luật Hoà giải ở cơ sở")) == ["Luật Luật Hòa giải ở cơ sở ×2"])
        #expect(named(cited("Luật Giá năm 2012", "Luật Giá năm 2023")).count == 2)
        #expect(named(cited("Luật BHYT", "dự án Luật BHYT (sửa đổi)")).count == 2)
    }

    @Test(
        "articles, clauses and points are kept with the mention",
        arguments: [
            ("theo khoản 4 Điều 9 Luật Lưu trữ", "khoản 4 Điều 9"),
            ("điểm a, b khoản 1 Điều 5 của Nghị định số 30/2020/NĐ-CP", "điểm a, b khoản 1 Điều 5"),
            ("tại Điều 12 và Điều 13 Thông tư số 1/2024/TT-BNV", "Điều 12 và Điều 13"),
            ("Mục III Chỉ thị số 2/CT-TTg", "Mục III"),
        ])
    func provisions(text: String, expected: String) {
        #expect(cited(text).first?.mentions.first?.provision == expected)
    }

    @Test("a mention's place is the node, the field and the span of kind and number")
    func places() throws {
        let cell = "Xem Quyết định số 3/QĐ-SYT"
        var table = Table(id: "table-1", columns: ["A", "B"])
        table.rows = [Table.Row(cells: ["1", cell]), Table.Row(cells: ["2", "không"])]
        let plan = ExtractedPlan(
            legalBases: ["Căn cứ Luật Lưu trữ;", "Theo Nghị định số 30/2020/NĐ-CP;"],
            body: [Section(id: "I", kind: .section, title: "Thực hiện Luật Lưu trữ", text: "ngắn")], tables: [table])
        let found = CitationFinder.citations(in: plan)
        let places = found.flatMap(\.mentions).map(\.place)
        #expect(
            places == [
                TextPlace(node: "legalBases", field: .legalBasis, index: 0, start: 7, length: 12),
                TextPlace(node: "I", field: .title, start: 10, length: 12),
                TextPlace(node: "legalBases", field: .legalBasis, index: 1, start: 5, length: 26),
                TextPlace(node: "table-1", field: .cell, index: 0, column: 1, start: 4, length: 22),
            ])
    }

    @Test("a merged cell's text is counted once")
    func mergedCells() {
        var table = Table(id: "table-1", columns: ["A", "B"])
        let text = "Công văn số 9/SYT-NV"
        table.rows = [
            Table.Row(cells: [text, "a"], spans: [.init(column: 0, rowSpan: 2, columnSpan: 1, continued: false)]),
            Table.Row(cells: [text, "b"], spans: [.init(column: 0, rowSpan: 2, columnSpan: 1, continued: true)]),
        ]
        #expect(CitationFinder.citations(in: ExtractedPlan(tables: [table])).map(\.count) == [1])
    }

    @Test("an annex's caption cites the document itself")
    func selfCitation() {
        let annex = Annex(
            label: "Phụ lục", title: nil, issuedWith: "(Kèm theo Kế hoạch số 12/KH-SNV ngày 03/02/2024 của Sở Nội vụ)",
            kind: .annex,
            body: [])
        var plan = ExtractedPlan(annexes: [annex])
        plan.header.number = "12/KH-SNV"
        let found = CitationFinder.citations(in: plan)
        #expect(found.map(\.isSelf) == [true])
        #expect(found.first?.mentions.first?.place.field == .issuedWith)
        #expect(found.first?.mentions.first?.place.node == "annex-1")
    }

    @Test("one number of two years is two documents")
    func years() {
        let found = cited("Kế hoạch số 5/KH-SNV ngày 03/02/2023", "Kế hoạch số 5/KH-SNV ngày 06/02/2024")
        #expect(found.map(\.date) == ["2023-02-03", "2024-02-06"])
    }
}
