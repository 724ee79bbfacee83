internal import DocumentModel

/// Writes the words of a page as a content stream that shows nothing (rendering mode 3).
///
/// The text matrix takes the turn and the crop box; below it all numbers are whole half points and coarse percents, which
/// keeps the layer small. On a page that was straightened each word stands where it was before, but level: readers such
/// as Poppler cut a word whose baseline climbs. Words of a line stand on one baseline in one size, as they are printed, so that readers take
/// them for a line; each is stretched to the width of its box.
struct TextLayer {
    /// Points a unit.
    static let unit = 0.5
    /// How far the font's letters, marks included, reach above and below the baseline, as shares of its size.
    static let ascent = 0.95
    static let descent = 0.25
    /// The least gap between words as a share of the size; readers join what stands closer.
    private static let leastGap = 0.2
    /// A word takes over the stretch of the one before when that fills its box as well but for this share.
    private static let stretchTolerance = 0.05

    let codes: TextCodes
    /// The font's name in the page's resources.
    let fontName: String

    /// The content stream of a page; nil when it has no words.
    func content(of page: CopyPage, placement: PagePlacement) -> [UInt8]? {
        let lines = page.lines.filter { line in line.contains { !$0.text.isEmpty } }
        guard !lines.isEmpty else { return nil }
        var writer = Writer(layer: self, placement: placement)
        writer.put("q BT 3 Tr\n")
        for line in lines {
            for run in Self.runs(of: line.filter { !$0.text.isEmpty }) { writer.line(run) }
        }
        writer.put("ET Q\n")
        return writer.bytes
    }

    /// The words of a line that stand in one row, or one column of words on their side; recognition joins several at times.
    static func runs(of words: [CopyPage.PlacedWord]) -> [[CopyPage.PlacedWord]] {
        let heights = words.reduce(0) { $0 + $1.box.height }
        let widths = words.reduce(0) { $0 + $1.box.width }
        let isOnSide = heights > 1.2 * widths
        var runs: [[CopyPage.PlacedWord]] = []
        for word in words {
            guard let last = runs.last?.last else {
                runs.append([word])
                continue
            }
            let jump =
                isOnSide
                ? abs(word.box.centerX - last.box.centerX) / max(word.box.width, last.box.width, 1)
                : abs(word.box.centerY - last.box.centerY) / max(word.box.height, last.box.height, 1)
            if jump > 1 { runs.append([word]) } else { runs[runs.count - 1].append(word) }
        }
        return runs
    }

    /// A number with up to four digits behind the point.
    static func number(_ value: Double) -> String {
        let scaled = Int((value * 10_000).rounded())
        var text = String(abs(scaled) % 10_000)
        text = String(repeating: "0", count: 4 - text.count) + text
        while text.hasSuffix("0") { text.removeLast() }
        let whole = abs(scaled) / 10_000
        return (scaled < 0 ? "-" : "") + "\(whole)" + (text.isEmpty ? "" : ".\(text)")
    }

    private struct Writer {
        let layer: TextLayer
        let placement: PagePlacement
        var bytes: [UInt8] = []
        private var direction: Direction?
        /// Where the last `Td` went.
        private var x = 0
        private var y = 0
        private var size = 0
        private var stretch = 0

        init(layer: TextLayer, placement: PagePlacement) {
            self.layer = layer
            self.placement = placement
        }

        mutating func put(_ text: String) { bytes += text.utf8 }

        mutating func line(_ words: [CopyPage.PlacedWord]) {
            let boxes = Self.parted(words)
            let direction = Direction(of: boxes)
            turn(to: direction)
            let straight = boxes.map(direction.seen)
            let tilted = boxes.map { direction.seen(placement.tilted($0)) }
            let band = Band(straight)
            for (index, box) in straight.enumerated() {
                let (top, bottom) = band.isMember(box) ? (band.top, band.bottom) : (box.y0, box.y1)
                let size = max(2, (bottom - top) / (TextLayer.ascent + TextLayer.descent))
                var width = box.width
                if index + 1 < words.count {
                    let next = straight[index + 1]
                    if next.x0 > box.x0, next.y0 < bottom, next.y1 > top {
                        width = min(width, next.x0 - box.x0 - TextLayer.leastGap * size)
                    }
                }
                let climb = tilted[index].y0 - box.y0
                show(
                    words[index].text, x: tilted[index].x0, baseline: bottom + climb - TextLayer.descent * size,
                    size: size, width: max(width, 0.1 * size))
            }
        }

