internal import CLeptonica
import DocumentModel

/// Finds long straight strokes (underlines, frames, table borders) and takes them out of the picture.
struct RuleFinder {
    let dpi: Double
    /// Shortest horizontal rule in points: longer than any stroke of a letter.
    var shortestHorizontal = 26.0
    /// Shortest vertical rule in points.
    var shortestVertical = 20.0
    /// From this length in points, a vertical rule may stand alone.
    var longVertical = 60.0
    /// Thicker strokes are bars and picture edges, not rules; in points.
    var thickest = 4.5

    private func pixels(_ points: Double) -> Int { max(1, Int((points * dpi / 72).rounded())) }

    /// Rules of a grey picture, in points; those of one direction together, top to bottom or left to right.
    func find(in gray: Picture, threshold: Int) -> [RuledLine] {
        guard let ink = gray.binary(below: threshold) else { return [] }
        let horizontals = strokes(in: ink, .horizontal)
        return horizontals + strokes(in: ink, .vertical).filter { isBorder($0, of: horizontals) }
    }

    /// Whether a vertical stroke is a rule: long, or one that meets horizontal rules at both ends.
    ///
    /// The stems of letters that stand below each other in close lines make short ones that meet none.
    private func isBorder(_ vertical: RuledLine, of horizontals: [RuledLine]) -> Bool {
        if vertical.length >= longVertical { return true }
        func meets(_ y: Double) -> Bool {
            horizontals.contains {
                abs($0.position - y) <= 6 && vertical.position >= $0.start - 4 && vertical.position <= $0.end + 4
            }
        }
        return meets(vertical.start) && meets(vertical.end)
    }

    /// A short opening leaves straight runs, a closing bridges their gaps, a long opening leaves the rules.
    private func strokes(in ink: Picture, _ direction: RuledLine.Direction) -> [RuledLine] {
        let isHorizontal = direction == .horizontal
        func brick(_ points: Double) -> (Int32, Int32) {
            let size = Int32(pixels(points))
            return isHorizontal ? (size, 1) : (1, size)
        }
        // Stems reach 14 points in titles, and those of the next line stand 5 points below them.
        let run = brick(isHorizontal ? 9 : 12)
        let gap = brick(isHorizontal ? 5 : 2)
        let least = brick(isHorizontal ? shortestHorizontal : shortestVertical)
        guard let runs = Picture(taking: pixOpenBrick(nil, ink.pix, run.0, run.1)),
            let joined = Picture(taking: pixCloseSafeBrick(nil, runs.pix, gap.0, gap.1)),
            let long = Picture(taking: pixOpenBrick(nil, joined.pix, least.0, least.1))
        else { return [] }
        let points = 72 / dpi
        var found: [RuledLine] = []
        for part in long.components() {
            let across = Double(isHorizontal ? part.height : part.width) * points
            let start = Double(isHorizontal ? part.x : part.y) * points
            let length = Double(isHorizontal ? part.width : part.height) * points
            let edge = Double(isHorizontal ? part.y : part.x) * points
            guard across <= thickest, length >= 6 * across else { continue }
            found.append(
                RuledLine(
                    direction: direction, position: edge + across / 2, start: start, end: start + length,
                    thickness: across))
        }
        return Self.joined(found, gap: isHorizontal ? 8 : 4)
    }

    /// Pieces of one rule put together: same position within 1.5 points, gaps of at most `gap`.
    static func joined(_ pieces: [RuledLine], gap: Double) -> [RuledLine] {
        var rules: [RuledLine] = []
        for piece in pieces.sorted(by: { $0.start < $1.start }) {
            let partner = rules.lastIndex { rule in
                abs(rule.position - piece.position) <= 1.5 && piece.start - rule.end <= gap
            }
            guard let partner else {
                rules.append(piece)
                continue
            }
            let old = rules[partner]
            rules[partner].position =
                (old.position * old.length + piece.position * piece.length) / max(0.01, old.length + piece.length)
            rules[partner].end = max(old.end, piece.end)
            rules[partner].thickness = max(old.thickness, piece.thickness)
        }
        return rules.sorted { ($0.position, $0.start) < ($1.position, $1.start) }
    }

    /// The rules of two pictures of one page.
    func union(_ first: [RuledLine], _ second: [RuledLine]) -> [RuledLine] {
        [RuledLine.Direction.horizontal, .vertical].flatMap { direction in
            Self.joined((first + second).filter { $0.direction == direction }, gap: direction == .horizontal ? 8 : 4)
        }
    }

    /// Whitens the rules, and keeps the letters that cross them.
    ///
    /// Where ink goes on at both sides of the stroke, a letter crosses, and the pixels stay.
    func erase(_ rules: [RuledLine], from bitmap: inout PageBitmap, threshold: UInt8) {
        let width = bitmap.width
        let height = bitmap.height
        let scale = dpi / 72
        bitmap.pixels.withUnsafeMutableBufferPointer { pixels in
            for rule in rules {
                let isHorizontal = rule.direction == .horizontal
                let alongLimit = isHorizontal ? width : height
                let acrossLimit = isHorizontal ? height : width
                let alongStep = isHorizontal ? 1 : width
                let acrossStep = isHorizontal ? width : 1
                let half = rule.thickness / 2 * scale
                let middle = rule.position * scale
                let first = max(0, Int((middle - half).rounded(.down)) - 1)
                let last = min(acrossLimit - 1, Int((middle + half).rounded(.up)))
                let start = max(0, Int((rule.start * scale).rounded(.down)) - 1)
                let end = min(alongLimit - 1, Int((rule.end * scale).rounded(.up)))
                guard first <= last, start <= end else { continue }
                for along in start...end {
                    let base = along * alongStep
                    let isCrossed =
                        first >= 2 && last + 2 < acrossLimit
                        && pixels[base + (first - 1) * acrossStep] < threshold
                        && pixels[base + (first - 2) * acrossStep] < threshold
                        && pixels[base + (last + 1) * acrossStep] < threshold
                        && pixels[base + (last + 2) * acrossStep] < threshold
                    if isCrossed { continue }
                    for across in first...last { pixels[base + across * acrossStep] = 255 }
                }
            }
        }
    }
}
