import DocumentModel

/// The head of an annex or form: its label, title and caption, and a letterhead of its own when it has one.
///
/// Source of the forms: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III; forms of circulars print the caption beside
/// the label, and bring the letterhead of whoever will fill them in.
struct AnnexHead: Sendable {
    var label: String?
    var kind = Annex.Kind.annex
    var title: String?
    var caption: AnnexCaption?
    var header: Header?
    /// Lines the head was read from.
    private(set) var lines: [FlowLine] = []
    /// Lines between letterhead and title that are neither.
    private(set) var skipped: [FlowLine] = []

    /// Reads the head off the front of `rest`.
    init(_ rest: inout ArraySlice<FlowLine>) {
        let start = rest
        readLabel(&rest)
        if hasCaptionFirst(rest) { readTitle(&rest) }
        readLetterhead(&rest)
        if title == nil || header == nil && caption == nil { readTitle(&rest) }
        lines = Array(start.prefix(start.count - rest.count))
        if let title {
            let folded = LayoutText.folded(title)
            if ["mau ", "bieu mau", "don de nghi", "giay xac nhan"].contains(where: { folded.hasPrefix($0) }) {
                kind = .form
            }
        }
    }

    /// Whether title and caption stand above a letterhead, if there is one.
    private func hasCaptionFirst(_ rest: ArraySlice<FlowLine>) -> Bool {
        let head = rest.prefix { line in
            !BlockWords.isNationalTitle(line.folded) && !DocumentNumber.isNumberLine(line.text) && line.zone < 0
        }
        return head.prefix(8).contains { AnnexCaption.starts($0) }
    }

    private mutating func readLabel(_ rest: inout ArraySlice<FlowLine>) {
        // A page of a form may begin with a line or two beside the label.
        guard let at = rest.prefix(3).firstIndex(where: { AnnexLabel.read($0) != nil }),
            at == rest.startIndex || rest[at].page == rest[rest.startIndex].page,
            let read = AnnexLabel.read(rest[at])
        else { return }
        let start = rest
        skipped += rest[..<at]
        label = read.label
        kind = read.kind
        rest = rest[at...].dropFirst()
        guard !read.rest.isEmpty else { return }
        guard AnnexCaption.starts(folded: LayoutText.folded(read.rest)) else {
            title = read.rest
            return
        }
        // `Mẫu số 01 ban hành kèm theo …`: the caption goes on below.
        var first = start[at]
        first.text = read.rest
        first.folded = LayoutText.folded(read.rest)
        caption = AnnexCaption.read(([first] + rest.prefix(3))[...])
        rest = rest.dropFirst(max(0, (caption?.consumed ?? 1) - 1))
    }

    /// A letterhead, and the kind and subject below it.
    private mutating func readLetterhead(_ rest: inout ArraySlice<FlowLine>) {
        let letterhead = Letterhead.read(Array(rest.prefix(40)))
        let hasLetterhead = letterhead.consumed > 0 && letterhead.consumed <= 14
        guard hasLetterhead || label == nil && title == nil else { return }
        let below = hasLetterhead ? rest.dropFirst(letterhead.consumed) : rest
        guard let block = TitleBlock.read(below.prefix(12)[...]), block.skipped <= 3 else {
            guard hasLetterhead else { return }
            header = letterhead.header
            rest = below
            return
        }
        if hasLetterhead {
            var read = letterhead.header
            read.take(block)
            header = read
        }
        skipped += below.prefix(block.skipped)
        if caption == nil || title == nil {
            title = [title, block.kind?.uppercased(), block.subject].compactMap { $0 }.joined(separator: " ")
        }
        rest = below.dropFirst(block.consumed)
        readCaption(&rest)
    }

    private mutating func readTitle(_ rest: inout ArraySlice<FlowLine>) {
        var titles = [title].compactMap { $0 }
        while let line = rest.first, titles.count < 6, isTitle(line) {
            titles.append(LayoutText.withoutSpecks(line.text))
            rest = rest.dropFirst()
        }
        readCaption(&rest)
        if titles.isEmpty || (titles.count == 1 && caption != nil && label == nil) {
            while let line = rest.first, titles.count < 4, isTitle(line), caption != nil, line.isCapitals {
                titles.append(LayoutText.withoutSpecks(line.text))
                rest = rest.dropFirst()
            }
        }
        // The issuing agency stands over the title where the annex has no letterhead.
        // Specks before and after a recognised title read as dashes.
        title = titles.isEmpty ? nil : LayoutText.trimmed(titles.joined(separator: " "), of: " -–—_|")
    }

    private mutating func readCaption(_ rest: inout ArraySlice<FlowLine>) {
        guard caption == nil, let read = AnnexCaption.read(rest) else { return }
        caption = read
        rest = rest.dropFirst(read.consumed)
    }

    private func isTitle(_ line: FlowLine) -> Bool {
        if AnnexCaption.starts(line) || LabelReader.read(line.text) != nil || line.zone >= 0 { return false }
        if BlockWords.isNationalTitle(line.folded) || DocumentNumber.isNumberLine(line.text) { return false }
        if line.isCapitals { return true }
        return !line.isPlain && line.isCentred && (line.gapAbove ?? 0) < 1.5
    }
}
