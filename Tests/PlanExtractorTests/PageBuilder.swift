import DocumentModel

/// Composes page readings of fictional documents for the tests of extraction.
struct PageBuilder {
    /// A4 in points, with the margins of an administrative document.
    static let width = 595.0
    static let height = 842.0
    static let left = 85.0
    static let right = 547.0

    private(set) var page: PageReading
    private var y = 60.0

    init(number: Int = 1, origin: TextOrigin = .scan) {
        page = PageReading(
            number: number, widthPoints: Self.width, heightPoints: Self.height, textOrigin: origin)
    }

    enum Place {
        /// Between the margins, both touched.
        case full
        /// First line of a paragraph that goes on.
        case indentedFull
        /// From the indent, as long as the text.
        case indented
        /// From the left margin, as long as the text.
        case flush
        case centred
        /// Around the middle of the left or of the right half.
        case leftBlock
        case rightBlock
    }

    /// Adds a line below the last one.
    mutating func add(
        _ text: String, _ place: Place = .indented, gap: Double = 3, bold: Bool? = nil, confidence: Double = 0.95
    ) {
        page.lines.append(line(text, place, y: y, bold: bold, confidence: confidence))
        y += 14 + gap
    }

    /// Adds two lines at one height, as two lines or, with `merged`, as the single line recognition may give.
    mutating func addPair(_ left: String, _ right: String, merged: Bool = false, confidence: Double = 0.95) {
        let first = line(left, .leftBlock, y: y, bold: nil, confidence: confidence)
        let second = line(right, .rightBlock, y: y, bold: nil, confidence: confidence)
        if merged {
            page.lines.append(TextLine(words: first.words + second.words))
        } else {
            page.lines += [first, second]
        }
        y += 17
    }

    mutating func skip(_ points: Double) { y += points }

    /// The letterhead of a fictional agency.
    mutating func addLetterhead(
        number: String = "Số: 15/KH-SVH", date: String = "An Bình, ngày 05 tháng 3 năm 2024", merged: Bool = false
    ) {
        addPair("UBND TỈNH AN BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", merged: merged)
        addPair("SỞ VĂN HÓA", "Độc lập - Tự do - Hạnh phúc", merged: merged)
        addPair(number, date, merged: merged)
        skip(14)
    }

    private func line(
        _ text: String, _ place: Place, y: Double, bold: Bool?, confidence: Double
    ) -> TextLine {
        let natural = min(Double(text.count) * 5.6, Self.right - Self.left)
        let start: Double
        let end: Double
        switch place {
        case .full: (start, end) = (Self.left, Self.right)
        case .indentedFull: (start, end) = (Self.left + 36, Self.right)
        case .indented: (start, end) = (Self.left + 36, min(Self.right, Self.left + 36 + natural))
        case .flush: (start, end) = (Self.left, Self.left + natural)
        case .centred:
            let middle = (Self.left + Self.right) / 2
            (start, end) = (middle - natural / 2, middle + natural / 2)
        case .leftBlock:
            let length = min(natural, 180)
            (start, end) = (170 - length / 2, 170 + length / 2)
        case .rightBlock:
            let length = min(natural, 245)
            (start, end) = (420 - length / 2, 420 + length / 2)
        }
        let words = text.split(separator: " ").map(String.init)
        let letters = Double(words.reduce(0) { $0 + $1.count } + words.count - 1)
        let unit = (end - start) / max(1, letters)
        var x = start
        let placed = words.map { word in
            let box = Box(x0: x, y0: y, x1: x + Double(word.count) * unit, y1: y + 14)
            x = box.x1 + unit
            return Word(
                text: word, box: box, confidence: confidence,
                font: bold.map { FontStyle(size: 14, isBold: $0) })
        }
        return TextLine(words: placed)
    }
}

/// Pages of a text file, one page a form feed: 12 points a line from 56 on; words after `n` tabs stand 10,000 n to the right.
func plainPages(_ text: String) -> [PageReading] {
    text.split(separator: "\u{0C}", omittingEmptySubsequences: false).enumerated().map { index, part in
        var lines: [TextLine] = []
        for (row, line) in part.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let y = 56 + 12 * Double(row)
            var words: [Word] = []
            for (cell, content) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
                var x = 56 + 10_000 * Double(cell)
                for word in content.split(separator: " ") {
                    let width = 5.5 * Double(word.count)
                    words.append(Word(text: String(word), box: Box(x0: x, y0: y, x1: x + width, y1: y + 11)))
                    x += width + 3
                }
            }
            if !words.isEmpty { lines.append(TextLine(words: words)) }
        }
        return PageReading(
            number: index + 1, widthPoints: 600, heightPoints: 800, textOrigin: .plainText, lines: lines)
    }
}

/// Label paths of the sections with titles or texts, depth first; list items and paragraphs left out.
func paths(_ sections: [Section]) -> [String] {
    sections.flatMap { section -> [String] in
        let own = section.label == nil || section.kind == .dash || section.kind == .plus ? [] : [section.id]
        return own + paths(section.children)
    }
}

/// The first section of this id, anywhere.
func section(_ id: String, in sections: [Section]) -> Section? {
    for candidate in sections {
        if candidate.id == id { return candidate }
        if let found = section(id, in: candidate.children) { return found }
    }
    return nil
}
