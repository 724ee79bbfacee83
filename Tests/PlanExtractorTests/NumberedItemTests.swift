import DocumentModel
import Testing

@testable import PlanExtractor

@Suite("Numbered lists in cells")
struct NumberedItemTests {
    private func lines(_ texts: [String]) -> [TextLine] {
        texts.enumerated().map { index, text in
            let box = Box(x0: 10, y0: Double(20 * index), x1: 90, y1: Double(20 * index + 12))
            return TextLine(words: text.split(separator: " ").map { Word(text: String($0), box: box, confidence: 0.9) })
        }
    }

    @Test("items that count up stand on lines of their own")
    func items() {
        let text = CellText.text(of: lines(["1. Khảo sát bến", "và bãi", "2. Lập bản đồ"]))
        #expect(text == "1. Khảo sát bến và bãi\n2. Lập bản đồ")
    }

    @Test(
        "a number at a line's beginning that continues no count is text",
        arguments: [
            ["Mời từ", "2 đến 3 người"], ["Tập huấn cho 1", "2. người"], ["5. Khảo sát", "9. Lập"],
            ["3 Khảo sát", "4 Lập"],
        ])
    func wrapped(texts: [String]) {
        #expect(NumberedItems(texts).lines.isEmpty)
    }

    @Test("the mark of a recognised item is that of the other items, and the change is told")
    func marks() {
        let cell = TableGrid.Cell(
            row: 0, column: 0, box: Box(x0: 0, y0: 0, x1: 100, y1: 60),
            lines: lines(["1, Khảo sát", "2. Lập bản đồ", "3 Đặt biển"]))
        let grid = TableGrid(box: cell.box, columnEdges: [0, 100], rowEdges: [0, 60], cells: [cell])
        var piece = PageTable(page: 4, grid: grid, isRecognised: true)
        let corrections = NumberedItems.repair(&piece)
        #expect(piece.grid.cells[0].lines.map(\.text) == ["1. Khảo sát", "2. Lập bản đồ", "3. Đặt biển"])
        #expect(
            corrections.map(\.from) == ["1,", "3"] && corrections.allSatisfy { $0.rule == "sequence" && $0.page == 4 })

        var digital = PageTable(page: 4, grid: grid, isRecognised: false)
        #expect(NumberedItems.repair(&digital).isEmpty && digital.grid == grid)
    }

    @Test("a list of brackets keeps them")
    func brackets() {
        let repairs = NumberedItems(["1) Khảo sát", "2) Lập bản đồ", "3, Đặt biển"]).repairs
        #expect(repairs.map(\.to) == ["3)"])
    }

    @Test("numbered work is one item each, without its numbers")
    func work() {
        #expect(WorkList.items(of: "1. Khảo sát bến;\n2. Lập bản đồ") == ["Khảo sát bến", "Lập bản đồ"])
    }
}
