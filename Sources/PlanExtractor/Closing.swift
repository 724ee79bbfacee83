import DocumentModel

/// The end of a document: recipients and signature, side by side or one after the other.
struct Closing: Sendable {
    var recipients: [String] = []
    var signatures: [Signature] = []
    var corrections: [Correction] = []
    /// Items of the flow that belong to it.
    var range: Range<Int> = 0..<0
    /// Running text that stood level with the signature, above `Nơi nhận:`.
    var before: [FlowLine] = []

    /// Phrases that open the closing paragraph of the whole document.
    static func isClosingParagraph(_ text: String) -> Bool {
        let folded = LayoutText.folded(String(text.prefix(60)))
        return folded.hasPrefix("tren day la") || folded.hasPrefix("trong qua trinh")
            || folded.hasPrefix("yeu cau thu truong")
            || folded.hasPrefix("yeu cau cac don vi") || folded.hasPrefix("de nghi cac don vi")
            || folded.hasPrefix("can cu ke hoach nay")
            || LayoutText.folded(String(text.suffix(5))).hasSuffix("./.")
    }

    private mutating func read(signers lines: [FlowLine]) {
        let blocks = SignerBlocks(lines)
        signatures = blocks.signatures
        corrections = blocks.corrections
    }

    /// The first closing block in the flow; nil when there is none.
    static func find(in items: [FlowItem]) -> Closing? {
        let lines: [FlowLine?] = items.map { if case .line(let line) = $0 { line } else { nil } }
        let named = lines.firstIndex { line in line.map { isHead($0) } ?? false }
        guard let head = named ?? headless(lines) else { return signatureAlone(lines) }
        var start = head
        // Lines of the signer's block may come before the head when the blocks are not on one level.
        while start > 0, let line = lines[start - 1], line.page == lines[head]?.page {
            // Specks of a seal between the signer's office and the head.
            let before = (max(0, start - 3)..<start).last { !isSpeck(lines[$0]) } ?? start - 1
            guard let office = lines[before], office.page == line.page,
                Authority.isOffice(office.text) || office.isRecognised && Offices.repair(office.text) != nil
                    || before == start - 1 && office.zone >= 0 && office.zone == lines[head]?.zone
            else { break }
            start = before
        }
        guard let first = lines[head], !first.isPlain else { return inOneColumn(lines, start: start, head: head) }
        return bySides(lines, start: start, head: head, first: first)
    }

    /// With geometry: recipients on the left, signers on the right, whatever order the lines come in.
    private static func bySides(_ lines: [FlowLine?], start: Int, head: Int, first: FlowLine) -> Closing {
        var left: [FlowLine] = []
        var right: [FlowLine] = []
        var above: [FlowLine] = []
        var end = start
        var isArchived = false
        while end < lines.count, let whole = lines[end], whole.page == first.page {
            if end > head, AnnexLabel.read(whole) != nil { break }
            let (line, name) = parted(whole, below: right)
            if let name { right.append(name) }
            if isHead(line) {
                if tail(line) != nil { left.append(line) }
            } else if line.side == .right || line.side == .whole && isRight(line) {
                right.append(line)
            } else if end < head {
                if SignerBlocks.namesOffice(line.text), line.side == .whole {
                    right.append(line)
                } else {
                    above.append(line)
                }
            } else if !hasWord(line) {
                // Specks of the signature.
            } else if isArchived || !(isRecipient(line) || line.zone >= 0 && line.zone == first.zone) {
                if name == nil { break }
            } else {
                left.append(line)
                isArchived = isArchived || BlockWords.isArchiveItem(line.folded)
            }
            end += 1
        }
        end = signersBelow(lines, from: end, page: first.page, into: &right)
        var closing = Closing()
        closing.recipients = Recipients.read(left.map { isHead($0) ? tail($0) ?? "" : $0.text })
        // A second signer stands on the left, above the recipients.
        let signs = above.contains { SignerBlocks.namesOffice($0.text) }
        let isSigner = { (line: FlowLine) in
            signs
                && (SignerBlocks.namesOffice(line.text) || PersonName.isName(line.text)
                    || PersonName.repaired(line.text) != nil)
        }
        closing.read(signers: (above.filter(isSigner) + right).sorted { $0.box.y0 < $1.box.y0 })
        closing.range = start..<end
        closing.before = above.filter { !isSigner($0) }
        return closing
    }

