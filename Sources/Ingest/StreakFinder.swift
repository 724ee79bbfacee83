internal import CLeptonica
import DocumentModel

/// Finds the streaks that dirt on the glass of a copier or feeder draws: thin, along the feed, from edge to edge.
///
/// They are looked for before the page is straightened, because they follow the machine and not the print.
struct StreakFinder {
    let dpi: Double
    /// A streak begins and ends so close to the page's edges, as a share of the page's height.
    var edgeShare = 0.03
    /// Share of the page's height over which it must be seen; letters hide it elsewhere.
    var leastShare = 0.5
    /// A streak wanders by at most so many points.
    var drift = 4.0

    /// Vertical streaks of an 8-bit picture on even paper, one stroke after the other from edge to edge.
    func streaks(in gray: Picture, tones: Tones) -> [RuleStroke] {
        let height = Double(gray.height) * 72 / dpi
        let pieces = RuleFinder(dpi: dpi).provenStrokes(in: gray, tones: tones, .vertical)
        return groups(pieces).flatMap { group -> [RuleStroke] in
            let length = group.reduce(0) { $0 + $1.rule.length }
            guard let first = group.first, let last = group.map(\.rule.end).max(), length >= leastShare * height,
                first.rule.start <= edgeShare * height, last >= (1 - edgeShare) * height
            else { return [] }
            return whole(group, height: height)
        }
    }

    /// Strokes near one position, top to bottom.
    private func groups(_ pieces: [RuleStroke]) -> [[RuleStroke]] {
        var groups: [[RuleStroke]] = []
        for piece in pieces.sorted(by: { $0.rule.position < $1.rule.position }) {
            if let first = groups.last?.first, piece.rule.position - first.rule.position <= drift {
                groups[groups.count - 1].append(piece)
            } else {
                groups.append([piece])
            }
        }
        return groups.map { $0.sorted { $0.rule.start < $1.rule.start } }
    }

    /// The strokes with what lies between them, above the first and below the last.
    private func whole(_ strokes: [RuleStroke], height: Double) -> [RuleStroke] {
        var out: [RuleStroke] = []
        var top = 0.0
        var position = strokes[0].rule.position
        func gap(to bottom: Double, _ next: Double) {
            guard bottom - top > 1 else { return }
            out.append(
                RuleStroke(
                    rule: RuledLine(
                        direction: .vertical, position: (position + next) / 2, start: top, end: bottom, thickness: 0.8),
                    low: min(position, next) - 0.5, high: max(position, next) + 0.5, isFaint: true))
        }
        for stroke in strokes {
            gap(to: stroke.rule.start, stroke.rule.position)
            out.append(stroke)
            top = max(top, stroke.rule.end)
            position = stroke.rule.position
        }
        gap(to: height, position)
        return out
    }
}
