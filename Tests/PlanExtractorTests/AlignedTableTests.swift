import DocumentModel
import PlanExtractor
import Testing

@Suite("Tables without rules")
struct AlignedTableTests {
    // MARK: - Pages of words

    /// A printed line of pieces, each from its x; letters are 5 points wide.
    private func line(_ pieces: [(Double, String)], y: Double) -> TextLine {
        TextLine(
            words: pieces.flatMap { x, text -> [Word] in
                var left = x
                return text.split(separator: " ").map { word in
                    let box = Box(x0: left, y0: y, x1: left + 5 * Double(word.count), y1: y + 11)
                    left = box.x1 + 3
                    return Word(text: String(word), box: box)
                }
            })
    }

    private func lines(_ rows: [(Double, [(Double, String)])]) -> [TextLine] { rows.map { line($0.1, y: $0.0) } }

    private func rule(_ y: Double, _ x0: Double = 80, _ x1: Double = 520) -> RuledLine {
        RuledLine(direction: .horizontal, position: y, start: x0, end: x1, thickness: 0.6)
    }

    private func tables(_ lines: [TextLine], rules: [RuledLine] = []) -> [TableGrid] {
        let grids = AlignedTableFinder().grids(
            lines: lines, rules: rules, besides: [], pageWidth: 595, pageHeight: 842)
        return TableFiller.fill(grids, with: lines).tables
    }

    private func texts(_ grid: TableGrid) -> [[String]] {
        (0..<grid.rowCount).map { row in
            grid.cells.filter { $0.row == row }.sorted { $0.column < $1.column }
                .map { $0.lines.map(\.text).joined(separator: " ") }
        }
    }

    /// `TT  Nội dung  Đơn vị  Thời gian`, a title of two lines, cells of several lines, an empty cell.
    private var plan: [TextLine] {
        lines([
            (100, [(86, "TT"), (150, "Nội dung"), (305, "Đơn vị"), (420, "Thời gian")]),
            (114, [(310, "tính")]),
            (140, [(90, "1"), (110, "Tổ chức lớp tập huấn cho"), (310, "Lớp"), (410, "Quý II")]),
            (154, [(110, "tuyên truyền viên")]),
            (178, [(90, "2"), (110, "Sửa tủ sách"), (410, "Tháng 6 đến")]),
            (192, [(410, "tháng 8")]),
            (216, [(90, "3"), (110, "Ngày hội đọc sách"), (310, "Cuộc"), (410, "Tháng 4")]),
        ])
    }

