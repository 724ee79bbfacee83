import DocumentModel
import Foundation
import OCRBridge
import TestSupport
import Testing

/// Runs the real Tesseract, one test at a time.
@Suite("Recognition", .serialized)
struct TextRecognizerTests {
    @Test("a printed line of Vietnamese is read with its marks")
    func readsLine() throws {
        let lines = try TextRecognizer().recognize(PrintedLine.bitmap(), layout: .singleLine)
        #expect(lines.map(\.text) == [PrintedLine.text])
    }

    @Test("words come in composed form, left to right, inside the picture, with confidences from 0 to 1")
    func wordsAreComplete() throws {
        let bitmap = PrintedLine.bitmap()
        let words = try TextRecognizer().recognize(bitmap, layout: .singleLine).flatMap(\.words)
        try #require(words.count == 6)
        for (left, right) in zip(words, words.dropFirst()) { #expect(left.box.x1 <= right.box.x0) }
        for word in words {
            #expect(word.box.x0 >= 0 && word.box.x1 <= Double(bitmap.width) * bitmap.pointsPerPixel)
            #expect(word.confidence > 0.5 && word.confidence <= 1)
            #expect(word.text.utf8.elementsEqual(VietnameseText.composed(word.text).utf8))
        }
    }

    @Test("boxes are moved by the origin of the picture on the page")
    func originMovesBoxes() throws {
        let recognizer = try TextRecognizer()
        let here = try recognizer.recognize(PrintedLine.bitmap(), layout: .singleLine)
        let there = try recognizer.recognize(PrintedLine.bitmap(), layout: .singleLine, origin: (x: 100, y: 200))
        let first = try #require(here.first)
        let moved = try #require(there.first)
        #expect(abs(moved.box.x0 - first.box.x0 - 100) < 0.01)
        #expect(abs(moved.box.y1 - first.box.y1 - 200) < 0.01)
    }

    @Test("other readings come when asked for, and only then")
    func alternativesWhenAsked() throws {
        let recognizer = try TextRecognizer()
        let asked = try recognizer.recognize(PrintedLine.bitmap(), layout: .singleLine, wantsAlternatives: true)
        let plain = try recognizer.recognize(PrintedLine.bitmap(), layout: .singleLine)
        #expect(plain.flatMap(\.words).allSatisfy { $0.alternatives.isEmpty })
        #expect(asked.map(\.text) == plain.map(\.text))
        for word in asked.flatMap(\.words) {
            #expect(!word.alternatives.contains { $0.text.utf8.elementsEqual(word.text.utf8) })
        }
    }

    @Test("a white picture has no lines", arguments: TextRecognizer.Layout.allCases)
    func whiteIsEmpty(layout: TextRecognizer.Layout) throws {
        let white = PageBitmap(width: 300, height: 100, dpi: 200, pixels: [UInt8](repeating: 255, count: 30_000))
        #expect(try TextRecognizer().recognize(white, layout: layout).isEmpty)
    }

    @Test("a missing language file is named with the folder looked in and what installs it")
    func missingLanguage() throws {
        let folder = try TemporaryFolder()
        do {
            _ = try TextRecognizer(language: "vie", dataPath: folder.path)
            Issue.record("a recogniser without a language was made")
        } catch {
            #expect(
                error.description == "vie.traineddata: the Tesseract language file for \"vie\" is missing "
                    + "(looked in \(folder.path)); install it with `apt install tesseract-ocr-vie`, "
                    + "or name its folder in TESSDATA_PREFIX")
        }
    }

    @Test("a damaged language file is refused with its path")
    func damagedLanguage() throws {
        let folder = try TemporaryFolder()
        try Data("not a model".utf8).write(to: folder.file("vie.traineddata"))
        #expect(
            throws: RecognitionError.languageUnusable(language: "vie", path: "\(folder.path)/vie.traineddata")
        ) { _ = try TextRecognizer(language: "vie", dataPath: folder.path) }
    }

    @Test("the language file's path and the version are told for the record")
    func provenance() throws {
        #expect(try TextRecognizer().modelPath.hasSuffix("/vie.traineddata"))
        #expect(TextRecognizer.version.first?.isNumber == true)
    }
}
