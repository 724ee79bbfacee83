import DocumentModel
import Testing

@testable import PlanPipeline

@Suite("Words with slashes and letters by size")
struct SlashedWordsTests {
    /// White, 200 dpi, 60 × 20 points.
    private func paper() -> PageBitmap {
        PageBitmap(width: 167, height: 56, dpi: 200, pixels: [UInt8](repeating: 255, count: 167 * 56))
    }

    /// Blocks of ink for letters, from `x` to `x` + 3 points, `height` points high, on the line at 15 points.
    private func letters(_ places: [(x: Double, height: Double)]) -> PageBitmap {
        var bitmap = paper()
        for place in places {
            bitmap.fill(Box(x0: place.x, y0: 15 - place.height, x1: place.x + 3, y1: 15), with: 0)
        }
        return bitmap
    }

    /// A stroke two pixels thick from the lower left to the upper right corner of a box.
    private func stroke(in bitmap: inout PageBitmap, from x0: Int, to x1: Int) {
        for y in 18...41 {
            let x = x1 - (y - 18) * (x1 - x0) / 23
            for i in 0..<2 { bitmap.pixels[y * 167 + x + i] = 0 }
        }
    }

    private let box = Box(x0: 8, y0: 4, x1: 40, y1: 17)

    private func word(_ text: String, confidence: Double = 0.5) -> [TextLine] {
        [TextLine(words: [Word(text: text, box: box, confidence: confidence)])]
    }

    private func slashed(leaning: Int) -> SlashedWords {
        var bitmap = letters([(10, 5), (14, 8), (28, 5), (32, 5)])
        stroke(in: &bitmap, from: 58, to: 58 + leaning)
        return SlashedWords(bitmap, ink: InkParts(of: bitmap, darkerThan: 150), origin: (0, 0))
    }

    @Test("a slanted stroke between letters is a slash, an upright one is none")
    func shape() {
        #expect(slashed(leaning: 9).slashes(in: box).count == 1)
        #expect(slashed(leaning: 0).slashes(in: box).isEmpty)
    }

    @Test("a doubtful word is read at both sides of its slash")
    func pieces() {
        var read = 0
        let mended = slashed(leaning: 9).mended(word("lượưnăm"), below: 0.8) { _ in
            read += 1
            return word(read == 1 ? "lượt" : "năm", confidence: 0.9)
        }
        #expect(mended.map(\.text) == ["lượt/năm"])
    }

    @Test("a word stays when it was read with confidence, or its pieces are no surer")
    func stays() {
        let words = slashed(leaning: 9)
        #expect(
            words.mended(word("lượưnăm", confidence: 0.9), below: 0.8) { _ in word("x", confidence: 0.95) }[0].text
                == "lượưnăm")
        #expect(words.mended(word("lượưnăm"), below: 0.8) { _ in word("x", confidence: 0.3) }[0].text == "lượưnăm")
    }

    @Test("a slash that was read as a space joins its words, an upright stroke does not")
    func space() {
        func two() -> [TextLine] {
            let places = [("lượt", 8.0, 20.0), ("năm", 25.0, 40.0)]
            return [
                TextLine(
                    words: places.map { Word(text: $0.0, box: Box(x0: $0.1, y0: 4, x1: $0.2, y1: 17), confidence: 0.9) }
                )
            ]
        }
        #expect(slashed(leaning: 9).joined(two()).map(\.text) == ["lượt/năm"])
        #expect(slashed(leaning: 0).joined(two()).map(\.text) == ["lượt năm"])
    }

    @Test("a space beside a hyphen is taken out where none is printed")
    func hyphen() {
        func sheet(gap: Double) -> PageBitmap {
            var bitmap = letters([(8, 8), (12, 5), (16, 5), (24 + gap, 8), (28 + gap, 5)])
            bitmap.fill(Box(x0: 20, y0: 12, x1: 23, y1: 13), with: 0)
            return bitmap
        }
        let words = [("động-", 8.0, 23.5), ("Thương", 25.0, 40.0)].map {
            Word(text: $0.0, box: Box(x0: $0.1, y0: 5, x1: $0.2, y1: 17), confidence: 0.9)
        }
        for (gap, expected) in [(0.0, "động-Thương"), (4.0, "động- Thương")] {
            let gaps = HyphenGaps(sheet(gap: gap), ink: InkParts(of: sheet(gap: gap), darkerThan: 150), origin: (0, 0))
            #expect(gaps.mended([TextLine(words: words)]).map(\.text) == [expected])
        }
        #expect(HyphenGaps.isNeeded(for: [TextLine(words: words)]))
    }

    @Test("fill-ins of one letter have as many as stand on paper")
    func fillIn() {
        let bitmap = letters([10, 14, 18, 22, 26].map { ($0, 7) })
        let sizes = LetterSizes(bitmap, ink: InkParts(of: bitmap, darkerThan: 150), origin: (0, 0))
        #expect(sizes.mended(word("XXXXxX")).map(\.text) == ["XXXXX"])
    }

    @Test("a capital as low as the small letters beside it is a small letter")
    func small() {
        let low = letters([(10, 5), (14, 5), (18, 5), (22, 5)])
        let high = letters([(10, 7.5), (14, 5), (18, 5), (22, 5)])
        for (bitmap, expected) in [(low, "sane"), (high, "Sane")] {
            let sizes = LetterSizes(bitmap, ink: InkParts(of: bitmap, darkerThan: 150), origin: (0, 0))
            #expect(sizes.mended(word("Sane")).map(\.text) == [expected])
        }
    }

    @Test("brackets are counted among the letters on paper")
    func bracket() {
        let bitmap = letters([(10, 5), (14, 5), (18, 5), (22, 8)])
        let lines = [
            TextLine(words: [Word(text: "can", box: Box(x0: 8, y0: 4, x1: 21, y1: 17), confidence: 0.9)]),
            TextLine(words: [Word(text: "SƠ)", box: Box(x0: 13, y0: 4, x1: 27, y1: 17), confidence: 0.9)]),
        ]
        #expect(
            LetterSizes(bitmap, ink: InkParts(of: bitmap, darkerThan: 150), origin: (0, 0)).mended(lines).map(\.text)
                == ["can", "sơ)"])
    }

    @Test("a first letter as high as a capital is one where no other letter of its line shows sizes")
    func capital() {
        let letters = letters([(10, 7.5), (14, 5), (18, 5), (22, 5)])
        let sizes = LetterSizes(letters, ink: InkParts(of: letters, darkerThan: 150), origin: (0, 0))
        #expect(sizes.mended(word("sane")).map(\.text) == ["Sane"])
        // A line with a stem shows its sizes to recognition.
        #expect(sizes.mended(word("salt")).map(\.text) == ["salt"])
    }
}
