import DocumentModel
import PlanExtractor
import Testing

@Suite("Letterhead and title")
struct LetterheadTests {
    private func plan(_ build: (inout PageBuilder) -> Void) -> ExtractedPlan {
        var builder = PageBuilder()
        build(&builder)
        return PlanExtractor().extract(pages: [builder.page])
    }

    @Test("two blocks side by side give superior, issuer, number, place and date")
    func blocks() {
        let plan = plan {
            $0.addLetterhead()
            $0.add("KẾ HOẠCH", .centred)
            $0.add("Tổ chức tuần lễ đọc sách năm 2024", .centred)
            $0.skip(10)
            $0.add("Căn cứ nhiệm vụ năm 2024, Sở Văn hóa xây dựng kế hoạch như sau:", .indented)
        }
        #expect(plan.header.superior == "UBND TỈNH AN BÌNH")
        #expect(plan.header.issuer == "SỞ VĂN HÓA")
        #expect(plan.header.number == "15/KH-SVH")
        #expect(plan.header.place == "An Bình")
        #expect(plan.header.date == "2024-03-05")
        #expect(plan.header.kind == "Kế hoạch")
        #expect(plan.header.subject == "Tổ chức tuần lễ đọc sách năm 2024")
    }

    @Test("a letterhead recognised as single lines through both blocks is parted")
    func merged() {
        let plan = plan {
            $0.addLetterhead(merged: true)
            $0.add("QUYẾT ĐỊNH", .centred)
            $0.add("Về việc thành lập Tổ giúp việc", .centred)
        }
        #expect(plan.header.issuer == "SỞ VĂN HÓA")
        #expect(plan.header.number == "15/KH-SVH")
        #expect(plan.header.date == "2024-03-05")
        #expect(plan.header.kind == "Quyết định")
    }

    @Test("without geometry an interleaved line gives number, place and date")
    func interleavedText() {
        let pages = plainPages(
            """
            SỞ VĂN HÓA TỈNH AN BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            S6:43 /KH-SVH An Bình, ngày 29 tháng 12 năm 2021

            KẾ HOẠCH

            Tuyên truyền năm 2022

            I. MỤC ĐÍCH
            """)
        let header = PlanExtractor().extract(pages: pages).header
        #expect(header.issuer == "SỞ VĂN HÓA TỈNH AN BÌNH")
        #expect(header.number == "43/KH-SVH")
        #expect(header.place == "An Bình")
        #expect(header.date == "2021-12-29")
    }

    @Test(
        "a blank number and a blank day are nil", arguments: ["ngày    tháng 3 năm 2024", "ngày ... tháng 3 năm 2024"])
    func blanks(date: String) {
        let plan = plan {
            $0.addLetterhead(number: "Số:      /KH-SVH", date: "An Bình, \(date)")
            $0.add("KẾ HOẠCH", .centred)
        }
        #expect(plan.header.number == nil)
        #expect(plan.header.date == nil)
        #expect(plan.header.place == "An Bình")
    }

