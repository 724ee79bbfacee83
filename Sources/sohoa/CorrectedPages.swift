import Archive
import DocumentModel

/// Puts what a person corrected into the pages that were read.
enum CorrectedPages {
    /// The pages with the corrections in their words; each is recorded under the rule `person`.
    ///
    /// A correction finds its word or its table cell by place and text: the box it was made at, and the text that stood
    /// there. Where the program now reads something else at that place, the person's words stand all the same.
    static func apply(_ made: [PersonCorrection], to readings: [PageReading]) -> [PageReading] {
        let byPage = Dictionary(grouping: made, by: \.page)
        return readings.map { reading in
            guard let corrections = byPage[reading.number] else { return reading }
            return corrections.reduce(into: reading) { page, correction in correct(&page, correction) }
        }
    }

    /// Where the words stand that a correction speaks of.
    private enum Target {
        /// A line outside tables, and the word in it.
        case line(Int, word: Int)
        /// A line of a cell, and the word in it.
        case cellLine(table: Int, cell: Int, line: Int, word: Int)
        /// All of a cell.
        case cell(table: Int, cell: Int)
    }

    private static func correct(_ page: inout PageReading, _ correction: PersonCorrection) {
        let texts = correction.to.split(whereSeparator: \.isWhitespace).map { VietnameseText.composed(String($0)) }
        guard let target = target(of: correction, in: page) else { return }
        let box: Box?
        switch target {
        case .line(let line, let word):
            box = page.lines[line].words[word].box
            replace(word, in: &page.lines, line, by: texts)
        case .cellLine(let table, let cell, let line, let word):
            box = page.tables[table].cells[cell].lines[line].words[word].box
            replace(word, in: &page.tables[table].cells[cell].lines, line, by: texts)
        case .cell(let table, let cell):
            let old = page.tables[table].cells[cell]
            box = old.box
            page.tables[table].cells[cell].lines = CorrectedWords.lines(old.lines, reading: texts, within: old.box)
        }
        page.corrections.append(
            Correction(
                page: page.number, wordBox: box, from: correction.from, to: correction.to, rule: "person", score: 0))
    }

    private static func replace(_ word: Int, in lines: inout [TextLine], _ line: Int, by texts: [String]) {
        let old = lines[line].words[word]
        lines[line].words.replaceSubrange(word...word, with: CorrectedWords.words(texts, in: old.box, like: old))
        if lines[line].words.isEmpty { lines.remove(at: line) }
    }

    /// The word or cell whose place is most like the correction's; without a box the word whose text it names.
    private static func target(of correction: PersonCorrection, in page: PageReading) -> Target? {
        var best: (target: Target, likeness: Double)?
        func weigh(_ target: Target, _ likeness: Double) {
            if likeness > best?.likeness ?? 0 { best = (target, likeness) }
        }
        for (line, words) in page.lines.enumerated() {
            for (word, found) in words.words.enumerated() {
                weigh(.line(line, word: word), likeness(of: found, to: correction))
            }
        }
        for (table, grid) in page.tables.enumerated() {
            for (cell, content) in grid.cells.enumerated() {
                if let box = correction.box {
                    let share = jaccard(content.box, box)
                    if share > 0.5 { weigh(.cell(table: table, cell: cell), share) }
                }
                for (line, words) in content.lines.enumerated() {
                    for (word, found) in words.words.enumerated() {
                        weigh(
                            .cellLine(table: table, cell: cell, line: line, word: word),
                            likeness(of: found, to: correction))
                    }
                }
            }
        }
        return best?.target
    }

    /// 0 where the word is not meant, up to 1 where box and text are the same.
    private static func likeness(of word: Word, to correction: PersonCorrection) -> Double {
        guard let box = correction.box else {
            return word.text.unicodeScalars.elementsEqual(correction.from.unicodeScalars) ? 1 : 0
        }
        let common = word.box.intersection(box).area
        return common > 0.5 * min(word.box.area, box.area) ? jaccard(word.box, box) : 0
    }

    /// The common area over the area that either covers (Jaccard 1912).
    private static func jaccard(_ one: Box, _ other: Box) -> Double {
        let common = one.intersection(other).area
        let either = one.area + other.area - common
        return either > 0 ? common / either : 0
    }
}
