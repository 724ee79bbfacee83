import DocumentModel
import Testing

@testable import Ingest

@Suite("Ruled lines")
struct RuleFinderTests {
    /// White, 144 dpi, so that a point is two pixels.
    private func sheet(_ draw: (inout PageBitmap) -> Void) -> PageBitmap {
        var bitmap = PageBitmap(width: 600, height: 400, dpi: 144, pixels: [UInt8](repeating: 255, count: 240_000))
        draw(&bitmap)
        return bitmap
    }

    private func rules(_ bitmap: PageBitmap) throws -> [RuledLine] {
        RuleFinder(dpi: bitmap.dpi).find(in: try #require(Picture(bitmap)), threshold: 128)
    }

    @Test("an underline is found where it stands")
    func underline() throws {
        let found = try rules(sheet { $0.fill(Box(x0: 50, y0: 60, x1: 130, y1: 61), with: 0) })
        try #require(found.count == 1)
        #expect(found[0].direction == .horizontal)
        #expect(abs(found[0].position - 60.5) < 0.3 && abs(found[0].length - 80) < 1 && found[0].thickness == 1)
    }

    @Test("a gap in a rule is bridged")
    func gap() throws {
        let found = try rules(
            sheet {
                $0.fill(Box(x0: 50, y0: 60, x1: 100, y1: 61), with: 0)
                $0.fill(Box(x0: 106, y0: 60, x1: 160, y1: 61), with: 0)
            })
        #expect(found.count == 1)
    }

    @Test("a frame has two rules each way")
    func frame() throws {
        let found = try rules(
            sheet {
                for y in [40.0, 80] { $0.fill(Box(x0: 50, y0: y, x1: 200, y1: y + 1), with: 0) }
                for x in [50.0, 199] { $0.fill(Box(x0: x, y0: 40, x1: x + 1, y1: 81), with: 0) }
            })
        #expect(found.filter { $0.direction == .horizontal }.count == 2)
        #expect(found.filter { $0.direction == .vertical }.count == 2)
    }

    @Test("stems of letters in lines below each other are no rule")
    func stems() throws {
        let found = try rules(
            sheet { for y in [40.0, 56, 72] { $0.fill(Box(x0: 60, y0: y, x1: 61, y1: y + 12), with: 0) } })
        #expect(found.isEmpty)
    }

    @Test("a rule is erased, and a letter that crosses it stays whole")
    func erased() throws {
        var bitmap = sheet {
            $0.fill(Box(x0: 50, y0: 60, x1: 130, y1: 61), with: 0)
            $0.fill(Box(x0: 80, y0: 50, x1: 82, y1: 70), with: 0)
        }
        let found = RuleFinder(dpi: 144).solid(in: try #require(Picture(bitmap)), threshold: 128)
        RuleEraser(dpi: 144, threshold: 128).erase(found, from: &bitmap)
        #expect(bitmap.pixels[121 * 600 + 110] == 255)
        #expect((100..<140).allSatisfy { bitmap.pixels[$0 * 600 + 162] == 0 })
    }

    @Test("a tilted rule is erased where it runs, and a mark close below it stays")
    func tilted() throws {
        func row(_ x: Int) -> Int { 100 + (x - 50) * 4 / 500 }
        var bitmap = sheet { bitmap in
            for x in 50..<550 { for y in row(x)...row(x) + 1 { bitmap.pixels[y * 600 + x] = 0 } }
            for x in 520..<524 { for y in row(x) + 4...row(x) + 6 { bitmap.pixels[y * 600 + x] = 0 } }
            for x in 80..<84 { for y in row(x) - 5...row(x) - 3 { bitmap.pixels[y * 600 + x] = 0 } }
        }
        let found = RuleFinder(dpi: 144).solid(in: try #require(Picture(bitmap)), threshold: 128)
        RuleEraser(dpi: 144, threshold: 128).erase(found, from: &bitmap)
        for x in 50..<550 {
            #expect(bitmap.pixels[row(x) * 600 + x] == 255 && bitmap.pixels[(row(x) + 1) * 600 + x] == 255)
        }
        #expect((520..<524).allSatisfy { x in (4...6).allSatisfy { bitmap.pixels[(row(x) + $0) * 600 + x] == 0 } })
        #expect((80..<84).allSatisfy { x in (3...5).allSatisfy { bitmap.pixels[(row(x) - $0) * 600 + x] == 0 } })
    }
}
