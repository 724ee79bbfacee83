internal import CTesseract
import DocumentModel

/// The readings Tesseract weighed for each character of one word.
struct SymbolChoices {
    /// One list a character, best first; confidences 0 to 1.
    var symbols: [[Word.Alternative]] = []

    /// Collects the choices of the word that `iterator` stands on, without moving it.
    init(of iterator: OpaquePointer) {
        guard let walker = TessResultIteratorCopy(iterator) else { return }
        defer { TessResultIteratorDelete(walker) }
        let page = TessResultIteratorGetPageIteratorConst(walker)
        while true {
            symbols.append(Self.choices(at: walker))
            let isLast = TessPageIteratorIsAtFinalElement(page, RIL_WORD, RIL_SYMBOL) != 0
            if isLast || TessResultIteratorNext(walker, RIL_SYMBOL) == 0 { break }
        }
    }

    private static func choices(at walker: OpaquePointer) -> [Word.Alternative] {
        guard let choice = TessResultIteratorGetChoiceIterator(walker) else { return [] }
        defer { TessChoiceIteratorDelete(choice) }
        var found: [Word.Alternative] = []
        repeat {
            guard let pointer = TessChoiceIteratorGetUTF8Text(choice) else { continue }
            let text = VietnameseText.composed(String(cString: pointer))
            guard !text.isEmpty, !found.contains(where: { $0.text.utf8.elementsEqual(text.utf8) }) else { continue }
            let confidence = Double(TessChoiceIteratorConfidence(choice)) / 100
            found.append(.init(text: text, confidence: min(1, max(0, confidence))))
        } while TessChoiceIteratorNext(choice) != 0
        return found
    }

    /// Whole-word readings that differ from `text` in one character, best first, eight at most.
    ///
    /// The confidence is that of the exchanged character.
    func readings(besides text: String) -> [Word.Alternative] {
        let best = symbols.map { $0.first?.text ?? "" }
        guard best.joined().utf8.elementsEqual(text.utf8) else { return [] }
        var readings: [Word.Alternative] = []
        for (place, choices) in symbols.enumerated() {
            for choice in choices.dropFirst() where choice.confidence >= 0.005 {
                var parts = best
                parts[place] = choice.text
                let reading = VietnameseText.composed(parts.joined())
                if !reading.contains(where: \.isWhitespace) {
                    readings.append(.init(text: reading, confidence: choice.confidence))
                }
            }
        }
        return Array(readings.sorted { $0.confidence > $1.confidence }.prefix(8))
    }
}
