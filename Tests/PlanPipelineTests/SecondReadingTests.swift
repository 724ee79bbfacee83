import DocumentModel
import Foundation
import Ingest
import OCRBridge
import PlanExtractor
import TestSupport
import Testing

@testable import PlanPipeline

@Suite("Second reading of head and signers", .serialized)
struct SecondReadingTests {
    /// The page of the sample decision on which it is signed.
    private func signedPage() throws -> (picture: PageBitmap, width: Double, height: Double) {
        let source = try DocumentSource(
            path: Repository.corpus.appendingPathComponent("quyet-dinh/clean.pdf").path)
        let page = try source.readPage(2)
        return (try #require(page.picture).bitmap, page.widthPoints, page.heightPoints)
    }

    /// Draws the rim of a black seal, two lines.
    private func drawRim(on bitmap: inout PageBitmap, x: Double, y: Double) {
        let scale = bitmap.dpi / 72
        for row in 0..<bitmap.height {
            for column in 0..<bitmap.width {
                let (dx, dy) = ((Double(column) + 0.5) / scale - x, (Double(row) + 0.5) / scale - y)
                let distance = (dx * dx + dy * dy).squareRoot()
                if (48.5...50).contains(distance) || (45.5...46).contains(distance) {
                    bitmap.pixels[row * bitmap.width + column] = 0
                }
            }
        }
    }

    @Test(
        "an office through which the rim of a black seal runs is a signer's line again, and recipients beside it stay")
    func rim() throws {
        let page = try signedPage()
        let recognizer = try TextRecognizer(language: "vie")
        let name = try #require(
            try recognizer.recognize(page.picture).first { $0.text == "Lương Thị Bích Thảo" }
        ).box
        // The office stands right above the signature, centred over the name.
        var covered = page.picture
        drawRim(on: &covered, x: name.centerX - 42, y: name.y0 - 40)
        var lines = try recognizer.recognize(covered)
        let deputy = { (lines: [TextLine]) in
            lines.map(\.text).first { ClosingArea.score($0) > 0.7 && $0.contains("CHỦ TỊCH") && !$0.contains("KT.") }
        }
        try #require(deputy(lines) == nil, "the rim must cost the office, or this test shows nothing")
        let recipients = lines.count { $0.text.hasPrefix("- ") }
        let again = SecondReading(
            recognizer: recognizer, other: recognizer, bitmap: covered, width: page.width, height: page.height)
        try again.readSigners(in: &lines)
        let read = try #require(deputy(lines))
        #expect(!read.contains("tịch"))
        #expect(lines.count { $0.text.hasPrefix("- ") } == recipients)
    }

    @Test("a page without seals and doubts stays as it was read")
    func unchanged() throws {
        let page = try signedPage()
        let recognizer = try TextRecognizer(language: "vie")
        let lines = try recognizer.recognize(page.picture)
        let again = SecondReading(
            recognizer: recognizer, other: recognizer, bitmap: page.picture, width: page.width, height: page.height)
        var second = lines
        try again.readHead(in: &second)
        try again.readSigners(in: &second)
        #expect(second.map(\.text) == lines.map(\.text))
    }
}
