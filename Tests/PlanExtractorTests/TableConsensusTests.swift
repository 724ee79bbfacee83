import DocumentModel
import PlanExtractor
import Testing

@Suite("Cells that speak for each other over all tables of a document")
struct TableConsensusTests {
    /// A page with one table of two columns: a running number, and the given text word by word.
    private func page(_ number: Int, _ texts: [String], origin: TextOrigin = .scan) -> PageReading {
        let header = ["STT", "Nội dung cột \(number)"]
        let rows = [header] + texts.enumerated().map { ["\($0.offset + 1)", $0.element] }
        let edges = [50.0, 90, 400]
        let heights = (0...rows.count).map { 100 + 20 * Double($0) }
        var cells: [TableGrid.Cell] = []
        for row in rows.indices {
            for column in 0..<2 {
                var x = edges[column] + 4
                let words = rows[row][column].split(separator: " ").map { word in
                    defer { x += 8 * Double(word.count) + 4 }
                    let box = Box(x0: x, y0: heights[row] + 4, x1: x + 8 * Double(word.count), y1: heights[row] + 15)
                    return Word(text: String(word), box: box, confidence: 0.9)
                }
                let box = Box(
                    x0: edges[column], y0: heights[row], x1: edges[column + 1], y1: heights[row + 1])
                cells.append(TableGrid.Cell(row: row, column: column, box: box, lines: [TextLine(words: words)]))
            }
        }
        let grid = TableGrid(
            box: Box(x0: 50, y0: 100, x1: 400, y1: heights[rows.count]), columnEdges: edges, rowEdges: heights,
            cells: cells)
        return PageReading(number: number, widthPoints: 595, heightPoints: 842, textOrigin: origin, tables: [grid])
    }

    private func texts(_ pages: [PageReading]) -> [String] {
        PlanExtractor().extract(pages: pages).tables.flatMap { $0.rows.map { $0.cells[1] } }
    }

    private func repeated(_ text: String, _ count: Int) -> [String] { Array(repeating: text, count: count) }

    @Test("a mark that one table lost everywhere comes back from another table")
    func pooled() {
        let found = texts([page(1, repeated("Hội đông 3", 9)), page(2, repeated("Hội đồng 2", 4))])
        #expect(found == repeated("Hội đồng 3", 9) + repeated("Hội đồng 2", 4))
    }

    @Test("a small word is put right beside the same two words, capitals or not")
    func neighbours() {
        let towns = ["Tân Hiệp", "Châu Thành", "An Biên", "Gò Quao", "Kiên Hải", "Giồng Riềng"]
        let right = towns.map { "Trung tâm Y tế \($0)" }
        let wrong = ["Trung tâm Y tê Hòn Đất", "Trung tâm Y tê Vĩnh Thuận"]
        #expect(texts([page(1, right + wrong)]).suffix(2) == ["Trung tâm Y tế Hòn Đất", "Trung tâm Y tế Vĩnh Thuận"])
    }

    @Test("one mark read for another is outvoted by twice as many places, not by fewer")
    func swapped() {
        let right = repeated("Đề cương đề tài", 8)
        let wrong = repeated("Đề cương để tài", 4)
        #expect(texts([page(1, right + wrong)]) == repeated("Đề cương đề tài", 12))
        #expect(texts([page(1, right + wrong + wrong)]) == right + wrong + wrong)
    }

    @Test("names that differ in tone stay apart, and text of digital pages stays as it is")
    func untouched() {
        let names = repeated("Nguyễn Văn Hùng", 8) + ["Nguyễn Văn Hung"]
        #expect(texts([page(1, names.map { "Ông \($0) làm trưởng ban chỉ đạo" })]).last?.contains("Hung") == true)
        let cells = repeated("Hội đông 3", 9) + repeated("Hội đồng 3", 4)
        #expect(texts([page(1, cells, origin: .digital)]) == cells)
    }

    @Test("each change is told with its word")
    func told() {
        let plan = PlanExtractor().extract(
            pages: [page(1, repeated("Hội đông 3", 9)), page(2, repeated("Hội đồng 2", 4))])
        let changes = plan.corrections.filter { $0.rule == "column" }
        #expect(changes.count == 9)
        #expect(changes.allSatisfy { $0.page == 1 && $0.from == "đông" && $0.to == "đồng" && $0.wordBox != nil })
    }

    @Test("the word that begins a repeated cell is put right with its capital; names are not")
    func beginning() {
        let right = repeated("Đề cương đề tài", 9)
        #expect(texts([page(1, right + ["Để cương đề tài"])]) == repeated("Đề cương đề tài", 10))
        let names = repeated("Lê Thị Hồng Thắm", 9) + ["Lệ Thị Hồng Thắm"]
        #expect(texts([page(1, names)]) == names)
    }

    @Test("the word that begins a numbered item is put right beside its neighbours")
    func item() {
        let towns = [
            "Tân Hiệp", "Châu Thành", "An Biên", "Gò Quao", "Kiên Hải", "Giồng Riềng", "Hòn Đất", "Vĩnh Thuận",
        ]
        let right = towns.map { "2. Đề xuất giải pháp tại xã \($0)" }
        #expect(texts([page(1, right + ["3. Để xuất giải pháp tại huyện"])]).last == "3. Đề xuất giải pháp tại huyện")
    }
}
