import DocumentModel

/// Reads one part of a document, the main one or an annex, from letterhead to last paragraph.
struct PartReader {
    let settings: ExtractionSettings
    var isAnnex = false
    var header = Header()
    var legalBases: [String] = []
    var addressees: [String] = []
    var body: [Section] = []
    var tables: [Table] = []
    var corrections: [Correction] = []
    var diagnostics: [Diagnostic] = []
    var caption: AnnexCaption?
    private var head: AnnexHead?
    private var closing: Closing?
    private var pages: [Int] = []
    /// Lines between letterhead and title: stamps, urgency marks.
    private var skipped: [FlowLine] = []

    init(settings: ExtractionSettings, isAnnex: Bool = false) {
        self.settings = settings
        self.isAnnex = isAnnex
    }

    /// The part as an annex; ids of its sections begin with `id`.
    func annex(id: String) -> Annex {
        let fields = FormFields.fields(in: body)
        var kind = head?.kind ?? .annex
        if fields.count >= 3 { kind = .form }
        return Annex(
            id: id, label: head?.label, title: head?.title, issuedWith: caption?.text, kind: kind, header: head?.header,
            body: body.map { $0.prefixed(by: id) }, tables: tables, fields: fields,
            recipients: closing?.recipients ?? [], signatures: closing?.signatures ?? [], pages: pages,
            provenance: SectionTree.provenance(head?.lines ?? []), confidence: SectionTree.confidence(head?.lines ?? [])
        )
    }

    mutating func read(_ items: [FlowItem], tables counter: inout TableCounter) {
        pages = Self.pages(of: items)
        let items = isAnnex ? withoutClosing(items) : items
        // The head is read from lines up to the first table.
        let headEnd = items.firstIndex { if case .table = $0 { true } else { false } } ?? items.count
        var head = DocumentParts.lines(of: Array(items[..<headEnd]))[...]
        if isAnnex {
            let read = AnnexHead(&head)
            (self.head, caption, skipped) = (read, read.caption, read.skipped)
        } else {
            readMainHead(&head)
        }
        let rest = (skipped + head).map { FlowItem.line($0) } + items[headEnd...]
        readBody(rest, tables: &counter)
    }

    /// An annex's items without its own recipients and signatures, which are kept.
    private mutating func withoutClosing(_ items: [FlowItem]) -> [FlowItem] {
        guard let found = Closing.find(in: items), !found.signatures.isEmpty || found.recipients.count > 1,
            found.range.lowerBound > 2, !found.range.isEmpty
        else { return items }
        closing = found
        corrections += found.corrections
        return Array(items[..<found.range.lowerBound]) + found.before.map { .line($0) }
            + items[found.range.upperBound...]
    }

    private static func pages(of items: [FlowItem]) -> [Int] {
        var out: [Int] = []
        for item in items {
            let page =
                switch item {
                case .line(let line): line.page
                case .table(let table): table.page
                }
            if out.last != page { out.append(page) }
        }
        return out
    }

    // MARK: - Head of the main part

    private mutating func readMainHead(_ lines: inout ArraySlice<FlowLine>) {
        let letterhead = Letterhead.read(Array(lines))
        lines = lines.dropFirst(letterhead.consumed)
        header = letterhead.header
        corrections += letterhead.corrections
        if let block = TitleBlock.read(lines) {
            // What stands between letterhead and title (a stamp, a matter line) is no part of the title.
            header.take(block)
            skipped = lines.prefix(block.skipped).filter { Urgency.stamp($0.text) == nil }
            lines = lines.dropFirst(block.consumed)
        } else if let matter = letterhead.matter {
            header.kind = "Công văn"
            header.subject = matter
            header.add("subject", letterhead.sources["subject"] ?? [])
        } else if letterhead.number != nil, lines.prefix(4).contains(where: { $0.folded.hasPrefix("kinh gui") }) {
            header.kind = "Công văn"
        } else if letterhead.isEmpty, let at = lines.prefix(5).firstIndex(where: { AnnexCaption.starts($0) }) {
            // A table or annex that stands alone under its title.
            let text = lines[..<at].map { LayoutText.trimmed($0.text) }.joined(separator: " ")
            header.subject = text.isEmpty ? nil : text
            header.kind = LoneAnnex.kind(title: lines[..<at].map(\.text), caption: AnnexCaption.read(lines[at...]))
            lines = lines[at...]
        }
        readCaption(&lines)
        readAddressees(&lines)
        readBases(&lines)
    }

    private mutating func readCaption(_ lines: inout ArraySlice<FlowLine>) {
        guard let read = AnnexCaption.read(lines) else { return }
        caption = read
        lines = lines.dropFirst(read.consumed)
    }

