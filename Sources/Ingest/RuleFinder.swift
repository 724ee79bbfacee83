internal import CLeptonica
import DocumentModel

/// Finds long straight strokes (underlines, frames, table borders) in a picture.
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
    /// How far a rule may rise or fall over its length: 0.7 degrees.
    var steepest = 0.012

    /// Share (0 to 1) of a faint stroke that must be a dark line between light sides; columns of stems reach 0.8.
    var leastShare = 0.87
    /// Mean darkness of a faint stroke against its sides, as a share of that of print; bleed-through has less.
    var leastContrast = 0.35

    private func pixels(_ points: Double) -> Int { max(1, Int((points * dpi / 72).rounded())) }

    /// Rules of a grey picture, in points; those of one direction together, top to bottom or left to right.
    func find(in gray: Picture, threshold: Int) -> [RuledLine] {
        solid(in: gray, threshold: threshold).map(\.rule)
    }

    /// Strokes of unbroken ink.
    func solid(in gray: Picture, threshold: Int) -> [RuleStroke] {
        guard let ink = gray.binary(below: threshold) else { return [] }
        let horizontals = solidStrokes(in: ink, .horizontal)
        return horizontals + solidStrokes(in: ink, .vertical).filter { isBorder($0, of: horizontals) }
    }

    /// All strokes of a page: those that were found, and thin ones that are faint or broken: only those that meet others, as the borders of a table do.
    ///
    /// - Parameters:
    ///   - gray: on even paper.
    ///   - solid: strokes that were found already.
    func all(in gray: Picture, tones: Tones, beside solid: [RuleStroke]) -> [RuleStroke] {
        let bitmap = gray.bitmap(dpi: dpi)
        let evidence = RuleEvidence(dpi: dpi, paper: tones.paper, contrast: tones.contrast)
        let found = [RuledLine.Direction.horizontal, .vertical].flatMap {
            proven(ridges(in: gray, tones: tones, $0), in: bitmap, by: evidence)
        }
        let faint = borders(among: found, beside: solid)
        let known = RuleStroke.union(solid + faint)
        let added = RuleCompleter(evidence: evidence, bitmap: bitmap).missing(from: known)
        let own = GhostRules(bitmap: bitmap, tones: tones).removed(from: RuleStroke.union(known + added))
        let whole = RuleStroke.union(RuleGroups.withoutStrayColumns(own))
        return RuleGaps(bitmap: bitmap, threshold: tones.threshold).cut(whole)
    }

    /// Thin strokes of one direction that the picture bears out, whether they meet others or not.
    func provenStrokes(in gray: Picture, tones: Tones, _ direction: RuledLine.Direction) -> [RuleStroke] {
        proven(
            ridges(in: gray, tones: tones, direction), in: gray.bitmap(dpi: dpi),
            by: RuleEvidence(dpi: dpi, paper: tones.paper, contrast: tones.contrast))
    }

    private func ridges(in gray: Picture, tones: Tones, _ direction: RuledLine.Direction) -> [RuleStroke] {
        let shortest = direction == .horizontal ? shortestHorizontal : shortestVertical
        let mask = RidgeFinder(dpi: dpi).strokes(in: gray, tones: tones, direction, shortest: shortest)
        return mask.map { strokes(of: $0, direction, isFaint: true) } ?? []
    }

    /// The parts of strokes that the picture bears out.
    private func proven(_ strokes: [RuleStroke], in bitmap: PageBitmap, by evidence: RuleEvidence) -> [RuleStroke] {
        strokes.flatMap { stroke -> [RuleStroke] in
            let shortest = stroke.rule.direction == .horizontal ? shortestHorizontal : shortestVertical
            return evidence.stretches(of: stroke, in: bitmap, shortest: shortest * 0.8)
                .filter { $0.share >= leastShare && $0.contrast >= leastContrast }
                .map { stretch in
                    var part = stroke
                    part.rule.start = stretch.start
                    part.rule.end = stretch.end
                    return part
                }
        }
    }

    /// Faint strokes that meet at least two others across.
    private func borders(among found: [RuleStroke], beside solid: [RuleStroke]) -> [RuleStroke] {
        var kept = found
        while true {
            let all = kept + solid
            let horizontals = all.filter { $0.rule.direction == .horizontal }
            let next = kept.filter { stroke in
                guard all.count(where: { $0.meets(stroke) }) >= 2 else { return false }
                return stroke.rule.direction == .horizontal || isBorder(stroke, of: horizontals)
            }
            if next.count == kept.count { return next }
            kept = next
        }
    }

    /// Whether a vertical stroke is a rule: long, or one that meets horizontal rules at both ends.
    ///
    /// The stems of letters that stand below each other in close lines make short ones that meet none.
    private func isBorder(_ vertical: RuleStroke, of horizontals: [RuleStroke]) -> Bool {
        let vertical = vertical.rule
        if vertical.length >= longVertical { return true }
        func meets(_ y: Double) -> Bool {
            horizontals.contains {
                abs($0.rule.position - y) <= 6 && vertical.position >= $0.rule.start - 4
                    && vertical.position <= $0.rule.end + 4
            }
        }
        return meets(vertical.start) && meets(vertical.end)
    }

    /// A short opening leaves straight runs, a closing bridges their gaps, a long opening leaves the rules.
    private func solidStrokes(in ink: Picture, _ direction: RuledLine.Direction) -> [RuleStroke] {
        let isHorizontal = direction == .horizontal
        func brick(_ points: Double) -> (Int32, Int32) {
            let size = Int32(pixels(points))
            return isHorizontal ? (size, 1) : (1, size)
        }
        // Stems reach 14 points in titles, and those of the next line stand 5 points below them.
        let run = brick(isHorizontal ? 9 : 12)
        let gap = brick(isHorizontal ? 5 : 2)
        let least = brick(isHorizontal ? shortestHorizontal : shortestVertical)
        guard let runs = Picture(taking: pixOpenCompBrickDwa(nil, ink.pix, run.0, run.1)),
            let joined = Picture(taking: pixCloseCompBrickDwa(nil, runs.pix, gap.0, gap.1)),
            let long = Picture(taking: pixOpenCompBrickDwa(nil, joined.pix, least.0, least.1))
        else { return [] }
        return RuleStroke.joined(strokes(of: long, direction, isFaint: false), gap: isHorizontal ? 8 : 4)
    }

    /// The parts of a picture of strokes that are as long and thin as rules.
    private func strokes(of mask: Picture, _ direction: RuledLine.Direction, isFaint: Bool) -> [RuleStroke] {
        let isHorizontal = direction == .horizontal
        let points = 72 / dpi
        return mask.components().compactMap { part in
            let across = Double(isHorizontal ? part.height : part.width) * points
            let start = Double(isHorizontal ? part.x : part.y) * points
            let length = Double(isHorizontal ? part.width : part.height) * points
            let edge = Double(isHorizontal ? part.y : part.x) * points
            guard across <= thickest + (isFaint ? steepest * length : 0), length >= 6 * across else { return nil }
            // A tilted rule's box is higher than its stroke, and marks of letters stand in it.
            let ink = isFaint ? 0 : mask.inkCount(x: part.x, y: part.y, width: part.width, height: part.height)
            let stroke = Double(ink) / Double(max(1, isHorizontal ? part.width : part.height)) * points
            return RuleStroke(
                rule: RuledLine(
                    direction: direction, position: edge + across / 2, start: start, end: start + length,
                    thickness: min(across, isFaint ? 1 : max(stroke, points))),
                low: edge, high: edge + across, isFaint: isFaint)
        }
    }
}

