import DocumentModel
import PlanExtractor
import Testing

@Suite("Kinds of documents")
struct DocumentKindTests {
    private func extract(_ build: (inout PageBuilder) -> Void) -> ExtractedPlan {
        var builder = PageBuilder()
        build(&builder)
        return PlanExtractor().extract(pages: [builder.page])
    }

    private func labels(_ sections: [Section]) -> [String] {
        sections.flatMap { section in [section.label].compactMap { $0 } + labels(section.children) }
    }

    @Test(
        "the kind is the one its title names",
        arguments: [
            "Kế hoạch", "Chương trình", "Quyết định", "Báo cáo", "Thông báo", "Tờ trình", "Nghị quyết", "Chỉ thị",
            "Thông tư", "Nghị định", "Hướng dẫn", "Quy chế", "Đề án", "Biên bản",
        ])
    func kinds(kind: String) {
        let plan = extract {
            $0.addLetterhead()
            $0.skip(10)
            $0.add(kind.uppercased(), .centred)
            $0.add("Về tuần lễ đọc sách năm 2024", .centred)
            $0.skip(12)
            $0.add("Thư viện tỉnh tổ chức tuần lễ đọc sách cho học sinh các trường trong toàn", .indentedFull)
            $0.add("tỉnh vào tháng 4.", .flush)
        }
        #expect(plan.header.kind == kind)
        #expect(plan.header.subject == "Về tuần lễ đọc sách năm 2024")
    }

    @Test("a document of the Party has its own letterhead, number and bases")
    func party() {
        let plan = extract {
            $0.addPair("TỈNH ỦY AN BÌNH", "ĐẢNG CỘNG SẢN VIỆT NAM")
            $0.addPair("BAN TUYÊN GIÁO", "An Bình, ngày 12 tháng 3 năm 2024")
            $0.add("*", .leftBlock)
            $0.add("Số 15-HD/BTGTU", .leftBlock)
            $0.skip(14)
            $0.add("HƯỚNG DẪN", .centred)
            $0.add("tuyên truyền ngày hội đọc sách", .centred)
            $0.add("-----", .centred)
            $0.skip(8)
            $0.add("- Căn cứ Chương trình số 20-CTr/TU ngày 05/01/2024 của Tỉnh ủy;", .indented)
            $0.add("- Thực hiện Kế hoạch số 31-KH/TU ngày 10/02/2024 của Ban Thường vụ;", .indented)
            $0.add("Ban Tuyên giáo Tỉnh ủy hướng dẫn như sau:", .indented)
            $0.add("I- MỤC ĐÍCH", .indented)
            $0.add("1- Nâng cao hiểu biết của cán bộ, đảng viên về sách.", .indented)
            $0.add("2- Khuyến khích mỗi chi bộ lập một tủ sách.", .indented)
            $0.add("II- NỘI DUNG", .indented)
        }
        #expect(plan.header.superior == "TỈNH ỦY AN BÌNH")
        #expect(plan.header.issuer == "BAN TUYÊN GIÁO")
        #expect(plan.header.number == "15-HD/BTGTU")
        #expect(plan.header.date == "2024-03-12")
        #expect(plan.header.kind == "Hướng dẫn")
        #expect(plan.header.subject == "tuyên truyền ngày hội đọc sách")
        #expect(plan.legalBases.count == 2)
        #expect(labels(plan.body) == ["I-", "1-", "2-", "II-"])
        #expect(plan.citations.map(\.number) == ["20-CTr/TU", "31-KH/TU"])
    }

