import Accuracy
import Foundation
import Testing

/// Figures were checked against the reference scorer.
@Suite struct TextScoreTests {
    @Test("a text without errors scores zero, whatever its normal form, quotes, dashes and spaces")
    func equal() {
        let score = TextScore(
            hypothesis: "“Kế  hoạch” – năm\n2024 …".decomposedStringWithCanonicalMapping,
            reference: "\"Kế hoạch\" - năm 2024 ...")
        #expect(score.characterErrors == 0)
        #expect(score.wordErrors == 0)
        #expect(score.words == 6)
    }

    @Test("tone placement is no error: hoà is hòa, thuỷ is thủy, but quý stays")
    func tonePlacement() {
        #expect(TextScore(hypothesis: "hoà khoẻ thuỷ", reference: "hòa khỏe thủy").characterErrors == 0)
        #expect(TextScore(hypothesis: "quý", reference: "qúy").characterErrors == 2)
        #expect(TextScore(hypothesis: "hoàn", reference: "hòan").characterErrors == 2)
    }

    @Test("a wrong mark counts as one character, no base letter, one mark word and one word")
    func mark() {
        let score = TextScore(hypothesis: "cán bố xã", reference: "cán bộ xã")
        #expect(score.characterErrors == 1)
        #expect(score.baseErrors == 0)
        #expect(score.markErrors == 1)
        #expect(score.wordErrors == 1)
        #expect(score.bagOfWordsF1.rounded() == 67)
    }

    @Test("a wrong letter is no mark error")
    func letter() {
        let score = TextScore(hypothesis: "can bọ xa", reference: "can cọ xa")
        #expect(score.markErrors == 0)
        #expect(score.baseErrors == 1)
    }

    @Test("foreign letters lose their marks for the base rate too")
    func foreignMarks() {
        #expect(TextScore(hypothesis: "façade", reference: "facade").baseErrors == 0)
    }

    @Test("an empty text has lost everything, and invented nothing")
    func empty() {
        let score = TextScore(hypothesis: "", reference: "một hai")
        #expect(score.characterErrorRate == 100)
        #expect(score.wordErrorRate == 100)
        #expect(score.bagOfWordsF1 == 0)
    }

    @Test("reading order costs words, not the bag of words")
    func order() {
        let score = TextScore(hypothesis: "hai một", reference: "một hai")
        #expect(score.wordErrors == 2)
        #expect(score.bagOfWordsF1 == 100)
    }

    @Test("totals are sums of counts, not means of rates")
    func total() {
        let total = TextScore.total([
            TextScore(hypothesis: "a", reference: "b"), TextScore(hypothesis: "abcdefghi", reference: "abcdefghi"),
        ])
        #expect(total.characterErrorRate == 10)
    }

    @Test("long texts use many blocks of bits and give the distance of the plain algorithm", arguments: 1...8)
    func long(seed: UInt64) {
        var generator = SplitMix(state: seed)
        func random(_ count: Int) -> [Int] { (0..<count).map { _ in Int(generator.next() % 6) } }
        let first = random(Int(generator.next() % 300))
        let second = random(Int(generator.next() % 300))
        #expect(EditDistance.between(first, second) == plainDistance(first, second))
    }

    private func plainDistance(_ first: [Int], _ second: [Int]) -> Int {
        var row = Array(0...second.count)
        for (i, a) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in second.enumerated() {
                let replaced = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j + 1] + 1, row[j] + 1)
            }
        }
        return row[second.count]
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
