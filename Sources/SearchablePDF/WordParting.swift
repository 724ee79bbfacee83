/// Keeps words that stand close together apart for readers.
///
/// Poppler, and `pdftotext` with it, guesses blanks from the gaps of the words that it takes for one line, whatever
/// blanks the text itself has: words with less than 3 % of the size between them, or single letters with less than 40 %,
/// come out as one. It also drops a hyphen that ends a line. A word that is in such danger gets a code at its end that
/// means two blanks (a single one would be thrown away) and has no width. Equal words in one place, of which Poppler would
/// leave one, are moved apart.
enum WordParting {
    /// Words may stand so many points beside their place; see ``TextWriter``.
    private static let slack = TextWriter.tolerance * TextLayer.unit
    /// A line of Poppler's holds what is half a size above or below its first word: words that are a size apart.
    private static let lineReach = 1.0
    /// No size is so large that words so many points apart were in one line.
    private static let reach = 60.0
    /// Poppler drops equal words that are nearer than these shares of the size along and across the line.
    private static let least = (along: 0.1, across: 0.2)

    static func part(_ words: inout [LaidWord]) {
        for index in words.indices where words[index].text.hasSuffix("-") { words[index].isParted = true }
        let order = words.indices.sorted { (words[$0].baseline, words[$0].x) < (words[$1].baseline, words[$1].x) }
        forPairs(order, of: &words, separate)
        forPairs(order, of: &words, part)
    }

    private static func forPairs(
        _ order: [Int], of words: inout [LaidWord],
        _ change: (_ words: inout [LaidWord], _ left: Int, _ right: Int, _ size: Double) -> Void
    ) {
        for (place, index) in order.enumerated() {
            for other in order[(place + 1)...] {
                let height = words[other].baseline - words[index].baseline
                if height > reach { break }
                let size = max(words[index].points, words[other].points)
                guard height <= lineReach * size, words[index].direction == words[other].direction else { continue }
                let isFirst = words[index].x <= words[other].x
                change(&words, isFirst ? index : other, isFirst ? other : index, size)
            }
        }
    }

    /// Moves the right one of two equal words in one place.
    private static func separate(_ words: inout [LaidWord], _ left: Int, _ right: Int, size: Double) {
        let height = abs(words[left].baseline - words[right].baseline)
        let distance = least.along * size + TextLayer.unit
        guard words[right].x - words[left].x < distance + slack, height < least.across * size + slack,
            words[left].text == words[right].text
        else { return }
        words[right].x = max(words[right].x, words[left].x + distance)
        words[left].isExact = true
        words[right].isExact = true
    }

    private static func part(_ words: inout [LaidWord], _ left: Int, _ right: Int, size: Double) {
        let gap = words[right].x - words[left].end - 2 * slack
        let areSingle = isSingle(words[left]) && isSingle(words[right])
        guard gap < (areSingle ? 0.42 : 0.04) * size else { return }
        words[left].isParted = true
        if words[right].x - words[left].x <= 2 * slack { words[right].isParted = true }
    }

    private static func isSingle(_ word: LaidWord) -> Bool { word.text.unicodeScalars.count == 1 }
}
