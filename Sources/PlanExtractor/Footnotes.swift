import DocumentModel

/// Takes the notes at the foot of pages out of the running text.
///
/// Notes stand below all other lines of a page, in smaller print, below a rule or beginning with their mark.
struct Footnotes: Sendable {
    private(set) var notes: [Footnote] = []

    /// Print this much smaller than the page's is a note's.
    private static let smaller = 0.92
    /// A rule over the notes stands at most so far above the first of them, in points.
    private static let ruleDistance = 26.0

    /// The lines of a page without its notes, which are kept.
    mutating func take(from lines: [TextLine], of page: PageReading) -> [TextLine] {
        guard page.textOrigin != .plainText, let start = start(in: lines, page: page) else { return lines }
        let foot = lines.filter { $0.box.y0 >= start - 1 }.sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
        for line in foot { read(line, page: page) }
        return lines.filter { $0.box.y0 < start - 1 }
    }

    /// Where the notes begin, in points from the top; nil when there are none.
    private func start(in lines: [TextLine], page: PageReading) -> Double? {
        let text = lines.filter { !$0.words.isEmpty && !PageFurniture.isPageNumber($0, on: page) }
            .sorted { $0.box.y0 < $1.box.y0 }
        guard text.count >= 4 else { return nil }
        let sizes = text.map(Self.size).sorted()
        let usual = sizes[sizes.count * 2 / 3]
        // From the bottom up, as long as the print is small; a mark of its own may be tiny.
        var first = text.count
        while first > 0, Self.size(text[first - 1]) <= Self.smaller * usual { first -= 1 }
        guard first < text.count, first > 0, text[first].box.y0 > 0.3 * page.heightPoints else { return nil }
        let top = text[first].box.y0
        let hasRule = page.rules.contains {
            $0.direction == .horizontal && $0.position < top + 3 && top - $0.position < Self.ruleDistance
                && $0.position > text[first - 1].box.y1 - 6 && $0.length > 40
        }
        let begins = Self.mark(text[first]) != nil
        let isDigital = text[first].words.first?.font?.size != nil
        if begins, isDigital || hasRule { return top }
        // A note of the page before goes on.
        return hasRule && isDigital && !notes.isEmpty ? top : nil
    }

    private mutating func read(_ line: TextLine, page: PageReading) {
        let place = Provenance(page: page.number, box: line.box)
        if let (mark, rest) = Self.mark(line), isNext(mark) {
            notes.append(Footnote(mark: mark, text: rest, provenance: [place]))
        } else if let last = notes.indices.last {
            notes[last].text = FlowBlock.joined([notes[last].text, line.text])
            if let index = notes[last].provenance.lastIndex(where: { $0.page == page.number }) {
                notes[last].provenance[index].box = notes[last].provenance[index].box?.union(line.box) ?? line.box
            } else {
                notes[last].provenance.append(place)
            }
        }
    }

    /// Numbers count on from note to note, or from page to page; stars stand for themselves.
    private func isNext(_ mark: String) -> Bool {
        guard let number = Int(mark.filter(\.isNumber)) else { return true }
        guard let last = notes.last.flatMap({ Int($0.mark.filter(\.isNumber)) }) else { return number <= 2 }
        return number == last + 1 || number == 1
    }

    /// `1 Luật …`, `[2] …`, `(*) …`, or a raised figure alone.
    private static func mark(_ line: TextLine) -> (mark: String, rest: String)? {
        guard let match = line.text.prefixMatch(of: /[\[(]?(\d{1,3}|\*{1,3})[\])]?(?=\s|$)/) else { return nil }
        let rest = LayoutText.trimmed(String(line.text[match.range.upperBound...]))
        guard rest.isEmpty || rest.first?.isLowercase != true else { return nil }
        return (String(match.output.0), rest)
    }

    /// Size of print: the font's where the source tells it, else the height of the line's tallest words.
    private static func size(_ line: TextLine) -> Double {
        let fonts = line.words.compactMap(\.font?.size).sorted()
        if !fonts.isEmpty { return fonts[fonts.count / 2] }
        let heights = line.words.filter { $0.text.count > 1 }.map(\.box.height).sorted()
        return heights.isEmpty ? line.box.height : heights[heights.count / 2]
    }
}
