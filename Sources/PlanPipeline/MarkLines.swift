internal import DocumentModel

/// Takes out lines that the layout analysis made of nothing but the marks above a line of capitals.
///
/// Marks of Vietnamese capitals stand so high that Tesseract now and then takes them for a line of small print of their own
/// (`s ˋ Lá Lá Ẩ`), and reads the letters below with their marks as well.
enum MarkLines {
    /// Such a line's words are lower than this share of the words of the line it belongs to.
    private static let largestHeight = 0.65
    /// Of its height at least this share lies within that line, marks included.
    private static let leastOverlap = 0.6
    /// Marks of one word are seldom a line: it takes several, far apart.
    private static let leastWords = 3

    /// The lines of running text without lines of marks, and without marks that stand far from a line's words.
    static func removed(from lines: [TextLine]) -> [TextLine] {
        let typical = height(TextLine(words: lines.flatMap(\.words)), share: 0.5)
        return withoutMarkLines(lines).filter { line in
            !(line.words.count == 1 && isTall(line.text) && line.box.height < leastFigure * typical)
        }.map(withoutLoneMarks)
    }

    /// A letter or figure alone on a line is a speck when it is lower than this share of the page's words; a footnote's number is higher.
    private static let leastFigure = 0.35

    /// The lines without those that are marks of another line: all that is left out of a cell, where a dash far from a word is print.
    static func withoutMarkLines(_ lines: [TextLine]) -> [TextLine] {
        lines.filter { line in
            line.words.count < leastWords || !lines.contains { isMarks(line, of: $0) }
        }
    }

    /// The lines of a cell without words that are specks: one character each, and much smaller on paper than what they were read as.
    ///
    /// A letter or figure is half as high as words are, a sign that is no dot larger than a dot, a hyphen flat. Cells of such words
    /// alone stay as they are: nothing shows how large their print is.
    static func withoutSpecks(_ lines: [TextLine]) -> [TextLine] {
        let letters = height(TextLine(words: lines.flatMap(\.words).filter { $0.text.count > 1 }), share: 0.5)
        guard letters > 0 else { return lines }
        return lines.compactMap { line in
            let words = line.words.filter { !isSpeck($0, besides: letters) }
            guard words.count < line.words.count else { return line }
            return words.isEmpty
                ? nil : TextLine(words: words, box: Box.enclosing(words.map(\.box)) ?? line.box, block: line.block)
        }
    }

    private static func isSpeck(_ word: Word, besides letters: Double) -> Bool {
        guard word.text.count == 1, let character = word.text.first else { return false }
        let (width, height) = (word.box.width, word.box.height)
        if isTall(word.text) { return height < smallestLetter * letters }
        if isStroke(word.text) { return width < flattest * height }
        if character.isLetter || ".,;…".contains(character) { return false }
        return max(width, height) < smallestSign * letters
    }

    /// Letters and figures are higher than this share of the height of words, quotation marks and brackets are larger than this.
    private static let smallestLetter = 0.4
    private static let smallestSign = 0.32
    /// A hyphen's width in heights of its own.
    private static let flattest = 1.4

    /// The line without specks at its ends, and without marks of the next one that stand far from its words (`2   Chương IV   .   -`): one low sign each,
    /// read without confidence.
    private static func withoutLoneMarks(_ line: TextLine) -> TextLine {
        let letters = height(line, share: 0.8)
        var kept = line.words.indices.filter { index in
            let word = line.words[index]
            guard word.text.count == 1, word.confidence < loneConfidence, word.box.height < loneHeight * letters else {
                return true
            }
            let before = index > 0 ? word.box.x0 - line.words[index - 1].box.x1 : .infinity
            let after = index + 1 < line.words.count ? line.words[index + 1].box.x0 - word.box.x1 : .infinity
            return min(before, after) < loneGap * letters
        }
        // What is read as a tall letter and is not half as high is a speck, however sure; so are doubtful strokes that stand upright.
        func isSpeck(_ index: Int) -> Bool {
            let word = line.words[index]
            return isTall(word.text) && word.box.height < speckHeight * letters
                || isStroke(word.text) && word.confidence < strokeConfidence && word.box.height > word.box.width
        }
        while let last = kept.last, isSpeck(last) { kept.removeLast() }
        while let first = kept.first, isSpeck(first) { kept.removeFirst() }
        guard kept.count < line.words.count, !kept.isEmpty else { return line }
        let words = kept.map { line.words[$0] }
        return TextLine(words: words, box: Box.enclosing(words.map(\.box)) ?? line.box, block: line.block)
    }

    /// Whether the word is one sign that lies flat on paper.
    private static func isStroke(_ text: String) -> Bool {
        guard text.count == 1, let character = text.first else { return false }
        return "-–—=~".contains(character)
    }

    private static let strokeConfidence = 0.5

    /// Whether the word is one letter or figure as high as a capital.
    private static func isTall(_ text: String) -> Bool {
        guard text.count == 1, let character = text.first else { return false }
        return character.isUppercase || character.isNumber || "|!/\\".contains(character)
            || VietnameseText.folded(text).allSatisfy("bdfhiklt".contains)
    }

    /// Height of a speck, in heights of the line's words.
    private static let speckHeight = 0.5
    private static let loneConfidence = 0.3
    /// Height and distance of such a sign, in heights of the line's words.
    private static let loneHeight = 0.5
    private static let loneGap = 2.0

    private static func isMarks(_ line: TextLine, of other: TextLine) -> Bool {
        let own = height(line, share: 0.8)
        let letters = height(other, share: 0.5)
        guard own > 0, own < largestHeight * letters else { return false }
        let overlap = min(line.box.y1, other.box.y1) - max(line.box.y0, other.box.y0)
        let width = min(line.box.x1, other.box.x1) - max(line.box.x0, other.box.x0)
        return overlap >= leastOverlap * line.box.height && width >= 0.8 * line.box.width
    }

    /// Height of words, in points, of which this share is lower or as high.
    private static func height(_ line: TextLine, share: Double) -> Double {
        let heights = line.words.map(\.box.height).sorted()
        return heights.isEmpty ? 0 : heights[min(heights.count - 1, Int(share * Double(heights.count)))]
    }
}
