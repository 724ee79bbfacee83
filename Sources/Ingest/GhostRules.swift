import DocumentModel

/// Tells vertical rules that shine through from the back of the sheet: print runs across them, as it hardly ever does across a rule of its
/// own table.
struct GhostRules {
    let bitmap: PageBitmap
    let tones: Tones
    /// Print that runs across a rule is darker than the rule by this share of the contrast of ink and paper.
    var darker = 0.2
    /// Print stands at both sides of the rule's middle, between these distances in points.
    var sides = 1.08...2.16
    /// Rules of one edge stand within so many points.
    var sameEdge = 2.5
    /// An edge that a line of print runs across every so many points is none, if there are two such lines at least or the edge is shorter
    /// than `shortEdge` points: a blot runs across true ones.
    var pointsPerLine = 150.0
    var shortEdge = 40.0
    /// White between two lines of print, in points.
    var leading = 5.0
    /// So near to a rule across, in points, the crossing of the two is dark.
    var corner = 3.5

    /// The strokes of a page without faint column edges that print runs across.
    func removed(from strokes: [RuleStroke]) -> [RuleStroke] {
        // What is black and white only shows nothing of the back.
        guard !tones.isBilevel else { return strokes }
        let rows = strokes.map(\.rule).filter { $0.direction == .horizontal }
        let columns = strokes.filter { $0.isFaint && $0.rule.direction == .vertical }.map {
            (rule: $0.rule, lines: lines(across: $0, rows: rows))
        }
        return strokes.filter { stroke in
            guard stroke.isFaint, stroke.rule.direction == .vertical else { return true }
            let edge = columns.filter { abs($0.rule.position - stroke.rule.position) <= sameEdge }
            let count = edge.reduce(0) { $0 + $1.lines }
            let length = edge.reduce(0) { $0 + $1.rule.length }
            return count < (length < shortEdge ? 1 : 2) || Double(count) * pointsPerLine < length
        }
    }

    /// How many lines of print run across a stroke.
    private func lines(across stroke: RuleStroke, rows: [RuledLine]) -> Int {
        let scale = bitmap.dpi / 72
        let corners = rows.filter {
            $0.start - 5 <= stroke.rule.position && $0.end + 5 >= stroke.rule.position
        }.map(\.position)
        let beside = Int(sides.lowerBound * scale)...max(2, Int(sides.upperBound * scale))
        let lane = RuleLane(stroke, width: bitmap.width, height: bitmap.height, dpi: bitmap.dpi)
        return bitmap.pixels.withUnsafeBufferPointer { pixels in
            let path = lane.middles(in: pixels)
            func grey(_ index: Int, _ offset: Int) -> Int {
                let across = Int(path[index]) + offset
                guard (0..<lane.acrossLimit).contains(across) else { return 255 }
                return Int(pixels[(lane.start + index) * lane.alongStep + across * lane.acrossStep])
            }
            let middles = path.indices.map { min(grey($0, -1), grey($0, 0), grey($0, 1)) }
            guard !middles.isEmpty else { return 0 }
            let typical = middles.sorted()[middles.count / 2]
            let dark = min(tones.printThreshold, typical - Int(darker * Double(tones.contrast)))
            var count = 0
            var last = -Double.infinity
            for index in path.indices where middles[index] < dark {
                let along = Double(lane.start + index) / scale
                guard !corners.contains(where: { abs($0 - along) <= corner }),
                    beside.contains(where: { grey(index, $0) < tones.printThreshold }),
                    beside.contains(where: { grey(index, -$0) < tones.printThreshold })
                else { continue }
                if along - last > leading { count += 1 }
                last = along
            }
            return count
        }
    }
}
