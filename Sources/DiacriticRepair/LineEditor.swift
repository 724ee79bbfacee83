internal import DocumentModel

/// Puts changes of the joined text back into the words of the lines, from the last to the first.
struct LineEditor {
    private(set) var lines: [TextLine]
    private(set) var corrections: [Correction] = []
    private let joined: JoinedLines
    private let page: Int

    init(lines: [TextLine], joined: JoinedLines, page: Int) {
        self.lines = lines
        self.joined = joined
        self.page = page
    }

    mutating func apply(_ change: WordChange) {
        guard let first = joined.word(at: change.range.lowerBound),
            let last = joined.word(at: change.range.upperBound - 1), first.line == last.line
        else { return }
        let words = lines[first.line].words[first.word...last.word]
        guard let left = words.first, let right = words.last else { return }
        let head = Array(left.text.utf8).prefix(change.range.lowerBound - first.start)
        let tail = Array(right.text.utf8).dropFirst(change.range.upperBound - last.start)
        let text = String(decoding: Array(head) + Array(change.to.utf8) + Array(tail), as: UTF8.self)
        let box = left.box.union(right.box)
        var merged = left
        merged.confidence = min(left.confidence, right.confidence)
        merged.box = box
        let parts = text.split(separator: " ")
        var replaced: [Word] = []
        var passed = 0
        for part in parts {
            // Letters are taken to be equally wide.
            let from = Double(passed) / Double(text.count)
            let to = Double(passed + part.count) / Double(text.count)
            merged.text = String(part)
            merged.box = Box(
                x0: box.x0 + from * box.width, y0: box.y0, x1: box.x0 + to * box.width, y1: box.y1)
            if parts.count > 1 || words.count > 1 { merged.alternatives = [] }
            replaced.append(merged)
            passed += part.count + 1
        }
        lines[first.line].words.replaceSubrange(first.word...last.word, with: replaced)
        corrections.append(change.correction(page: page, box: box))
    }
}
