internal import DocumentModel

/// A word where the text layer shows it.
struct LaidWord {
    let text: String
    let pieces: [TextCodes.Piece]
    /// Width in sizes, unstretched.
    let natural: Double
    let direction: LineDirection
    /// Number of the line on the page.
    let line: Int
    /// Left end and baseline in points of the turned view, y downwards.
    var x: Double
    var baseline: Double
    /// Size of the font in units of ``TextLayer/unit``.
    var size: Int
    /// Percent of the natural width.
    var stretch: Int
    /// What the line adds to each blank, unstretched, in units of ``TextLayer/unit``.
    var spacing = 0
    /// Whether a sign at its end parts it from its neighbours; see ``WordParting``.
    var isParted = false
    /// Whether it must stand at its place to the unit.
    var isExact = false

    var points: Double { Double(size) * TextLayer.unit }
    /// Where the word ends, in points of the turned view.
    var end: Double { x + natural * points * Double(stretch) / 100 }
}

/// Lays out the words of a page, each at its box.
///
/// Sizes and stretches that differ little are made the same, as in print, and steps of leaning lines are gathered: readers
/// find lines and paragraphs more surely, and the layer becomes smaller.
struct PageLayout {
    /// How far the font's letters, marks included, reach above and below the baseline, as shares of its size.
    static let ascent = 0.95
    static let descent = 0.25
    /// The least gap between words as a share of the size.
    private static let leastGap = 0.15
    /// A line whose letters make so many sizes tells its size by their widths.
    private static let leastNatural = 5.0
    /// A line takes the page's usual size when its own is so near, as a share.
    private static let sizeTolerance = 0.12
    /// A word takes over the stretch of the one before when that fills its box as well but for this share.
    private static let stretchTolerance = 0.12
    /// And so many points beside its end do not count.
    private static let endTolerance = 1.0
    /// Where letters become narrower than this share of their natural width, they become smaller: Poppler takes equal
    /// letters that stand closer than a tenth of their size for one that was printed twice.
    private static let leastStretch = 0.6
    /// A word may stand so many points off its baseline on a page that leans.
    private static let baselineTolerance = 1.0

    private let placement: PagePlacement
    private(set) var words: [LaidWord] = []
    private var stretch = 100
    private var spacing = 0
    private var lastSize = 0

    private struct Row {
        let words: [CopyPage.PlacedWord]
        let codes: [(pieces: [TextCodes.Piece], width: Int)]
        let direction: LineDirection
        /// As seen along the line.
        let boxes: [Box]
        let band: Band
        /// Sizes in points by the words' heights.
        let heights: [Double]
        /// Width of the line's letters in sizes, and the size in points that they tell by it.
        let natural: Double
        let byWidth: Double

        init(_ words: [CopyPage.PlacedWord], codes: TextCodes) {
            self.words = words
            self.codes = words.map { codes.encoded($0.text) }
            let parted = PageLayout.parted(words)
            direction = LineDirection(of: parted)
            let boxes = parted.map(direction.seen)
            let band = Band(boxes)
            heights = boxes.map { box in
                let span = band.span(of: box)
                return max(2, (span.bottom - span.top) / (PageLayout.ascent + PageLayout.descent))
            }
            let widths = self.codes.map { Double($0.width) / 1_000 }
            let members = boxes.indices.filter { band.isMember(boxes[$0]) }
            natural = members.reduce(0) { $0 + widths[$1] }
            byWidth = members.reduce(0) { $0 + boxes[$1].width } / max(natural, 0.1)
            self.boxes = boxes
            self.band = band
        }

        /// The size of a word in points: by its height, or, where the line is long enough to tell or agrees with the page,
        /// by how wide its letters are, which differs less from line to line.
        func size(_ index: Int, usual: Double?) -> Double {
            guard band.isMember(boxes[index]) else { return heights[index] }
            let ratio = byWidth / heights[index]
            if natural >= PageLayout.leastNatural, (0.65...1.5).contains(ratio) { return byWidth }
            if let usual, abs(byWidth / usual - 1) <= PageLayout.sizeTolerance, (0.5...2.5).contains(ratio) {
                return usual
            }
            return heights[index]
        }
    }

