import DocumentModel
import Testing

@testable import Ingest

@Suite("Faint and broken rules")
struct FaintRuleTests {
    private static let columns = [40.0, 120, 260]
    private static let rows = [40.0, 70, 100, 130]

    /// Random numbers that are the same every time.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64 = 7
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 16 | state << 48
        }
    }

    /// A white sheet at 200 dpi, 300 × 170 points.
    private func sheet() -> PageBitmap {
        PageBitmap(width: 833, height: 472, dpi: 200, pixels: [UInt8](repeating: 255, count: 833 * 472))
    }

    /// Draws a grid of rules two pixels wide.
    private func draw(
        on bitmap: inout PageBitmap, grey: UInt8 = 0, tilt: Double = 0, keeps: (inout Numbers) -> Bool = { _ in true },
        skipping: ((_ isVertical: Bool, _ position: Double, _ along: Double) -> Bool)? = nil
    ) {
        var numbers = Numbers()
        let scale = bitmap.dpi / 72
        func dot(_ x: Double, _ y: Double) {
            guard keeps(&numbers) else { return }
            for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                bitmap.pixels[(Int(y) + dy) * bitmap.width + Int(x) + dx] = grey
            }
        }
        for column in Self.columns {
            for along in Int(Self.rows[0] * scale)...Int(Self.rows[3] * scale)
            where skipping?(true, column, Double(along) / scale) != true {
                dot(column * scale + tilt * Double(along), Double(along))
            }
        }
        for row in Self.rows {
            for along in Int(Self.columns[0] * scale)...Int(Self.columns[2] * scale)
            where skipping?(false, row, Double(along) / scale) != true {
                dot(Double(along), row * scale + tilt * Double(along))
            }
        }
    }

    private func rules(_ bitmap: PageBitmap) throws -> [RuledLine] {
        let picture = try #require(Picture(bitmap))
        let tones = Tones(picture)
        let finder = RuleFinder(dpi: bitmap.dpi)
        let solid = finder.solid(in: picture, threshold: tones.printThreshold)
        return finder.all(in: picture, tones: tones, beside: solid).map(\.rule)
    }

    private func positions(_ rules: [RuledLine], _ direction: RuledLine.Direction) -> [Double] {
        rules.filter { $0.direction == direction }.map(\.position).sorted()
    }

    private func expectGrid(_ rules: [RuledLine], within tolerance: Double = 1.5) {
        let x = positions(rules, .vertical)
        let y = positions(rules, .horizontal)
        #expect(x.count == 3 && zip(x, Self.columns).allSatisfy { abs($0 - $1) < tolerance }, "\(x)")
        #expect(y.count == 4 && zip(y, Self.rows).allSatisfy { abs($0 - $1) < tolerance }, "\(y)")
    }

    @Test("a table whose rules a fax broke into dots keeps its rules")
    func dotted() throws {
        var bitmap = sheet()
        draw(on: &bitmap, keeps: { Int.random(in: 0..<100, using: &$0) < 45 })
        expectGrid(try rules(bitmap))
    }

    @Test("rules that are hardly darker than paper are found beside black ones")
    func pale() throws {
        var bitmap = sheet()
        bitmap.fill(Box(x0: 140, y0: 5, x1: 240, y1: 25), with: 20)
        draw(on: &bitmap, grey: 150)
        expectGrid(try rules(bitmap))
    }

    @Test("a tilt of a third of a degree leaves each rule one")
    func tilted() throws {
        var bitmap = sheet()
        draw(on: &bitmap, tilt: 0.006)
        expectGrid(try rules(bitmap), within: 4)
    }

    @Test("rows of letters and their stems are no rules")
    func letters() throws {
        var bitmap = sheet()
        draw(on: &bitmap)
        for line in 0..<2 {
            for letter in 0..<20 {
                let x = 125 + 6.5 * Double(letter)
                let y = 74 + 12 * Double(line)
                bitmap.fill(Box(x0: x, y0: y, x1: x + 0.9, y1: y + 9), with: 0)
                bitmap.fill(Box(x0: x, y0: y + 3, x1: x + 4.5, y1: y + 3.7), with: 0)
            }
        }
        expectGrid(try rules(bitmap))
    }

    @Test("a speckled page has no rules")
    func speckle() throws {
        var bitmap = sheet()
        var numbers = Numbers()
        for index in bitmap.pixels.indices where Int.random(in: 0..<1000, using: &numbers) < 4 {
            bitmap.pixels[index] = 0
        }
        #expect(try rules(bitmap).isEmpty)
    }

    @Test("a border that is mostly gone in one row is completed from the other rows")
    func completed() throws {
        var bitmap = sheet()
        // Between the second and the third rule the middle column's edge is short dashes, too weak for a rule alone.
        draw(
            on: &bitmap,
            skipping: { isVertical, position, along in
                isVertical && position == 120 && along > 72 && along < 98 && Int(along) % 8 >= 7
            })
        let edge = try rules(bitmap).filter { $0.direction == .vertical && abs($0.position - 120) < 1.5 }
        let length = edge.reduce(0) { $0 + $1.length }
        #expect(length > 85, "\(edge)")
    }

    @Test("a faint column edge that stands in one row of many is dropped, a solid one is kept")
    func stray() {
        func stroke(_ direction: RuledLine.Direction, _ position: Double, _ start: Double, _ end: Double, faint: Bool)
            -> RuleStroke
        {
            RuleStroke(
                rule: RuledLine(direction: direction, position: position, start: start, end: end, thickness: 0.8),
                low: position, high: position, isFaint: faint)
        }
        let frame =
            [50.0, 100, 500].map { stroke(.vertical, $0, 0, 300, faint: true) }
            + stride(from: 0.0, through: 300, by: 30).map { stroke(.horizontal, $0, 50, 500, faint: false) }
        let faint = RuleGroups.withoutStrayColumns(frame + [stroke(.vertical, 200, 30, 60, faint: true)])
        #expect(faint.count == frame.count)
        let solid = RuleGroups.withoutStrayColumns(frame + [stroke(.vertical, 200, 30, 60, faint: false)])
        #expect(solid.count == frame.count + 1)
    }

    @Test("a streak from edge to edge is told from a table's rule")
    func streak() throws {
        var bitmap = sheet()
        draw(on: &bitmap)
        bitmap.fill(Box(x0: 200, y0: 0, x1: 200.6, y1: 171), with: 120)
        let picture = try #require(Picture(bitmap))
        let streaks = StreakFinder(dpi: 200).streaks(in: picture, tones: Tones(picture))
        #expect(!streaks.isEmpty && streaks.allSatisfy { abs($0.rule.position - 200.3) < 1 })
    }

    @Test("a tilted rule is erased along its whole length")
    func erasedTilted() throws {
        var bitmap = sheet()
        draw(on: &bitmap, tilt: 0.006)
        let picture = try #require(Picture(bitmap))
        let tones = Tones(picture)
        let finder = RuleFinder(dpi: 200)
        let strokes = finder.all(
            in: picture, tones: tones, beside: finder.solid(in: picture, threshold: tones.printThreshold))
        let before = bitmap.pixels.count { $0 < 128 }
        RuleEraser(dpi: 200, threshold: 128).erase(strokes, from: &bitmap)
        #expect(bitmap.pixels.count { $0 < 128 } * 20 < before)
    }
}
