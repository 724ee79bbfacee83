import DocumentModel
import Testing

@testable import PlanPipeline

@Suite("Lines that only one recogniser sees")
struct DoubtfulLinesTests {
    /// Words of 10 points' height at their left ends, six points a letter.
    private func line(_ words: [(String, Double, Double)]) -> TextLine {
        TextLine(
            words: words.map { text, x0, confidence in
                Word(
                    text: text, box: Box(x0: x0, y0: 170, x1: x0 + 6 * Double(text.count), y1: 180),
                    confidence: confidence)
            })
    }

    private func words(_ text: String, _ confidence: Double) -> [Word] {
        text.split(separator: " ").map {
            Word(text: String($0), box: Box(x0: 0, y0: 0, x1: 9, y1: 9), confidence: confidence)
        }
    }

    /// The texts that are left when the other recogniser reads `other`, and how often it was asked.
    private func confirmed(_ lines: [TextLine], other: String, _ confidence: Double = 0.9) throws -> ([String], Int) {
        var asked = 0
        let left = try DoubtfulLines { _ in
            asked += 1
            return words(other, confidence)
        }.confirmed(lines)
        return (left.map(\.text), asked)
    }

    @Test("a seal beside a recipient goes, the recipient stays and is not read again")
    func seal() throws {
        let recipient = line([
            ("-", 85, 0.93), ("Lưu:", 94, 0.93), ("VT.", 121, 0.9), ("IS", 327, 0), ("20/2)", 345, 0.56),
            ("Nguài", 378, 0.1),
        ])
        let (left, asked) = try confirmed([recipient], other: "vú VA CÀ", 0.2)
        #expect(left == ["- Lưu: VT."])
        // Two letters of the seal stand alone, and two words beside each other.
        #expect(asked <= 2)
    }

    @Test("a signature on a line of its own goes, and with it the line's box")
    func signature() throws {
        #expect(try confirmed([line([("(LauL", 379, 0.6)])], other: "kh#").0.isEmpty)
        let left = try DoubtfulLines { _ in [] }.confirmed([line([("VT.", 85, 0.9), ("Tá", 370, 0.2)])])
        #expect(left.first?.box.x1 == 103)
    }

    @Test("poor print stays, of which the other recogniser reads a word or most letters")
    func poorPrint() throws {
        let poor = line([("Nha", 85, 0.4), ("tá", 110, 0.2), ("báo", 130, 0.6), ("cáo);", 155, 0.6)])
        #expect(try confirmed([poor], other: "đế báo").0 == [poor.text])
        let garbled = line([("TRƯỜN", 380, 0.6)])
        #expect(try confirmed([garbled], other: "TRƯÓNG", 0.5).0 == [garbled.text])
    }

    @Test("print that was read with confidence is not read again, and neither are labels and dots to be filled in")
    func sure() throws {
        let lines = [
            line([("Kính", 121, 0.95), ("gửi:", 160, 0.95)]), line([("5.", 85, 0.4), ("Kinh", 121, 0.96)]),
            line([("Ngày", 85, 0.95), ("..........", 150, 0.1)]),
            line([("cfiuyén", 85, 0.2), ("đổi", 130, 0.9), ("6ô", 150, 0.1), ("trên", 165, 0.9), ("unp", 192, 0.1)]),
        ]
        let (left, asked) = try confirmed(lines, other: "")
        #expect(left == lines.map(\.text))
        #expect(asked == 0)
    }

    @Test("one or two letters must be read alike, and surely")
    func short() throws {
        let figure = line([("II", 295, 0.8)])
        #expect(try confirmed([figure], other: "II", 0.9).0 == ["II"])
        #expect(try confirmed([figure], other: "II", 0.3).0.isEmpty)
        #expect(try confirmed([figure], other: "I1", 0.9).0.isEmpty)
    }

    @Test("two readings are of one line when most of their letters are the same, not for a short word they share")
    func alike() {
        #expect(DoubtfulLines.areAlike("youtube, ...", "youtube,"))
        #expect(DoubtfulLines.areAlike("02 lượvnăm", "02 lượunăm"))
        #expect(!DoubtfulLines.areAlike("ch ah số + sÀ=", "“ah vA +hỉ vÀ»»~"))
    }
}
