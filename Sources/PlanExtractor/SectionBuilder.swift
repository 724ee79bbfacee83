import DocumentModel

/// A paragraph or labelled item with the lines it was read from, before it takes its place in the tree.
struct FlowBlock: Sendable {
    var label: Label?
    /// Text of each line, the label taken off the first.
    var texts: [String]
    var lines: [FlowLine]
    var table: PageTable?

    /// One paragraph, line breaks removed; a hyphen at a line's end stays and joins.
    var text: String { FlowBlock.joined(texts) }

    static func joined(_ texts: [String]) -> String {
        var out = ""
        for text in texts where !text.isEmpty {
            if out.isEmpty {
                out = text
                continue
            }
            let glued = out.hasSuffix("-") && out.dropLast().last.map { $0.isLetter || $0.isNumber } == true
            out += (glued || out.hasSuffix("/") ? "" : " ") + text
        }
        return out
    }
}

/// Cuts lines into blocks: decides which label is a label, repairs garbled ones, joins wrapped lines.
struct BlockReader {
    let settings: ExtractionSettings
    let breaks: LineBreaks
    var numbering = Numbering()
    var blocks: [FlowBlock] = []
    var corrections: [Correction] = []
    var diagnostics: [Diagnostic] = []
    /// Well-formed labels at the beginnings of the lines that follow.
    private var following: ArraySlice<Label> = []
    private var isQuoted = false

    init(settings: ExtractionSettings, lines: [FlowLine]) {
        self.settings = settings
        breaks = LineBreaks(lines)
    }

    mutating func read(_ items: [FlowItem]) {
        let quoted = QuotedText.positions(in: items)
        let ahead = items.enumerated().map { index, item -> Label? in
            guard !quoted.contains(index), case .line(let line) = item, let label = LabelReader.read(line.text)?.label else { return nil }
            return label.style.isItem ? nil : label
        }
        for (index, item) in items.enumerated() {
            switch item {
            case .table(let table): blocks.append(FlowBlock(texts: [], lines: [], table: table))
            case .line(let line):
                following = ahead[(index + 1)...].prefix(120).compactMap { $0 }[...]
                isQuoted = quoted.contains(index)
                read(line)
            }
        }
    }

    private mutating func read(_ line: FlowLine) {
        guard line.text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        let last = blocks.last?.lines.last
        let starts = last.map { breaks.isBreak($0, line) } ?? true
        if isQuoted {
            readQuoted(line, starts: starts)
        } else if let reading = label(of: line, startsParagraph: starts) {
            if !reading.label.style.isItem || numbering.open.last?.style != reading.label.style {
                numbering.push(reading.label)
            }
            blocks.append(FlowBlock(label: reading.label, texts: [reading.rest], lines: [line]))
        } else if let block = blocks.last, block.table == nil, !block.lines.isEmpty,
            !opensBlock(line, after: block, starts: starts)
        {
            blocks[blocks.count - 1].texts.append(LayoutText.trimmed(line.text))
            blocks[blocks.count - 1].lines.append(line)
        } else {
            blocks.append(FlowBlock(texts: [LayoutText.trimmed(line.text)], lines: [line]))
        }
    }

    /// A line of a quoted document: its labels begin paragraphs and nothing else.
    private mutating func readQuoted(_ line: FlowLine, starts: Bool) {
        let opens = LabelReader.read(LayoutText.trimmed(line.text, of: " “\"")) != nil
        if !opens, !starts, let block = blocks.last, block.table == nil, !block.lines.isEmpty {
            blocks[blocks.count - 1].texts.append(LayoutText.trimmed(line.text))
            blocks[blocks.count - 1].lines.append(line)
        } else {
            blocks.append(FlowBlock(texts: [LayoutText.trimmed(line.text)], lines: [line]))
        }
    }

    private func opensBlock(_ line: FlowLine, after block: FlowBlock, starts: Bool) -> Bool {
        // `Chương I` alone takes the next line as its title.
        if let label = block.label, label.style < .article, block.texts.allSatisfy(\.isEmpty) { return false }
        if let label = block.label, label.style < .article, line.isCentred || line.isCapitals,
            !starts || line.isCapitals
        {
            return !(block.lines.last?.isCapitals ?? false) || !line.isCapitals
        }
        return starts
    }

    // MARK: - Labels

