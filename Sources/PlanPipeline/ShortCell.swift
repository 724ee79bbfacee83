internal import DocumentModel

/// What a cell of a few characters says, decided among several readings of it and by its shape.
///
/// Alone on a line, numbers and Roman numerals lack the context that recognition leans on: `II` reads as `H`, `4.3` as
/// `43`. The English model reads them better than the Vietnamese one, which is still right about words.
struct ShortCell {
    /// Wider print is no label, in multiples of its height.
    private static let widest = 4.5
    /// A dot is at most so large, as a share of the print's height.
    private static let dot = 0.34

    private let bitmap: PageBitmap
    private let parts: [InkParts.Part]
    private let box: InkParts.Part
    private let level: UInt8

    /// - Parameters:
    ///   - bitmap: the print of one cell; nil when it is too wide, too high or nothing.
    ///   - ink: its parts.
    init?(_ bitmap: PageBitmap, ink: InkParts, highest: Double) {
        guard let box = ink.box, Double(box.height) * bitmap.pointsPerPixel <= highest,
            Double(box.width) <= Self.widest * Double(box.height)
        else { return nil }
        self.bitmap = bitmap
        self.box = box
        level = ink.level
        parts = ink.parts
    }

    /// Whether the cell holds one level stroke: a dash, which reads as `=` or `~`.
    var isDash: Bool {
        parts.count == 1 && (1.5...8).contains(Double(box.width) / Double(box.height))
            && Double(box.width) * bitmap.pointsPerPixel <= Self.widestDash
    }

    /// A dash is at most so wide, in points.
    private static let widestDash = 12.0

    /// The label that the readings, best first, agree on most; nil when none is a label.
    func label(among readings: [String]) -> String? {
        var votes: [(text: String, count: Int)] = []
        for reading in readings {
            guard let label = label(reading) else { continue }
            if let index = votes.firstIndex(where: { $0.text == label }) {
                votes[index].count += 1
            } else {
                votes.append((label, 1))
            }
        }
        guard let most = votes.map(\.count).max() else { return nil }
        return votes.first { $0.count == most }?.text
    }

    /// The reading as a label: a number, a numeral, a code, or the title of a numbering column; nil when it is none.
    func label(_ reading: String) -> String? {
        let text = String(reading.filter { !$0.isWhitespace })
        if ["STT", "TT"].contains(text) { return text }
        if Self.isNumber(text) { return withDot(text) }
        if Self.isCode(text) { return text }
        if let roman = roman(text) { return roman }
        return nil
    }

    /// `12`, `1.1`, `2.3.4`, `10-15`, `1)`, `50%`.
    static func isNumber(_ text: String) -> Bool {
        var rest = Substring(text)
        if let last = rest.last, ".)%".contains(last) { rest.removeLast() }
        let groups = rest.split(omittingEmptySubsequences: false) { ".,-/".contains($0) }
        return !groups.isEmpty && groups.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    /// `A101`, `B2`: one or two capitals and the number of a room, a form or a road.
    static func isCode(_ text: String) -> Bool {
        let capitals = text.prefix { $0.isASCII && $0.isUppercase }
        let digits = text.dropFirst(capitals.count)
        return (1...2).contains(capitals.count) && (1...4).contains(digits.count)
            && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// Digits with the dot that stands between them on paper.
    private func withDot(_ text: String) -> String {
        guard text.count >= 2, text.allSatisfy(\.isNumber) else { return text }
        let limit = Self.dot * Double(box.height)
        func isDot(_ part: InkParts.Part) -> Bool {
            Double(part.width) <= limit && Double(part.height) <= limit
                && Double(part.y1) >= Double(box.y1) - 0.2 * Double(box.height)
        }
        let digits = parts.filter { Double($0.height) >= 0.7 * Double(box.height) }.sorted { $0.x0 < $1.x0 }
        let dots = parts.filter(isDot)
        guard digits.count == text.count, dots.count == 1, let dot = dots.first else { return text }
        let before = digits.count { $0.x1 <= dot.x0 + 1 }
        guard before > 0, before < digits.count, digits[before].x0 >= dot.x1 - 1 else { return text }
        return text.prefix(before) + "." + text.dropFirst(before)
    }

    /// A Roman numeral of stems alone is counted on paper; others are taken as read.
    private func roman(_ text: String) -> String? {
        let bare = text.last.map { ".)".contains($0) } == true ? String(text.dropLast()) : text
        let end = text.dropFirst(bare.count)
        guard !bare.isEmpty, bare.count <= 5 else { return nil }
        let numerals: Set = [
            "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
        ]
        if bare.allSatisfy({ "Il|!iHt1".contains($0) }), let count = stems(), (1...3).contains(count) {
            return String(repeating: "I", count: count) + end
        }
        return numerals.contains(bare) ? text : nil
    }

    /// How many stems stand side by side, the same at three heights; nil when the shape is no row of stems.
    private func stems() -> Int? {
        let counts = [0.35, 0.5, 0.65].map { runs(atHeight: $0) }
        guard let first = counts.first, counts.allSatisfy({ $0.count == first.count }), !first.isEmpty else {
            return nil
        }
        let widths = counts.flatMap { $0 }
        guard let least = widths.min(), let most = widths.max(), most <= 2 * least + 1, most * 2 < box.height else {
            return nil
        }
        return first.count
    }

    /// Widths of the runs of ink on one row of pixels.
    private func runs(atHeight share: Double) -> [Int] {
        let y = box.y0 + Int(share * Double(box.height))
        var widths: [Int] = []
        var width = 0
        for x in box.x0...box.x1 + 1 {
            if x <= box.x1, bitmap.pixels[y * bitmap.width + x] < level {
                width += 1
            } else if width > 0 {
                widths.append(width)
                width = 0
            }
        }
        return widths
    }
}
