import DocumentModel
import PlanExtractor
import Testing

@Suite("Reading order")
struct ReadingOrderTests {
    @Test("the left block of a letterhead comes before the right one")
    func letterhead() {
        var builder = PageBuilder()
        builder.addLetterhead(merged: true)
        builder.add("KẾ HOẠCH", .centred)
        #expect(
            ReadingOrder.order(builder.page.lines, pageWidth: PageBuilder.width).map(\.text) == [
                "UBND TỈNH AN BÌNH", "SỞ VĂN HÓA", "Số: 15/KH-SVH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc", "An Bình, ngày 05 tháng 3 năm 2024", "KẾ HOẠCH",
            ])
    }

    @Test("wide gaps in running text part nothing")
    func runningText() {
        var builder = PageBuilder()
        builder.add("Thư viện mở cửa", .full)
        builder.add("từ bảy giờ sáng", .full)
        builder.add("đến tám giờ tối.", .full)
        #expect(
            ReadingOrder.text(of: builder.page) == "Thư viện mở cửa\ntừ bảy giờ sáng\nđến tám giờ tối.")
    }

    @Test("page numbers stay in the page's text, as everything printed does, and are no part of the structure")
    func pageNumber() {
        var builder = PageBuilder(number: 2)
        builder.skip(-40)
        builder.add("2", .centred)
        builder.skip(40)
        builder.add("Thư viện mở cửa.", .flush)
        #expect(ReadingOrder.text(of: builder.page) == "2\nThư viện mở cửa.")
        #expect(PlanExtractor().extract(pages: [builder.page]).body.map(\.text) == ["Thư viện mở cửa."])
    }
}
