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
        let bytes = try #require(TextLayer(codes: codes, fontNames: ["T"]).content(of: page, placement: placement))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func layout(_ page: CopyPage) -> [LaidWord] {
        let placement = PagePlacement(
            crop: Box(x0: 0, y0: 0, x1: page.width, y1: page.height), rotation: 0, skewDegrees: page.skewDegrees)
        let codes = TextCodes(for: page.lines.flatMap { $0.map(\.text) })
        var words = PageLayout(page, placement: placement, codes: codes).words
        WordParting.part(&words)
        return words
    }

    @Test("words stand at their boxes, on the line's baseline, in rendering mode 3")
    func place() throws {
        let text = try content(
            page([[("So", Box(x0: 20, y0: 10, x1: 40, y1: 22)), ("hoa", Box(x0: 50, y0: 12, x1: 80, y1: 22))]]))
        #expect(text.hasPrefix("q BT 3 Tr\n0.5 0 0 0.5 0 100 Tm"))
        // Units are half points: 12 points of line are 10 of size; 20 from the left, 22 - 2.5 below the upper edge.
        #expect(text.contains("/T 20 Tf") && text.contains("40 -39 Td"))
        // The second word stays on the baseline: it is shown without a step down.
        #expect(text.components(separatedBy: "Td").count == 2)
        #expect(text.hasSuffix("ET Q\n"))
    }

    @Test("a word is stretched to its box, and a gap is left before the next one")
    func stretch() throws {
        func words(_ second: Double) throws -> [LaidWord] {
            layout(
                page([
                    [
                        ("nnnn", Box(x0: 0, y0: 0, x1: 40, y1: 12)),
                        ("b", Box(x0: second, y0: 0, x1: second + 10, y1: 12)),
                    ]
                ]))
        }
        // Four letters of half the size 10 make 20 points; the box has 40.
        let apart = try words(50)
        #expect(apart[0].stretch == 200 && apart[0].end == 40 && apart[1].x == 50)
        // 40 is too near: one and a half points stay free, and the stretch is a round one.
        #expect(try words(40)[0].stretch == 190)
    }

    @Test("lines of one print have one size, whatever letters they hold")
    func sizes() {
        // As wide as letters of 11 points are, as high as those that each line has.
        let print = [
            ("Quyết định ban hành", 13.0), ("Ủy ban nhân dân tỉnh", 13), ("Căn cứ Luật Tổ chức", 13),
            ("xem các mục sau", 7), ("của", 6),
        ]
        let lines = print.enumerated().map { number, line in
            let width = 11 * Double(TextCodes(for: [line.0]).encoded(line.0).width) / 1_000
            let y = 20 * Double(number)
            return [(line.0, Box(x0: 0, y0: y, x1: width, y1: y + line.1))]
        }
        #expect(Set(layout(page(lines)).map(\.size)).count == 1)
        #expect(layout(page(lines)).allSatisfy { $0.points == 11 && abs($0.x) < 0.01 })
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

    @Test("letters that a narrow box presses together become smaller")
    func narrow() {
        let words = layout(page([[("......", Box(x0: 10, y0: 10, x1: 16, y1: 22))]]))
        #expect(words[0].stretch >= 50 && words[0].points <= 7 && abs(words[0].end - 16) <= 1)
    }

    @Test("words that readers would join are parted, others are not")
    func parting() {
        func parted(_ words: [(String, Box)]) -> [Bool] { layout(page([words])).map(\.isParted) }
        func word(_ text: String, _ x0: Double, _ x1: Double) -> (String, Box) {
            (text, Box(x0: x0, y0: 10, x1: x1, y1: 22))
        }
        #expect(parted([word("nnn", 0, 20), word("nnn", 24, 44)]) == [false, false])
        #expect(parted([word("nnn", 0, 20), word("nnn", 16, 36)]) == [true, false])
        // Single letters with the gap of words; a hyphen that ends a line.
        #expect(parted([word("n", 0, 5), word("n", 8, 13)]) == [true, false])
        #expect(parted([word("CT-", 0, 20)]) == [true])
    }

    @Test("equal words in one place are moved apart, and shown to the unit")
    func equal() throws {
        let box = Box(x0: 10, y0: 10, x1: 30, y1: 22)
        let words = layout(page([[("số", box)], [("số", box)], [("số", box)]]))
        #expect(words.map(\.x) == [10, 11.5, 13] && words.allSatisfy(\.isExact))
        #expect(try content(page([[("số", box)], [("số", box)]])).contains("3 0 Td"))
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
        let words = layout(page([[("Danh", line), ("sách", line)]]))
        #expect(words.map(\.x) == [0, 50] && words.allSatisfy { $0.direction == .down })
    }

    @Test("columns on their side that recognition took for one line are parted")
    func columns() {
        let words = [(10.0, 0.0), (10, 40), (300, 5), (300, 50)].map { x, y in
            CopyPage.PlacedWord("Danh", box: Box(x0: x, y0: y, x1: x + 12, y1: y + 35))
        }
        #expect(PageLayout.runs(of: words).map(\.count) == [2, 2])
        let row = (0..<4).map { index in
            CopyPage.PlacedWord("Danh", box: Box(x0: Double(index) * 40, y0: 10, x1: Double(index) * 40 + 35, y1: 22))
        }
        #expect(PageLayout.runs(of: row).count == 1)
    }

    /// What the map to Unicode says of each code.
    private func meanings(_ map: String) throws -> [UInt8: String] {
        var meanings: [UInt8: String] = [:]
        for line in map.split(separator: "\n") where line.hasPrefix("<") {
            let parts = line.split(whereSeparator: { "<>".contains($0) }).map(String.init)
            let bounds = try parts.dropLast().map { try #require(UInt8($0, radix: 16)) }
            let last = try #require(parts.last)
            var units = try stride(from: 0, to: last.count, by: 4).map { place in
                try #require(UInt16(last.dropFirst(place).prefix(4), radix: 16))
            }
            let (first, end) = (try #require(bounds.first), try #require(bounds.last))
            for code in first...end {
                #expect(meanings[code] == nil)
                meanings[code] = String(decoding: units, as: UTF16.self)
                units[units.count - 1] += 1
            }
            // A row's last byte must not run over; some readers know none but that.
            if end > first { #expect(units[0] <= 0x80) }
        }
        return meanings
    }

    @Test(
        "every letter has one code, and the map to Unicode says what it is",
        arguments: [
            "Ủy ban nhân dân tỉnh (số 12/KH-UBND) \\ “giữ nguyên” 𝔸",
            String(String.UnicodeScalarView((0xA1...0xFF).compactMap { Unicode.Scalar($0) })),
            String(String.UnicodeScalarView((0x4E00..<0x4F90).compactMap { Unicode.Scalar($0) })) + "Điều",
            String(String.UnicodeScalarView((0xF0...0x10F).compactMap { Unicode.Scalar($0) })),
        ])
    func codes(text: String) throws {
        let codes = TextCodes(for: [text])
        let letters = Set(text.unicodeScalars).subtracting([" "])
        #expect(Set(codes.codes.values).count == letters.count)
        for font in 0..<codes.fontCount {
            let meanings = try meanings(UnicodeMap(codes: codes, font: font).text)
            #expect(meanings[TextCodes.divider] == "  " && meanings[TextCodes.space] == " ")
            for (scalar, code) in codes.codes where code.font == font {
                #expect(meanings[code.byte] == String(scalar))
                // Neither zero nor a line's end, which a PDF string changes.
                #expect(![0, 0x0A, 0x0D, TextCodes.divider].contains(code.byte))
            }
        }
        #expect(TextCodes(for: [text, "a"]).encoded("an").pieces == TextCodes(for: ["a", text]).encoded("an").pieces)
    }

    @Test("letters beyond the first font's come into further ones")
    func manyLetters() throws {
        let letters = (0..<400).compactMap { Unicode.Scalar(0x4E00 + $0) }.map { String($0) }
        let codes = TextCodes(for: letters)
        let (pieces, width) = codes.encoded(letters.joined())
        #expect(codes.fontCount == 3 && Set(pieces.map(\.font)) == [0, 1, 2] && width == 400 * 500)
        for font in 0..<3 {
            let file = InvisibleFont(codes: codes, font: font)
            #expect(file.widthArray.split(separator: " ").count == file.lastCode - file.firstCode + 1)
        }
        let page = page([[(letters.joined(), Box(x0: 0, y0: 0, x1: 190, y1: 12))]])
        let placement = PagePlacement(crop: Box(x0: 0, y0: 0, x1: 200, y1: 100), rotation: 0)
        let bytes = try #require(
            TextLayer(codes: codes, fontNames: ["T", "T1", "T2"]).content(of: page, placement: placement))
        let names = ContentScanner.operations(of: bytes).filter { $0.name == "Tf" }
        #expect(names.count >= 3)
    }

    @Test("on a page that leaned, words stand level where they were")
    func leaning() throws {
        let words = [("Mot", Box(x0: 0, y0: 45, x1: 40, y1: 55)), ("hai", Box(x0: 160, y0: 45, x1: 200, y1: 55))]
        let text = try content(page([words], skew: 2))
        #expect(text.contains("0.5 0 0 0.5 0 100 Tm"))
        // Clockwise: 80 points left of the middle 80 · sin 2° = 2.8 points higher, right of it as much lower.
        let steps = text.split(separator: "\n").compactMap { line -> Int? in
            let parts = line.split(separator: " ")
            return parts.firstIndex { $0.hasPrefix("Td") }.flatMap { Int(parts[$0 - 1]) }
        }
        #expect(steps.count == 2 && (-12...(-10)).contains(steps[1]))
    }

    @Test("a page without words has no layer")
    func empty() {
        let placement = PagePlacement(crop: Box(x0: 0, y0: 0, x1: 1, y1: 1), rotation: 0)
        let layer = TextLayer(codes: TextCodes(for: []), fontNames: ["T"])
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
