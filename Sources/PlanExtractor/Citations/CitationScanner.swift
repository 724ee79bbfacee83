/// A place in a text that names a document, before it is known which of the documents it is.
struct CitationCandidate: Sendable {
    /// nil when the text says none and the symbol does not tell it.
    var kind: String?
    var number: CitationNumber?
    /// The running number alone, as in `Nghị quyết 28`: a mention only of a document that is named in full elsewhere.
    var runningNumber: String?
    var law: LawMention?
    var date: String?
    var issuer: String?
    var provision: String?
    /// First scalar of the mention, and the one behind its last.
    var start: Int
    var end: Int
    /// First word, and the index behind the last one that belongs to it, date and issuer with it.
    var firstWord: Int
    var endWord: Int
    /// Whether it is a mention only if its number is known from elsewhere.
    var needsConfirmation: Bool
}

/// Finds in one text what may be the names of documents.
enum CitationScanner {
    static func candidates(in words: TextWords) -> [CitationCandidate] {
        var found: [CitationCandidate] = []
        var index = 0
        while index < words.words.count {
            if let law = LawMention.read(words, at: index),
                law.first >= (found.last?.endWord ?? 0) || law.last >= (found.last?.endWord ?? 0)
            {
                let laws = listed(law, words, after: found.last)
                for law in laws { found.append(candidate(law, words)) }
                index = max(index + 1, laws.last?.end ?? 0)
                continue
            }
            if let number = numbered(words, at: index, after: found.last) {
                index = max(index + 1, number.endWord)
                found.append(number)
                continue
            }
            index += 1
        }
        return found
    }

    // MARK: - Laws

    /// The law, and those named behind it without their kind.
    private static func listed(_ law: LawMention, _ words: TextWords, after last: CitationCandidate?) -> [LawMention] {
        var first = law
        // `dự án Luật BHXH (sửa đổi), Luật BHYT (sửa đổi)`
        if let before = last?.law, before.isDraft, !law.isDraft, before.isAmendment, law.isAmendment,
            law.first - before.end <= 1
        {
            first.kind = before.kind
        }
        var out = [first]
        while out.count < 12, let previous = out.last, let next = LawMention.continued(previous, words) {
            out.append(next)
        }
        return out
    }

    private static func candidate(_ law: LawMention, _ words: TextWords) -> CitationCandidate {
        let issued =
            words.words[law.end - 1].closing.isEmpty ? CitationIssuer.read(words, at: law.end, isJoint: false) : nil
        let isAssembly = issued.map { LayoutText.folded($0.name).contains("quoc hoi") } ?? false
        return CitationCandidate(
            kind: law.kind, number: law.number, law: law, date: law.date, issuer: isAssembly ? issued?.name : nil,
            provision: CitationProvision.read(words, before: law.first), start: words.words[law.first].start,
            end: words.words[law.last].end, firstWord: law.first, endWord: law.end, needsConfirmation: false)
    }

    // MARK: - Numbers