    /// What a seal or a signature left in recognition.
    private static func isSpeck(_ line: FlowLine?) -> Bool {
        line.map { $0.isRecognised && (LayoutText.isSpeck($0.text) || $0.confidence < 0.4) } ?? false
    }

    /// `(đã ký)`, `Đã ký`: where the signature stands on a copy.
    private static func isSigned(_ text: String) -> Bool {
        ["da ky", "da ki"].contains(LayoutText.trimmed(LayoutText.folded(text), of: " ()[]."))
    }

    private static func isRight(_ line: FlowLine) -> Bool { line.indent > 120 && line.box.centerX > 270 }

    private static func hasWord(_ line: FlowLine) -> Bool {
        line.text.split(whereSeparator: \.isWhitespace).contains { $0.count(where: \.isLetter) >= 2 }
    }

    /// A line that recognition ran over both blocks, in two: an item of the list and the signer's name.
    private static func parted(_ line: FlowLine, below signer: [FlowLine]) -> (item: FlowLine, name: FlowLine?) {
        guard let center = signer.last(where: { Authority.isOffice($0.text) })?.box.centerX,
            line.words.count > 3, line.indent < 60, line.box.x1 > center
        else { return (line, nil) }
        for count in 2...min(5, line.words.count - 1) {
            let tail = Array(line.words.suffix(count))
            guard let box = Box.enclosing(tail.map(\.box)), abs(box.centerX - center) < 45,
                let before = line.words.dropLast(count).last, box.x0 - before.box.x1 > 7
            else { continue }
            let text = TextLine(words: tail).text
            guard PersonName.isName(text) || PersonName.repaired(text) != nil else { continue }
            var item = line
            item.words.removeLast(count)
            item.text = TextLine(words: item.words).text
            item.folded = LayoutText.folded(item.text)
            var name = line
            (name.words, name.text, name.folded, name.box) = (tail, text, LayoutText.folded(text), box)
            return (item, name)
        }
        return (line, nil)
    }

    /// Further signers below: one who approves, or a signer whose block begins lower than the recipients.
    private static func signersBelow(
        _ lines: [FlowLine?], from start: Int, page: Int, into right: inout [FlowLine]
    ) -> Int {
        var end = start
        var index = start
        while index < lines.count, index < start + 8, let line = lines[index], line.page == page {
            if AnnexLabel.read(line) != nil { break }
            let isOffice = SignerBlocks.namesOffice(line.text) && line.text.count < 60
            let isName =
                PersonName.isName(line.text) && (line.indent > 100 || line.isCentred)
                || line.isRecognised && line.indent > 100 && PersonName.repaired(line.text) != nil
            if isOffice || isName {
                right.append(line)
                end = index + 1
            } else if line.text.count(where: \.isLetter) > 8, line.confidence >= 0.75 || line.isPlain {
                break
            }
            index += 1
        }
        return end
    }

    /// Whether the line may belong to the recipients: an item, a short line at the left, or specks of the signature.
    private static func isRecipient(_ line: FlowLine) -> Bool {
        if line.text.filter(\.isLetter).count < 4 { return true }
        return line.indent < 60 && (line.fill < 0.62 || line.text.hasPrefix("-"))
    }

