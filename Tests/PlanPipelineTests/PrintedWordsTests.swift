import DocumentModel
import Testing

@testable import PlanPipeline

@Suite("Words kept as they are printed")
struct PrintedWordsTests {
    private func lines(_ text: String, confidence: Double = 0.97) -> [TextLine] {
        let words = text.split(separator: " ").enumerated().map { index, word in
            Word(
                text: String(word), box: Box(x0: 10 * Double(index), y0: 0, x1: 10 * Double(index) + 8, y1: 10),
                confidence: confidence)
        }
        return [TextLine(words: words)]
    }

    private func kept(_ read: String, _ repaired: String, confidence: Double = 0.97) -> (String, Int) {
        let before = lines(read, confidence: confidence)
        let corrections = zip(before[0].words, repaired.split(separator: " ")).filter { $0.0.text != $0.1 }.map {
            Correction(page: 1, wordBox: $0.0.box, from: $0.0.text, to: String($0.1), rule: "ngram", score: 9)
        }
        let result = PrintedWords.kept(before, in: (lines(repaired, confidence: confidence), corrections))
        return (result.lines[0].text, result.corrections.count)
    }

    @Test("a misprint that was seen clearly stays, and its correction goes")
    func misprint() {
        #expect(kept("củng cố năng cao", "củng cố nâng cao") == ("củng cố năng cao", 0))
        #expect(kept("phòng Nội vụ Bến", "phòng Nội vụ Bên") == ("phòng Nội vụ Bến", 0))
    }

    @Test("a tone that recognition often mistakes or loses is repaired however sure it was")
    func tones() {
        #expect(kept("tặng số BHXH", "tặng sổ BHXH") == ("tặng sổ BHXH", 1))
        #expect(kept("quyên lợi", "quyền lợi") == ("quyền lợi", 1))
    }

    @Test("a word that was seen badly is repaired")
    func doubtful() {
        #expect(kept("năng cao", "nâng cao", confidence: 0.8) == ("nâng cao", 1))
    }
}
