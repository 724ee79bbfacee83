import DocumentModel
import Testing

@testable import Ingest

@Suite("Rules that shine through from the back")
struct GhostRuleTests {
    /// A grey sheet at 200 dpi, 300 × 170 points, with a pale edge at 150 points and lines of letters as long as asked for.
    private func sheet(paper: UInt8 = 220, lines: Int, from left: Double, to right: Double) -> PageBitmap {
        var bitmap = PageBitmap(
            width: 833, height: 472, dpi: 200, pixels: [UInt8](repeating: paper, count: 833 * 472))
        bitmap.fill(Box(x0: 150, y0: 10, x1: 150.7, y1: 160), with: 150)
        for line in 0..<lines {
            let y = 20 + 14 * Double(line)
            // Bars of letters with stems, in words.
            for start in stride(from: left, to: right, by: 7) {
                bitmap.fill(Box(x0: start, y0: y + 4, x1: start + 5, y1: y + 5), with: 20)
                bitmap.fill(Box(x0: start, y0: y, x1: start + 0.9, y1: y + 8), with: 20)
            }
        }
        return bitmap
    }

    private func stroke(
        _ direction: RuledLine.Direction = .vertical, at position: Double = 150.3, from start: Double = 10,
        to end: Double = 160, isFaint: Bool = true
    ) -> RuleStroke {
        RuleStroke(
            rule: RuledLine(direction: direction, position: position, start: start, end: end, thickness: 0.8),
            low: position - 0.4, high: position + 0.4, isFaint: isFaint)
    }

    private func kept(_ strokes: [RuleStroke], on bitmap: PageBitmap) throws -> Int {
        let picture = try #require(Picture(bitmap))
        return GhostRules(bitmap: bitmap, tones: Tones(picture)).removed(from: strokes).count
    }

    @Test("a faint column edge that lines of print run across is dropped, a solid one is kept")
    func across() throws {
        let page = sheet(lines: 6, from: 119, to: 190)
        #expect(try kept([stroke()], on: page) == 0)
        #expect(try kept([stroke(isFaint: false)], on: page) == 1)
    }

    @Test("an edge with print at both sides that ends before it is kept")
    func beside() throws {
        var page = sheet(lines: 6, from: 155, to: 220)
        for line in 0..<6 {
            page.fill(Box(x0: 100, y0: 22 + 14 * Double(line), x1: 146, y1: 23 + 14 * Double(line)), with: 20)
        }
        #expect(try kept([stroke()], on: page) == 1)
    }

    @Test("pieces of one edge are judged together")
    func pieces() throws {
        let page = sheet(lines: 2, from: 119, to: 190)
        #expect(try kept([stroke(to: 80), stroke(from: 100)], on: page) == 0)
    }

    @Test("one blot across a long rule does not take it away")
    func blot() throws {
        #expect(try kept([stroke()], on: sheet(lines: 1, from: 119, to: 190)) == 1)
    }

    @Test("where a rule crosses rules of the other direction it is dark, and stays")
    func corners() throws {
        var page = sheet(lines: 0, from: 0, to: 0)
        let rows = stride(from: 30.0, through: 150, by: 30).map { y in
            page.fill(Box(x0: 40, y0: y, x1: 260, y1: y + 0.8), with: 20)
            return stroke(.horizontal, at: y + 0.4, from: 40, to: 260)
        }
        #expect(try kept([stroke()] + rows, on: page) == 1 + rows.count)
    }

    @Test("a page of black and white only shows nothing of its back")
    func bilevel() throws {
        var page = sheet(paper: 255, lines: 6, from: 119, to: 190)
        for index in page.pixels.indices { page.pixels[index] = page.pixels[index] < 160 ? 0 : 255 }
        #expect(try kept([stroke()], on: page) == 1)
    }
}
