import DocumentModel
import Testing

@testable import Ingest

@Suite("Words of a text layer")
struct LineBuilderTests {
    /// Characters five points wide that follow each other without a blank.
    private func characters(_ text: String, x: Double, y: Double = 50) -> [PlacedCharacter] {
        text.unicodeScalars.enumerated().map { index, scalar in
            let left = x + 5 * Double(index)
            return PlacedCharacter(scalar: scalar, box: Box(x0: left, y0: y, x1: left + 5, y1: y + 9), font: 0)
        }
    }

    private func words(_ characters: [PlacedCharacter], rule position: Double? = nil) -> [String] {
        let rules = position.map {
            [RuledLine(direction: .vertical, position: $0, start: 20, end: 90, thickness: 0.6)]
        }
        return LineBuilder.lines(characters, fonts: [FontStyle()], rules: rules ?? []).flatMap { $0.words.map(\.text) }
    }

    @Test("a rule in the gap between two texts parts them though no blank stands there")
    func textsOfNeighbouringCells() {
        let texts = characters("CH17", x: 20) + characters("Xin", x: 46, y: 45)
        #expect(words(texts) == ["CH17Xin"])
        #expect(words(texts, rule: 43) == ["CH17", "Xin"])
    }

    @Test("text that runs over a rule is not cut there")
    func textOverRule() {
        #expect(words(characters("phường", x: 20), rule: 35) == ["phường"])
    }
}
