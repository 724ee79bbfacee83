import DocumentModel

/// Kind and subject of a document, over the centred lines below the letterhead.
struct TitleBlock: Sendable {
    var kind: String?
    var subject: String?
    /// A stamp on the title's line or above it.
    var urgency: String?
    /// The lines of kind and subject.
    var kindLines: [FlowLine] = []
    var subjectLines: [FlowLine] = []
    /// How many lines from the start of the search belong to it.
    var consumed = 0
    /// How many of them stand before the kind and are no part of the title.
    var skipped = 0

    /// Names of document kinds, folded, longest first. Source: Nghị định 30/2020/NĐ-CP, điều 7 and Phụ lục III.
    static let kinds: [(folded: String, printed: String)] = [
        "Nghị quyết liên tịch", "Thông tư liên tịch", "Văn bản hợp nhất", "Quy trình", "Chương trình công tác",
        "Chương trình", "Kế hoạch", "Quyết định", "Báo cáo", "Thông báo", "Tờ trình", "Nghị quyết", "Chỉ thị",
        "Thông tư", "Nghị định", "Hướng dẫn", "Quy chế", "Quy định", "Đề án", "Phương án", "Dự án", "Biên bản",
        "Công điện", "Giấy mời", "Giấy ủy quyền", "Thông cáo", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Phiếu gửi",
        "Phiếu chuyển", "Phiếu báo", "Giấy giới thiệu", "Giấy nghỉ phép", "Luật", "Pháp lệnh", "Công bố", "Kết luận",
    ].filter { $0 != "Chương trình công tác" }.map { (LayoutText.folded($0), $0) }

    /// The kind that the line names, and the rest of the line.
    static func kind(of line: FlowLine) -> (kind: String, rest: String)? {
        let text = withoutUrgency(LayoutText.trimmed(line.text, of: " *:.-–_|'`~"))
        let folded = LayoutText.folded(text)
        guard
            let match = kinds.first(where: { folded == $0.folded || folded.hasPrefix($0.folded + " ") })
                ?? (line.isRecognised ? garbledKind(folded, text) : nil)
        else { return nil }
        let words = match.printed.split(separator: " ").count
        let printed = text.split(whereSeparator: \.isWhitespace)
        let head = printed.prefix(words).joined(separator: " ")
        let rest = printed.dropFirst(words).joined(separator: " ")
        // In running text the kind is neither alone nor in capitals.
        guard LayoutText.isCapitals(head) || (rest.isEmpty && (line.isCentred || line.isBold)) else { return nil }
        if !rest.isEmpty, !LayoutText.isCapitals(rest), !(line.isCentred || line.isBold) { return nil }
        return (match.printed, rest)
    }

    /// A short line in capitals that is one character off a kind's name.
    private static func garbledKind(_ folded: String, _ text: String) -> (folded: String, printed: String)? {
        guard LayoutText.isCapitals(text), folded.count < 14 else { return nil }
        return kinds.first {
            $0.folded.count >= 7 && EditDistance.between(Array(folded), Array($0.folded)) <= 1
        }
    }

    /// The stamps `HỎA TỐC`, `THƯỢNG KHẨN`, `KHẨN`, `MẬT` may stand on the title's line.
    private static func withoutUrgency(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let stamp = Urgency.leading(words) else { return text }
        return words.dropFirst(stamp.count).joined(separator: " ")
    }

    /// Reads the title in `lines`, which begin below the letterhead.
    static func read(_ lines: ArraySlice<FlowLine>) -> TitleBlock? {
        let head = lines.prefix { !Basis.starts($0) }.prefix(12)
        guard let start = head.firstIndex(where: { kind(of: $0) != nil }),
            let first = kind(of: lines[start])
        else { return nil }
        var subject: [String] = first.rest.isEmpty ? [] : [first.rest]
        var subjectLines = first.rest.isEmpty ? [] : [lines[start]]
        var end = start + 1
        var last = lines[start]
        while end < lines.endIndex {
            // Specks of a stamp between the kind and the subject.
            if lines[end].isRecognised, !hasWord(lines[end]), lines[end].page == last.page {
                end += 1
                continue
            }
            let line = withoutStamp(lines[end])
            guard goesOn(line, after: last, first: lines[start], hasSubject: !subject.isEmpty) else { break }
            subject.append(LayoutText.withoutSpecks(line.text))
            subjectLines.append(line)
            last = line
            end += 1
        }
        let text = LayoutText.trimmed(subject.joined(separator: " "), of: " -–_*")
        let words = lines[start].text.split(whereSeparator: \.isWhitespace).map(String.init)
        let urgency = Urgency.leading(words)?.stamp ?? lines[..<start].compactMap { Urgency.stamp($0.text) }.first
        return TitleBlock(
            kind: first.kind, subject: text.isEmpty ? nil : text, urgency: urgency, kindLines: [lines[start]],
            subjectLines: subjectLines, consumed: end - lines.startIndex, skipped: start - lines.startIndex)
    }