    init(_ page: CopyPage, placement: PagePlacement, codes: TextCodes) {
        self.placement = placement
        let lines = page.lines.map { $0.filter { !$0.text.isEmpty } }
        let rows = lines.flatMap(Self.runs).map { Row($0, codes: codes) }
        let sizes = rows.flatMap { row in row.boxes.indices.map { row.size($0, usual: nil) } }.sorted()
        let usual = sizes.isEmpty ? 0 : Self.units(sizes[sizes.count / 2])
        for (number, row) in rows.enumerated() { lay(row, number: number, usual: usual) }
    }

    private static func units(_ points: Double) -> Int { Int((points / TextLayer.unit).rounded()) }

    private mutating func lay(_ row: Row, number: Int, usual: Int) {
        let start = words.count
        defer { space(start) }
        var sizes: [Int] = []
        for (index, box) in row.boxes.enumerated() {
            let exact = row.size(index, usual: Double(usual) * TextLayer.unit)
            let widest = box.width / (Self.leastStretch * max(0.1, Double(row.codes[index].width) / 1_000))
            var size = max(1, Self.units(min(exact, max(1, widest))))
            let other = [usual, lastSize].first { abs(Double(size) / Double(max(1, $0)) - 1) <= Self.sizeTolerance }
            if let other, exact <= widest { size = other }
            lastSize = size
            sizes.append(size)
        }
        fit(row, sizes: sizes)
        var baseline: Double?
        for (index, box) in row.boxes.enumerated() where !row.codes[index].pieces.isEmpty {
            let span = row.band.span(of: box)
            let tilted = row.direction.seen(placement.tilted(row.direction.onPage(box)))
            let size = sizes[index]
            let points = Double(size) * TextLayer.unit
            var level = span.bottom + tilted.y0 - box.y0 - Self.descent * min(row.heights[index], points)
            if let baseline, abs(level - baseline) <= Self.baselineTolerance { level = baseline }
            baseline = level
            let natural = Double(row.codes[index].width) / 1_000
            let wanted = box.width / (natural * points)
            var most = Double.infinity
            if index + 1 < row.boxes.count {
                let next = row.boxes[index + 1]
                if next.x0 > box.x0, next.y0 < span.bottom, next.y1 > span.top {
                    most = (next.x0 - box.x0 - Self.leastGap * points) / (natural * points)
                    // Words that lie over each other stay so.
                    if most < 0.7 * wanted { most = .infinity }
                }
            }
            let current = Double(stretch) / 100
            let error = abs(wanted - current) * natural * points
            let isNear = error <= max(Self.endTolerance, Self.stretchTolerance * box.width)
            if current > most || !isNear {
                stretch = max(1, Int(100 * min(wanted, most)))
                if stretch > 20 { stretch -= stretch % 5 }
            }
            words.append(
                LaidWord(
                    text: row.words[index].text, pieces: row.codes[index].pieces, natural: natural,
                    direction: row.direction, line: number, x: tilted.x0, baseline: level, size: size, stretch: stretch)
            )
        }
    }

    /// Sets blanks as wide as they are in most of the gaps of the line that begins at this word.
    private mutating func space(_ start: Int) {
        let line = words[start...]
        let wanted = zip(line, line.dropFirst()).compactMap { word, next -> Double? in
            let gap = (next.x - word.end) / (Double(word.stretch) / 100 * word.points)
            return (0...1.5).contains(gap) ? (gap - TextCodes.blank) * Double(word.size) : nil
        }.sorted()
        if wanted.count > 2, abs(wanted[wanted.count / 2] - Double(spacing)) > 0.7 {
            spacing = Int(wanted[wanted.count / 2].rounded())
        }
        for index in words.indices[start...] { words[index].spacing = spacing }
    }

    /// Takes the stretch that suits the words of a line together.
    private mutating func fit(_ row: Row, sizes: [Int]) {
        var natural = 0.0
        var width = 0.0
        for (index, box) in row.boxes.enumerated() {
            natural += Double(row.codes[index].width) / 1_000 * Double(sizes[index]) * TextLayer.unit
            width += box.width
        }
        guard natural > 0 else { return }
        let wanted = width / natural
        if abs(wanted / (Double(stretch) / 100) - 1) > Self.stretchTolerance / 2 {
            stretch = max(5, 5 * Int((20 * wanted).rounded()))
        }
    }
}