    @Test("words aligned under a header make a table: wrapped lines one row, empty cells empty")
    func underHeader() throws {
        let grid = try #require(tables(plan).first)
        #expect(
            texts(grid) == [
                ["TT", "Nội dung", "Đơn vị tính", "Thời gian"],
                ["1", "Tổ chức lớp tập huấn cho tuyên truyền viên", "Lớp", "Quý II"],
                ["2", "Sửa tủ sách", "", "Tháng 6 đến tháng 8"],
                ["3", "Ngày hội đọc sách", "Cuộc", "Tháng 4"],
            ])
        #expect(grid.origin == .alignment)
        #expect(grid.headerRowCount == 1)
    }

    @Test("a label beside the middle of its row takes the lines above and below it")
    func labelsInTheMiddle() throws {
        let page = lines([
            (100, [(86, "TT"), (150, "Nội dung"), (410, "Thời gian")]),
            (126, [(110, "Tổ chức lớp tập huấn")]),
            (140, [(90, "1"), (110, "cho tuyên truyền viên"), (410, "Quý II")]),
            (154, [(110, "ở các thôn")]),
            (178, [(110, "Sửa tủ sách, đóng")]),
            (192, [(90, "2"), (110, "thêm kệ và làm"), (410, "Tháng 6")]),
            (206, [(110, "mới bảng tên")]),
        ])
        let grid = try #require(tables(page).first)
        #expect(
            texts(grid).dropFirst().map { $0[1] } == [
                "Tổ chức lớp tập huấn cho tuyên truyền viên ở các thôn",
                "Sửa tủ sách, đóng thêm kệ và làm mới bảng tên",
            ])
    }

    @Test("three rules and columns of words make a table; a title above two columns stays over them")
    func threeLines() throws {
        let page = lines([
            (100, [(90, "Điểm đọc"), (290, "Số lượt trong năm")]),
            (114, [(270, "Quý I"), (360, "Quý II"), (440, "Ghi chú")]),
            (140, [(90, "Thôn Bến Đò"), (275, "1.250"), (365, "86")]),
            (160, [(90, "Thôn Vườn Dừa"), (275, "980"), (365, "51"), (440, "mới mở")]),
        ])
        let grid = try #require(tables(page, rules: [rule(96), rule(132), rule(176)]).first)
        #expect(grid.columnCount == 4)
        #expect(grid.headerRowCount == 2)
        #expect(grid.cells.contains { $0.row == 0 && $0.column == 1 && $0.columnSpan == 2 })
        #expect(texts(grid).last == ["Thôn Vườn Dừa", "980", "51", "mới mở"])
        #expect(grid.origin == .horizontalRules)
    }

    @Test("two tables between rules of the same length, one below the other, stay two")
    func stacked() {
        func table(_ y: Double) -> [(Double, [(Double, String)])] {
            [
                (y + 4, [(90, "Huyện"), (290, "Số lớp"), (420, "Số người")]),
                (y + 28, [(90, "Hà Lam"), (295, "12"), (425, "360")]),
                (y + 44, [(90, "Cồn Dài"), (295, "7"), (425, "210")]),
            ]
        }
        let page = lines(
            table(100) + [(180, [(90, "Bảng sau cho biết số lớp đã mở trong sáu tháng cuối của năm trước đó:")])]
                + table(210))
        let found = tables(page, rules: [100, 122, 160, 210, 232, 270].map { rule($0) })
        #expect(found.map(\.rowCount) == [3, 3])
    }

    @Test("rows that number on at the head of a page are the rest of a table")
    func restOfATable() throws {
        let page = lines([
            (70, [(90, "9"), (110, "Khảo sát thói quen đọc"), (310, "Phiếu"), (410, "Quý IV")]),
            (94, [(90, "10"), (110, "Tổng kết năm"), (310, "Hội nghị"), (410, "Tháng 12")]),
            (118, [(90, "11"), (110, "Thông báo kết quả"), (310, "Bài"), (410, "Tháng 12")]),
        ])
        let grid = try #require(tables(page).first)
        #expect(grid.headerRowCount == 0)
        #expect(grid.rowCount == 3)
    }

    @Test("pieces on two pages become one table that says it was found by alignment, with less confidence")
    func joined() throws {
        func page(_ number: Int, _ lines: [TextLine]) -> PageReading {
            var page = PageReading(number: number, widthPoints: 595, heightPoints: 842, textOrigin: .digital)
            page.tables = tables(lines)
            return page
        }
        let rest = lines([
            (70, [(90, "4"), (110, "Khảo sát thói quen đọc"), (310, "Phiếu"), (410, "Quý IV")]),
            (94, [(90, "5"), (110, "Tổng kết năm"), (310, "Hội nghị"), (410, "Tháng 12")]),
            (118, [(90, "6"), (110, "Thông báo kết quả"), (310, "Bài"), (410, "Tháng 12")]),
        ])
        let found = PlanExtractor().extract(pages: [page(1, plan), page(2, rest)]).tables
        let table = try #require(found.first)
        #expect(found.count == 1)
        #expect(table.foundBy == .alignment)
        #expect(table.rows.map { $0.cells[0] } == ["1", "2", "3", "4", "5", "6"])
        #expect(table.rows.allSatisfy { $0.confidence < 0.9 })
        #expect(table.joins.first?.evidence.contains("alignment") == true)
    }

    // MARK: - What is no table

    @Test("a letterhead, and recipients beside a signature, are no table")
    func letterhead() {
        let page = lines([
            (60, [(90, "SỞ VĂN HÓA TỈNH"), (300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]),
            (76, [(90, "TRUNG TÂM THƯ VIỆN"), (320, "Độc lập - Tự do - Hạnh phúc")]),
            (100, [(100, "Số: 46/KH-TTTV"), (320, "Lam Giang, ngày 20 tháng 02 năm 2025")]),
            (600, [(90, "Nơi nhận:"), (380, "GIÁM ĐỐC")]),
            (614, [(90, "- Sở Văn hóa tỉnh;")]), (626, [(90, "- Các phòng;")]),
            (660, [(90, "- Lưu: VT."), (370, "Lê Thị Thu Hằng")]),
        ])
        #expect(tables(page, rules: [rule(92, 110, 180), rule(92, 330, 470)]).isEmpty)
    }

    @Test("three signers side by side are no table")
    func signers() {
        let page = lines([
            (600, [(80, "NGƯỜI VI PHẠM"), (240, "NGƯỜI CHỨNG KIẾN"), (400, "NGƯỜI LẬP BIÊN BẢN")]),
            (616, [(80, "(Ký, ghi rõ họ tên)"), (240, "(Ký, ghi rõ họ tên)"), (400, "(Ký, ghi rõ họ tên)")]),
            (690, [(80, "Trần Văn Lộc"), (240, "Ngô Thị Mai"), (400, "Đặng Quốc Việt")]),
        ])
        #expect(tables(page).isEmpty)
    }

    @Test("a contents list, with or without leader dots, is no table", arguments: [" ........................", ""])
    func contents(leader: String) {
        let page = lines(
            (1...6).map {
                (100 + 20 * Double($0), [(90, "\($0)."), (110, "Phần thứ \($0)" + leader), (500, "\($0 + 2)")])
            })
        #expect(tables(page).isEmpty)
    }

    @Test("a form with dotted lines, or with blanks, is no table")
    func forms() {
        let dotted = lines([
            (100, [(90, "1. Họ và tên: .......................... Nam/nữ: ........")]),
            (120, [(90, "2. Ngày sinh: ............"), (300, "Nơi ở: .........................")]),
            (140, [(90, "3. Điểm đọc: .............................................")]),
        ])
        let blank = lines(
            (1...4).map {
                (300 + 20 * Double($0), [(90, "\($0)"), (110, "Họ và tên:"), (250, "Ngày sinh:"), (400, "Nơi ở:")])
            })
        #expect(tables(dotted).isEmpty)
        #expect(tables(blank).isEmpty)
    }

    @Test("two columns of running text, and lists with hanging indents, are no table")
    func runningText() {
        let prose = "Trung tâm tổ chức các lớp đọc sách"
        let columns = lines((0..<10).map { (100 + 14 * Double($0), [(85, prose), (320, prose)]) })
        let list = lines(
            (1...6).map {
                (300 + 28 * Double($0), [(90, "\($0)."), (130, "Tổ chức lớp tập huấn cho tuyên truyền viên")])
            })
        let dashes = lines((1...5).map { (500 + 14 * Double($0), [(100, "-"), (118, "Sở Văn hóa tỉnh;")]) })
        #expect(tables(columns).isEmpty)
        #expect(tables(list).isEmpty)
        #expect(tables(dashes).isEmpty)
    }

    @Test("rules above and below running text frame no table")
    func framedText() {
        let prose = "Trung tâm tổ chức các lớp đọc sách cho trẻ em ở các thôn ven sông vào mỗi tối"
        let page = lines((0..<9).map { (104 + 14 * Double($0), [(85, prose)]) })
        #expect(tables(page, rules: [rule(100), rule(144), rule(240)]).isEmpty)
    }

    @Test("the paragraph below a table is no part of it")
    func paragraphBelow() throws {
        let below = lines([
            (250, [(120, "Các đơn vị căn cứ lịch trên để thực hiện và gửi kết quả về Trung tâm.")]),
            (270, [(86, "3. Kinh phí")]),
        ])
        let grid = try #require(tables(plan + below).first)
        #expect(texts(grid).count == 4)
        #expect(grid.box.y1 < 250)
    }
}

