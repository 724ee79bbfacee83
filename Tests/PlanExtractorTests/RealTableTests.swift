import DocumentModel
import PlanExtractor
import Testing

/// What tables of real scans taught: headers under seals, cells cut by page breaks, specks, second sheets.
@Suite("Tables as real scans have them")
struct RealTableTests {
    private func grid(
        _ rows: [[String]], spans: [SIMD2<Int>: SIMD2<Int>] = [:], left: Double = 50, widths: [Double]? = nil
    ) -> TableGrid { TableGrid.composed(rows, spans: spans, left: left, widths: widths) }

    private func page(_ number: Int, _ grids: TableGrid..., lines: [TextLine] = []) -> PageReading {
        PageReading(
            number: number, widthPoints: 595, heightPoints: 842, textOrigin: .scan, lines: lines, tables: grids)
    }

    private func tables(_ pages: PageReading...) -> [Table] { PlanExtractor().extract(pages: pages).tables }

    private func line(_ text: String, x: Double, y: Double) -> TextLine {
        TextLine(words: [Word(text: text, box: Box(x0: x, y0: y, x1: x + 12, y1: y + 9))])
    }

    private let header = ["STT", "Tên đề tài", "Đơn vị", "Ghi chú", "Ngày"]

    private func rows(_ numbers: ClosedRange<Int>) -> [[String]] {
        numbers.map { ["\($0)", "Đề tài số \($0)", "Khoa \($0)", "Bổ sung", "0\($0)/10"] }
    }

    @Test("a header that a seal hides on the first page is read from the pages that say it again")
    func sealedHeader() {
        let garbled = ["STT", "—— 4 đề => en S5", "Đơn vị", "Ghi chú", "Ngày"]
        let found = tables(
            page(1, grid([garbled] + rows(1...2))), page(2, grid([header] + rows(3...4))),
            page(3, grid([header] + rows(5...6))))
        #expect(found.map(\.columns) == [header])
        #expect(found.first?.rows.count == 6)
    }

    @Test("a header repaired by later pages is told as a correction")
    func headerCorrection() {
        let garbled = ["STT", "", "Đơn vị", "Ghi chú", "Ngày"]
        let plan = PlanExtractor().extract(pages: [
            page(1, grid([garbled] + rows(1...2))), page(2, grid([header] + rows(3...4))),
        ])
        #expect(plan.corrections.filter { $0.rule == "repeatedHeader" }.map(\.to) == ["Tên đề tài"])
    }

    @Test("a speck at the edge of a scan does not part a table from its continuation")
    func speck() {
        let found = tables(
            page(1, grid([header] + rows(1...2)), lines: [line("Lá", x: 20, y: 760)]),
            page(2, grid([header] + rows(3...4))))
        #expect(found.count == 1)
    }

    @Test("a sentence between two tables parts them")
    func sentenceBetween() {
        let found = tables(
            page(1, grid([header] + rows(1...2)), lines: [line("Tổng cộng hai đề tài", x: 60, y: 700)]),
            page(2, grid([header] + rows(1...2))))
        #expect(found.count == 2)
    }

    @Test("a page number with a fraction slash does not part a table")
    func pageNumber() {
        let found = tables(
            page(1, grid([header] + rows(1...2)), lines: [line("1⁄40", x: 290, y: 810)]),
            page(2, grid([header] + rows(3...4))))
        #expect(found.count == 1)
    }

    @Test("a table goes on past the strip of a second sheet that was scanned along")
    func secondSheet() {
        let strip = grid([["chú", "Ngày"], ["sung", "03/10"]], left: 520, widths: [20, 40])
        let found = tables(
            page(1, grid([header] + rows(1...2)), strip), page(2, grid([header] + rows(5...6))),
            page(3, grid([header] + rows(7...8))))
        #expect(found.map(\.pages) == [[1, 2, 3], [1]])
    }

    @Test("a merged cell that a page break cuts belongs to the rows of both pages, with both places")
    func cutMergedCell() {
        let header = ["Thời gian", "Khoa", "Ngành", "Phòng"]
        let first = grid(
            [header, ["Sáng", "Cơ khí", "Ô tô", "A1"], ["", "Cơ khí", "Chế tạo", "A2"]],
            spans: [SIMD2(1, 0): SIMD2(2, 1)])
        let second = grid(
            [
                header, ["", "Kế toán", "Kiểm toán", "A3"], ["", "Kế toán", "Tài chính", "A4"],
                ["Chiều", "Luật", "Luật", "A1"],
            ],
            spans: [SIMD2(1, 0): SIMD2(2, 1)])
        let found = tables(page(1, first), page(2, second))
        #expect(found.first?.rows.map { $0.cells[0] } == ["Sáng", "Sáng", "Sáng", "Sáng", "Chiều"])
        #expect(found.first?.rows.dropFirst(2).first?.cellPlaces.first?.map(\.page) == [1, 2])
        #expect(found.first?.rows.first?.spans.first?.rowSpan == 4)
        #expect(found.first?.joins.first?.evidence.contains("mergedCell") == true)
    }

    @Test("the text of a cut cell that is printed below the break is said above it too")
    func cutCellBelow() {
        let header = ["Thời gian", "Khoa", "Ngành", "Phòng"]
        let first = grid(
            [header, ["Sáng", "Cơ khí", "Ô tô", "A1"], ["", "Luật", "Luật", "A2"], ["", "", "Máy tính", "A3"]],
            spans: [SIMD2(1, 0): SIMD2(3, 1)])
        let second = grid(
            [
                header, ["", "Điện tử", "Viễn thông", "A4"], ["", "", "Vật liệu", "A5"],
                ["Chiều", "Luật", "Luật", "A1"],
            ],
            spans: [SIMD2(1, 0): SIMD2(2, 1), SIMD2(1, 1): SIMD2(2, 1)])
        let found = tables(page(1, first), page(2, second))
        #expect(found.first?.rows.map { $0.cells[1] } == ["Cơ khí", "Luật", "Điện tử", "Điện tử", "Điện tử", "Luật"])
    }

