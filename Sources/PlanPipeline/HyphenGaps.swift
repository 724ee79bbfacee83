internal import DocumentModel

/// Takes out a space beside a hyphen that is none on paper: `động- Thương` is `động-Thương`.
///
/// Recognition puts a space where it is used to one. Texts are set both ways, so that the white beside the stroke decides.
struct HyphenGaps {
    /// A space is wider than this share of the words' height; the white around a hyphen is narrower.
    private static let narrowest = 0.14
    /// A hyphen is at most so high, as a share of the words' height, and at least so many times as wide as high.
    private static let height = 0.3
    private static let shape = 1.4

    private let parts: [InkParts.Part]
    private let origin: (x: Double, y: Double)
    private let pointsPerPixel: Double

    /// - Parameters:
    ///   - bitmap: the cell's picture.
    ///   - ink: its parts.
    ///   - origin: where the picture's upper left corner stands on the page, in points.
    init(_ bitmap: PageBitmap, ink: InkParts, origin: (x: Double, y: Double)) {
        parts = ink.parts
        self.origin = origin
        pointsPerPixel = bitmap.pointsPerPixel
    }

    /// Whether a line has a hyphen with a space at one side only.
    static func isNeeded(for lines: [TextLine]) -> Bool {
        lines.contains { line in zip(line.words, line.words.dropFirst()).contains { mayBelong($0, $1) } }
    }

    private static func mayBelong(_ one: Word, _ next: Word) -> Bool {
        let (left, right) = (one.text, next.text)
        if left.last == "-", left.dropLast().last?.isText == true, right.first?.isText == true { return true }
        return right.first == "-" && right.dropFirst().first?.isText == true && left.last?.isText == true
    }

    /// The lines with such words made one where no space is printed.
    func mended(_ lines: [TextLine]) -> [TextLine] {
        lines.map { $0.joiningWords(by: "") { Self.mayBelong($0, $1) && isTight($0, $1) } }
    }

    /// Whether the hyphen between two words stands close to the print at both sides.
    private func isTight(_ one: Word, _ next: Word) -> Bool {
        let top = (min(one.box.y0, next.box.y0) - origin.y) / pointsPerPixel
        let bottom = (max(one.box.y1, next.box.y1) - origin.y) / pointsPerPixel
        let size = bottom - top
        let line = parts.filter { Double($0.y0 + $0.y1) / 2 >= top && Double($0.y0 + $0.y1) / 2 <= bottom }
        // Recognition ends its boxes somewhere beside the stroke.
        let from = (one.box.x1 - origin.x) / pointsPerPixel - 0.7 * size
        let to = (next.box.x0 - origin.x) / pointsPerPixel + 0.7 * size
        let strokes = line.filter { part in
            Double(part.height) <= Self.height * size && Double(part.width) >= Self.shape * Double(part.height)
                && (top + 0.3 * size...top + 0.85 * size).contains(Double(part.y0 + part.y1) / 2)
                && (from...max(from, to)).contains(Double(part.x0 + part.x1) / 2)
        }
        guard strokes.count == 1, let stroke = strokes.first else { return false }
        let letters = line.filter { Double($0.height) > Self.height * size }
        guard let left = letters.filter({ $0.x1 < stroke.x0 }).map(\.x1).max(),
            let right = letters.filter({ $0.x0 > stroke.x1 }).map(\.x0).min()
        else { return false }
        return Double(max(stroke.x0 - left, right - stroke.x1) - 1) < Self.narrowest * size
    }
}