    /// The first line of a pair of blocks that are recipients and signature, though no `Nơi nhận:` was read.
    private static func headless(_ lines: [FlowLine?]) -> Int? {
        for zone in Set(lines.compactMap { $0?.zone }).sorted().reversed() where zone >= 0 {
            let block = lines.compactMap { $0 }.filter { $0.zone == zone }
            func side(_ side: FlowLine.Side) -> [TextLine] {
                block.filter { $0.side == side }.map { TextLine(words: $0.words, box: $0.box) }
            }
            if BlockWords.isClosing(left: side(.left), right: side(.right)) {
                return lines.firstIndex { $0?.zone == zone }
            }
        }
        return nil
    }

    private static func isHead(_ line: FlowLine) -> Bool { BlockWords.isRecipientsHead(line.folded) }

    /// What stands on the line of `Nơi nhận:`.
    private static func tail(_ line: FlowLine) -> String? {
        let words = line.text.split(whereSeparator: \.isWhitespace).dropFirst(2)
        let text = LayoutText.trimmed(words.joined(separator: " "), of: " :.;*")
        return text.isEmpty ? nil : text
    }

    /// Without geometry: items, then the signer; signer's lines may stand between the items or on the head's line.
    private static func inOneColumn(_ lines: [FlowLine?], start: Int, head: Int) -> Closing {
        var closing = Closing()
        var list: [String] = []
        var signer: [FlowLine] = lines[start..<head].compactMap { $0 }
        func sign(_ line: FlowLine, as text: String) {
            var part = line
            part.text = text
            signer.append(part)
        }
        if let line = lines[head], let tail = tail(line) {
            if Authority.isOffice(tail) || line.isPlain && Offices.repair(tail) != nil {
                sign(line, as: tail)
            } else {
                list.append(tail)
            }
        }
        var end = head + 1
        var archived = false
        while end < lines.count, let line = lines[end] {
            let text = line.text
            let isAnnex = AnnexLabel.read(line) != nil
            if isAnnex || (lines[end - 1]?.page != line.page && archived) { break }
            let folded = LayoutText.folded(LayoutText.trimmed(text, of: " -–*•+"))
            let isItem = text.hasPrefix("-") || text.hasPrefix("–") || text.hasPrefix("+") || text.hasPrefix("*")
            if isItem || (folded.hasPrefix("luu") && folded.count < 60) {
                if let (item, office) = Authority.tail(of: text) {
                    list.append(item)
                    sign(line, as: office)
                } else {
                    list.append(text)
                }
                if folded.hasPrefix("luu") { archived = true }
            } else if Authority.isOffice(text) || text.hasPrefix("(") && folded.contains("ky") {
                signer.append(line)
            } else if PersonName.isName(text), archived || !signer.isEmpty,
                list.last.map({ LayoutText.endsSentence($0) }) ?? true
            {
                signer.append(line)
                end += 1
                if archived { break }
                continue
            } else if !archived, !list.isEmpty || signer.isEmpty {
                if list.isEmpty { list.append(text) } else { list[list.count - 1] += " " + text }
            } else {
                break
            }
            end += 1
        }
        closing.recipients = Recipients.read(list)
        closing.read(signers: signer)
        closing.range = start..<end
        return closing
    }

    /// A signature without recipients: an office in the right half, with a name below.
    private static func signatureAlone(_ lines: [FlowLine?]) -> Closing? {
        let offices = lines.indices.filter { index in
            guard let line = lines[index] else { return false }
            return Authority.isOffice(line.text) && line.text.count < 60 && (line.isPlain || line.indent > 100)
        }
        guard var start = offices.last else { return nil }
        while start > 0, offices.contains(start - 1), lines[start - 1]?.page == lines[start]?.page { start -= 1 }
        var end = start + 1
        while end < lines.count, end < start + 8, let line = lines[end], line.page == lines[start]?.page,
            Authority.isOffice(line.text) || PersonName.isName(line.text) || isSigned(line.text)
                || !line.text.contains(where: \.isLetter)
        {
            end += 1
            if PersonName.isName(line.text), !line.isCapitals { break }
        }
        guard end > start + 1 else { return nil }
        var closing = Closing()
        closing.read(signers: lines[start..<end].compactMap { $0 })
        closing.range = start..<end
        return closing
    }
}