    @Test("a number that its reader doubted is not given")
    func doubtedNumber() {
        var builder = PageBuilder()
        builder.addPair("SỞ VĂN HÓA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        builder.addPair("Số: 455/KH-SVH", "An Bình, ngày 05 tháng 3 năm 2024", confidence: 0.1)
        builder.skip(14)
        builder.add("KẾ HOẠCH", .centred)
        #expect(PlanExtractor().extract(pages: [builder.page]).header.number == nil)
    }

    @Test("a number in one clean piece, as tall as the year beside it, is printed and given")
    func printedNumber() {
        var builder = PageBuilder()
        builder.addPair("SỞ VĂN HÓA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        builder.addPair("Số: 455/KH-SVH", "An Bình, ngày 05 tháng 3 năm 2024", confidence: 0.2)
        builder.skip(14)
        builder.add("KẾ HOẠCH", .centred)
        #expect(PlanExtractor().extract(pages: [builder.page]).header.number == "455/KH-SVH")
    }

    @Test("an agency's name over two lines is one issuer")
    func wrappedIssuer() {
        let plan = plan {
            $0.addPair("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            $0.addPair("TỈNH AN BÌNH", "Độc lập - Tự do - Hạnh phúc")
            $0.addPair("Số: 7/QĐ-UBND", "An Bình, ngày 05 tháng 3 năm 2024")
            $0.skip(14)
            $0.add("QUYẾT ĐỊNH", .centred)
        }
        #expect(plan.header.issuer == "ỦY BAN NHÂN DÂN TỈNH AN BÌNH")
        #expect(plan.header.superior == nil)
    }

    @Test("an official letter takes its subject from V/v and its addressees from Kính gửi")
    func officialLetter() {
        let plan = plan {
            $0.addPair("SỞ VĂN HÓA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            $0.addPair("Số: 92/SVH-VP", "An Bình, ngày 05 tháng 3 năm 2024")
            $0.addPair("V/v mượn hội trường", "")
            $0.skip(20)
            $0.add("Kính gửi: Nhà văn hóa thành phố An Bình.", .centred)
            $0.skip(10)
            $0.add("Sở Văn hóa đề nghị Nhà văn hóa thành phố cho mượn hội trường lớn trong hai", .indentedFull)
            $0.add("ngày để tổ chức hội thi./.", .flush)
        }
        #expect(plan.header.kind == "Công văn")
        #expect(plan.header.subject == "mượn hội trường")
        #expect(plan.addressees == ["Nhà văn hóa thành phố An Bình"])
        #expect(plan.body.count == 1)
    }

    @Test("legal bases are taken up to the first paragraph that is none")
    func bases() {
        let plan = plan {
            $0.addLetterhead()
            $0.add("QUYẾT ĐỊNH", .centred)
            $0.add("Về việc thành lập Tổ giúp việc", .centred)
            $0.skip(8)
            $0.add("GIÁM ĐỐC SỞ VĂN HÓA", .centred)
            $0.add("Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;", .indented)
            $0.add("Căn cứ Quyết định số 12/QĐ-UBND ngày 03/02/2024 của Ủy ban nhân dân tỉnh", .indentedFull)
            $0.add("An Bình về chức năng của Sở Văn hóa;", .flush)
            $0.add("Theo đề nghị của Chánh Văn phòng.", .indented)
            $0.add("QUYẾT ĐỊNH:", .centred)
            $0.add("Điều 1. Thành lập Tổ giúp việc gồm năm thành viên.", .indented)
        }
        #expect(plan.legalBases.count == 3)
        #expect(plan.legalBases.dropFirst().first?.hasSuffix("chức năng của Sở Văn hóa;") == true)
        #expect(paths(plan.body) == ["Điều_1"])
    }

    @Test("number, date and issuer come from the annex caption when there is no letterhead")
    func fromCaption() {
        let pages = plainPages(
            """
            KẾ HOẠCH

            TUYÊN TRUYỀN NĂM 2024

            Theo nhiệm vụ của sở văn hóa (SVH), kế hoạch như sau:

            I. MỤC ĐÍCH
            Nâng cao nhận thức.
            \u{0C}PHỤ LỤC I

            DANH MỤC SÁCH
            (Kèm theo Kế hoạch số 31/KH-SVH ngày 04 tháng 5 năm 2024 của
            Giám đốc SVH An Bình)

            1. Sách thiếu nhi
            """)
        let plan = PlanExtractor().extract(pages: pages)
        #expect(plan.header.number == "31/KH-SVH")
        #expect(plan.header.date == "2024-05-04")
        #expect(plan.header.issuer == "Sở văn hóa An Bình")
        #expect(plan.annexes.map(\.label) == ["PHỤ LỤC I"])
        #expect(plan.annexes.first?.title == "DANH MỤC SÁCH")
        #expect(paths(plan.body) == ["I"])
        #expect(paths(plan.annexes.first?.body ?? []) == ["annex-1.1"])
    }

    @Test("an electronic signature's stamp is no part of the text")
    func signatureStamp() {
        var builder = PageBuilder()
        builder.skip(-45)
        builder.add("Ký bởi: Sở Văn hóa", .flush)
        builder.add("Thời gian ký: 05/03/2024 10:47:25 +07:00", .flush)
        builder.skip(20)
        builder.addLetterhead()
        builder.add("KẾ HOẠCH", .centred)
        #expect(!ReadingOrder.text(of: builder.page).contains("Ký bởi"))
        #expect(PlanExtractor().extract(pages: [builder.page]).header.issuer == "SỞ VĂN HÓA")
    }

    @Test("a place and date over two lines of a text file are one")
    func wrappedDate() {
        let pages = plainPages(
            "SỞ VĂN HÓA\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nSố: 27/SVH-TT\nV/v đọc sách\nAn Bình, ngày 27\ntháng 8 năm 2021\nKính gửi:\n- Các trường học.\nSở Văn hóa đề nghị các trường mở tủ sách."
        )
        let plan = PlanExtractor().extract(pages: pages)
        #expect(plan.header.date == "2021-08-27")
        #expect(plan.header.subject == "đọc sách")
        #expect(plan.addressees == ["Các trường học"])
    }
}
