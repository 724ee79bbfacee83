import Archive
import DocumentModel
import Testing

@testable import sohoa

@Suite("Corrections by a person in the pages")
struct CorrectedPagesTests {
    private func word(_ text: String, _ x0: Double, _ x1: Double, y: Double = 10) -> Word {
        Word(text: text, box: Box(x0: x0, y0: y, x1: x1, y1: y + 12), confidence: 0.5)
    }

    private var page: PageReading {
        let box = Box(x0: 90, y0: 90, x1: 200, y1: 140)
        var grid = TableGrid(box: box, columnEdges: [90, 200], rowEdges: [90, 140], cells: [])
        grid.cells = [
            TableGrid.Cell(
                row: 0, column: 0, box: box,
                lines: [
                    TextLine(words: [word("một", 100, 120, y: 95), word("hải", 124, 140, y: 95)]),
                    TextLine(words: [word("ba", 100, 112, y: 112), word("bốn", 116, 140, y: 112)]),
                ])
        ]
        return PageReading(
            number: 1, widthPoints: 595, heightPoints: 842, textOrigin: .scan,
            lines: [TextLine(words: [word("trườnghọc", 10, 60), word("|", 64, 66)])], tables: [grid])
    }

    private func corrected(_ box: Box, from: String, to: String) -> PageReading {
        CorrectedPages.apply(
            [PersonCorrection(contentHash: "h", page: 1, box: box, from: from, to: to)], to: [page])[0]
    }

    @Test("a word that was read as one becomes two, side by side in its box")
    func split() {
        let words = corrected(page.lines[0].words[0].box, from: "trườnghọc", to: "trường học").lines[0].words
        #expect(words.map(\.text) == ["trường", "học", "|"])
        #expect(words[0].box.x0 == 10 && words[1].box.x1 == 60 && words[0].box.x1 < words[1].box.x0)
        #expect(words[0].confidence == 1)
    }

    @Test("a speck that was read as a word is taken away")
    func removed() {
        #expect(corrected(page.lines[0].words[1].box, from: "|", to: "").lines[0].words.map(\.text) == ["trườnghọc"])
    }

    @Test("a cell takes the whole text that was typed: kept words stay where they stand")
    func cell() {
        let cell = page.tables[0].cells[0]
        let page = corrected(cell.box, from: "một hải ba bốn", to: "một hai ba rưỡi bốn")
        let lines = page.tables[0].cells[0].lines
        #expect(lines.map(\.text) == ["một hai", "ba rưỡi bốn"])
        #expect(lines[1].words[2].box == cell.lines[1].words[1].box)
        #expect(lines.flatMap(\.words).allSatisfy { $0.confidence == 1 })
        #expect(page.corrections.map(\.rule) == ["person"])
        #expect(page.lines == self.page.lines)
    }

    @Test("a correction of one word in a cell leaves the others alone")
    func wordInCell() {
        let page = corrected(self.page.tables[0].cells[0].lines[0].words[1].box, from: "hải", to: "hai")
        #expect(page.tables[0].cells[0].lines.map(\.text) == ["một hai", "ba bốn"])
    }

    @Test("a correction at a place where nothing stands changes nothing")
    func nowhere() {
        #expect(corrected(Box(x0: 400, y0: 400, x1: 420, y1: 412), from: "a", to: "b") == page)
    }
}
