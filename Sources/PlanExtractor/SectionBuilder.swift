import DocumentModel

/// A paragraph or labelled item with the lines it was read from, before it takes its place in the tree.
struct FlowBlock: Sendable {
    var label: Label?
    /// Text of each line, the label taken off the first.
    var texts: [String]
    var lines: [FlowLine]
    var table: PageTable?
    /// Whether its label begins a list inside an item of the same family.
    var isNested = false
    /// Whether all sections end before it: `Trên đây là …`.
    var closesSections = false

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

/// Cuts lines into blocks: takes labels where they were decided, joins wrapped lines.
struct BlockReader {
    let settings: ExtractionSettings
    let breaks: LineBreaks
    var blocks: [FlowBlock] = []
    var corrections: [Correction] = []

    init(settings: ExtractionSettings, lines: [FlowLine]) {
        self.settings = settings
        breaks = LineBreaks(lines)
    }

    mutating func read(_ items: [FlowItem]) {
        let evidence = LabelEvidence.read(items, breaks: breaks)
        let decisions = LabelDecoder(repairsLabels: settings.repairsLabels).decide(evidence)
        for (index, item) in items.enumerated() {
            switch item {
            case .table(let table): blocks.append(FlowBlock(texts: [], lines: [], table: table))
            case .line(let line):
                guard let evidence = evidence[index] else { continue }
                read(line, decision: decisions[index], evidence: evidence)
            }
        }
    }

    private mutating func read(_ line: FlowLine, decision: LabelDecoder.Decision?, evidence: LabelEvidence) {
        guard line.text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        let starts = evidence.startsParagraph
        if evidence.isQuoted {
            readQuoted(line, starts: starts)
        } else if let decision, let label = decision.label {
            if let garbled = decision.garbled { record(line, from: garbled, to: label.printed, score: decision.score) }
            blocks.append(FlowBlock(label: label, texts: [decision.rest], lines: [line], isNested: decision.isNested))
        } else if decision != nil {
            blocks.append(FlowBlock(texts: [LayoutText.trimmed(line.text)], lines: [line], closesSections: true))
        } else if let item = item(line, starts: starts) {
            blocks.append(FlowBlock(label: item.label, texts: [item.rest], lines: [line]))
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

    // MARK: - List items

    /// A list item's dash, as printed or as recognition garbled it.
    private mutating func item(_ line: FlowLine, starts: Bool) -> LabelReader.Reading? {
        if let strict = LabelReader.read(line.text), strict.label.style.isItem {
            return accepts(strict, line, starts) ? strict : nil
        }
        guard starts || endedBefore else { return nil }
        return garbledItem(line)
    }

    private func accepts(_ item: LabelReader.Reading, _ line: FlowLine, _ starts: Bool) -> Bool {
        if LayoutText.startsUpper(item.rest) || item.rest.first.map({ "“\"(".contains($0) }) == true {
            return starts || endedBefore || line.isPlain
        }
        return starts && endedBefore
    }

    /// Whether what stands above ends a sentence, a title or a list's introduction.
    private var endedBefore: Bool {
        guard let block = blocks.last, let line = block.lines.last else { return true }
        return LayoutText.endsSentence(line.text) || (block.label != nil && block.lines.count <= 3 && line.fill < 0.9)
    }

    /// A dash that recognition gave as another small mark: `~ Tăng cường`, `._ Lập`, `-_ Các`.
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

    private mutating func record(_ line: FlowLine, from: String, to: String, score: Double) {
        corrections.append(
            Correction(
                page: line.page, wordBox: line.isPlain ? nil : line.words.first?.box, from: from, to: to,
                rule: "sequence", score: score))
    }
}
