import DocumentModel
import Testing

@testable import Ingest

@Suite("Gaps in vertical rules")
struct RuleGapsTests {
    /// A page of 200 by 200 points at 72 dpi with rules across every 40 points.
    private func page(stem: ClosedRange<Int>?) -> PageBitmap {
        var pixels = [UInt8](repeating: 255, count: 200 * 200)
        for y in 0..<200 where !(80..<120).contains(y) { pixels[y * 200 + 100] = 0 }
        if let stem { for y in stem { pixels[y * 200 + 100] = 0 } }
        return PageBitmap(width: 200, height: 200, dpi: 72, pixels: pixels)
    }

    private func strokes() -> [RuleStroke] {
        func stroke(_ direction: RuledLine.Direction, _ position: Double) -> RuleStroke {
            RuleStroke(
                rule: RuledLine(direction: direction, position: position, start: 0, end: 200, thickness: 1),
                low: position - 1, high: position + 1, isFaint: false)
        }
        return [0, 40, 80, 120, 160, 200].map { stroke(.horizontal, $0) } + [stroke(.vertical, 100.5)]
    }

    private func verticals(stem: ClosedRange<Int>?) -> [RuledLine] {
        RuleGaps(bitmap: page(stem: stem), threshold: 128).cut(strokes()).map(\.rule)
            .filter { $0.direction == .vertical }
    }

    @Test("a letter's stem between two rows is no part of the rule above and below")
    func stem() {
        let rules = verticals(stem: 90...110)
        #expect(rules.map(\.start) == [0, 120])
        #expect(rules.map(\.end) == [80, 200])
    }

    @Test("a rule that reaches the rules across stays whole")
    func whole() {
        #expect(verticals(stem: 80...119).count == 1)
    }

    @Test("a rule with a drop-out in its middle stays whole")
    func dropOut() {
        let rules = verticals(stem: 80...112)
        #expect(rules.count == 1)
    }
}
