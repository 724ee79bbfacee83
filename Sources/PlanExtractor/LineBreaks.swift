import DocumentModel

/// Tells where a paragraph ends and the next begins.
struct LineBreaks: Sendable {
    /// Whether paragraphs begin with an indent in this document.
    let usesIndent: Bool
    /// White space between lines of one paragraph, in line heights.
    let usualGap: Double
    private let pairs: WordPairs

    init(_ lines: [FlowLine]) {
        pairs = WordPairs(lines)
        let whole = lines.filter { $0.side == .whole && !$0.isPlain && !$0.isCentred }
        let indented = whole.filter { $0.indent > 14 && $0.indent < 75 }.count
        let flush = whole.filter { abs($0.indent) <= 10 }.count
        usesIndent = whole.count > 5 && indented * 12 > whole.count && flush * 5 > whole.count
        let gaps = lines.compactMap(\.gapAbove).filter { $0 < 3 }.sorted()
        usualGap = gaps.isEmpty ? 0 : gaps[gaps.count / 3]
    }

    /// Whether `line` begins a new paragraph below `last`.
    func isBreak(_ last: FlowLine, _ line: FlowLine) -> Bool {
        if line.side != last.side || line.zone != last.zone { return true }
        let ended = LayoutText.endsSentence(last.text)
        if Self.closesBracket(last.text, line.text) { return false }
        if !ended, !line.isCentred, !last.isCapitals, LabelReader.read(line.text) == nil,
            !Self.mayBeLabel(line),
            Self.isUnfinished(last.text) || line.isPlain && line.text.first.map({ "“(".contains($0) }) == true
        {
            return false
        }
        if !ended, last.fill > 0.6, !line.isCentred, pairs.joins(last.text, line.text) { return false }
        if line.isPlain { return isPlainBreak(last, line, ended: ended) }
        if !LayoutText.startsUpper(line.text), !ended, LabelReader.read(line.text) == nil,
            last.fill > 0.75 || line.page != last.page
        {
            return false
        }
        if last.isCentred, line.isCentred, !ended { return false }
        if line.isCentred != last.isCentred, line.isCentred, last.fill < 0.9 || ended { return true }
        if let bold = line.boldShare, let before = last.boldShare, (bold > 0.9) != (before > 0.9),
            bold < 0.1 || before < 0.1,
            LayoutText.startsUpper(line.text), last.fill < 0.93
        {
            return true
        }
        if usesIndent {
            if line.indent > 14 {
                // A block that is indented as a whole goes on.
                let isBlock = abs(line.indent - last.indent) < 5 && !ended && last.fill > 0.9
                return !(isBlock && LayoutText.startsLower(line.text))
            }
            return last.fill < 0.8 && (ended || LayoutText.startsUpper(line.text)) && !LayoutText.startsLower(line.text)
        }
        if LayoutText.startsLower(line.text), !ended { return false }
        if let gap = line.gapAbove, gap > usualGap + 0.3 { return ended || last.fill < 0.85 || gap > usualGap + 1 }
        return last.fill < 0.85 && (ended || LayoutText.startsUpper(line.text))
    }

    /// Words that no paragraph ends with, folded.
    private static let openWords: Set<String> = [
        "voi", "cua", "va", "cac", "la", "trong", "cho", "theo", "ve", "tai", "tu", "den", "hoac", "nhung", "duoc",
        "do", "boi", "de", "tren", "duoi", "nhu", "khi", "neu", "vao", "thuoc", "giua", "qua", "bang", "moi", "cung",
    ]

    /// A short first word with marks or figures in a recognised line may be a garbled label: `5, Vụ Tài chính`.
    private static func mayBeLabel(_ line: FlowLine) -> Bool {
        guard line.isRecognised, let word = line.text.split(whereSeparator: \.isWhitespace).first else { return false }
        return word.count <= 7 && word.contains { !$0.isLetter && !"“”()".contains($0) }
    }

    /// A line that ends with a comma or a word that must go on.
    private static func isUnfinished(_ text: String) -> Bool {
        guard let word = text.split(whereSeparator: \.isWhitespace).last else { return false }
        return word.hasSuffix(",")
            || word.allSatisfy(\.isLowercase) && openWords.contains(LayoutText.folded(String(word)))
    }

    /// `… (tháng` / `8, 9)`: the next line closes the bracket at once.
    private static func closesBracket(_ last: String, _ next: String) -> Bool {
        guard let open = last.lastIndex(of: "("), !last[open...].contains(")") else { return false }
        return next.prefix(16).contains(")") && !next.prefix(16).contains("(")
    }

    private func isPlainBreak(_ last: FlowLine, _ line: FlowLine, ended: Bool) -> Bool {
        if LayoutText.startsLower(line.text) { return false }
        let word = line.text.split(separator: " ").first ?? ""
        let first = Double(word.count)
        // An abbreviation may stand anywhere in a sentence.
        if !ended, word.count >= 3, word.allSatisfy({ !$0.isLowercase }), !line.isCapitals, last.fill > 0.55 {
            return false
        }
        // Short of the margin although the next word would have fitted.
        let isShort =
            last.fill < 0.86
            && Double(last.text.count) * (1 / max(0.01, last.fill)) - Double(last.text.count) > first + 1
        if ended { return isShort || (line.gapAbove ?? 1) >= 0.5 || last.fill > 1.3 }
        return isShort || last.fill > 1.3
    }
}
