internal import DocumentModel

extension PageLayout {
    /// The words of a line that stand in one row, or one column of words on their side; recognition joins several at times.
    static func runs(of words: [CopyPage.PlacedWord]) -> [[CopyPage.PlacedWord]] {
        let heights = words.reduce(0) { $0 + $1.box.height }
        let widths = words.reduce(0) { $0 + $1.box.width }
        let isOnSide = heights > 1.2 * widths
        var runs: [[CopyPage.PlacedWord]] = []
        for word in words {
            guard let last = runs.last?.last else {
                runs.append([word])
                continue
            }
            let jump =
                isOnSide
                ? abs(word.box.centerX - last.box.centerX) / max(word.box.width, last.box.width, 1)
                : abs(word.box.centerY - last.box.centerY) / max(word.box.height, last.box.height, 1)
            if jump > 1 { runs.append([word]) } else { runs[runs.count - 1].append(word) }
        }
        return runs
    }

    /// The words' boxes; where recognition gave all words the line's box, its longer side is shared out by letters.
    static func parted(_ words: [CopyPage.PlacedWord]) -> [Box] {
        let boxes = words.map(\.box)
        guard words.count > 1, let whole = Box.enclosing(boxes),
            boxes.allSatisfy({
                whole.height > whole.width ? $0.height > 0.7 * whole.height : $0.width > 0.7 * whole.width
            })
        else { return boxes }
        let letters = words.map { Double($0.text.unicodeScalars.count) }
        let step = max(whole.width, whole.height) / (letters.reduce(0, +) + Double(words.count - 1))
        var start = 0.0
        return letters.map { count in
            let (first, last) = (start, start + count * step)
            start = last + step
            return whole.height > whole.width
                ? Box(x0: whole.x0, y0: whole.y0 + first, x1: whole.x1, y1: whole.y0 + last)
                : Box(x0: whole.x0 + first, y0: whole.y0, x1: whole.x0 + last, y1: whole.y1)
        }
    }

    /// The height that the words of a line have in common.
    struct Band {
        let top: Double
        let bottom: Double

        init(_ words: [Box]) {
            let heights = words.map(\.height).sorted()
            let usual = heights.isEmpty ? 0 : heights[heights.count / 2]
            // Not what reaches over several lines: a bracket, a misread rule.
            let boxes = words.filter { $0.height < 1.8 * usual }
            // Nor what single words reach beyond the others by their boxes' errors.
            let odd = boxes.count / 6
            let tops = boxes.map(\.y0).sorted()
            let bottoms = boxes.map(\.y1).sorted(by: >)
            top = tops.isEmpty ? 0 : tops[odd]
            bottom = bottoms.isEmpty ? 0 : bottoms[odd]
        }

        /// From where to where the word reaches: over the line's height when it stands on the line and not far above or
        /// below it, else over its own.
        func span(of box: Box) -> (top: Double, bottom: Double) {
            isMember(box) ? (top, bottom) : (box.y0, box.y1)
        }

        func isMember(_ box: Box) -> Bool {
            box.centerY > top && box.centerY < bottom && box.height < 1.5 * (bottom - top)
        }
    }
}
