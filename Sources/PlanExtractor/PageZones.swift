import DocumentModel

/// Pieces of a page from top to bottom: single lines, and pairs of blocks that stand side by side.
enum PageZones {
    enum Zone: Sendable {
        case single(TextLine)
        case sideBySide(left: [TextLine], right: [TextLine])
    }

    /// A white strip of this width in points, through at least two rows, parts two blocks.
    static let gutterWidth = 11.0
    /// Where only one row has text on both sides, the strip must be this wide.
    static let loneGutterWidth = 30.0
    /// Blocks side by side end where nothing is printed for so many points.
    static let largestGap = 170.0

    static func zones(of lines: [TextLine], pageWidth: Double) -> [Zone] {
        let rows = rows(of: lines.filter { !$0.words.isEmpty })
        var out: [Zone] = []
        var index = 0
        while index < rows.count {
            if let zone = sideBySide(rows, from: index, pageWidth: pageWidth) {
                out += zone.zones
                index = zone.end
            } else {
                let height = rows[index].map(\.box.height).max() ?? 0
                out += joined(rows[index], largestGap: 3 * height).map { .single($0) }
                index += 1
            }
        }
        return out
    }

    /// Lines that share a height on the page, left to right.
    static func rows(of lines: [TextLine]) -> [[TextLine]] {
        var rows: [[TextLine]] = []
        for line in lines.sorted(by: { $0.box.centerY < $1.box.centerY }) {
            if let last = rows.last, let anchor = last.first,
                abs(anchor.box.centerY - line.box.centerY) < 0.5 * min(anchor.box.height, line.box.height),
                !last.contains(where: { overlap($0.box, line.box) > 2 })
            {
                rows[rows.count - 1].append(line)
            } else {
                rows.append([line])
            }
        }
        return rows.map { $0.sorted { $0.box.x0 < $1.box.x0 } }
    }

    private static func overlap(_ a: Box, _ b: Box) -> Double { min(a.x1, b.x1) - max(a.x0, b.x0) }

    /// Gaps between words of a row that could be the strip between two blocks.
    private static func gaps(of row: [TextLine], pageWidth: Double) -> [ClosedRange<Double>] {
        let words = row.flatMap(\.words).sorted { $0.box.x0 < $1.box.x0 }
        guard let first = words.first else { return [] }
        var out: [ClosedRange<Double>] = []
        if first.box.x0 > 0 { out.append(0...first.box.x0) }
        var reach = first.box.x1
        for word in words.dropFirst() {
            if word.box.x0 - reach >= gutterWidth { out.append(reach...word.box.x0) }
            reach = max(reach, word.box.x1)
        }
        if reach < pageWidth { out.append(reach...pageWidth) }
        return out
    }

    private struct Run {
        var end: Int
        var zones: [Zone]
    }

    private static func sideBySide(_ rows: [[TextLine]], from start: Int, pageWidth: Double) -> Run? {
        let inner = (0.2 * pageWidth)...(0.75 * pageWidth)
        var best: Run?
        for seed in gaps(of: rows[start], pageWidth: pageWidth) {
            var low = max(seed.lowerBound, inner.lowerBound)
            var high = min(seed.upperBound, inner.upperBound)
            guard high - low >= gutterWidth else { continue }
            var end = start + 1
            while end < rows.count, top(rows[end]) - bottom(rows[end - 1]) < largestGap,
                !isMiddle(rows[end], pageWidth: pageWidth)
            {
                let fitting = gaps(of: rows[end], pageWidth: pageWidth)
                    .map { (max($0.lowerBound, low), min($0.upperBound, high)) }
                    .max { $0.1 - $0.0 < $1.1 - $1.0 }
                guard let (nextLow, nextHigh) = fitting, nextHigh - nextLow >= gutterWidth,
                    !isAddress(rows[end]), !isKind(rows[end])
                else { break }
                (low, high) = (nextLow, nextHigh)
                end += 1
            }
            if let run = run(rows, start: start, end: end, gutter: (low + high) / 2, width: high - low),
                run.end > (best?.end ?? 0)
            {
                best = run
            }
        }
        return best
    }

