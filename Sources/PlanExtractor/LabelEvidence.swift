import DocumentModel

/// What a line shows by itself about a label at its beginning.
struct LabelEvidence: Sendable {
    let line: FlowLine
    /// A well-formed label; nil without one. Never an item's dash.
    let strict: LabelReader.Reading?
    /// Whether the well-formed label stands behind specks that were read as marks.
    let isBehindSpecks: Bool
    /// Whether a paragraph begins here by layout.
    let startsParagraph: Bool
    /// Whether what stands above ends a sentence, a title or a list's introduction.
    let endedBefore: Bool
    /// Whether the line above ends well before the right margin.
    let isBelowShort: Bool
    /// Whether what stands above ends with a colon.
    let isIntroduced: Bool
    /// Whether a bracket is open here.
    let isInBrackets: Bool
    /// Inside a quoted document: no label of this one.
    let isQuoted: Bool
    /// Whether the paragraph that begins here ends like a title or a list's introduction, without `.`, `;` or `,`.
    var isTitle = false
    /// Whether the paragraph may be the one that closes the document.
    var mayClose: Bool { startsParagraph && strict == nil && Closing.isClosingParagraph(line.text) }

    /// Cost of taking the line's well-formed label as one, whatever the numbering says.
    var strictCost: Double {
        guard let strict else { return 0 }
        var cost = isBehindSpecks ? 0.4 : 0
        let upper = LayoutText.startsUpper(strict.rest) || strict.rest.first.map { "“\"(".contains($0) } == true
        if strict.label.style.isWord { return startsParagraph || endedBefore ? cost : cost + 2 }
        if !startsParagraph { cost += endedBefore ? 0.4 : upper ? 1.2 : 6 }
        if isInBrackets { cost += 4 }
        if !upper, strict.label.style != .article, !strict.rest.isEmpty { cost += endedBefore ? 1.2 : 3 }
        if (strict.label.numbers.last ?? 0) > 60 { cost += 4 }
        return cost
    }

    /// Cost of holding that a well-formed label is none.
    var refusalCost: Double {
        guard let strict else { return 0 }
        let upper = LayoutText.startsUpper(strict.rest)
        if strict.label.style.isWord || strict.label.style == .article {
            return startsParagraph || endedBefore ? 7 : 1.5
        }
        if isInBrackets { return 0.2 }
        if !upper, !strict.rest.isEmpty { return startsParagraph && endedBefore ? 1.5 : 0.1 }
        var cost = startsParagraph ? 4.5 : endedBefore || isBelowShort ? 2.5 : 1.5
        if line.isBold || strict.label.numbers.count > 1 { cost += 2 }
        if strict.label.style == .roman, LayoutText.isCapitals(strict.rest) { cost += 2 }
        return cost
    }

    /// Whether the first word has anything of a label.
    let hasLabelShape: Bool
    /// Whether a garbled label may stand here.
    var canBeGarbled: Bool {
        hasLabelShape && (line.isRecognised || line.isPlain) && (startsParagraph || endedBefore) && !isInBrackets
            && !isQuoted
    }

    /// The evidence of every line, in order; nil for tables.
    static func read(_ items: [FlowItem], breaks: LineBreaks) -> [LabelEvidence?] {
        let quoted = QuotedText.positions(in: items)
        var out: [LabelEvidence?] = []
        var last: FlowLine?
        var paragraph = ""
        for (index, item) in items.enumerated() {
            guard case .line(let line) = item else {
                out.append(nil)
                (last, paragraph) = (nil, "")
                continue
            }
            let starts = last.map { breaks.isBreak($0, line) } ?? true
            var strict = LabelReader.read(line.text)
            var isBehindSpecks = false
            if strict == nil || strict?.label.style.isItem == true, line.isRecognised,
                let bare = behindSpecks(line.text)
            {
                strict = bare
                isBehindSpecks = true
            }
            if strict?.label.style.isItem == true { strict = nil }
            let ended =
                last.map {
                    LayoutText.endsSentence($0.text)
                        || $0.fill < 0.9 && LabelReader.read($0.text).map { !$0.label.style.isItem } == true
                } ?? true
            out.append(
                LabelEvidence(
                    line: line, strict: strict, isBehindSpecks: isBehindSpecks, startsParagraph: starts,
                    endedBefore: ended, isBelowShort: last.map { $0.fill < 0.85 } ?? true,
                    isIntroduced: last.map { LayoutText.lastMark($0.text) == ":" } ?? false,
                    isInBrackets: isOpen(paragraph), isQuoted: quoted.contains(index),
                    hasLabelShape: LabelRepair.mayMatch(line.text)))
            if starts || strict != nil && ended { paragraph = "" }
            paragraph += line.text + " "
            last = line
        }
        markTitles(&out)
        return out
    }

    private static func markTitles(_ evidence: inout [LabelEvidence?]) {
        var mark: Unicode.Scalar?
        for index in evidence.indices.reversed() {
            guard let element = evidence[index] else {
                mark = nil
                continue
            }
            mark = mark ?? LayoutText.lastMark(element.line.text)
            evidence[index]?.isTitle = mark.map { !".;,".unicodeScalars.contains($0) } ?? false
            if element.startsParagraph || element.strict != nil { mark = nil }
        }
    }

    /// Specks before a label read as marks: `- 1. Mục đích`, `--1.2. …`, `ˆV. …`.
    private static func behindSpecks(_ text: String) -> LabelReader.Reading? {
        let bare = String(text.drop { !$0.isCased && !$0.isNumber && !"“\"(".contains($0) })
        guard bare.count < text.count, text.count - bare.count <= 5, let reading = LabelReader.read(bare),
            !reading.label.style.isItem, LayoutText.startsUpper(reading.rest) || reading.label.style.isWord
        else { return nil }
        return reading
    }

    private static func isOpen(_ text: String) -> Bool {
        guard !LayoutText.endsSentence(text) else { return false }
        return text.suffix(200).reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) } > 0
    }
}
