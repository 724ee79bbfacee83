import DocumentModel
import Foundation
import Ingest
import TestSupport
import Testing

@Suite("Reading PDF pages")
struct PDFReadingTests {
    private func page(_ data: Data, settings: IngestSettings = IngestSettings()) throws -> SourcePage {
        let folder = try TemporaryFolder()
        try data.write(to: folder.file("a.pdf"))
        return try DocumentSource(path: folder.file("a.pdf").path, settings: settings).readPage(1)
    }

    /// Lines of dark blocks, so that the picture has a shape to match.
    private var pixels: [UInt8] {
        (0..<144 * 72).map { index in
            let x = index % 144
            let y = index / 144
            return y > 10 && y < 30 && x > 12 && x < 100 ? UInt8(20 + (x * 7 + y * 3) % 60) : 250
        }
    }

    @Test("an embedded page picture is taken pixel for pixel, at its own resolution")
    func exactPicture() throws {
        var settings = IngestSettings()
        settings.cleaning = .off
        let picture = try #require(try page(SmallPDF.picturePage(pixels: pixels), settings: settings).picture)
        #expect(picture.bitmap.dpi == 144)
        #expect(picture.bitmap.pixels == pixels)
    }

    @Test("a picture that text covers over and over is still a picture")
    func pictureUnderText() throws {
        let text = (0..<9).map { "BT /F 3 Tf 1 \(3 * $0) Td (CQNG HOA xA HOI can NGHiA VIET NAM DQc) Tj ET" }
        let data = SmallPDF.picturePage(pixels: pixels, extraContent: text.joined(separator: " "))
        #expect(try page(data).textOrigin == .garbage)
    }

    @Test("a page picture is found on a turned page too", arguments: [90, 180, 270])
    func turnedPicture(turn: Int) throws {
        var data = SmallPDF.picturePage(pixels: pixels)
        let plain = Data("/Rotate 0".utf8)
        let place = try #require(data.range(of: plain))
        data.replaceSubrange(place, with: Data("/Rotate \(turn)".utf8))
        let page = try page(data)
        #expect(page.textOrigin == .scan)
        #expect(page.steps.first?.name == "embeddedPicture")
        #expect(page.widthPoints == (turn == 180 ? 72 : 36))
    }

    @Test("words stand where they are printed, with their font")
    func words() throws {
        let page = try page(SmallPDF.page(content: "BT /F 10 Tf 20 50 Td (Sohoa 2023) Tj ET"))
        #expect(page.textOrigin == .digital)
        let line = try #require(page.textLines.first)
        #expect(line.words.map(\.text) == ["Sohoa", "2023"])
        #expect(abs(line.box.x0 - 20) < 1)
        #expect(line.box.y0 > 38 && line.box.y1 < 56)
        #expect(line.words[0].font?.isBold == true)
        #expect(line.words[0].font?.size == 10)
    }

    @Test("a wide gap parts two lines side by side into blocks of their own")
    func sideBySide() throws {
        let page = try page(
            SmallPDF.page(content: "BT /F 10 Tf 10 50 Td (LEFT) Tj 100 0 Td (RIGHT) Tj ET"))
        #expect(page.textLines.map(\.text).sorted() == ["LEFT", "RIGHT"])
        #expect(Set(page.textLines.map(\.block)).count == 2)
    }

    @Test("a turned page gives its upright size and words in upright points")
    func rotated() throws {
        let page = try page(
            SmallPDF.page(width: 100, height: 200, rotate: 90, content: "BT /F 10 Tf 0 1 -1 0 50 20 Tm (Sohoa) Tj ET"))
        #expect(page.widthPoints == 200 && page.heightPoints == 100)
        let word = try #require(page.textLines.first?.words.first)
        #expect(word.box.width > word.box.height)
    }

    @Test("rules drawn on a digital page are found in points")
    func drawnRules() throws {
        let page = try page(
            SmallPDF.page(content: "BT /F 10 Tf 20 50 Td (Sohoa) Tj ET 1 w 20 40 m 120 40 l S"))
        let rule = try #require(page.rules.first)
        #expect(page.rules.count == 1)
        #expect(rule.direction == .horizontal)
        #expect(abs(rule.position - 60) < 1 && abs(rule.start - 20) < 1.5 && abs(rule.end - 120) < 1.5)
    }

    @Test("a page without anything is blank")
    func blank() throws {
        let page = try page(SmallPDF.page(content: ""))
        #expect(page.textOrigin == .blank)
        #expect(page.picture == nil && page.textLines.isEmpty)
    }

    @Test("letters drawn as outlines are recognised, not taken for a blank page")
    func outlines() throws {
        let page = try page(SmallPDF.page(content: "0 g 30 30 60 40 re f"))
        #expect(page.textOrigin == .scan)
        #expect(page.picture != nil)
    }
}
