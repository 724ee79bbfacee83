import DocumentModel

/// The end of a document: recipients and signature, side by side or one after the other.
struct Closing: Sendable {
    var recipients: [String] = []
    var signature: Signature?
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

    /// The first closing block in the flow; nil when there is none.
    static func find(in items: [FlowItem]) -> Closing? {
        let lines: [FlowLine?] = items.map { if case .line(let line) = $0 { line } else { nil } }
        let named = lines.firstIndex { line in line.map { isHead($0) } ?? false }
        guard let head = named ?? headless(lines) else { return signatureAlone(lines) }
        var start = head
        // Lines of the signer's block may come before the head when the blocks are not on one level.
        while start > 0, let line = lines[start - 1], line.page == lines[head]?.page,
            Authority.isOffice(line.text) || (line.zone >= 0 && line.zone == lines[head]?.zone)
        {
            start -= 1
        }
        guard let zone = lines[head]?.zone, zone >= 0 else { return inOneColumn(lines, start: start, head: head) }
        var end = head + 1
        while end < lines.count, let line = lines[end], line.zone == zone { end += 1 }
        let block = lines[start..<end].compactMap { $0 }
        let lefts = block.filter { $0.side == .left }
        let headAt = lefts.firstIndex { isHead($0) } ?? 0
        let left = lefts[headAt...].filter { !isHead($0) || tail($0) != nil }
        var right = block.filter { $0.side == .right }
        // A signature that goes on below the recipients.
        while end < lines.count, right.count < 12, let line = lines[end], let last = right.last, line.page == last.page,
            line.zone < 0, line.box.centerX > 300, line.indent > 120,
            Signer.isName(line.text) || Authority.isOffice(line.text)
        {
            right.append(line)
            end += 1
        }
        // Recipients that go on below the signer's block.
        var below: [FlowLine] = []
        while end < lines.count, let line = lines[end], line.page == lines[head]?.page,
            isRecipient(line), AnnexLabel.read(line) == nil,
            !(left + below).contains(where: { BlockWords.isArchiveItem($0.folded) })
        {
            if line.indent < 60 { below.append(line) }
            end += 1
        }
        var closing = Closing()
        closing.recipients = Recipients.read((left + below).map { isHead($0) ? tail($0) ?? "" : $0.text })
        closing.signature = Signer.read(right.map(\.text))
        closing.range = start..<end
        closing.before = Array(lefts[..<headAt])
        return closing
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
        var signer: [String] = lines[start..<head].compactMap { $0?.text }
        if let line = lines[head], let tail = tail(line) {
            if Authority.isOffice(tail) { signer.append(tail) } else { list.append(tail) }
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
                    signer.append(office)
                } else {
                    list.append(text)
                }
                if folded.hasPrefix("luu") { archived = true }
            } else if Authority.isOffice(text) || text.hasPrefix("(") && folded.contains("ky") {
                signer.append(text)
            } else if Signer.isName(text), archived || !signer.isEmpty,
                list.last.map({ LayoutText.endsSentence($0) }) ?? true
            {
                signer.append(text)
                end += 1
                if archived, signer.count > 1 { break }
                continue
            } else if !archived, !list.isEmpty || signer.isEmpty {
                if list.isEmpty { list.append(text) } else { list[list.count - 1] += " " + text }
            } else {
                break
            }
            end += 1
        }
        closing.recipients = Recipients.read(list)
        closing.signature = Signer.read(signer)
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
            Authority.isOffice(line.text) || Signer.isName(line.text) || !line.text.contains(where: \.isLetter)
        {
            end += 1
            if Signer.isName(line.text), !line.isCapitals { break }
        }
        guard end > start + 1 else { return nil }
        var closing = Closing()
        closing.signature = Signer.read(lines[start..<end].compactMap { $0?.text })
        closing.range = start..<end
        return closing
    }
}

/// `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` and the offices they stand before.
enum Authority {
    static func isAuthority(_ text: String) -> Bool {
        let folded = LayoutText.folded(text)
        guard LayoutText.isCapitals(text), folded.count < 90 else { return false }
        return [
            "tm.", "kt.", "tl.", "tuq.", "q.", "t/m", "k/t", "t/l", "tm ", "kt ", "tl ", "tuq ", "kl. ", "tm,", "kt,",
            "tl,",
        ].contains {
            folded.hasPrefix($0)
        }
    }

