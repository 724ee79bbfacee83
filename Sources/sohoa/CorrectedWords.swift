import DocumentModel

/// Words that a person typed, laid where the words stood that they replace.
enum CorrectedWords {
    /// New words side by side in a box, each as wide as its share of the letters; all are certain.
    static func words(_ texts: [String], in box: Box, like old: Word?) -> [Word] {
        // A letter for the space between two words.
        let lengths = texts.map { Double($0.unicodeScalars.count) }
        let total = lengths.reduce(0, +) + Double(max(0, texts.count - 1))
        guard total > 0 else { return [] }
        var position = box.x0
        return zip(texts, lengths).map { text, length in
            let start = position
            let end = start + box.width * length / total
            position = end + box.width / total
            return Word(text: text, box: Box(x0: start, y0: box.y0, x1: end, y1: box.y1), font: old?.font)
        }
    }

    /// The lines of a cell with the words that a person typed.
    ///
    /// Words that stayed keep their places; those between them share the place of the words that they replace. All are
    /// certain then, for the person has seen the whole cell.
    ///
    /// - Parameter cell: where words are laid when the cell had none.
    static func lines(_ old: [TextLine], reading texts: [String], within cell: Box) -> [TextLine] {
        let flat = old.enumerated().flatMap { line, content in content.words.map { (line: line, word: $0) } }
        guard !flat.isEmpty else {
            return texts.isEmpty ? [] : [TextLine(words: words(texts, in: cell, like: nil))]
        }
        var lines = old.map { line in
            var line = line
            line.words = []
            return line
        }
        var (from, next) = (0, 0)
        func takeGap(to end: Int, _ nextEnd: Int) {
            defer { (from, next) = (end, nextEnd) }
            let new = Array(texts[next..<nextEnd])
            guard !new.isEmpty else { return }
            let gone = flat[from..<end]
            if gone.count == new.count {
                for (place, text) in zip(gone, new) {
                    lines[place.line].words += words([text], in: place.word.box, like: place.word)
                }
                return
            }
            let anchor = gone.first ?? (from > 0 ? flat[from - 1] : flat[0])
            let places = gone.filter { $0.line == anchor.line }.map(\.word.box)
            // Words that were not read at all stand at the edge of their neighbour.
            let edge = from > 0 ? anchor.word.box.x1 : anchor.word.box.x0
            let box =
                Box.enclosing(places)
                ?? Box(x0: edge, y0: anchor.word.box.y0, x1: edge, y1: anchor.word.box.y1)
            lines[anchor.line].words += words(new, in: box, like: anchor.word)
        }
        for (index, position) in common(flat.map(\.word.text), texts) {
            takeGap(to: index, position)
            var kept = flat[index].word
            kept.confidence = 1
            lines[flat[index].line].words.append(kept)
            (from, next) = (index + 1, position + 1)
        }
        takeGap(to: flat.count, texts.count)
        return lines.filter { !$0.words.isEmpty }
    }

    /// Pairs of equal words of two texts, in order: a longest common subsequence.
    private static func common(_ old: [String], _ new: [String]) -> [(Int, Int)] {
        let difference = new.difference(from: old) { $0.unicodeScalars.elementsEqual($1.unicodeScalars) }
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        return Array(
            zip(old.indices.filter { !removed.contains($0) }, new.indices.filter { !inserted.contains($0) }))
    }
}
