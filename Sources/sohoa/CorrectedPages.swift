import Archive
import DocumentModel

/// Puts what a person corrected into the pages that were read.
enum CorrectedPages {
    /// The pages with the corrections in their words; each is recorded under the rule `person`.
    ///
    /// A correction finds its word by place and text: the box it was made at, and the text that stood there. Where the
    /// program now reads something else at that place, the person's word stands all the same.
    static func apply(_ made: [PersonCorrection], to readings: [PageReading]) -> [PageReading] {
        let byPage = Dictionary(grouping: made, by: \.page)
        return readings.map { reading in
            guard let corrections = byPage[reading.number] else { return reading }
            return corrections.reduce(into: reading) { page, correction in correct(&page, correction) }
        }
    }

    private static func correct(_ page: inout PageReading, _ correction: PersonCorrection) {
        var isDone = false
        func corrected(_ lines: [TextLine]) -> [TextLine] {
            lines.map { line in
                guard !isDone, let index = line.words.firstIndex(where: { matches($0, correction) }) else {
                    return line
                }
                isDone = true
                var line = line
                line.words[index].text = VietnameseText.composed(correction.to)
                line.words[index].confidence = 1
                page.corrections.append(
                    Correction(
                        page: page.number, wordBox: line.words[index].box, from: correction.from, to: correction.to,
                        rule: "person", score: 0))
                return line
            }
        }
        page.lines = corrected(page.lines)
        for table in page.tables.indices {
            for cell in page.tables[table].cells.indices where !isDone {
                page.tables[table].cells[cell].lines = corrected(page.tables[table].cells[cell].lines)
            }
        }
    }

    private static func matches(_ word: Word, _ correction: PersonCorrection) -> Bool {
        guard let box = correction.box else {
            return word.text.unicodeScalars.elementsEqual(correction.from.unicodeScalars)
        }
        let width = min(word.box.x1, box.x1) - max(word.box.x0, box.x0)
        let height = min(word.box.y1, box.y1) - max(word.box.y0, box.y0)
        guard width > 0, height > 0 else { return false }
        let smaller = min(
            (word.box.x1 - word.box.x0) * (word.box.y1 - word.box.y0), (box.x1 - box.x0) * (box.y1 - box.y0))
        return width * height > 0.5 * smaller
    }
}
