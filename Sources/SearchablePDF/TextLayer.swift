internal import DocumentModel

/// Writes the words of a page as a content stream that shows nothing (rendering mode 3).
///
/// The page's one text matrix takes tilt, turn and crop box; below it all numbers are whole half points and coarse
/// percents, which keeps the layer small. Words of a line stand on one baseline in one size, as they are printed, so that readers take
/// them for a line; each is stretched to the width of its box.
struct TextLayer {
    /// Points a unit.
    static let unit = 0.5
    /// How far the font's letters reach above and below the baseline, as shares of its size; they add up to 1.
    static let ascent = 0.8
    static let descent = 0.2
    /// The least gap between words as a share of the size; readers join what stands closer.
    private static let leastGap = 0.2
    /// Words are stretched by multiples of so many percent.
    private static let stretchStep = 4.0

    let codes: TextCodes
    /// The font's name in the page's resources.
    let fontName: String

    /// The content stream of a page; nil when it has no words.
    func content(of page: CopyPage, placement: PagePlacement) -> [UInt8]? {
        let lines = page.lines.filter { line in line.contains { !$0.text.isEmpty } }
        guard !lines.isEmpty else { return nil }
        let matrix = placement.matrix(unit: Self.unit)
        let numbers = [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f].map(Self.number)
        var writer = Writer(layer: self, pageHeight: placement.uprightHeight)
        writer.put("q BT 3 Tr \(numbers.joined(separator: " ")) Tm\n")
        for line in lines { writer.line(line.filter { !$0.text.isEmpty }) }
        writer.put("ET Q\n")
        return writer.bytes
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
        let pageHeight: Double
        var bytes: [UInt8] = []
        /// Where the last `Td` went.
        private var x = 0
        private var y = 0
        private var size = 0
        private var stretch = 0

        init(layer: TextLayer, pageHeight: Double) {
            self.layer = layer
            self.pageHeight = pageHeight
        }

        mutating func put(_ text: String) { bytes += text.utf8 }

        mutating func line(_ words: [CopyPage.PlacedWord]) {
            let band = Band(words)
            for (index, word) in words.enumerated() {
                let (top, bottom) = band.isMember(word.box) ? (band.top, band.bottom) : (word.box.y0, word.box.y1)
                let height = max(2, bottom - top)
                let next = index + 1 < words.count ? words[index + 1].box : nil
                var width = word.box.width
                if let next, next.x0 > word.box.x0, next.y0 < bottom, next.y1 > top {
                    width = min(width, next.x0 - word.box.x0 - TextLayer.leastGap * height)
                }
                show(
                    word.text, x: word.box.x0, baseline: bottom - TextLayer.descent * height, height: height,
                    width: max(width, 0.1 * height))
            }
            put("\n")
        }

        private mutating func show(_ text: String, x left: Double, baseline: Double, height: Double, width: Double) {
            let (code, letters) = layer.codes.encoded(text)
            guard letters > 0 else { return }
            let units = Int((height / TextLayer.unit).rounded())
            if units != size {
                put("/\(layer.fontName) \(units) Tf ")
                size = units
            }
            let newX = Int((left / TextLayer.unit).rounded())
            let newY = Int(((pageHeight - baseline) / TextLayer.unit).rounded())
            put("\(newX - x) \(newY - y) Td ")
            (x, y) = (newX, newY)
            let natural = Double(letters) / 1_000 * Double(units) * TextLayer.unit
            let steps = (100 * width / natural / TextLayer.stretchStep).rounded(.down)
            let percent = max(1, Int(steps * TextLayer.stretchStep))
            if percent != stretch {
                put("\(percent) Tz")
                stretch = percent
            }
            bytes.append(UInt8(ascii: "("))
            bytes += code
            bytes.append(TextCodes.space)
            put(")Tj\n")
        }
    }

    /// The height that the words of a line have in common.
    private struct Band {
        let top: Double
        let bottom: Double

        init(_ words: [CopyPage.PlacedWord]) {
            let heights = words.map(\.box.height).sorted()
            let usual = heights[heights.count / 2]
            // Not what reaches over several lines: a bracket, a misread rule.
            let boxes = words.map(\.box).filter { $0.height < 1.8 * usual }
            top = boxes.map(\.y0).min() ?? 0
            bottom = boxes.map(\.y1).max() ?? 0
        }

        /// Whether the word stands on the line, and not far above or below it.
        func isMember(_ box: Box) -> Bool {
            box.centerY > top && box.centerY < bottom && box.height < 1.5 * (bottom - top)
        }
    }
}