    private mutating func readAddressees(_ lines: inout ArraySlice<FlowLine>) {
        guard
            let at = lines.prefix(4).firstIndex(where: {
                $0.folded.hasPrefix("kinh gui") || $0.folded.hasPrefix("kinh g") && $0.folded.count < 10
            })
        else { return }
        var texts: [String] = []
        let words = lines[at].text.split(whereSeparator: \.isWhitespace).dropFirst(2).joined(separator: " ")
        let first = LayoutText.trimmed(words, of: " :")
        if !first.isEmpty { texts.append(first) }
        var end = at + 1
        while end < lines.endIndex, end < at + 20 {
            let line = lines[end]
            let isItem = LabelReader.read(line.text)?.label.style.isItem == true
            let ended = texts.last.map { $0.hasSuffix(".") || $0.hasSuffix(";") } ?? false
            let done =
                texts.last?.hasSuffix(".") == true
                || (!ended && !texts.isEmpty && !isItem && !LayoutText.startsLower(line.text)
                    && (line.fill > 0.95 || line.isPlain))
            if isItem {
                texts.append(LayoutText.trimmed(line.text, of: " -–+•"))
            } else if done || (texts.isEmpty && line.indent > 14 && line.fill > 0.95) {
                break
            } else if texts.isEmpty || ended {
                if ended, line.indent < 60, !line.isPlain { break }
                texts.append(line.text)
            } else if !line.isPlain, (line.gapAbove ?? 0) > 0.9, LayoutText.startsUpper(line.text) {
                break
            } else {
                texts[texts.count - 1] += " " + line.text
            }
            end += 1
        }
        addressees = texts.map { LayoutText.trimmed($0, of: " ;.,") }.filter { !$0.isEmpty }
        lines = lines[end...]
    }

    private mutating func readBases(_ lines: inout ArraySlice<FlowLine>) {
        // The deciding authority's name stands over the bases of a decision.
        while let first = lines.first, first.isCapitals, LabelReader.read(first.text) == nil,
            lines.dropFirst().prefix(3).contains(where: { Basis.starts($0) })
        {
            lines = lines.dropFirst()
        }
        guard let first = lines.first, Basis.starts(first) else { return }
        let breaks = LineBreaks(Array(lines))
        var bases: [[FlowLine]] = []
        var end = lines.startIndex
        for line in lines {
            if let last = bases.last?.last {
                let isNew =
                    Basis.starts(line)
                    && (LayoutText.endsSentence(last.text) || last.text.hasSuffix(",") || breaks.isBreak(last, line))
                if isNew {
                    bases.append([line])
                } else if LabelReader.read(line.text).map({ !$0.label.style.isItem }) ?? false
                    || line.isCentred && line.isCapitals
                    || breaks.isBreak(last, line) && (LayoutText.endsSentence(last.text) || last.text.hasSuffix(","))
                {
                    break
                } else {
                    bases[bases.count - 1].append(line)
                }
            } else {
                bases.append([line])
            }
            end += 1
        }
        // A paragraph that leads over to the contents is running text: `Thực hiện …, Sở … như sau:`.
        if let last = bases.last, let tail = last.last?.folded, tail.hasSuffix("sau:") || tail.hasSuffix("sau") {
            // It may have been joined to the basis before it, which ends with a semicolon or a comma.
            let joint = last.indices.dropFirst().last {
                last[$0 - 1].text.last.map { ";,.".contains($0) } == true && LayoutText.startsUpper(last[$0].text)
            }
            end -= last.count - (joint ?? 0)
            bases.removeLast()
            if let joint { bases.append(Array(last[..<joint])) }
        }
        legalBases = bases.map { LayoutText.trimmed(FlowBlock.joined($0.map(\.text))) }
        lines = lines[end...]
    }

    // MARK: - Body

    private mutating func readBody(_ items: [FlowItem], tables counter: inout TableCounter) {
        var reader = BlockReader(settings: settings, lines: DocumentParts.lines(of: items))
        reader.read(items)
        let blocks = reader.blocks
        corrections += reader.corrections
        var built: [Int: Table] = [:]
        let places = blocks.indices.filter { blocks[$0].table != nil }
        var pieces: [(table: PageTable, separated: Bool)] = []
        for place in places {
            guard let table = blocks[place].table else { continue }
            // Specks of a scan part no tables.
            let before = blocks[..<place].last {
                $0.table != nil || $0.label != nil || !LayoutText.isSpeck($0.text)
            }
            let separated = before.map { $0.table == nil } ?? false && !pieces.isEmpty
            pieces.append((table, separated))
        }
        for group in TableJoiner.groups(pieces, joins: settings.joinsTables) {
            guard let first = group.members.first else { continue }
            let caption = places[first] > 0 ? TableCaption.read(blocks[places[first] - 1]) : nil
            let (table, repaired) = TableBuilder.table(
                group.members.map { pieces[$0].table }, id: counter.next(), caption: caption, joins: group.joins,
                synonyms: settings.headerSynonyms)
            built[places[first]] = table
            tables.append(table)
            corrections += repaired
        }
        body = SectionTree.build(blocks, tables: built)
        diagnostics += SequenceCheck.diagnostics(of: body)
        body += TableSections.sections(of: tables, besides: body)
    }
}

/// `Bảng 1. …`, `Biểu 2: …` over a table.
enum TableCaption {
    static func read(_ block: FlowBlock) -> String? {
        let folded = LayoutText.folded(String(block.text.prefix(12)))
        guard folded.hasPrefix("bang ") || folded.hasPrefix("bieu "), block.text.count < 200 else { return nil }
        return block.text
    }
}

/// The sections of a part that is all table: its numbered group rows.
enum TableSections {
    static func sections(of tables: [Table], besides body: [Section]) -> [Section] {
        guard let table = tables.first, tables.count == 1, body.allSatisfy({ $0.label == nil }) else { return [] }
        let groups = table.rows.filter { $0.kind == .group && Label.romanValue($0.cells.first ?? "") != nil }
        guard groups.count >= 2 else { return [] }
        return groups.map { row in
            let label = row.cells.first ?? ""
            return Section(
                id: label, kind: .section, label: label, title: row.cells.dropFirst().first { !$0.isEmpty },
                provenance: row.provenance, confidence: row.confidence)
        }
    }
}
