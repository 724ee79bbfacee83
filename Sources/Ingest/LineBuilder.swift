import DocumentModel

/// Makes words and lines of a text layer's characters.
enum LineBuilder {
    /// Lines in the order of the characters; a wide gap or a jump begins a new line and a new block.
    ///
    /// - Parameter rules: the page's ruled lines; a vertical one in a gap between two characters parts two words, as
    ///   the texts of neighbouring cells have no blank between them.
    static func lines(
        _ characters: [PlacedCharacter], fonts: [FontStyle], rules: [RuledLine] = []
    ) -> [TextLine] {
        var lines: [TextLine] = []
        var line: [Word] = []
        var block = 0
        func finishLine() {
            guard !line.isEmpty else { return }
            let next = TextLine(words: line, block: block)
            if let last = lines.last, !continues(last, next) { block += 1 }
            lines.append(TextLine(words: line, block: block))
            line = []
        }
        for word in words(characters, fonts: fonts, rules: rules.filter { $0.direction == .vertical }) {
            if word.startsLine || line.last.map({ !follows($0, word.word) }) ?? false { finishLine() }
            line.append(word.word)
        }
        finishLine()
        return lines
    }

    /// Puts an overlay's words into the gap of the row they stand in; a line of its own where there is none.
    static func insert(_ line: TextLine, into lines: inout [TextLine]) {
        let box = line.box
        // The piece of print that ends next to it on the left, on nearly one level.
        let partner = lines.indices.filter { index in
            let other = lines[index].box
            return abs(other.centerY - box.centerY) < 0.6 * max(other.height, box.height) && other.x1 <= box.x0 + 3
                && box.x0 - other.x1 < 40
        }.max { lines[$0].box.x1 < lines[$1].box.x1 }
        if let partner {
            lines[partner] = TextLine(words: lines[partner].words + line.words, block: lines[partner].block)
        } else {
            lines.append(TextLine(words: line.words, block: (lines.map(\.block).max() ?? 0) + 1))
        }
    }

    private static func words(
        _ characters: [PlacedCharacter], fonts: [FontStyle], rules: [RuledLine]
    ) -> [(word: Word, startsLine: Bool)] {
        var words: [(word: Word, startsLine: Bool)] = []
        var run: [PlacedCharacter] = []
        var startsLine = true
        func finishWord() {
            guard let first = run.first, let box = Box.enclosing(run.map(\.box)) else { return }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: run.map(\.scalar))
            let style = fonts.indices.contains(first.font) ? fonts[first.font] : nil
            words.append((Word(text: VietnameseText.composed(String(text)), box: box, font: style), startsLine))
            startsLine = false
            run = []
        }
        for character in characters {
            if character.scalar.properties.isWhitespace || character.scalar.value < 0x20 {
                finishWord()
                if character.scalar == "\n" || character.scalar == "\u{0C}" { startsLine = true }
            } else if character.scalar != "\u{AD}", character.scalar != "\u{200B}" {
                if let last = run.last, isJump(last.box, character.box) || isParted(last.box, character.box, by: rules)
                {
                    finishWord()
                }
                run.append(character)
            }
        }
        finishWord()
        return words
    }

    /// Whether two characters in sequence cannot belong to one word.
    private static func isJump(_ last: Box, _ next: Box) -> Bool {
        let height = max(last.height, next.height, 1)
        if next.width <= 0.01 { return false }
        return abs(next.centerY - last.centerY) > height || next.x0 - last.x1 > height
            || last.x0 - next.x1 > height
    }

    /// Whether a vertical rule stands in the gap between two characters in sequence.
    ///
    /// Characters of one word touch: a gap of a point is none that print leaves within a word, and text that runs over
    /// the border of its cell is not cut there.
    private static func isParted(_ last: Box, _ next: Box, by rules: [RuledLine]) -> Bool {
        guard next.x0 - last.x1 >= 1 else { return false }
        return rules.contains { rule in
            rule.position > last.x1 - 0.5 && rule.position < next.x0 + 0.5 && rule.start <= last.centerY
                && last.centerY <= rule.end
        }
    }

    /// Whether a word stands after another on one line, no more than three ems away.
    private static func follows(_ last: Word, _ next: Word) -> Bool {
        let height = max(last.box.height, next.box.height, 1)
        return abs(next.box.centerY - last.box.centerY) < 0.6 * height && next.box.x0 - last.box.x1 < 2.2 * height
            && next.box.x0 > last.box.x0 - 0.5 * height
    }

    /// Whether a line stands right below the one before, in the same column.
    private static func continues(_ last: TextLine, _ next: TextLine) -> Bool {
        let height = max(last.box.height, next.box.height, 1)
        let gap = next.box.y0 - last.box.y1
        return gap > -0.6 * height && gap < 1.2 * height && next.box.x0 < last.box.x1 && next.box.x1 > last.box.x0
    }
}