    private mutating func label(of line: FlowLine, startsParagraph: Bool) -> LabelReader.Reading? {
        let strict = LabelReader.read(line.text)
        if strict == nil, startsParagraph || endedBefore, let item = garbledItem(line) { return item }
        if line.isRecognised, startsParagraph || endedBefore, let label = labelBehindSpecks(line) { return label }
        if let strict, strict.label.style.isItem { return accepts(item: strict, line, startsParagraph) ? strict : nil }
        if isInsideBrackets(),
            strict.map({ numbering.fit($0.label) != .successor || $0.label.style == .bracket }) ?? true
        {
            return nil
        }
        if let strict, let roman = romanReadAsOne(strict, line) { return roman }
        if let strict {
            switch numbering.fit(strict.label) {
            case .successor:
                if startsParagraph || LayoutText.startsUpper(strict.rest) || strict.rest.isEmpty { return strict }
                return nil
            case .firstChild:
                if line.isRecognised, startsParagraph, let figure = figureReadAsLetter(strict, line) { return figure }
                return startsParagraph || endedBefore || hasSecond(strict) ? strict : nil
            case .none:
                break
            }
        }
        guard startsParagraph || endedBefore else { return nil }
        if settings.repairsLabels, let repaired = repair(line, strict: strict) { return repaired }
        guard let strict, startsParagraph, isPlausible(strict, line) else { return nil }
        diagnostics.append(
            Diagnostic(
                code: "label-sequence", severity: .warning, page: line.page,
                message: "“\(strict.label.printed)” does not follow the label before it; it was kept as printed"))
        return strict
    }

    /// Whether the next label of the family is its second: then this one is its first, wherever it stands.
    private func hasSecond(_ reading: LabelReader.Reading) -> Bool {
        LayoutText.startsUpper(reading.rest)
            && following.first { $0.style == reading.label.style }.map { reading.label.isFollowed(by: $0) } ?? false
    }

    /// Whether what stands above ends a sentence, a title or a list's introduction.
    private var endedBefore: Bool {
        guard let block = blocks.last, let line = block.lines.last else { return true }
        return LayoutText.endsSentence(line.text) || (block.label != nil && block.lines.count <= 3 && line.fill < 0.9)
    }

    /// `a. Vụ Tài chính` for `5. Vụ Tài chính`: no `b.` follows, but `6.` does.
    private mutating func figureReadAsLetter(
        _ strict: LabelReader.Reading, _ line: FlowLine
    ) -> LabelReader.Reading? {
        guard settings.repairsLabels, strict.label.style == .point, strict.label.printed.hasSuffix("."),
            let next = following.first, next.style != .point,
            let label = numbering.expected.first(where: { $0.isFollowed(by: next) })
        else { return nil }
        record(line, from: strict.label.printed, to: label.printed, score: 0.5)
        return LabelReader.Reading(label: label, rest: strict.rest)
    }

    /// `1. MỤC ĐÍCH` for `I. MỤC ĐÍCH`: the first label, in capitals, when the next ones are `1.` again or `II.`
    private mutating func romanReadAsOne(_ strict: LabelReader.Reading, _ line: FlowLine) -> LabelReader.Reading? {
        guard settings.repairsLabels, line.isRecognised || line.isPlain, numbering.open.isEmpty,
            strict.label.style == .decimal1, strict.label.numbers == [1], LayoutText.isCapitals(strict.rest),
            let next = following.first(where: { $0.style == .roman || $0.style == .decimal1 }),
            next.style == .roman ? next.numbers == [2] : next.numbers == [1],
            let label = Label.make(.roman, [1], like: strict.label.printed)
        else { return nil }
        record(line, from: strict.label.printed, to: label.printed, score: 1)
        return LabelReader.Reading(label: label, rest: strict.rest)
    }

    /// A list item whose dash recognition gave as another small mark: `~ Tăng cường`, `._ Lập`, `-_ Các`.
    private mutating func garbledItem(_ line: FlowLine) -> LabelReader.Reading? {
        guard settings.repairsLabels, line.isRecognised || line.isPlain, let space = line.text.firstIndex(of: " ")
        else {
            return nil
        }
        let mark = String(line.text[..<space])
        guard mark.count <= 2, mark.contains(where: { "~_¬«»=•·—–-".contains($0) }),
            mark.allSatisfy({ "~_¬«»=•·—–-.,'’‘:".contains($0) })
        else { return nil }
        let rest = LayoutText.trimmed(String(line.text[space...]))
        guard LayoutText.startsUpper(rest) else { return nil }
        if mark != "—", mark != "•" { record(line, from: mark, to: "-", score: 1) }
        return LabelReader.Reading(label: Label(style: .dash, numbers: [], printed: "-"), rest: rest)
    }