    private static func numbered(_ words: TextWords, at index: Int, after last: CitationCandidate?)
        -> CitationCandidate?
    {
        let word = words.words[index]
        // `số:28-NQ/TW`, `số28-NQ/TW`
        let offset = word.text.unicodeScalars.prefix { !("0"..."9").contains($0) }.count
        guard offset < word.end - word.start else { return nil }
        guard offset == 0 || word.folded.hasPrefix("so") && offset <= 3 else { return nil }
        var number = CitationNumber.read(words.scalars, from: word.start + offset)
        var before = index
        var saysNumber = offset > 0
        if words.folded(before - 1) == "so" {
            before -= 1
            saysNumber = true
        }
        let kind = DocumentKinds.kind(words, endingAt: before)
        if kind != nil, saysNumber, number?.isShort == true { number?.isSound = true }
        guard let number else {
            guard let kind, let running = word.number, !word.text.isEmpty else { return nil }
            return CitationCandidate(
                kind: kind.printed, runningNumber: String(running), start: words.words[kind.start].start, end: word.end,
                firstWord: kind.start, endWord: index + 1, needsConfirmation: true)
        }
        var end = index
        while end < words.words.count, words.words[end].start < number.end { end += 1 }
        var out = CitationCandidate(
            kind: kind?.printed, number: number, start: number.start, end: number.end, firstWord: index, endWord: end,
            needsConfirmation: !number.isSound)
        if let kind {
            out.firstWord = kind.start
            if kind.printed == "Văn bản" { out.kind = number.kind ?? kind.printed }
        } else if let inner = kindWithIssuer(words, before: before) {
            (out.kind, out.firstWord, out.issuer) = (inner.kind, inner.start, inner.issuer)
        } else {
            out.kind = number.kind ?? inherited(words, before: before, from: last)
            if out.kind == nil, saysNumber, number.isSound {
                out.kind = number.letterGroups.contains { CitationNumber.isAssembly($0) } ? "Luật" : "Công văn"
            }
            if out.kind == nil || number.letterGroups.count == 1 && !saysNumber { out.needsConfirmation = true }
            if saysNumber { out.firstWord = before }
        }
        out.start = min(out.start, words.words[out.firstWord].start)
        out.provision = CitationProvision.read(words, before: out.firstWord)
        readTail(words, number, &out)
        out.law = out.kind.flatMap { LawMention.behindNumber($0, words, at: out.endWord) }
        return out
    }

    /// `Quyết định của Thủ tướng Chính phủ số 546/QĐ-TTg`
    private static func kindWithIssuer(_ words: TextWords, before end: Int) -> (
        kind: String, start: Int, issuer: String
    )? {
        guard end >= 4, words.folded(end) == "so" else { return nil }
        for index in stride(from: end - 2, to: max(0, end - 12), by: -1) {
            if words.words[index].endsClause { return nil }
            guard words.folded(index) == "cua" else { continue }
            guard let kind = DocumentKinds.kind(words, endingAt: index),
                let issued = CitationIssuer.read(words, at: index, isJoint: false), issued.end == end
            else { return nil }
            return (kind.printed, kind.start, issued.name)
        }
        return nil
    }

    /// The kind of the document before, in `Nghị quyết số 28-NQ/TW và số 20-NQ/TW`.
    private static func inherited(_ words: TextWords, before index: Int, from last: CitationCandidate?) -> String? {
        guard let last, last.endWord <= index, index - last.endWord <= 2 else { return nil }
        for position in last.endWord..<index where !["va", "so", "hoac"].contains(words.folded(position)) { return nil }
        // A symbol without a kind's code is of no kind that has one.
        return last.number?.kind == nil ? last.kind : nil
    }

    /// Date and issuer behind the number, in either order.
    private static func readTail(_ words: TextWords, _ number: CitationNumber, _ out: inout CitationCandidate) {
        let isJoint =
            number.letterGroups.count > 2 || (out.kind ?? "").contains("liên") || (out.kind ?? "").contains("phối hợp")
        var index = out.endWord
        guard index > 0 else { return }
        for _ in 0..<3 {
            guard index < words.words.count, !words.words[index - 1].endsClause else { return }
            if words.folded(index) == "khoa", index + 1 < words.words.count,
                CitationProvision.isValue(words.words[index + 1])
            {
                index += 2
                continue
            }
            var dateAt = index
            if ["ban", "ky"].contains(words.folded(dateAt)), words.words[dateAt].isLowerCase {
                dateAt += words.folded(dateAt) == "ban" ? 2 : 1
            }
            if out.date == nil, words.folded(dateAt) == "ngay", let date = StatedDate.read(words, at: dateAt) {
                out.date = date.iso
                index = date.end
                out.endWord = index
                continue
            }
            if out.issuer == nil, !words.words[index - 1].endsWithComma,
                let issued = CitationIssuer.read(words, at: index, isJoint: isJoint)
            {
                out.issuer = issued.name
                index = issued.end
                out.endWord = index
                continue
            }
            break
        }
        if out.issuer == nil, let code = number.letterGroups.last,
            let issued = CitationIssuer.read(words, after: index, code: code)
        {
            out.issuer = issued.name
        }
    }
}
