import DocumentModel

/// Whether figures that are often handwritten were read well enough to be believed.
enum Certainty {
    /// Words below this confidence are guesses.
    static let limit = 0.5
    /// Printed words of the form; what they say was recognised already.
    static let fixed: Set<String> = ["so:", "so", "ngay", "thang", "nam"]

    /// A clean number in one piece with its symbol, no taller than the printed year of the date: handwriting is neither.
    static func isPrinted(number line: FlowLine, in head: ArraySlice<FlowLine>) -> Bool {
        guard let word = line.words.first(where: { $0.text.contains("/") }), word.confidence >= 0.15,
            word.text.prefixMatch(of: /\d{1,5}\/(\d{4}\/)?[A-ZĐa-z]{1,5}-[\p{L}&.\-]{2,}$/) != nil
        else { return false }
        return years(in: head).contains { word.box.height <= 1.3 * $0.box.height && isWhole(word, beside: $0) }
    }

    /// The printed years of a letterhead, the measure of its figures.
    private static func years(in head: ArraySlice<FlowLine>) -> [Word] {
        head.flatMap(\.words).filter { $0.text.wholeMatch(of: /(19|20)\d\d/) != nil }
    }

    /// Whether the word takes no more room than its letters and figures need, so that none of them was left unread.
    ///
    /// Handwritten figures that run into each other come out as one figure of twice the width.
    static func isWhole(_ word: Word, beside year: Word) -> Bool {
        // Widths of Times New Roman, figures being half an em.
        let em = year.box.width / 2
        let printed = word.text.reduce(0.0) { sum, letter in
            switch letter {
            case "/", ".", ",", ":", ";", "I", "l", "i": sum + 0.28
            case "-", "–": sum + 0.33
            case _ where letter.isNumber: sum + 0.5
            case _ where letter.isUppercase: sum + 0.72
            default: sum + 0.5
            }
        }
        // A box that is wider still was set wrong by recognition and tells nothing.
        let excess = word.box.width / max(1, printed * em)
        return !(word.text.count < 4 ? 1.5...4 : 1.2...2).contains(excess)
    }

    /// Whether no figure of the number was left unread, as far as the printed years tell; true for text that was not
    /// recognised.
    static func isWhole(number line: FlowLine, in head: ArraySlice<FlowLine>) -> Bool {
        guard line.isRecognised, let year = years(in: head).first else { return true }
        let end = line.words.firstIndex { $0.text.contains("/") } ?? line.words.endIndex
        return line.words[...min(end, line.words.count - 1)].allSatisfy {
            !$0.text.contains(where: \.isNumber) || isWhole($0, beside: year)
        }
    }

    /// Whether no figure of day and month was left unread.
    static func isWhole(date line: FlowLine) -> Bool {
        guard line.isRecognised,
            let year = line.words.last(where: { $0.text.wholeMatch(of: /(19|20)\d\d[.,]?/) != nil })
        else { return true }
        return line.words.filter { $0.text.allSatisfy { $0.isASCII && $0.isNumber } }
            .allSatisfy { isWhole($0, beside: year) }
    }

    /// Looks at the words of the line from the one that begins with `start` to the one that holds `end`.
    static func isSure(_ line: FlowLine, from start: String, to end: String) -> Bool {
        let folded = line.words.map { LayoutText.folded($0.text) }
        let first = folded.firstIndex { $0.hasPrefix(start) } ?? 0
        guard let last = folded[min(first, folded.count)...].firstIndex(where: { $0.contains(end) }) else {
            return true
        }
        // A clean figure as tall as the year beside it is printed, however sure its reader was.
        let year = line.words.last { $0.text.count >= 4 && $0.text.contains(where: \.isNumber) }
        return line.words[first...last].allSatisfy { word in
            if word.confidence >= limit || fixed.contains(LayoutText.folded(word.text)) { return true }
            guard end == "nam", let year, word.text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return false }
            return abs(word.box.height - year.box.height) < 0.13 * year.box.height
                && abs(word.box.y1 - year.box.y1) < 0.13 * year.box.height
        }
    }
}
