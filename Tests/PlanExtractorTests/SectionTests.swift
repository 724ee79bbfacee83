import DocumentModel
import PlanExtractor
import Testing

@Suite("Section tree")
struct SectionTests {
    private func body(_ origin: TextOrigin = .scan, _ build: (inout PageBuilder) -> Void) -> ExtractedPlan {
        var builder = PageBuilder(origin: origin)
        builder.addLetterhead()
        builder.add("KẾ HOẠCH", .centred)
        builder.add("Tổ chức tuần lễ đọc sách", .centred)
        builder.skip(12)
        build(&builder)
        return PlanExtractor().extract(pages: [builder.page])
    }

    @Test("numerals, numbers, points and dashes nest and give the ids")
    func nesting() {
        let plan = body {
            $0.add("I. MỤC ĐÍCH", .indented)
            $0.add("1. Yêu cầu chung", .indented)
            $0.add("1.1. Đọc sách là việc của mọi người.", .indented)
            $0.add("a) Mỗi trường một tủ sách;", .indented)
            $0.add("b) Mỗi xã một thư viện.", .indented)
            $0.add("- Thư viện mở cửa cả tuần.", .indented)
            $0.add("1.2. Sách phải mới.", .indented)
            $0.add("II. NỘI DUNG", .indented)
            $0.add("1. Hội sách", .indented)
        }
        #expect(
            paths(plan.body) == ["I", "I.1", "I.1.1.1", "I.1.1.1.a", "I.1.1.1.b", "I.1.1.2", "II", "II.1"])
        #expect(section("I.1.1.1.b", in: plan.body)?.children.first?.kind == .dash)
        #expect(section("I.1", in: plan.body)?.title == "Yêu cầu chung")
        #expect(section("I.1.1.2", in: plan.body)?.text == "Sách phải mới.")
        #expect(plan.diagnostics.isEmpty)
    }

    @Test("chapters, articles and clauses nest")
    func regimeA() {
        let plan = body {
            $0.add("Chương I", .centred)
            $0.add("QUY ĐỊNH CHUNG", .centred)
            $0.add("Điều 1. Phạm vi", .indented)
            $0.add("1. Quy chế này áp dụng cho mọi thư viện.", .indented)
            $0.add("2. Thư viện tư nhân được khuyến khích áp dụng.", .indented)
            $0.add("Điều 2. Hiệu lực", .indented)
        }
        #expect(plan.body.first?.kind == .chapter)
        #expect(plan.body.first?.title == "QUY ĐỊNH CHUNG")
        #expect(
            paths(plan.body) == [
                "Chương_I", "Chương_I.Điều_1", "Chương_I.Điều_1.1", "Chương_I.Điều_1.2", "Chương_I.Điều_2",
            ])
    }

    @Test(
        "a label that recognition garbled is given as the numbering requires, with a correction",
        arguments: [
            "I11. TỔ CHỨC", "IH. TỔ CHỨC", "Ill. TỔ CHỨC", "|||. TỔ CHỨC", "II. TỔ CHỨC", "II TỔ CHỨC", "HT. TỔ CHỨC",
        ])
    func garbledNumeral(line: String) {
        let plan = body {
            $0.add("I. MỤC ĐÍCH", .indented)
            $0.add("II. NỘI DUNG", .indented)
            $0.add(line, .indented)
            $0.add("IV. KINH PHÍ", .indented)
        }
        #expect(plan.body.map(\.label) == ["I.", "II.", "III.", "IV."])
        #expect(plan.corrections.map(\.rule) == ["sequence"])
        #expect(plan.corrections.first?.to == "III.")
    }

    @Test("a misread figure is repaired when what follows counts on")
    func misreadFigure() {
        let plan = body {
            $0.add("I. MỤC ĐÍCH", .indented)
            $0.add("1. Sách hay cho bạn đọc.", .indented)
            $0.add("9. Sách mới cho thư viện.", .indented)
            $0.add("3. Sách cũ cho kho lưu.", .indented)
        }
        #expect(paths(plan.body) == ["I", "I.1", "I.2", "I.3"])
        #expect(plan.corrections.map(\.from) == ["9."])
    }

    @Test("a digital page's own misnumbering stays as printed, with a diagnostic")
    func printedMisnumbering() {
        let plan = body(.digital) {
            $0.add("I. MỤC ĐÍCH", .indented)
            $0.add("II. NỘI DUNG", .indented)
            $0.add("II. KINH PHÍ", .indented)
        }
        #expect(plan.body.map(\.label) == ["I.", "II.", "II."])
        #expect(plan.body.map(\.id) == ["I", "II", "II~2"])
        #expect(plan.corrections.isEmpty)
        #expect(plan.diagnostics.map(\.code) == ["label-repeated"])
    }

    @Test("a number at the beginning of a wrapped line is no label")
    func notALabel() {
        let plan = body {
            $0.add("I. THỜI GIAN", .indented)
            $0.add("1. Hội sách nhân dịp đầu năm học mới của các trường trong tỉnh (tháng", .indentedFull)
            $0.add("8, 9)", .flush)
            $0.add("2. Thư viện thực hiện đúng các hành vi phải làm theo quy định tại Điều", .indentedFull)
            $0.add("11 Luật Thư viện.", .flush)
        }
        #expect(paths(plan.body) == ["I", "I.1", "I.2"])
        #expect(section("I.1", in: plan.body)?.title?.hasSuffix("(tháng 8, 9)") == true)
        #expect(section("I.2", in: plan.body)?.text?.hasSuffix("Điều 11 Luật Thư viện.") == true)
    }

    @Test("a title over two lines is one title, and the paragraph below is its text")
    func wrappedTitle() {
        let plan = body {
            $0.add("1. Tổ chức hội sách và các cuộc thi kể chuyện theo sách ở mọi trường", .indentedFull)
            $0.add("tiểu học trong tỉnh", .flush)
            $0.add("Hội sách mở trong ba ngày tại sân trường, có quầy đổi sách cũ lấy sách", .indentedFull)
            $0.add("mới.", .flush)
        }
        let first = section("1", in: plan.body)
        #expect(first?.title?.hasSuffix("ở mọi trường tiểu học trong tỉnh") == true)
        #expect(first?.text?.hasSuffix("lấy sách mới.") == true)
    }

    @Test("a bold title is told from the running text on the lines below")
    func boldTitle() {
        let plan = body(.digital) {
            $0.add("1. Hội sách", .indented, bold: true)
            $0.add("Mở trong ba ngày.", .indented, bold: false)
        }
        #expect(section("1", in: plan.body)?.title == "Hội sách")
        #expect(section("1", in: plan.body)?.text == "Mở trong ba ngày.")
    }

    @Test("a paragraph cut by a page break is joined, page numbers are left out")
    func pageBreak() {
        var first = PageBuilder(number: 1)
        first.addLetterhead()
        first.add("KẾ HOẠCH", .centred)
        first.add("Tổ chức tuần lễ đọc sách", .centred)
        first.skip(12)
        for index in 1...5 {
            first.add("\(index). Sách là bạn của mọi người, đọc sách là học cả đời, nên mỗi nhà đều", .indentedFull)
            first.add("cần có một tủ sách nhỏ.", .flush)
        }
        first.add("6. Thư viện tỉnh chủ trì, phối hợp với các trường học trên địa bàn cả", .indentedFull)
        var second = PageBuilder(number: 2)
        second.skip(-40)
        second.add("2", .centred)
        second.skip(30)
        second.add("tỉnh để tổ chức hội sách và trao giải cho các em đã đọc nhiều sách trong", .full)
        second.add("năm học.", .flush)
        second.add("7. Các trường báo cáo kết quả trước ngày 15 tháng 6 hằng năm về Sở Văn", .indentedFull)
        second.add("hóa để tổng hợp.", .flush)
        let plan = PlanExtractor().extract(pages: [first.page, second.page])
        let sixth = section("6", in: plan.body)
        #expect(sixth?.text?.contains("địa bàn cả tỉnh để tổ chức") == true)
        #expect(sixth?.provenance.map(\.page) == [1, 2])
        #expect(paths(plan.body).count == 7)
    }

    @Test("a code parted by a line break is joined without a blank")
    func hyphen() {
        let plan = body {
            $0.add("1. Thư viện thực hiện Nghị quyết của cấp trên, nhất là Nghị quyết số 28-", .indentedFull)
            $0.add("NQ/TW.", .flush)
        }
        #expect(section("1", in: plan.body)?.text?.contains("28-NQ/TW.") == true)
        #expect(plan.citations.map(\.number) == ["28-NQ/TW"])
        #expect(plan.citations.map(\.kind) == ["Nghị quyết"])
    }

    @Test("the same document gives the same ids twice")
    func stableIds() {
        let build: (inout PageBuilder) -> Void = {
            $0.add("I. MỤC ĐÍCH", .indented)
            $0.add("- Đọc nhiều hơn.", .indented)
            $0.add("II. NỘI DUNG", .indented)
        }
        #expect(body(.scan, build).body == body(.scan, build).body)
    }

    @Test("a section that is inserted changes only the ids after it")
    func insertedSection() {
        func ids(_ sections: [Section]) -> [String] { sections.flatMap { [$0.id] + ids($0.children) } }
        func plan(inserted: Bool) -> [String] {
            ids(
                body(.digital) {
                    $0.add("I. MỤC ĐÍCH", .indented)
                    $0.add("1. Đọc nhiều hơn.", .indented)
                    $0.add("- Mỗi tháng một cuốn;", .indented)
                    $0.add("II. NỘI DUNG", .indented)
                    $0.add("1. Mua sách mới.", .indented)
                    if inserted { $0.add("2. Sửa sách cũ.", .indented) }
                    $0.add("\(inserted ? 3 : 2). Mở thêm phòng đọc.", .indented)
                    $0.add("III. KINH PHÍ", .indented)
                }.body)
        }
        let before = plan(inserted: false)
        let after = plan(inserted: true)
        #expect(before == ["I", "I.1", "I.1/1", "II", "II.1", "II.2", "III"])
        #expect(after == ["I", "I.1", "I.1/1", "II", "II.1", "II.2", "II.3", "III"])
    }

    @Test("a text file's sections tell their line")
    func lineProvenance() {
        let plan = PlanExtractor().extract(pages: plainPages("KẾ HOẠCH\n\nĐọc sách\n\nI. MỤC ĐÍCH\nĐọc nhiều hơn."))
        #expect(section("I", in: plan.body)?.provenance.first == Provenance(page: 1, line: 5))
    }
}
