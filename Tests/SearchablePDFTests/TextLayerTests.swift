import DocumentModel
import Foundation
import Testing

@testable import SearchablePDF

@Suite("The invisible text of a page")
struct TextLayerTests {
    private func page(
        _ lines: [[(String, Box)]], rotation: Int = 0, skew: Double = 0, width: Double = 200, height: Double = 100
    ) -> CopyPage {
        CopyPage(
            number: 1, width: width, height: height, rotation: rotation, skewDegrees: skew,
            lines: lines.map { $0.map { CopyPage.PlacedWord($0.0, box: $0.1) } })
    }

    private func content(_ page: CopyPage, crop: Box = Box(x0: 0, y0: 0, x1: 200, y1: 100)) throws -> String {
        let codes = TextCodes(for: page.lines.flatMap { $0.map(\.text) })
        let placement = PagePlacement(
            crop: crop, rotation: page.rotation, skewDegrees: page.skewDegrees, width: page.width, height: page.height)
        let bytes = try #require(TextLayer(codes: codes, fontName: "T").content(of: page, placement: placement))
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("words stand at their boxes, on the line's baseline, in rendering mode 3")
    func place() throws {
        let text = try content(
            page([[("So", Box(x0: 20, y0: 10, x1: 40, y1: 22)), ("hoa", Box(x0: 50, y0: 12, x1: 80, y1: 22))]]))
        #expect(text.hasPrefix("q BT 3 Tr\n0.5 0 0 0.5 0 100 Tm"))
        // Units are half points: 12 points of line are 10 of size; 20 from the left, 22 - 2.5 below the upper edge.
        #expect(text.contains("/T 20 Tf 40 -39 Td"))
        // The second word stays on the baseline: a step to the right alone.
        #expect(text.contains("60 0 Td"))
        #expect(text.hasSuffix("ET Q\n"))
    }

    @Test("a word is stretched to its box, and a gap is left before the next one")
    func stretch() throws {
        func percent(of second: Double) throws -> Int {
            let text = try content(
                page([
                    [
                        ("nnnn", Box(x0: 0, y0: 0, x1: 40, y1: 12)),
                        ("b", Box(x0: second, y0: 0, x1: second + 5, y1: 12)),
                    ]
                ])
            )
            let words = text.split(separator: " ").map(String.init)
            let index = try #require(words.firstIndex { $0.hasPrefix("Tz") })
            return try #require(Int(words[index - 1]))
        }
        // Four letters of half the size 10 make 20 points; the box has 40.
        #expect(try percent(of: 50) == 200)
        // 41 is too near: two points stay free.
        #expect(try percent(of: 41) == 195)
    }

    @Test("a dash is as high as its line, a word far off is not")
    func heights() throws {
        let text = try content(
            page([
                [
                    ("Tu", Box(x0: 10, y0: 10, x1: 20, y1: 22)), ("-", Box(x0: 25, y0: 15, x1: 28, y1: 16)),
                    ("do", Box(x0: 32, y0: 10, x1: 44, y1: 22)), ("x", Box(x0: 50, y0: 60, x1: 56, y1: 66)),
                ]
            ]))
        #expect(text.components(separatedBy: " Tf").count - 1 <= 2)
    }

    @Test("a line that runs down the page is turned", arguments: [true, false])
    func turned(isDown: Bool) throws {
        let boxes = [Box(x0: 100, y0: 10, x1: 112, y1: 40), Box(x0: 100, y0: 45, x1: 112, y1: 90)]
        let text = try content(
            page([[("Danh", isDown ? boxes[0] : boxes[1]), ("sách", isDown ? boxes[1] : boxes[0])]]))
        #expect(text.contains(isDown ? "0 -0.5 0.5 0 0 100 Tm" : "0 0.5 -0.5 0 0 100 Tm"))
        #expect(text.contains("/T 20 Tf"))
        // Down: from 10 on, the baseline near the left edge; up: from 90 on backwards, near the right one.
        #expect(text.contains(isDown ? "20 205 Td" : "-180 -219 Td"))
    }

    @Test("words that all have their line's box share it")
    func shared() throws {
        let line = Box(x0: 100, y0: 0, x1: 112, y1: 90)
        let text = try content(page([[("Danh", line), ("sách", line)]]))
        #expect(text.contains("0 -0.5 0.5 0 0 100 Tm"))
        // Four letters of nine parts, and one part free: the second word begins in the middle.
        #expect(text.contains("\n100 0 Td"))
    }

    @Test("columns on their side that recognition took for one line are parted")
    func columns() {
        let words = [(10.0, 0.0), (10, 40), (300, 5), (300, 50)].map { x, y in
            CopyPage.PlacedWord("Danh", box: Box(x0: x, y0: y, x1: x + 12, y1: y + 35))
        }
        #expect(TextLayer.runs(of: words).map(\.count) == [2, 2])
        let row = (0..<4).map { index in
            CopyPage.PlacedWord("Danh", box: Box(x0: Double(index) * 40, y0: 10, x1: Double(index) * 40 + 35, y1: 22))
        }
        #expect(TextLayer.runs(of: row).count == 1)
    }

    @Test("letters keep their meaning when a code is another letter's number")
    func latin() {
        let texts = (0xA0...0xFF).compactMap { Unicode.Scalar($0) }.map { String($0) }
        let map = CharacterMaps(codes: TextCodes(for: texts)).toUnicode
        for scalar in texts.flatMap(\.unicodeScalars) { #expect(map.contains(String(format: "><%04X>", scalar.value))) }
    }

    @Test("on a page that leaned, words stand level where they were")
    func leaning() throws {
        let words = [("Mot", Box(x0: 0, y0: 45, x1: 40, y1: 55)), ("hai", Box(x0: 160, y0: 45, x1: 200, y1: 55))]
        let text = try content(page([words], skew: 2))
        #expect(text.contains("0.5 0 0 0.5 0 100 Tm"))
        // Clockwise: 80 points left of the middle 80 · sin 2° = 2.8 points higher, right of it as much lower.
        let steps = text.split(separator: "\n").compactMap { line -> Int? in
            let parts = line.split(separator: " ")
            return parts.firstIndex(of: "Td").flatMap { Int(parts[$0 - 1]) }
        }
        #expect(steps.count == 2 && (-12...(-10)).contains(steps[1]))
    }

    @Test("a page without words has no layer")
    func empty() {
        let placement = PagePlacement(crop: Box(x0: 0, y0: 0, x1: 1, y1: 1), rotation: 0)
        let layer = TextLayer(codes: TextCodes(for: []), fontName: "T")
        #expect(layer.content(of: page([[], [("", Box(x0: 0, y0: 0, x1: 1, y1: 1))]]), placement: placement) == nil)
    }

    @Test(
        "the corners of the upright page lie at the corners of the turned page",
        arguments: [(0, 10.0, 120.0), (90, 10.0, 20.0), (180, 210.0, 20.0), (270, 210.0, 120.0)])
    func corners(rotation: Int, x: Double, y: Double) {
        let crop = Box(x0: 10, y0: 20, x1: 210, y1: 120)
        let isTurned = rotation % 180 != 0
        let placement = PagePlacement(
            crop: crop, rotation: rotation, width: isTurned ? 100 : 200, height: isTurned ? 200 : 100)
        let corner = placement.point(x: 0, y: 0)
        #expect(corner.x == x && corner.y == y)
    }

    @Test("tilt turns about the middle of the page, clockwise when positive")
    func tilt() {
        let placement = PagePlacement(crop: Box(x0: 0, y0: 0, x1: 200, y1: 100), rotation: 0, skewDegrees: 2)
        let middle = placement.point(x: 100, y: 50)
        #expect(abs(middle.x - 100) < 1e-9 && abs(middle.y - 50) < 1e-9)
        #expect(placement.point(x: 200, y: 50).y < 50)
    }

    @Test("every letter has one code, and the map to Unicode has every letter")
    func codes() throws {
        let text = "Ủy ban nhân dân tỉnh (số 12/KH-UBND) \\ “giữ nguyên” 𝔸"
        let codes = TextCodes(for: [text])
        let scalars = Set(text.unicodeScalars)
        #expect(Set(codes.codes.values.map(\.bytes)).count == scalars.count)
        let map = CharacterMaps(codes: codes).toUnicode
        #expect(codes.keepsASCII && map.contains("<20><7E><0020>"))
        for scalar in scalars {
            let code = try #require(codes.codes[scalar])
            if codes.keepsASCII, scalar.isASCII, code.bytes == [UInt8(scalar.value)] { continue }
            let unicode = String(Character(scalar)).utf16.map { String(format: "%04X", $0) }.joined()
            let bytes = code.bytes.map { String(format: "%02X", $0) }.joined()
            #expect(map.contains("<\(bytes)><\(unicode)>"))
            // No byte that a PDF string would have to escape, and no missing glyph.
            #expect(code.bytes.count == 2 || ![0, 0x28, 0x29, 0x5C, 0x0D].contains(code.bytes[0]))
        }
        #expect(
            TextCodes(for: [text, "a"]).encoded("tỉnh").bytes == TextCodes(for: ["a", text]).encoded("tỉnh").bytes)
    }

    @Test("letters beyond the first two hundred take two bytes")
    func manyLetters() throws {
        let letters = (0..<400).compactMap { Unicode.Scalar(0x4E00 + $0) }.map { String($0) }
        let codes = TextCodes(for: letters)
        #expect(Set(codes.codes.values.map(\.glyph)).count == 401)
        let (bytes, width) = codes.encoded(letters.joined())
        #expect(bytes.count > 400 && width == 400 * 500)
        let widths = InvisibleFont(codes: codes).widthArray
        #expect(widths.split(separator: " ").count == (codes.codes.values.map(\.glyph).max() ?? 0) + 2)
    }

    @Test("the font file's tables lie where its directory says, and its sum is right")
    func font() {
        let file = InvisibleFont(codes: TextCodes(for: ["Ủy ban"])).file
        func long(_ place: Int) -> UInt32 { file[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        #expect(long(0) == 0x0001_0000)
        let count = Int(file[4]) << 8 | Int(file[5])
        for table in 0..<count {
            let entry = 12 + 16 * table
            #expect(Int(long(entry + 8)) + Int(long(entry + 12)) <= file.count)
        }
        let sum = stride(from: 0, to: file.count, by: 4).reduce(UInt32(0)) { $0 &+ long($1) }
        #expect(sum == 0xB1B0_AFBA)
    }
}
