import DocumentModel

/// A document cut into the main part and its annexes.
struct DocumentParts: Sendable {
    var main: [FlowItem]
    var closing: Closing?
    var annexes: [[FlowItem]]

    static func split(_ items: [FlowItem]) -> DocumentParts {
        let starts = annexStarts(items)
        let mainEnd = starts.first ?? items.count
        var main = Array(items[..<mainEnd])
        var annexes: [[FlowItem]] = []
        for (index, start) in starts.enumerated() {
            annexes.append(Array(items[start..<(index + 1 < starts.count ? starts[index + 1] : items.count)]))
        }
        var closing = Closing.find(in: main)
        if let found = closing {
            let after = Array(main[found.range.upperBound...])
            main = Array(main[..<found.range.lowerBound]) + found.before.map { .line($0) }
            if isAgencyLine(after), !annexes.isEmpty {
                // The agency's name over the first annex's label.
                annexes[0] = after + annexes[0]
            } else if hasText(after) {
                annexes.insert(after, at: 0)
            }
        } else if let last = annexes.indices.last, !main.isEmpty {
            // The signature may stand at the end of the last annex.
            if let found = Closing.find(in: annexes[last]), Letterhead.read(lines(of: annexes[last])).isEmpty {
                closing = found
                annexes[last].removeSubrange(found.range)
            }
        }
        return DocumentParts(main: main, closing: closing, annexes: annexes)
    }

    static func lines(of items: [FlowItem]) -> [FlowLine] {
        items.compactMap { if case .line(let line) = $0 { line } else { nil } }
    }

    private static func isAgencyLine(_ items: [FlowItem]) -> Bool {
        let lines = lines(of: items).filter { $0.text.contains(where: \.isLetter) }
        return lines.count == items.count && (1...2).contains(lines.count) && lines.allSatisfy { $0.isCapitals }
    }

    private static func isTitle(_ item: FlowItem) -> Bool {
        guard case .line(let line) = item else { return false }
        return line.isCapitals || line.isCentred
    }

    private static func hasText(_ items: [FlowItem]) -> Bool {
        items.contains { item in
            switch item {
            case .table: true
            case .line(let line): line.text.filter(\.isLetter).count > 8
            }
        }
    }

    /// Where an annex's label stands alone at the head of a page, centred, or below the closing block.
    private static func annexStarts(_ items: [FlowItem]) -> [Int] {
        var out: [Int] = []
        var pageStart = -1
        var page = -1
        var closed = false
        for (index, item) in items.enumerated() {
            guard case .line(let line) = item else { continue }
            if line.page != page { (page, pageStart) = (line.page, index) }
            if BlockWords.isRecipientsHead(line.folded) { closed = true }
            // An annex without a label begins a page with its title and a caption.
            if closed, pageStart > 0, index - pageStart <= 6, AnnexCaption.starts(line), (out.last ?? -1) < pageStart,
                items[pageStart..<index].allSatisfy({ isTitle($0) })
            {
                out.append(pageStart)
                continue
            }
            guard let label = AnnexLabel.read(line) else { continue }
            let isHead = index - pageStart <= 2
            let isSetApart =
                line.isPlain
                ? closed || (line.gapAbove ?? 1) >= 0.9 : line.isCentred || line.side == .right || line.indent > 150
            // `Phụ lục II ban hành kèm theo …` may as well be the end of a sentence: only the page's layout tells.
            let isMention = AnnexCaption.starts(folded: LayoutText.folded(label.rest))
            guard
                isHead && (isSetApart || !isMention && (line.isPlain || line.fill < 0.9)) || closed && isSetApart
            else { continue }
            // A running mention such as `Phụ lục I` in a list of what is attached has company on its line.
            if label.label.isEmpty { continue }
            if let last = out.last, index - last < 2 { continue }
            out.append(index)
        }
        return out
    }
}
