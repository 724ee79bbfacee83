import DocumentModel
import Testing

@testable import PlanPipeline

@Suite("Pictures of table cells")
struct CellTests {
    /// White, 200 dpi, 100 × 40 points.
    private func page(paper: UInt8 = 255) -> PageBitmap {
        PageBitmap(width: 278, height: 111, dpi: 200, pixels: [UInt8](repeating: paper, count: 278 * 111))
    }

    private let cell = Box(x0: 5, y0: 5, x1: 95, y1: 35)

    @Test("a cell with nothing but specks and a remnant of its frame is empty")
    func empty() {
        var bitmap = page()
        for x in stride(from: 10.0, to: 90, by: 9) { bitmap.fill(Box(x0: x, y0: 20, x1: x + 0.4, y1: 20.4), with: 0) }
        bitmap.fill(Box(x0: 5.9, y0: 6, x1: 7, y1: 34), with: 0)
        #expect(CellPicture(page: bitmap).print(in: cell) == nil)
    }

    @Test("a cell's print is cut out of grey paper onto white, and its specks are gone")
    func cleaned() throws {
        var bitmap = page(paper: 190)
        bitmap.fill(Box(x0: 20, y0: 15, x1: 24, y1: 25), with: 30)
        bitmap.fill(Box(x0: 60, y0: 20, x1: 60.7, y1: 20.7), with: 30)
        let print = try #require(CellPicture(page: bitmap).print(in: cell))
        #expect(abs(print.box.x0 - 20) < 1.5 && abs(print.box.x1 - 24) < 1.5)
        let picture = print.padded(by: 12)
        #expect(picture.pixels.allSatisfy { $0 == 255 || $0 < 60 })
    }

    @Test("the lower end of a mark at the upper border stays above its letter, a remnant beside it does not")
    func markAtBorder() throws {
        var bitmap = page()
        let low = Box(x0: 20, y0: 8.6, x1: 24, y1: 18)
        bitmap.fill(low, with: 0)
        // Inside the border by a point the picture begins; the mark's end and a remnant of the rule reach into it.
        bitmap.fill(Box(x0: 21, y0: 5.5, x1: 22.4, y1: 7.4), with: 0)
        bitmap.fill(Box(x0: 40, y0: 5.5, x1: 41.4, y1: 7.4), with: 0)
        bitmap.fill(Box(x0: 30, y0: 12, x1: 34, y1: 18), with: 0)
        let print = try #require(CellPicture(page: bitmap).print(in: cell))
        #expect(print.box.y0 < 7 && print.box.x1 < 36)
    }

    @Test("the grain of grey paper is no print on a page with hardly any")
    func grain() {
        var bitmap = page(paper: 215)
        var random: UInt32 = 1
        for index in bitmap.pixels.indices {
            random = random &* 1_664_525 &+ 1_013_904_223
            bitmap.pixels[index] = UInt8(195 + (random >> 24) % 40)
        }
        // Erased rules leave white behind.
        for y in [0.0, 37] { bitmap.fill(Box(x0: 0, y0: y, x1: 100, y1: y + 3), with: 255) }
        bitmap.fill(Box(x0: 2, y0: 38, x1: 8, y1: 39.5), with: 20)
        #expect(CellPicture(page: bitmap).print(in: cell) == nil)
    }

    @Test("what shines through from the back is no print")
    func shinesThrough() throws {
        var bitmap = page()
        bitmap.fill(Box(x0: 20, y0: 15, x1: 24, y1: 25), with: 30)
        bitmap.fill(Box(x0: 26, y0: 15, x1: 29, y1: 25), with: 30)
        bitmap.fill(Box(x0: 60, y0: 15, x1: 66, y1: 25), with: 165)
        let print = try #require(CellPicture(page: bitmap).print(in: cell))
        #expect(print.box.x1 < 31)
    }

