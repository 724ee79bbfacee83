import DocumentModel
import PlanExtractor
import Testing

/// Columns and titles that the pages of one table settle among themselves.
@Suite("Columns agreed on by the pages of a table")
struct ColumnConsensusTests {
    private let header = ["Stt", "Hình thức", "Đơn vị chủ trì", "Thời gian"]
    private let widths = [40.0, 150, 120, 90]

    private func rows(_ numbers: ClosedRange<Int>) -> [[String]] {
        numbers.map { ["\($0)", "Hội nghị \($0)", "Văn phòng Sở", "Quý \($0)"] }
    }

    private func page(_ number: Int, _ grid: TableGrid, origin: TextOrigin = .scan) -> PageReading {
        PageReading(number: number, widthPoints: 595, heightPoints: 842, textOrigin: origin, lines: [], tables: [grid])
    }

    private func whole(_ numbers: ClosedRange<Int>) -> TableGrid {
        TableGrid.composed([header] + rows(numbers), widths: widths)
    }

    /// The page with an edge too many, through the words of the second column.
    private func cut(_ numbers: ClosedRange<Int>) -> TableGrid {
        let rows = numbers.map { ["\($0)", "Hội", "nghị \($0)", "Văn phòng Sở", "Quý \($0)"] }
        return TableGrid.composed(
            [["Stt", "Hình", "thức", "Đơn vị chủ trì", "Thời gian"]] + rows, widths: [40, 60, 90, 120, 90])
    }

    @Test("an edge that one page has alone is taken out, its cells are put together and told")
    func ghost() {
        let plan = PlanExtractor().extract(pages: [page(1, whole(1...2)), page(2, cut(3...4)), page(3, whole(5...6))])
        #expect(plan.tables.map(\.columns) == [header])
        #expect(plan.tables.first?.rows.map { $0.cells[1] } == (1...6).map { "Hội nghị \($0)" })
        let told = plan.corrections.filter { $0.rule == "columnEdge" }
        #expect(told.map(\.from).contains("Hội | nghị 3") && told.allSatisfy { $0.page == 2 })
    }

    @Test("a word that the edge cut is one word again")
    func cutWord() {
        var middle = cut(3...3)
        for index in middle.cells.indices
        where middle.cells[index].row == 1 && [1, 2].contains(middle.cells[index].column) {
            let isLeft = middle.cells[index].column == 1
            let edge = middle.columnEdges[2]
            let box = Box(x0: isLeft ? edge - 20 : edge + 1, y0: 134, x1: isLeft ? edge - 1 : edge + 20, y1: 150)
            middle.cells[index].lines = [TextLine(words: [Word(text: isLeft ? "Biể" : "n", box: box, confidence: 0.8)])]
        }
        let plan = PlanExtractor().extract(pages: [page(1, whole(1...2)), page(2, middle), page(3, whole(5...6))])
        #expect(plan.tables.first?.rows.map { $0.cells[1] }[2] == "Biển")
    }

    @Test("two pages do not outvote each other")
    func fewVoices() {
        let plan = PlanExtractor().extract(pages: [page(1, whole(1...2)), page(2, cut(3...4))])
        #expect(plan.tables.map(\.columns.count) == [4, 5])
        #expect(plan.corrections.allSatisfy { $0.rule != "columnEdge" })
    }

    @Test("a table with another header keeps its columns")
    func otherHeader() {
        let other = TableGrid.composed(
            [
                ["Stt", "Họ và tên", "Ngày sinh", "Nơi công tác", "Ghi chú"],
                ["1", "Lê Văn An", "01/02/1980", "Sở", ""],
            ],
            widths: [40, 60, 90, 120, 90])
        let plan = PlanExtractor().extract(pages: [page(1, whole(1...2)), page(2, other), page(3, whole(5...6))])
        #expect(plan.tables.contains { $0.columns.count == 5 })
    }

    @Test("drawn rules of a digital document are never doubted")
    func digital() {
        let plan = PlanExtractor().extract(pages: [
            page(1, whole(1...2), origin: .digital), page(2, cut(3...4), origin: .digital),
            page(3, whole(5...6), origin: .digital),
        ])
        #expect(plan.tables.contains { $0.columns.count == 5 })
    }

    @Test("titles that run together on the first page are parted as the pages after it part them")
    func partedTitles() {
        let first = TableGrid.composed(
            [["Stt", "Hình thức", "Đơn vị chủ trì Thời gian", ""]] + rows(1...2),
            spans: [SIMD2(0, 2): SIMD2(1, 2)], widths: widths)
        let plan = PlanExtractor().extract(pages: [page(1, first), page(2, whole(3...4)), page(3, whole(5...6))])
        #expect(plan.tables.map(\.columns) == [header])
        #expect(plan.tables.first?.rows.count == 6)
    }
}