    private static func hasWord(_ line: FlowLine) -> Bool {
        line.text.split(whereSeparator: \.isWhitespace).contains { $0.count(where: \.isLetter) >= 2 }
    }

    /// A line that ends nearer to the right margin than this, in points, is full.
    private static let fullLine = 14.0

    /// A line that begins far outside of the left margin ran into a stamp there; a centred subject begins as far from
    /// the left margin as it ends from the right one.
    private static func withoutStamp(_ line: FlowLine) -> FlowLine {
        guard line.isRecognised, line.indent < -30, line.words.count > 3 else { return line }
        let left = line.box.x0 - line.indent
        let width = (line.box.x1 - left) / max(0.05, line.fill)
        let start = left + (left + width - line.box.x1) - 12
        var words = line.words.drop { $0.box.centerX < start }
        if let matter = words.indices.prefix(4).first(where: {
            LayoutText.folded(words[$0...].prefix(2).map(\.text).joined(separator: " ")) == "ve viec"
        }) {
            words = words[matter...]
        }
        guard words.count >= 2, let box = Box.enclosing(words.map(\.box)) else { return line }
        var out = line
        (out.words, out.box) = (Array(words), box)
        out.text = TextLine(words: out.words).text
        out.folded = LayoutText.folded(out.text)
        out.indent = box.x0 - left
        // A full line is the first one of the text.
        if left + width - box.x1 > fullLine { (out.isCentred, out.isSymmetric) = (true, true) }
        return out
    }

    private static func goesOn(_ line: FlowLine, after last: FlowLine, first: FlowLine, hasSubject: Bool) -> Bool {
        if line.page != last.page || line.zone >= 0 { return false }
        if line.folded.hasPrefix("kinh gui") || Basis.starts(line) || LabelReader.read(line.text) != nil {
            return false
        }
        if BlockWords.isNationalTitle(line.folded) || DocumentNumber.isNumberLine(line.text) { return false }
        if line.text.hasPrefix("(") { return false }
        if !line.text.contains(where: \.isLetter) { return false }
        if Authority.isOffice(line.text) { return false }
        // Below the subject of a decision the one who decides stands in capitals.
        if hasSubject, line.isCapitals, !last.isCapitals { return false }
        if line.isPlain {
            if !hasSubject { return true }
            guard (line.gapAbove ?? 1) < 0.5 else { return false }
            return last.isCapitals == line.isCapitals && last.fill < 1.05
        }
        if (line.gapAbove ?? 0) > (hasSubject ? 1.6 : 2.2) { return false }
        if let bold = line.boldShare, let before = first.boldShare, before > 0.6 {
            return bold > 0.5 && !isParagraph(line)
        }
        if line.isCentred { return true }
        // Centred under the kind, wherever that stands on the page.
        let isUnderKind = abs(line.box.centerX - first.box.centerX) < 10
        if isUnderKind, line.indent > 60 || line.indent > 14 && !isParagraph(line) { return true }
        if line.isCapitals, !isParagraph(line) { return true }
        return line.isSymmetric && (!hasSubject || last.isSymmetric)
    }

    /// Indented on the left and full on the right: the first line of running text.
    private static func isParagraph(_ line: FlowLine) -> Bool {
        !line.isCapitals && line.indent > 14 && line.fill > 0.93 && line.boldShare ?? 0 < 0.6
    }
}

/// `Căn cứ …` and its kin: the legal bases of a document.
enum Basis {
    static func starts(_ line: FlowLine) -> Bool {
        guard LayoutText.startsUpper(line.text) else { return false }
        let bare = line.folded.drop { !$0.isLetter }
        return ["can cu ", "theo de nghi ", "xet de nghi ", "thuc hien ", "tren co so ", "can ctr ", "xet to trinh "]
            .contains {
                bare.hasPrefix($0)
            }
    }
}