    @Test("a softened picture has slopes of grey where steps were, of the same width, and even parts as they are")
    func softened() {
        let row: [UInt8] = [0, 0, 0, 255, 255, 255]
        let step = PageBitmap(width: 6, height: 3, dpi: 200, pixels: row + row + row)
        let soft = Array(step.softened().pixels[6..<12])
        #expect(soft[1] == 0 && soft[4] == 255)
        // One sixth of white, and one sixth of black.
        #expect(soft[2] == 43 && soft[3] == 213)
    }

    @Test("only black-and-white scans of few dots an inch are coarse")
    func coarse() {
        let fine = PageBitmap(width: 2, height: 1, dpi: 300, pixels: [0, 255])
        #expect(CellPicture(page: page(), isBilevel: true).isCoarse)
        #expect(!CellPicture(page: page()).isCoarse)
        #expect(!CellPicture(page: fine, isBilevel: true).isCoarse)
    }

    @Test("a lightened picture has the same black and white, and lighter greys")
    func lightened() {
        let picture = PageBitmap(width: 3, height: 1, dpi: 200, pixels: [0, 120, 255]).lightened()
        #expect(picture.pixels[0] == 0 && picture.pixels[2] == 255)
        #expect(picture.pixels[1] > 150 && picture.pixels[1] < 180)
    }

    @Test("three dots in a row stay, one dot far from any letter goes")
    func ellipsis() {
        var bitmap = page()
        bitmap.fill(Box(x0: 50, y0: 20, x1: 51.3, y1: 21.3), with: 0)
        #expect(CellPicture(page: bitmap).print(in: cell) == nil)
        for x in [53.0, 56] { bitmap.fill(Box(x0: x, y0: 20, x1: x + 1.3, y1: 21.3), with: 0) }
        #expect(CellPicture(page: bitmap).print(in: cell) != nil)
    }

    /// Print of stems, each 1.5 points wide and 9 high, and dots.
    private func shape(stems: [Double], dots: [Double] = []) -> PageBitmap {
        var bitmap = page()
        for x in stems { bitmap.fill(Box(x0: x, y0: 12, x1: x + 1.5, y1: 21), with: 0) }
        for x in dots { bitmap.fill(Box(x0: x, y0: 19.7, x1: x + 1.3, y1: 21), with: 0) }
        return bitmap
    }

    private func label(_ readings: [String], _ bitmap: PageBitmap) -> String? {
        ShortCell(bitmap, ink: InkParts(of: bitmap, darkerThan: 128), highest: 22)?.label(among: readings)
    }

    @Test("Roman numerals of stems are counted on paper", arguments: [1, 2, 3])
    func roman(count: Int) {
        let bitmap = shape(stems: (0..<count).map { 20 + 4 * Double($0) })
        #expect(label(["Il", "H", "|"], bitmap) == String(repeating: "I", count: count))
    }

    @Test("the dot that stands between two digits is put back")
    func dot() {
        #expect(label(["43", "43", "43"], shape(stems: [20, 27], dots: [23.6])) == "4.3")
        #expect(label(["43", "43", "43"], shape(stems: [20, 24])) == "43")
    }

    @Test("one level stroke is a dash, two are none")
    func dash() throws {
        var bitmap = page()
        bitmap.fill(Box(x0: 20, y0: 16, x1: 24, y1: 17), with: 0)
        #expect(try #require(ShortCell(bitmap, ink: InkParts(of: bitmap, darkerThan: 128), highest: 22)).isDash)
        bitmap.fill(Box(x0: 20, y0: 18.5, x1: 24, y1: 19.5), with: 0)
        #expect(ShortCell(bitmap, ink: InkParts(of: bitmap, darkerThan: 128), highest: 22)?.isDash != true)
    }

    @Test("most readings decide; what is no label is left to the other recogniser")
    func votes() {
        let bitmap = shape(stems: [20, 26])
        #expect(label(["12", "1Z", "12"], bitmap) == "12")
        #expect(label(["FS)", "5", "s"], bitmap) == "5")
        #expect(label(["và", "va", "và"], bitmap) == nil)
    }