@Suite("Flattened tables of text files")
struct FlattenedTableTests {
    private let list = """
        DANH MỤC SẢN PHẨM
        STT
        TÊN SẢN PHẨM
        ĐƠN VỊ THỰC HIỆN
        THỜI GIAN
        ĐĂNG TẢI, PHÁT SÓNG
        LINK SẢN PHẨM
        I.
        Video clip
        1
        Phim tài liệu về các điểm đọc
        ven sông Hà Lam
        Đài PT-TH tỉnh
        Tháng 2/2024
        - Bản 16':
        https://lamgiang.example/1
        2
        Bến đò đọc sách
        Báo Lam Giang
        03/02/2024
        https://lamgiang.example/2
        II.
        Tờ gấp
        1
        Chọn sách cho trẻ
        https://lamgiang.example/3
        """

    @Test("cells on lines of their own become rows; dates and links find their columns, missing cells stay empty")
    func flattened() throws {
        let table = try #require(PlanExtractor().extract(pages: plainPages(list)).tables.first)
        #expect(
            table.columns == [
                "STT", "TÊN SẢN PHẨM", "ĐƠN VỊ THỰC HIỆN", "THỜI GIAN ĐĂNG TẢI, PHÁT SÓNG", "LINK SẢN PHẨM",
            ])
        #expect(table.rows.map(\.kind) == [.group, .data, .data, .group, .data])
        #expect(table.rows[1].cells[1] == "Phim tài liệu về các điểm đọc ven sông Hà Lam")
        #expect(table.rows[1].cells[2] == "Đài PT-TH tỉnh")
        #expect(table.rows[2].cells.suffix(2) == ["03/02/2024", "https://lamgiang.example/2"])
        #expect(table.rows[4].cells == ["1", "Chọn sách cho trẻ", "", "", "https://lamgiang.example/3"])
        #expect(table.foundBy == .text)
    }

    @Test("a numbered text without a header of columns stays text")
    func numberedText() {
        let text = "KẾ HOẠCH\nI.\nMục đích\n1\nĐưa sách về các thôn\n2\nMở thêm điểm đọc\n3\nTập huấn"
        #expect(PlanExtractor().extract(pages: plainPages(text)).tables.isEmpty)
    }
}