    @Test("an empty cell below a page break stays empty where other rows leave it empty too")
    func emptyCellStays() {
        let found = tables(
            page(
                1, grid([header, ["1", "Đề tài", "Khoa A", "", "01/10"], ["2", "Đề tài", "Khoa B", "Gấp", "02/10"]])),
            page(2, grid([header, ["3", "Đề tài", "Khoa C", "", "03/10"], ["4", "Đề tài", "Khoa D", "", "04/10"]])))
        #expect(found.first?.rows.map { $0.cells[3] } == ["", "Gấp", "", ""])
    }

    @Test("a row of a numeral, a code and a title is a group")
    func codedGroup() {
        let found = tables(
            page(
                1,
                grid([
                    ["TT", "Mã", "Nhiệm vụ", "Sản phẩm", "Nhóm", "Điểm"],
                    ["I", "CH.VT", "VĂN THƯ, LƯU TRỮ", "", "", ""],
                    ["1", "CH.VT.01", "Tiếp nhận văn bản", "Văn bản", "1", "100"],
                    ["2", "CH.VT.02", "Phát hành văn bản", "Văn bản", "1", "100"],
                ])))
        #expect(found.first?.rows.map(\.kind) == [.group, .data, .data])
        #expect(found.first?.rows.last?.group == ["I. CH.VT VĂN THƯ, LƯU TRỮ"])
    }

    @Test("a numbered row of data ends the group of the number before it")
    func endOfNumberedGroup() {
        let found = tables(
            page(
                1,
                grid([
                    ["TT", "Nhiệm vụ", "Đơn vị", "Thời gian"], ["6.", "Mua bán, sáp nhập", "", ""],
                    ["6.1", "Xây dựng cơ chế", "Bộ Tài chính", "Quý I"],
                    ["7.", "Bổ sung chức năng", "Bộ Ngoại giao", "Quý II"],
                ])))
        #expect(found.first?.rows.map(\.group) == [[], ["6. Mua bán, sáp nhập"], []])
    }

    @Test("in a table of two columns a row without a second text is no group")
    func pictureColumn() {
        let found = tables(
            page(
                1,
                grid([["Nội dung tra cứu", "Mã QR"], ["Đăng ký cấp lại thông báo", ""], ["Nộp hồ sơ bổ sung", ""]])))
        #expect(found.first?.rows.map(\.kind) == [.data, .data])
    }

    private func councils(_ texts: [String]) -> [String] {
        let rows = texts.enumerated().map { ["\($0 + 1)", "Đề tài \($0)", $1, "", ""] }
        return tables(page(1, grid([header] + rows))).first?.rows.map { $0.cells[2] } ?? []
    }

    @Test("a tone mark that some cells of a column keep is put back where others lost it")
    func lostTones() {
        let read = Array(repeating: "Hội đông 3", count: 8) + Array(repeating: "Hội đồng 3", count: 4)
        #expect(councils(read) == Array(repeating: "Hội đồng 3", count: 12))
    }

    @Test("a mark that a few cells alone have changes no other")
    func rareMark() {
        let read = Array(repeating: "Hội Đông y", count: 12) + Array(repeating: "Hội Đồng y", count: 3)
        #expect(councils(read) == read)
    }

    @Test("names that differ in tone stay as they are, common words beside the same word do not")
    func namesAndWords() {
        let people = (0..<5).flatMap { ["Nguyễn Thanh \($0)a bậc", "Nguyễn Thành \($0)b cấp"] }
        #expect(councils(people) == people)
        let words = (0..<5).flatMap { ["Khoa \($0)a: kiên thức chung", "Khoa \($0)b: kiến thức riêng"] }
        #expect(councils(words) == words.map { $0.replacing("kiên", with: "kiến") })
    }

    @Test("a stroke for the figure one is read as the column's other cells are")
    func figureOne() {
        let read = Array(repeating: "Hội đồng 1", count: 6) + ["Hội đồng I", "Hội đồng l"]
        #expect(councils(read) == Array(repeating: "Hội đồng 1", count: 8))
    }

    @Test("a lone stroke before 2 is the figure one, one before a one is the numeral")
    func numeralOrOne() {
        var numbered = rows(1...2)
        numbered[0][0] = "I"
        #expect(tables(page(1, grid([header] + numbered))).first?.rows.map { $0.cells[0] } == ["1", "2"])
        let group = { (label: String) in [label, "Lớp lập kế hoạch", "", "", ""] }
        let grouped = [
            header, group("1"), ["I"] + numbered[0].dropFirst(), numbered[1], group("II"),
            ["1"] + numbered[0].dropFirst(),
        ]
        let labels = tables(page(1, grid(grouped))).first?.rows.map { $0.cells[0] }
        #expect(labels == ["I", "1", "2", "II", "1"])
    }

    @Test("1.7 after 16 is 17, as 1.1 after 1 is not 11")
    func numberWithSpeck() {
        var numbered = rows(1...3)
        for (index, number) in ["16", "1.7", "18"].enumerated() { numbered[index][0] = number }
        #expect(tables(page(1, grid([header] + numbered))).first?.rows.map { $0.cells[0] } == ["16", "17", "18"])
        for (index, number) in ["1", "1.1", "1.2"].enumerated() { numbered[index][0] = number }
        #expect(tables(page(1, grid([header] + numbered))).first?.rows.map { $0.cells[0] } == ["1", "1.1", "1.2"])
    }
}