        /// The words' boxes; where recognition gave all words the line's box, its longer side is shared out by letters.
        private static func parted(_ words: [CopyPage.PlacedWord]) -> [Box] {
            let boxes = words.map(\.box)
            guard words.count > 1, let whole = Box.enclosing(boxes),
                boxes.allSatisfy({
                    whole.height > whole.width ? $0.height > 0.7 * whole.height : $0.width > 0.7 * whole.width
                })
            else { return boxes }
            let letters = words.map { Double($0.text.unicodeScalars.count) }
            let step = max(whole.width, whole.height) / (letters.reduce(0, +) + Double(words.count - 1))
            var start = 0.0
            return letters.map { count in
                let (first, last) = (start, start + count * step)
                start = last + step
                return whole.height > whole.width
                    ? Box(x0: whole.x0, y0: whole.y0 + first, x1: whole.x1, y1: whole.y0 + last)
                    : Box(x0: whole.x0 + first, y0: whole.y0, x1: whole.x0 + last, y1: whole.y1)
            }
        }

        private mutating func turn(to new: Direction) {
            guard new != direction else { return }
            direction = new
            let page = placement.uprightHeight / TextLayer.unit
            let matrix = new.matrix(pageHeight: page).then(placement.matrix(unit: TextLayer.unit))
            let numbers = [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f].map(TextLayer.number)
            put("\(numbers.joined(separator: " ")) Tm\n")
            (x, y) = (0, 0)
        }

        private mutating func show(_ text: String, x left: Double, baseline: Double, size points: Double, width: Double)
        {
            let (code, letters) = layer.codes.encoded(text)
            guard letters > 0 else { return }
            let units = Int((points / TextLayer.unit).rounded())
            if units != size {
                put("/\(layer.fontName) \(units) Tf ")
                size = units
            }
            let newX = Int((left / TextLayer.unit).rounded())
            let newY = -Int((baseline / TextLayer.unit).rounded())
            put("\(newX - x) \(newY - y) Td ")
            (x, y) = (newX, newY)
            let natural = Double(letters) / 1_000 * Double(units) * TextLayer.unit
            let percent = max(1, Int(100 * width / natural))
            let change = Double(stretch) / Double(percent) - 1
            if change > 0.4 * TextLayer.stretchTolerance || change < -TextLayer.stretchTolerance {
                put("\(percent) Tz")
                stretch = percent
            }
            bytes.append(UInt8(ascii: "("))
            bytes += code
            bytes.append(TextCodes.space)
            put(")Tj\n")
        }
    }

    /// Which way a line runs on the upright page.
    enum Direction: Equatable {
        case right
        /// From top to bottom, letters leaning to the right.
        case down
        /// From bottom to top.
        case up

        /// A line of words that are higher than wide, one above the other, runs down or up.
        init(of boxes: [Box]) {
            self = .right
            guard boxes.count > 1, let first = boxes.first, let last = boxes.last else { return }
            let across = abs(last.centerX - first.centerX)
            let along = abs(last.centerY - first.centerY)
            let heights = boxes.reduce(0) { $0 + $1.height }
            let widths = boxes.reduce(0) { $0 + $1.width }
            guard along > 3 * across, heights > 1.2 * widths else { return }
            self = last.centerY > first.centerY ? .down : .up
        }

        /// A box as it is seen with the head turned, so that the line runs to the right; y grows downwards.
        func seen(_ box: Box) -> Box {
            switch self {
            case .right: box
            case .down: Box(x0: box.y0, y0: -box.x1, x1: box.y1, y1: -box.x0)
            case .up: Box(x0: -box.y1, y0: box.x0, x1: -box.y0, y1: box.x1)
            }
        }

        /// From the turned view, y upwards, to the page with its origin at the lower left.
        func matrix(pageHeight: Double) -> PagePlacement.Matrix {
            switch self {
            case .right: PagePlacement.Matrix(a: 1, b: 0, c: 0, d: 1, e: 0, f: pageHeight)
            case .down: PagePlacement.Matrix(a: 0, b: -1, c: 1, d: 0, e: 0, f: pageHeight)
            case .up: PagePlacement.Matrix(a: 0, b: 1, c: -1, d: 0, e: 0, f: pageHeight)
            }
        }
    }

    /// The height that the words of a line have in common.
    private struct Band {
        let top: Double
        let bottom: Double

        init(_ words: [Box]) {
            let heights = words.map(\.height).sorted()
            let usual = heights[heights.count / 2]
            // Not what reaches over several lines: a bracket, a misread rule.
            let boxes = words.filter { $0.height < 1.8 * usual }
            top = boxes.map(\.y0).min() ?? 0
            bottom = boxes.map(\.y1).max() ?? 0
        }

        /// Whether the word stands on the line, and not far above or below it.
        func isMember(_ box: Box) -> Bool {
            box.centerY > top && box.centerY < bottom && box.height < 1.5 * (bottom - top)
        }
    }
}
