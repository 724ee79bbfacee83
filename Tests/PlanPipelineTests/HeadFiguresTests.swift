import DocumentModel
import Testing

@testable import PlanPipeline

@Suite("Figures of number and date")
struct HeadFiguresTests {
    /// Words of seven points a letter, at their left ends.
    private func words(_ words: [(String, Double, Double)]) -> [Word] {
        words.map { text, x0, confidence in
            Word(
                text: text, box: Box(x0: x0, y0: 130, x1: x0 + 7 * Double(text.count), y1: 144), confidence: confidence)
        }
    }

    @Test("handwritten figures that two recognisers read differently are doubted; the text stays")
    func handwriting() {
        let line = TextLine(words: words([("Số:", 114, 0.96), ("84", 140, 0.91), ("/QĐ-SVH", 160, 0.91)]))
        #expect(HeadFigures.areDoubtful(line))
        let checked = HeadFigures.checked(
            line, against: words([("Số:", 114, 0.97), ("#4", 140, 0.64), ("/QĐ-SVH", 160, 0.57)]))
        #expect(checked.text == line.text)
        #expect(checked.words.map { $0.confidence < 0.5 } == [false, true, false])
        let unread = HeadFigures.checked(line, against: [])
        #expect(unread.words[1].confidence < 0.5)
    }

    @Test("printed figures keep their confidence, and a symbol that both read gets the surer one's")
    func print() {
        let line = TextLine(
            words: words([("Số:", 107, 0.96), ("2827", 135, 0.81), ("/QĐ-SVH", 180, 0.47), ("14", 240, 0.89)]))
        // A blank more or less, and a mark, are no other reading.
        let checked = HeadFigures.checked(
            line, against: words([("2827", 134, 0.84), ("/QD-SVH", 181, 0.84), ("14.", 240, 0.51)]))
        #expect(checked.text == line.text)
        #expect(checked.words.map(\.confidence) == [0.96, 0.84, 0.84, 0.89])
    }

    @Test("years and what was read with certainty are left alone")
    func certain() {
        let line = TextLine(
            words: words([("ngày", 280, 0.96), ("05", 310, 0.97), ("năm", 340, 0.9), ("2018", 380, 0.9)]))
        #expect(!HeadFigures.areDoubtful(line))
        #expect(HeadFigures.checked(line, against: []) == line)
    }
}