    private func isInsideBrackets() -> Bool {
        guard let text = blocks.last?.text else { return false }
        let tail = text.suffix(200)
        return tail.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) } > 0 && !LayoutText.endsSentence(text)
    }

    private func accepts(item: LabelReader.Reading, _ line: FlowLine, _ startsParagraph: Bool) -> Bool {
        if LayoutText.startsUpper(item.rest) || item.rest.first.map({ "“\"(".contains($0) }) == true {
            return startsParagraph || endedBefore || line.isPlain
        }
        return startsParagraph && endedBefore
    }

    /// A label out of turn is believed where a paragraph begins and it cannot be a number of the sentence.
    private func isPlausible(_ reading: LabelReader.Reading, _ line: FlowLine) -> Bool {
        if isInsideBrackets() { return false }
        guard LayoutText.startsUpper(reading.rest) || reading.label.style == .article else { return false }
        if line.isBold || reading.label.style <= .roman { return true }
        if reading.label.style == .point { return endedBefore }
        return endedBefore && (reading.label.numbers.last ?? 99) <= 60
    }

    private mutating func repair(_ line: FlowLine, strict: LabelReader.Reading?) -> LabelReader.Reading? {
        let canBeGarbled = line.isRecognised || line.isPlain
        guard canBeGarbled else { return nil }
        // A well-formed label out of turn is touched only when we recognised it ourselves.
        if let strict { return line.isRecognised ? repair(outOfTurn: strict, line) : nil }
        let found = LabelRepair.match(line.text, expected: numbering.expected, allowsLoss: line.isRecognised)
        guard let found else { return nil }
        let needsCapital = found.label.style == .decimal1 || found.label.style == .bracket
        if needsCapital, !LayoutText.startsUpper(found.rest) { return nil }
        record(line, from: found.printed, to: found.label.printed, score: found.score)
        return LabelReader.Reading(label: found.label, rest: found.rest)
    }

    /// A well-formed label that is not the next one is a misread one when what follows counts on from the expected
    /// label, or when it repeats or goes back and nothing that follows counts on from it.
    private mutating func repair(outOfTurn strict: LabelReader.Reading, _ line: FlowLine) -> LabelReader.Reading? {
        let candidates = numbering.expected.filter {
            $0.style == strict.label.style || LabelRepair.lookAlike(strict.label.printed, $0)
        }
        guard !isInsideBrackets() else { return nil }
        for candidate in candidates {
            let isLookAlike = LabelRepair.lookAlike(strict.label.printed, candidate)
            let isNear =
                isLookAlike
                || candidate.numbers.count == strict.label.numbers.count
                    && zip(candidate.numbers, strict.label.numbers).filter { $0 != $1 }.count == 1
            guard isNear, let wanted = candidate.numbers.last, let read = strict.label.numbers.last else { continue }
            let next = following.first {
                $0.style == candidate.style && $0.numbers.dropLast() == candidate.numbers.dropLast()
            }
            let confirms = next?.numbers.last == wanted + 1
            let contradicts = strict.label.style == candidate.style && next?.numbers.last == read + 1
            let isImpossible =
                read < wanted || read > wanted + 3 || strict.label.numbers.dropLast() != candidate.numbers.dropLast()
            guard confirms || (isImpossible && !contradicts) || (isLookAlike && !contradicts) else { continue }
            record(line, from: strict.label.printed, to: candidate.printed, score: confirms ? 1 : 0.5)
            return LabelReader.Reading(label: candidate, rest: strict.rest)
        }
        return nil
    }

    /// Specks before a label read as dashes: `- 1. Mục đích`, `--1.2. …`. The numbering must call for the label.
    private mutating func labelBehindSpecks(_ line: FlowLine) -> LabelReader.Reading? {
        let bare = String(line.text.drop { !$0.isLetter && !$0.isNumber && !"“\"(".contains($0) })
        guard bare.count < line.text.count, line.text.count - bare.count <= 5, let reading = LabelReader.read(bare), !reading.label.style.isItem,
            numbering.fit(reading.label) != .none, LayoutText.startsUpper(reading.rest)
        else { return nil }
        record(line, from: String(line.text.prefix { $0 != " " }), to: reading.label.printed, score: 1)
        return reading
    }

    private mutating func record(_ line: FlowLine, from: String, to: String, score: Double) {
        corrections.append(
            Correction(
                page: line.page, wordBox: line.isPlain ? nil : line.words.first?.box, from: from, to: to,
                rule: "sequence", score: score))
    }
}
