import DocumentModel
import Testing

@testable import PlanPipeline

@Suite("Lines made of marks")
struct MarkLinesTests {
    private func line(_ words: [(String, Double, Double)], y0: Double) -> TextLine {
        let placed = words.map { text, x0, height in
            Word(
                text: text, box: Box(x0: x0, y0: y0, x1: x0 + 4 * Double(text.count), y1: y0 + height), confidence: 0.9)
        }
        return TextLine(words: placed)
    }

    private var print: TextLine {
        line(
            [
                ("Điều", 100, 12), ("6.", 130, 10), ("Cơ", 147, 11), ("quan", 170, 10), ("nhà", 204, 11),
                ("nước", 300, 11),
            ], y0: 613)
    }

    @Test("marks above the words of a line are no line of their own")
    func marks() {
        let marks = line([("s", 110, 3), ("`", 150, 3), ("Lá", 180, 5), ("Ẩ", 208, 6), ("Lá", 300, 5)], y0: 613.5)
        #expect(MarkLines.removed(from: [marks, print]).map(\.text) == [print.text])
    }

    @Test("a footnote, a line of dots and raised figures stay")
    func others() {
        let below = line([("1", 110, 5), ("theo", 150, 5), ("luật", 180, 5)], y0: 640)
        let raised = line([("(1)", 310, 5)], y0: 613)
        let next = line([("riêng", 100, 11), ("lẻ", 140, 11), ("theo", 180, 10)], y0: 627)
        let lines = [print, raised, next, below]
        #expect(MarkLines.removed(from: lines).map(\.text) == lines.map(\.text))
    }

    @Test("low signs far from the words of a line go, near or certain ones stay")
    func loneMarks() {
        var heading = line(
            [("2", 200, 3), ("Chương", 294, 13), ("IV", 349, 13), (".", 431, 3), ("-", 508, 3)], y0: 484)
        for index in [0, 3, 4] { heading.words[index].confidence = 0.1 }
        #expect(MarkLines.removed(from: [heading]).map(\.text) == ["Chương IV"])
        heading.words[4].confidence = 0.9
        #expect(MarkLines.removed(from: [heading]).map(\.text) == ["Chương IV -"])
        var ending = line([("Hà", 100, 11), ("Nội", 120, 11), (".", 134, 3)], y0: 600)
        ending.words[2].confidence = 0.1
        #expect(MarkLines.removed(from: [ending]).map(\.text) == ["Hà Nội ."])
    }

    @Test("a speck read as a tall letter goes from a line's ends and from a line of its own")
    func specks() {
        var heading = line(
            [("I", 200, 3), ("Chương", 294, 13), ("IV", 349, 13), ("I", 431, 3), (".", 508, 3)], y0: 484)
        heading.words[4].confidence = 0.1
        let alone = line([("I", 431, 3)], y0: 500)
        let footnote = line([("1", 100, 5)], y0: 700)
        let label = line([("I", 100, 9), ("MỤC", 120, 13), ("ĐÍCH", 160, 13)], y0: 540)
        let kept = MarkLines.removed(from: [heading, alone, print, label, footnote])
        #expect(kept.map(\.text) == ["Chương IV", print.text, "I MỤC ĐÍCH", "1"])
    }

    @Test("specks above each other before a heading are no equals sign; a hyphen that begins an item stays")
    func uprightStroke() {
        var heading = line([("=", 150, 11), ("KHUNG", 165, 11), ("KỊCH", 222, 12), ("BẢN", 263, 13)], y0: 78)
        heading.words[0].confidence = 0.3
        var item = line([("-", 85, 1.2), ("Sở", 92, 9), ("Y", 112, 9), ("tế", 120, 10)], y0: 300)
        item.words[0].confidence = 0.3
        #expect(MarkLines.removed(from: [heading, item]).map(\.text) == ["KHUNG KỊCH BẢN", "- Sở Y tế"])
    }

    /// A cell's line of words as wide and high as given, in points.
    private func cell(_ words: [(text: String, width: Double, height: Double)]) -> TextLine {
        var x = 100.0
        return TextLine(
            words: words.map { word in
                defer { x += word.width + 3 }
                let box = Box(x0: x, y0: 200, x1: x + word.width, y1: 200 + word.height)
                return Word(text: word.text, box: box, confidence: 0.9)
            })
    }

    @Test("in a cell, what is much smaller than it reads goes, however sure")
    func cellSpecks() {
        let lines = [
            cell([("Trên", 22, 11), ("nền", 18, 11), ("I", 2.5, 3)]), cell([("+", 2.6, 2.7)]),
            cell([("tảng", 22, 12), ("`", 3, 3), ("số", 10, 11), ("-", 2.7, 2.7)]),
        ]
        #expect(MarkLines.withoutSpecks(lines).map(\.text) == ["Trên nền", "tảng số"])
    }

    @Test("in a cell, hyphens, numerals, dots and signs of their true size stay")
    func cellSigns() {
        let lines = [
            cell([("-", 3.2, 1.2), ("Quý", 18, 12), ("I", 3, 10), ("và", 12, 8)]),
            cell([("02", 12, 9), ("-", 3.4, 1.3), ("3", 6, 9), ("m", 8, 6), ("*", 5, 5), (".", 1.5, 1.5)]),
        ]
        #expect(MarkLines.withoutSpecks(lines).map(\.text) == lines.map(\.text))
    }

    @Test("a cell of one sign keeps it: nothing shows how large its print is")
    func cellOfOneSign() {
        let lines = [cell([("x", 3, 3)])]
        #expect(MarkLines.withoutSpecks(lines).map(\.text) == ["x"])
    }
}