    @Test("a joint document names both issuers and both signers")
    func joint() {
        let plan = extract {
            $0.addPair("SỞ VĂN HÓA - SỞ GIÁO DỤC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            $0.addPair("Số: 07/KHLT-SVH-SGD", "An Bình, ngày 05 tháng 3 năm 2024")
            $0.skip(14)
            $0.add("KẾ HOẠCH LIÊN TỊCH", .centred)
            $0.skip(10)
            $0.add("I. MỤC ĐÍCH", .indented)
            $0.add("Đưa sách đến mọi trường học trong tỉnh, nhất là các trường ở xa thư viện và", .indentedFull)
            $0.add("các điểm trường lẻ./.", .flush)
            $0.skip(16)
            $0.addPair("GIÁM ĐỐC SỞ GIÁO DỤC", "GIÁM ĐỐC SỞ VĂN HÓA")
            $0.skip(50)
            $0.addPair("Lê Thị Hồng Vân", "Trần Văn Bách")
            $0.skip(10)
            $0.add("Nơi nhận:", .flush)
            $0.add("- UBND tỉnh;", .flush)
            $0.add("- Lưu: VT hai sở.", .flush)
        }
        #expect(plan.header.issuer == "SỞ VĂN HÓA - SỞ GIÁO DỤC")
        #expect(plan.header.issuers == ["SỞ VĂN HÓA", "SỞ GIÁO DỤC"])
        #expect(plan.signatures.map(\.name) == ["Lê Thị Hồng Vân", "Trần Văn Bách"])
        #expect(plan.signatures.map(\.position) == ["GIÁM ĐỐC SỞ GIÁO DỤC", "GIÁM ĐỐC SỞ VĂN HÓA"])
        #expect(plan.recipients == ["UBND tỉnh", "Lưu: VT hai sở"])
    }

    @Test("an annex that stands alone has its kind from its title and its caption")
    func loneAnnex() {
        let plan = PlanExtractor().extract(
            pages: plainPages(
                """
                DANH SÁCH THƯ VIỆN Nhận sách đợt 1
                (Kèm theo Kế hoạch số 15/KH-SVH ngày 05 tháng 3 năm 2024 của Sở Văn hóa)

                I. Thư viện tỉnh
                II. Thư viện huyện
                """))
        #expect(plan.header.kind == "Danh sách thư viện (phụ lục kèm Kế hoạch)")
        #expect(plan.header.number == "15/KH-SVH")
        #expect(plan.header.date == "2024-03-05")
    }

    @Test("a stamp of urgency is told and is no part of the title")
    func urgency() {
        let plan = extract {
            $0.addLetterhead()
            $0.add("HỎA TỐC", .leftBlock)
            $0.add("KẾ HOẠCH", .centred)
            $0.add("Chuyển sách khỏi vùng lũ", .centred)
        }
        #expect(plan.header.urgency == "HỎA TỐC")
        #expect(plan.header.kind == "Kế hoạch")
        #expect(plan.header.subject == "Chuyển sách khỏi vùng lũ")
    }

    @Test("quoted articles are text, not sections")
    func quoted() {
        let plan = extract {
            $0.add("Điều 1. Sửa đổi, bổ sung một số điều của Quy chế thư viện", .indented)
            $0.add("1. Khoản 2 Điều 5 được sửa đổi như sau:", .indented)
            $0.add("“2. Bạn đọc được mượn năm cuốn sách trong một lần.", .indented)
            $0.add("3. Bạn đọc trả sách trong ba mươi ngày.”.", .indented)
            $0.add("2. Bãi bỏ Điều 7.", .indented)
            $0.add("Điều 2. Hiệu lực thi hành", .indented)
        }
        #expect(labels(plan.body) == ["Điều 1.", "1.", "2.", "Điều 2."])
    }

    @Test("a list inside an item of the same family stands below it")
    func nested() {
        let plan = extract {
            $0.add("1. Phạm vi áp dụng", .indented)
            $0.add("Quy chế này áp dụng cho các thư viện sau:", .indented)
            $0.add("1. Thư viện tỉnh;", .indented)
            $0.add("2. Thư viện các huyện, thị xã.", .indented)
            $0.add("2. Đối tượng áp dụng", .indented)
            $0.add("3. Giải thích từ ngữ", .indented)
        }
        #expect(plan.body.map(\.label) == ["1.", "2.", "3."])
        #expect(plan.body.first.map { labels($0.children) } == ["1.", "2."])
    }

    @Test("blanks of a form are fields without a value, and footnotes leave the text")
    func formAndFootnote() {
        var first = PageBuilder()
        first.addLetterhead()
        first.add("KẾ HOẠCH", .centred)
        first.add("Tuần lễ đọc sách", .centred)
        first.skip(10)
        first.add("I. MỤC ĐÍCH", .indented)
        first.addPair("Nơi nhận:", "GIÁM ĐỐC")
        first.add("- Lưu: VT.", .flush)
        var second = PageBuilder(number: 2)
        second.add("Mẫu số 01", .centred)
        second.add("PHIẾU ĐĂNG KÝ MƯỢN SÁCH", .centred)
        second.skip(10)
        second.add("1. Họ và tên: .......................... Lớp: 5A .............", .indented)
        second.add("2. Trường: ..........................................", .indented)
        let plan = PlanExtractor().extract(pages: [first.page, second.page])
        #expect(plan.annexes.map(\.label) == ["Mẫu số 01"])
        #expect(plan.annexes.first?.kind == .form)
        #expect(plan.annexes.first?.fields.map(\.label) == ["Họ và tên", "Lớp", "Trường"])
        #expect(plan.annexes.first?.fields.map(\.value) == [nil, "5A", nil])
    }
}
