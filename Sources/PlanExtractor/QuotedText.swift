import DocumentModel

/// Finds passages of other documents that are quoted whole, as an amending document does:
/// `Khoản 2 Điều 5 được sửa đổi như sau:` / `“2. …` / `a) …”`.
///
/// The numbering inside them is not the document's own.
enum QuotedText {
    /// A quotation longer than this in lines has lost its closing mark.
    private static let mostLines = 400
    /// One that opens in the middle of a line is believed for fewer.
    private static let mostLinesInside = 40

    /// Positions of the lines that stand inside such quotations.
    static func positions(in items: [FlowItem]) -> Set<Int> {
        var out: Set<Int> = []
        var index = 0
        while index < items.count {
            guard case .line(let line) = items[index] else {
                index += 1
                continue
            }
            if opens(line), let end = end(of: index, in: items, within: mostLines) {
                out.formUnion(index...end)
                index = end + 1
            } else if opensInside(line), index + 1 < items.count, isLabelled(items[index + 1]),
                let end = end(of: index, in: items, within: mostLinesInside), end > index, closes(items[end])
            {
                out.formUnion((index + 1)...end)
                index = end + 1
            } else {
                index += 1
            }
        }
        return out
    }

    /// An opening mark followed by a label.
    private static func opens(_ line: FlowLine) -> Bool {
        let text = LayoutText.trimmed(line.text)
        guard let first = text.first, "“\"".contains(first) else { return false }
        return LabelReader.read(String(text.dropFirst())).map { !$0.label.style.isItem } ?? false
    }

    /// `a) Nội dung Điều 1: “Bãi bỏ …`, with the first item of what is quoted on the next line.
    private static func opensInside(_ line: FlowLine) -> Bool {
        line.text.reduce(0) { $0 + ($1 == "“" ? 1 : $1 == "”" ? -1 : 0) } == 1
    }

    private static func isLabelled(_ item: FlowItem) -> Bool {
        guard case .line(let line) = item else { return false }
        return LabelReader.read(line.text).map { !$0.label.style.isItem } ?? false
    }

    private static func closes(_ item: FlowItem) -> Bool {
        guard case .line(let line) = item else { return false }
        return LayoutText.trimmed(line.text, of: " .;,").hasSuffix("”")
    }

    /// The line whose closing mark ends the quotation; nil when none does.
    private static func end(of start: Int, in items: [FlowItem], within mostLines: Int) -> Int? {
        var depth = 0
        for index in start..<min(items.count, start + mostLines) {
            guard case .line(let line) = items[index] else { continue }
            depth += balance(of: LayoutText.trimmed(line.text))
            if depth <= 0 { return index }
            // Another quotation that opens the same way before this one was closed: the closing mark was lost.
            if index > start, opens(line), depth > 1 { return index - 1 }
        }
        return nil
    }

    /// Opening marks less closing ones. A straight mark closes behind a letter or before a pause and opens otherwise; recognition
    /// mixes the forms, so that `"` may be closed by `”`.
    private static func balance(of line: String) -> Int {
        let characters = Array(line)
        return characters.indices.reduce(0) { sum, index in
            switch characters[index] {
            case "“": return sum + 1
            case "”": return sum - 1
            case "\"":
                guard index > 0 else { return sum + 1 }
                let isBeforePause =
                    index + 1 == characters.count || characters[index + 1].isWhitespace
                    || ";.,:)!?".contains(characters[index + 1])
                let isBehindGap = characters[index - 1].isWhitespace || characters[index - 1] == "("
                return sum + (isBehindGap && !isBeforePause ? 1 : -1)
            default: return sum
            }
        }
    }
}