/// A rule as it was found, with the band that its pixels take.
struct RuleStroke {
    var rule: RuledLine
    /// Least and greatest coordinate across the rule, in points: it may be tilted or curved.
    var low: Double
    var high: Double
    var isFaint: Bool

    /// Whether this and a stroke of the other direction touch or cross, give or take 5 points.
    func meets(_ other: RuleStroke) -> Bool {
        rule.direction != other.rule.direction && other.high >= rule.start - 5 && other.low <= rule.end + 5
            && high >= other.rule.start - 5 && low <= other.rule.end + 5
    }

    /// Pieces of one rule put together: same position within 1.5 points, gaps of at most `gap`.
    static func joined(_ pieces: [RuleStroke], gap: Double) -> [RuleStroke] {
        var strokes: [RuleStroke] = []
        for piece in pieces.sorted(by: { $0.rule.start < $1.rule.start }) {
            let partner = strokes.lastIndex { stroke in
                abs(stroke.rule.position - piece.rule.position) <= 1.5 && piece.rule.start - stroke.rule.end <= gap
            }
            guard let partner else {
                strokes.append(piece)
                continue
            }
            let old = strokes[partner].rule
            let weight = max(0.01, old.length + piece.rule.length)
            strokes[partner].rule.position =
                (old.position * old.length + piece.rule.position * piece.rule.length) / weight
            strokes[partner].rule.end = max(old.end, piece.rule.end)
            strokes[partner].rule.thickness = max(old.thickness, piece.rule.thickness)
            strokes[partner].low = min(strokes[partner].low, piece.low)
            strokes[partner].high = max(strokes[partner].high, piece.high)
            strokes[partner].isFaint = strokes[partner].isFaint && piece.isFaint
        }
        return strokes.sorted { ($0.rule.position, $0.rule.start) < ($1.rule.position, $1.rule.start) }
    }

    /// The strokes of several searches of one page.
    static func union(_ strokes: [RuleStroke]) -> [RuleStroke] {
        [RuledLine.Direction.horizontal, .vertical].flatMap { direction in
            joined(strokes.filter { $0.rule.direction == direction }, gap: direction == .horizontal ? 8 : 4)
        }
    }
}