    private static let offices = [
        "giam doc", "pho giam doc", "tong giam doc", "pho tong giam doc", "bo truong", "thu truong", "chu tich",
        "pho chu tich", "cuc truong", "pho cuc truong", "vu truong", "pho vu truong", "truong phong",
        "pho truong phong",
        "hieu truong", "pho hieu truong", "vien truong", "pho vien truong", "chanh van phong", "pho chanh van phong",
        "truong ban", "pho truong ban", "bi thu", "pho bi thu", "thu tuong", "pho thu tuong", "tong cuc truong",
        "pho tong cuc truong", "chi cuc truong", "pho chi cuc truong", "chanh thanh tra", "pho chanh thanh tra",
        "chu nhiem",
        "pho chu nhiem", "tong kiem toan", "chanh an", "truong doan", "truong khoa", "thong doc", "pho thong doc",
        "to truong", "quyen giam doc", "chu tich nuoc", "nguoi lap", "ke toan truong", "pho giam doc phu trach",
    ]

    /// An authority line or the name of an office in capitals.
    static func isOffice(_ text: String) -> Bool {
        if isAuthority(text) { return true }
        let bare = LayoutText.trimmed(text, of: " *.,:-_|")
        guard LayoutText.isCapitals(bare) else { return false }
        let folded = LayoutText.folded(bare)
        return offices.contains { folded == $0 || folded.hasPrefix($0 + " ") && folded.count < 60 }
    }

    /// `- Các Phó TGĐ; PHÓ TỔNG GIÁM ĐỐC` in its two parts.
    static func tail(of text: String) -> (item: String, office: String)? {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        for index in words.indices.dropFirst() {
            let rest = words[index...].joined(separator: " ")
            if isOffice(rest), rest.count > 5 { return (words[..<index].joined(separator: " "), rest) }
        }
        return nil
    }
}

/// Items of `Nơi nhận:`.
enum Recipients {
    /// Dashes and closing marks off; wrapped items joined.
    static func read(_ lines: [String]) -> [String] {
        var items: [String] = []
        var ended = true
        for line in lines {
            let text = LayoutText.trimmed(line)
            guard !text.isEmpty, text.contains(where: \.isLetter) else { continue }
            let starts = text.first.map { ":-–—+•*~_".contains($0) } ?? false
            let bare = LayoutText.trimmed(text, of: " :-–—+•*~_")
            if starts || ended || items.isEmpty { items.append(bare) } else { items[items.count - 1] += " " + bare }
            ended = text.last.map { ";.".contains($0) } ?? false
            if LayoutText.folded(bare).hasPrefix("luu") && ended { break }
        }
        return items.map { LayoutText.trimmed($0, of: " ;.,") }.filter { !$0.isEmpty }
    }
}

/// The signer's block: authority, position, name.
enum Signer {
    static func read(_ lines: [String]) -> Signature? {
        var offices: [String] = []
        var name: String?
        for line in lines {
            // A signature over the name leaves specks that read as dashes beside it.
            let text = LayoutText.trimmed(line, of: " *_|~.,:;‘’'`\"$»«-–—=>")
            guard text.contains(where: \.isLetter) else { continue }
            if text.hasPrefix("(") { continue }
            let folded = LayoutText.folded(text)
            if folded.hasPrefix("da ky") || folded.hasPrefix("(da ky") { continue }
            if Authority.isOffice(text) || (LayoutText.isCapitals(text) && name == nil && !isName(text)) {
                offices.append(LayoutText.trimmed(line, of: " *_|~,:;$»«"))
            } else if isName(text) {
                name = text
            }
        }
        guard !offices.isEmpty || name != nil else { return nil }
        let authority = offices.filter { Authority.isAuthority($0) }.joined(separator: " ")
        let position = offices.filter { !Authority.isAuthority($0) }.joined(separator: " ")
        return Signature(
            authority: authority.isEmpty ? nil : authority, position: position.isEmpty ? nil : position,
            name: name.map(withoutDegree))
    }

    /// Two to six words, each with a capital first, no digits.
    static func isName(_ text: String) -> Bool {
        let bare = LayoutText.trimmed(text, of: " *_|~.,:;‘’'`\"")
        let words = withoutDegree(bare).split(separator: " ")
        guard (2...6).contains(words.count), !Authority.isOffice(bare) else { return false }
        return words.allSatisfy { word in
            word.count <= 8 && word.first?.isUppercase == true && word.allSatisfy(\.isLetter)
        }
    }

    /// `TS. Nguyễn Văn A` → `Nguyễn Văn A`.
    static func withoutDegree(_ name: String) -> String {
        var words = name.split(separator: " ")
        while let first = words.first, first.contains("."), words.count > 2 { words.removeFirst() }
        return words.joined(separator: " ")
    }
}
