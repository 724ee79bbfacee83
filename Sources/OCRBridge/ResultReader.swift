internal import CTesseract
import DocumentModel

/// Walks Tesseract's results word by word and makes lines of them.
struct ResultReader {
    /// Owned by the caller.
    let iterator: OpaquePointer
    /// Page points for one pixel.
    let scale: Double
    /// Page points of the picture's upper left corner.
    let origin: (x: Double, y: Double)
    let wantsAlternatives: Bool

    /// All lines in Tesseract's order; lines without a printed character are left out.
    func lines() -> [TextLine] {
        var lines: [TextLine] = []
        var words: [Word] = []
        var lineBox: Box?
        var block = -1
        func finishLine() {
            if !words.isEmpty { lines.append(TextLine(words: words, box: lineBox, block: max(0, block))) }
            words = []
        }
        repeat {
            if starts(RIL_BLOCK) { block += 1 }
            if starts(RIL_TEXTLINE) {
                finishLine()
                lineBox = box(RIL_TEXTLINE)
            }
            if let word = word() { words.append(word) }
        } while TessResultIteratorNext(iterator, RIL_WORD) != 0
        finishLine()
        return lines
    }

    private func starts(_ level: TessPageIteratorLevel) -> Bool {
        TessPageIteratorIsAtBeginningOf(TessResultIteratorGetPageIteratorConst(iterator), level) != 0
    }

    private func box(_ level: TessPageIteratorLevel) -> Box? {
        var left: Int32 = 0
        var top: Int32 = 0
        var right: Int32 = 0
        var bottom: Int32 = 0
        let page = TessResultIteratorGetPageIteratorConst(iterator)
        guard TessPageIteratorBoundingBox(page, level, &left, &top, &right, &bottom) != 0 else { return nil }
        return Box(
            x0: origin.x + Double(left) * scale, y0: origin.y + Double(top) * scale,
            x1: origin.x + Double(right) * scale, y1: origin.y + Double(bottom) * scale)
    }

    private func text(_ level: TessPageIteratorLevel) -> String? {
        guard let pointer = TessResultIteratorGetUTF8Text(iterator, level) else { return nil }
        defer { TessDeleteText(pointer) }
        return String(cString: pointer)
    }

    private func word() -> Word? {
        guard let box = box(RIL_WORD), let raw = text(RIL_WORD) else { return nil }
        // The Icelandic eth looks like the Vietnamese letter and never is one.
        let text = VietnameseText.composed(String(raw.filter { !$0.isWhitespace }))
            .replacing("Ð", with: "Đ").replacing("ð", with: "đ")
        guard !text.isEmpty else { return nil }
        let confidence = Double(TessResultIteratorConfidence(iterator, RIL_WORD)) / 100
        var word = Word(text: text, box: box, confidence: min(1, max(0, confidence)))
        if wantsAlternatives { word.alternatives = SymbolChoices(of: iterator).readings(besides: text) }
        return word
    }
}