    @Test(
        "numbers as they are printed in cells", arguments: ["7", "1.1", "2.3.4", "10-15", "50%", "1.000", "3)", "1."])
    func numbers(text: String) {
        #expect(ShortCell.isNumber(text))
    }

    @Test("what is no number", arguments: ["", ".", "a", "1a", "..", "I"])
    func noNumbers(text: String) {
        #expect(!ShortCell.isNumber(text))
    }

    private func line(_ words: [(String, Double)], y: Double) -> TextLine {
        var x = 10.0
        return TextLine(
            words: words.map { text, height in
                defer { x += 6 * Double(text.count) + 4 }
                return Word(text: text, box: Box(x0: x, y0: y, x1: x + 6 * Double(text.count), y1: y + height))
            })
    }

    @Test("low letters under small print are small, high ones stay capitals")
    func smallLetters() {
        let above = line([("đài", 9), ("truyền", 11), ("thanh", 9)], y: 10)
        #expect(CellText.mended([above, line([("CƠ", 6), ("SỞ", 9)], y: 26)]).last?.text == "cơ sở")
        #expect(CellText.mended([above, line([("VOV", 9)], y: 26)]).last?.text == "VOV")
    }

    @Test("a tilde before a list item is a hyphen, one between words is not")
    func hyphens() {
        #expect(CellText.mended([line([("~", 3), ("Viết", 9), ("tin", 9)], y: 10)]).first?.text == "- Viết tin")
        #expect(CellText.mended([line([("~-", 3), ("Viết", 9)], y: 10)]).first?.text == "- Viết")
        #expect(CellText.mended([line([("Viết", 9), ("~", 3), ("tin", 9)], y: 10)]).first?.text == "Viết ~ tin")
    }

    @Test("a stem behind a word that Roman numerals count is one of these; elsewhere it stays")
    func numerals() {
        let quarter = line([("Quý", 9), ("[", 10), ("đến", 9), ("quý", 9), ("IV", 10)], y: 10)
        #expect(CellText.mended([quarter]).first?.text == "Quý I đến quý IV")
        let amount = line([("Nước", 9), ("l", 9), ("quý", 9)], y: 10)
        #expect(CellText.mended([amount]).first?.text == "Nước l quý")
    }

    @Test("a capital inside a word that has a small twin is small; other words keep theirs")
    func innerCapitals() {
        #expect(CellText.mended([line([("giỜ;", 9)], y: 10)]).first?.text == "giờ;")
        for word in ["kWh", "pH", "WiFi", "UBND", "VOV"] {
            #expect(CellText.mended([line([(word, 9)], y: 10)]).first?.text == word)
        }
    }

    @Test("an apostrophe before a line's first word goes, quotation marks stay")
    func apostrophe() {
        #expect(CellText.mended([line([("'Tổng", 9), ("cộng", 9)], y: 10)]).first?.text == "Tổng cộng")
        #expect(CellText.mended([line([("'Tổng", 9), ("cộng'", 9)], y: 10)]).first?.text == "'Tổng cộng'")
    }

    @Test("a dash is as long as it is printed")
    func dashes() {
        var short = line([("Lao", 9), ("—", 1), ("Thương", 11)], y: 10)
        #expect(CellText.mended([short]).first?.text == "Lao – Thương")
        short.words[1].box.x1 = short.words[1].box.x0 + 12
        #expect(CellText.mended([short]).first?.text == "Lao — Thương")
    }

    @Test("a cell of bars and ticks is empty; dashes, dots and letters are print")
    func scratches() {
        func read(_ text: String) -> [String] { CellText.mended([line([(text, 10)], y: 0)]).map(\.text) }
        #expect(read("\\").isEmpty && read("|").isEmpty && read("'").isEmpty)
        #expect(["-", "…", "x", "/", "1"].allSatisfy { read($0) == [$0] })
    }
}
