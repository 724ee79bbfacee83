import DocumentModel
import Testing

@testable import PlanPipeline

@Suite("Two readings of one cell")
struct ReadingVoteTests {
    private func line(_ words: [(String, Double)]) -> TextLine {
        TextLine(
            words: words.enumerated().map { index, word in
                Word(
                    text: word.0, box: Box(x0: 10 * Double(index), y0: 0, x1: 10 * Double(index) + 8, y1: 10),
                    confidence: word.1)
            })
    }

    @Test("each word is taken from the reading that is surer of it")
    func surer() {
        let merged = ReadingVote.merged(
            [line([("tối", 0.96), ("thiếu", 0.8), ("02", 0.9)])], [line([("tối", 0.9), ("thiểu", 0.95), ("O2", 0.5)])])
        #expect(merged.map(\.text) == ["tối thiểu 02"])
    }

    @Test("a reading with tone marks wins over one without unless that is far surer")
    func marked() {
        let (bare, marked) = ([line([("Hội", 0.9), ("đông", 0.93)])], [line([("Hội", 0.9), ("đồng", 0.86)])])
        #expect(ReadingVote.merged(bare, marked).map(\.text) == ["Hội đồng"])
        #expect(ReadingVote.merged(marked, bare).map(\.text) == ["Hội đồng"])
        #expect(ReadingVote.merged(bare, [line([("Hội", 0.9), ("đồng", 0.7)])]).map(\.text) == ["Hội đông"])
    }

    @Test("the reading that lost a word stays as its alternative")
    func alternative() {
        let merged = ReadingVote.merged([line([("nối", 0.8)])], [line([("nổi", 0.9)])])
        #expect(merged[0].words[0].alternatives.map(\.text) == ["nối"])
    }

    @Test("spaces beside a hyphen follow the first reading")
    func hyphenated() {
        let (whole, parted) = ([line([("động-Thương", 0.8)])], [line([("động-", 0.9), ("Thương", 0.95)])])
        #expect(ReadingVote.merged(whole, parted).map(\.text) == ["động-Thương"])
        #expect(ReadingVote.merged(parted, whole).map(\.text) == ["động- Thương"])
        #expect(
            ReadingVote.merged([line([("AnMinh", 0.8)])], [line([("An", 0.9), ("Minh", 0.9)])]).map(\.text) == [
                "An Minh"
            ])
    }

    @Test("a word that one reading splits is taken whole from the surer one")
    func split() {
        let one = [line([("lấy", 0.96), ("Chu", 0.6), ("ân", 0.5), ("làm", 0.96)])]
        let other = [line([("lấy", 0.96), ("Chuẩn", 0.9), ("làm", 0.96)])]
        #expect(ReadingVote.merged(one, other).map(\.text) == ["lấy Chuẩn làm"])
        #expect(ReadingVote.merged(other, one).map(\.text) == ["lấy Chuẩn làm"])
    }

    @Test("of readings with different lines the surer one is taken")
    func lines() {
        let one = [line([("Một", 0.9)]), line([("hai", 0.9)])]
        #expect(ReadingVote.merged(one, [line([("Mộthai", 0.5)])]).count == 2)
        #expect(ReadingVote.merged(one, []).count == 2)
        #expect(ReadingVote.merged([], one).count == 2)
    }

    @Test("a word that a third reading has too wins over a surer one, unless that is much surer")
    func third() {
        let first = [line([("mất", 0.72), ("răng", 0.9)])]
        let second = [line([("mắt", 0.8), ("răng", 0.9)])]
        #expect(ReadingVote.merged(first, second) { first }.map(\.text) == ["mất răng"])
        #expect(ReadingVote.merged(first, second) { second }.map(\.text) == ["mắt răng"])
        let sure = [line([("mắt", 0.96), ("răng", 0.9)])]
        #expect(ReadingVote.merged(first, sure) { first }.map(\.text) == ["mắt răng"])
    }

    @Test("a third reading is asked for only where two differ, and decides on words that one of them has not")
    func asked() {
        let first = [line([("02", 0.9), ("lượt", 0.7), ("năm", 0.7)])]
        let second = [line([("02", 0.9), ("lượt/năm", 0.75)])]
        var count = 0
        _ = ReadingVote.merged(first, first) {
            count += 1
            return first
        }
        #expect(count == 0)
        #expect(ReadingVote.merged(first, second) { second }.map(\.text) == ["02 lượt/năm"])
        #expect(ReadingVote.merged(first, second) { first }.map(\.text) == ["02 lượt năm"])
    }
}