    /// `Kính gửi:` begins below both blocks of a letterhead, wherever it stands across the page.
    private static func isAddress(_ row: [TextLine]) -> Bool {
        row.contains { LayoutText.folded($0.text).hasPrefix("kinh gui") }
    }

    /// The name of a document's kind stands below both blocks, on a line of its own.
    private static func isKind(_ row: [TextLine]) -> Bool {
        guard row.count == 1, let line = row.first, LayoutText.isCapitals(line.text) else { return false }
        let folded = LayoutText.trimmed(LayoutText.folded(line.text), of: " .:-_")
        return TitleBlock.kinds.contains { $0.folded == folded }
    }

    /// One line in the middle of the page, such as a title below the letterhead.
    private static func isMiddle(_ row: [TextLine], pageWidth: Double) -> Bool {
        // Specks beside the line are no text.
        let words = row.flatMap(\.words).filter { $0.text.contains { $0.isLetter || $0.isNumber } }
        guard let box = Box.enclosing(words.map(\.box)) else { return false }
        return (0.43...0.6).contains(box.centerX / pageWidth)
            && gaps(of: [TextLine(words: words)], pageWidth: pageWidth).allSatisfy {
                $0.lowerBound == 0 || $0.upperBound == pageWidth
            }
    }

    private static func top(_ row: [TextLine]) -> Double { row.map(\.box.y0).min() ?? 0 }
    private static func bottom(_ row: [TextLine]) -> Double { row.map(\.box.y1).max() ?? 0 }

    /// The run of rows as two blocks, if enough rows have text on both sides.
    private static func run(
        _ rows: [[TextLine]], start: Int, end: Int, gutter: Double, width: Double
    ) -> Run? {
        let split = rows[start..<end].map { row in
            (
                left: pieces(row) { $0.box.centerX < gutter },
                right: pieces(row) { $0.box.centerX >= gutter }
            )
        }
        let both = split.indices.filter { !split[$0].left.isEmpty && !split[$0].right.isEmpty }
        guard let first = both.first, let last = both.last else { return nil }
        let left = split.flatMap(\.left)
        let right = split.flatMap(\.right)
        guard left.count + right.count > 2, !(left.count == 1 && right.count == 1) else { return nil }
        if !BlockWords.isPair(left: left, right: right), both.count < 3 || width < loneGutterWidth { return nil }
        // Rows before the first pair that stand on one side only come first; a letterhead's capitals stay.
        var lead: [Zone] = []
        var from = 0
        while from < first, split[from].left.isEmpty || !split[from].left.allSatisfy({ LayoutText.isCapitals($0.text) })
        {
            lead += (split[from].left + split[from].right).map { .single($0) }
            from += 1
        }
        // Left-only rows far below the last row of the right block are running text.
        var to = split.count
        while to > last + 1, split[to - 1].right.isEmpty,
            top(split[to - 1].left) - bottom(split[to - 2].left + split[to - 2].right) > 40
        {
            to -= 1
        }
        let zone = Zone.sideBySide(
            left: split[from..<to].flatMap(\.left), right: split[from..<to].flatMap(\.right))
        return Run(end: start + to, zones: lead + [zone])
    }

    /// What a side of the strip holds of a row, as one line.
    private static func pieces(_ row: [TextLine], where keep: (Word) -> Bool) -> [TextLine] {
        let parts = row.compactMap { line -> TextLine? in
            let words = line.words.filter(keep)
            if words.isEmpty { return nil }
            return words.count == line.words.count ? line : TextLine(words: words, block: line.block)
        }
        return joined(parts, largestGap: .infinity)
    }

    /// Pieces of one printed line, left to right, joined where the white space between them is small.
    static func joined(_ parts: [TextLine], largestGap: Double) -> [TextLine] {
        var out: [TextLine] = []
        for part in parts {
            if let last = out.last, part.box.x0 - last.box.x1 <= largestGap {
                out[out.count - 1] = TextLine(words: last.words + part.words, block: last.block)
            } else {
                out.append(part)
            }
        }
        return out
    }
}
