import DocumentModel
import PlanExtractor
import Testing

@Suite("Script frameworks")
struct ActivityTests {
    private func table(_ text: String) throws -> Table {
        let plan = PlanExtractor().extract(pages: plainPages(text))
        return try #require((plan.tables + plan.annexes.flatMap(\.tables)).first)
    }

    @Test("a row is a record of what is done, how much, when and by whom")
    func record() throws {
        let table = try table(
            """
            KẾ HOẠCH

            Đọc sách

            TT\tHình thức truyền thông\tĐơn vị tính\tSố lượng/Tần suất\tThời gian thực hiện\tĐơn vị chủ trì\tĐơn vị phối hợp\tCông việc thực hiện
            I\tTruyền thông thường xuyên\t\t\t\t\t\t
            1\tTọa đàm về sách\tCuộc\t02 - 03 cuộc/huyện\tQuý II năm 2024\tThư viện tỉnh\tSở Văn hóa, Thể thao và Du lịch; Tỉnh đoàn\t- Mời tác giả; - Ghi hình
            2\tTờ rơi\tTờ\t20.000\tTháng 4/2024\tVăn phòng Sở\t\tIn và phát
            """)
        #expect(table.rows.map(\.kind) == [.group, .data, .data])
        #expect(table.activities.count == 2)
        let talk = try #require(table.activities.first)
        #expect(talk.row == 1)
        #expect(talk.group == ["I. Truyền thông thường xuyên"])
        #expect(talk.number == "1")
        #expect(talk.form == "Tọa đàm về sách")
        #expect(talk.quantities.map(\.minimum) == [2])
        #expect(talk.quantities.map(\.maximum) == [3])
        #expect(talk.quantities.first?.unit == "cuộc")
        #expect(talk.quantities.first?.per == ["huyện"])
        #expect(talk.periods.map(\.from) == ["2024-Q2"])
        #expect(talk.work == ["Mời tác giả", "Ghi hình"])
        #expect(talk.leads == ["Thư viện tỉnh"])
        #expect(talk.supports == ["Sở Văn hóa, Thể thao và Du lịch", "Tỉnh đoàn"])
        #expect(table.activities.last?.quantities.map(\.minimum) == [20_000])
        #expect(table.activities.last?.work == ["In và phát"])
    }

    @Test("a table of other columns has no records")
    func other() throws {
        let table = try table(
            "Tên\tĐịa chỉ\tĐiện thoại\nThư viện tỉnh\tSố 1 phố Sách\t0299.123.456\nNhà sách\tSố 2\t0299.9\n")
        #expect(table.activities.isEmpty)
    }

    @Test("a user's title for a column counts, and a line that names no column is told")
    func synonyms() {
        var synonyms = HeaderSynonyms()
        #expect(synonyms.add(tabSeparated: "# chú thích\nperiod\tKhi nào\nwann\tKhi nào\n") == ["wann\tKhi nào"])
        var settings = ExtractionSettings()
        settings.headerSynonyms = synonyms
        let pages = plainPages(
            "Hình thức\tKhi nào\tChủ trì\nTọa đàm\tTháng 5\tThư viện\nTriển lãm\tTháng 6\tNhà sách\n")
        let plan = PlanExtractor(settings: settings).extract(pages: pages)
        #expect(plan.tables.first?.activities.map(\.periodText) == ["Tháng 5", "Tháng 6"])
        #expect(PlanExtractor().extract(pages: pages).tables.first?.activities.isEmpty == true)
    }
}
