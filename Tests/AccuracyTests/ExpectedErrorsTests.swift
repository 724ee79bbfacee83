import Accuracy
import DocumentModel
import Testing

@Suite("Expected errors, the order of a review")
struct ExpectedErrorsTests {
    private func word(_ text: String, x: Double, confidence: Double) -> Word {
        Word(text: text, box: Box(x0: x, y0: 10, x1: x + 20, y1: 22), confidence: confidence)
    }

    private func page(_ words: [Word], number: Int = 1, corrections: [Correction] = [], tables: [TableGrid] = [])
        -> PageReading
    {
        PageReading(
            number: number, widthPoints: 595, heightPoints: 842, textOrigin: .scan, lines: [TextLine(words: words)],
            tables: tables, corrections: corrections)
    }

    @Test("a word that repair changed counts by the posterior, others by the recogniser's confidence")
    func sources() {
        let words = [word("trồng", x: 10, confidence: 0.25), word("cây", x: 40, confidence: 0.25)]
        let change = Correction(
            page: 1, wordBox: words[1].box, from: "cày", to: "cây", rule: "ngram", score: 0.875)
        let reading = page(words, corrections: [change])
        let errors = ExpectedErrors(reading)
        #expect(errors.of(words[0]) == 0.75)
        #expect(errors.of(words[1]) == 0.125)
        #expect(errors.of(words) == 0.875)
    }

    @Test("what a person put right is not expected to be wrong")
    func person() {
        let words = [word("cây", x: 40, confidence: 0.25)]
        let change = Correction(page: 1, wordBox: words[0].box, from: "x", to: "cây", rule: "person", score: 0)
        #expect(ExpectedErrors(page(words, corrections: [change])).of(words) == 0)
    }

    @Test("the worst words, cells and pages come first, cells by the sum of their words, and no more than the limit")
    func order() {
        let cellWords = [word("hai", x: 100, confidence: 0.5), word("ba", x: 130, confidence: 0.25)]
        let box = Box(x0: 90, y0: 0, x1: 200, y1: 40)
        var grid = TableGrid(box: box, columnEdges: [90, 200], rowEdges: [0, 40], cells: [])
        grid.cells = [TableGrid.Cell(row: 0, column: 0, box: box, lines: [TextLine(words: cellWords)])]
        var selection = ReviewSelection(limit: 2)
        selection.add(
            page([word("một", x: 10, confidence: 0.9), word("sáu", x: 50, confidence: 0.3)], tables: [grid]),
            path: "/a.pdf", contentHash: "h")
        selection.add(page([word("bốn", x: 10, confidence: 0.95)], number: 2), path: "/a.pdf", contentHash: "h")
        selection.addFailure(page: 3, reason: "page 3: broken", path: "/a.pdf")
        let review = selection.review()
        #expect(review.entries.map(\.text) == ["hai ba", "sáu"])
        #expect(review.entries.map(\.kind) == [.cell, .word])
        #expect(review.entries[0].expectedErrors == 1.25)
        #expect(review.entries[0].box == box)
        #expect(review.doubtfulCount == 4)
        #expect(review.pages.map(\.number) == [3, 1])
        #expect(review.pages[0].failure == "page 3: broken")
    }

    @Test("the text before repair is offered beside the repaired one")
    func suggestions() {
        let words = [word("cây", x: 40, confidence: 0.5)]
        let change = Correction(page: 1, wordBox: words[0].box, from: "cày", to: "cây", rule: "edit", score: 0.75)
        var selection = ReviewSelection(limit: 5)
        selection.add(page(words, corrections: [change]), path: "/a.pdf", contentHash: "h")
        #expect(selection.review().entries.map(\.suggestions) == [["cày"]])
    }
}
