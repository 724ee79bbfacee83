/// A law, code, ordinance or constitution that is cited by name.
struct LawMention: Sendable {
    /// `Luật`, `Bộ luật`, `Pháp lệnh`, `Hiến pháp`, `Dự án Luật`, `Dự thảo Luật`.
    var kind: String
    /// Kind and name, as printed.
    var name: String
    /// What two spellings of the name have in common.
    var key: String
    var number: CitationNumber?
    /// Day of issue, or the year alone, ISO 8601.
    var date: String?
    /// Words of the mention, and the index behind date and number.
    var first: Int
    var last: Int
    var end: Int

    /// Whether the name says that the law is to be amended.
    var isAmendment: Bool { key.hasSuffix("(sua doi)") }
    var isDraft: Bool { kind.hasPrefix("Dự") }

    /// The law that the word at `index` begins to name.
    static func read(_ words: TextWords, at index: Int) -> LawMention? {
        let word = words.words[index]
        switch word.folded {
        case "luat": return law(words, at: index)
        case "phap":
            guard words.folded(index + 1) == "lenh", word.isCapitalised, word.closing.isEmpty else { return nil }
            return named("Pháp lệnh", words, from: index, nameAt: index + 2)
        case "hien":
            guard words.folded(index + 1) == "phap", word.isCapitalised, word.closing.isEmpty else { return nil }
            return constitution(words, at: index)
        default: return nil
        }
    }

    /// A name that follows another one without its kind, as in `Luật BHXH, BHYT`.
    static func continued(_ before: LawMention, _ words: TextWords) -> LawMention? {
        guard !before.isDraft, before.kind != "Hiến pháp" else { return nil }
        var index = before.end
        if words.folded(index) == "va" {
            index += 1
        } else if !(words.words[index - 1].endsWithComma) {
            return nil
        }
        guard words.words.indices.contains(index), words.words[index].isCapitalised else { return nil }
        let length: Int
        if LawNames.isAbbreviation(words.words[index]) {
            length = 1
        } else if let known = LawNames.length(in: words, at: index), known >= 2 {
            length = known
        } else {
            return nil
        }
        // An agency of that name: `Bảo hiểm xã hội Việt Nam`, `BHXH tỉnh`.
        let places: Set<String> = ["viet", "tinh", "thanh", "huyen", "quan", "cap", "cac", "thi", "xa", "khu", "bo"]
        if words.words[index + length - 1].closing.isEmpty, places.contains(words.folded(index + length)) { return nil }
        return finished(before.kind, words, from: index, name: index..<(index + length), prefix: before.kind + " ")
    }

    /// `Luật số 64/2006/QH11 ngày 29/6/2006 về phòng, chống …`: the name that follows the number at `index`.
    static func behindNumber(_ kind: String, _ words: TextWords, at index: Int) -> LawMention? {
        guard ["Luật", "Bộ luật", "Pháp lệnh"].contains(kind), words.folded(index) == "ve",
            let length = LawNames.length(in: words, at: index + 1)
        else { return nil }
        return finished(kind, words, from: index + 1, name: (index + 1)..<(index + 1 + length), prefix: kind + " ")
    }

    // MARK: - Kinds of names

    private static func law(_ words: TextWords, at index: Int) -> LawMention? {
        let word = words.words[index]
        let before = index > 0 && words.words[index - 1].closing.isEmpty ? words.folded(index - 1) : ""
        if before == "bo", words.words[index - 1].isCapitalised || word.isLowerCase {
            guard words.words[index - 1].isCapitalised else { return nil }
            return named("Bộ luật", words, from: index - 1, nameAt: index + 1)
        }
        if ["phap", "khoa", "hoc", "nganh", "van", "de", "ky", "dinh", "quy"].contains(before) { return nil }
        if word.isLowerCase {
            // `luật Bảo hiểm xã hội`
            guard index + 1 < words.words.count, words.words[index + 1].isCapitalised, !before.isEmpty,
                LawNames.length(in: words, at: index + 1) != nil
            else { return nil }
        }
        if before == "an", words.folded(index - 2) == "du",
            var draft = named("Dự án Luật", words, from: index, nameAt: index + 1)
        {
            draft.first = index - 2
            return draft
        }
        if before == "thao", words.folded(index - 2) == "du",
            var draft = named("Dự thảo Luật", words, from: index, nameAt: index + 1)
        {
            draft.first = index - 2
            return draft
        }
        return named("Luật", words, from: index, nameAt: index + 1)
    }

    private static func constitution(_ words: TextWords, at index: Int) -> LawMention? {
        var end = index + 2
        if words.words[index + 1].closing.isEmpty {
            let nation = ["nuoc", "cong", "hoa", "xa", "hoi", "chu", "nghia", "viet", "nam"]
            if words.matches(nation, at: end) { end += nation.count }
            if words.matches(["nuoc", "chxhcn", "viet", "nam"], at: end) { end += 4 }
        }
        guard var mention = finished("Hiến pháp", words, from: index, name: (index + 2)..<end, prefix: nil) else {
            return nil
        }
        mention.key = "hien phap"
        return mention
    }

    private static func named(_ kind: String, _ words: TextWords, from first: Int, nameAt start: Int) -> LawMention? {
        guard words.words[start - 1].closing.isEmpty, let end = nameEnd(words, kind: kind, at: start) else {
            return nil
        }
        return finished(kind, words, from: first, name: start..<end, prefix: nil)
    }

    // MARK: - The name

    /// The index behind a name that begins at `start`.
    private static func nameEnd(_ words: TextWords, kind: String, at start: Int) -> Int? {
        guard words.words.indices.contains(start) else { return nil }
        let word = words.words[start]
        if word.folded == "sua" || word.folded == "bo", let end = amendmentEnd(words, at: start) { return end }
        let isTitle = words.words[start - 1].isCapitals
        if let known = LawNames.length(in: words, at: start), known >= 2 || word.isCapitalised {
            // `Luật Giao thông` is no `Luật Giá`; a longer name that is not known goes on in lower case.
            if known >= 2 || isTitle || word.isCapitals { return start + known }
            return max(start + known, openEnd(words, at: start) ?? 0)
        }
        if word.isCapitals {
            let vowels = Set("AEIOU")
            if isTitle, word.folded.uppercased().contains(where: { vowels.contains($0) }) { return nil }
            return word.text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic } ? start + 1 : nil
        }
        return isTitle ? nil : openEnd(words, at: start)
    }

    /// `sửa đổi, bổ sung một số điều của Luật Giá và Luật Phí`: the name of a law that amends others.
    private static func amendmentEnd(_ words: TextWords, at start: Int) -> Int? {
        var index = start
        var isAmending = false
        while index < min(start + 14, words.words.count) {
            let word = words.folded(index)
            if word == "luat" || word == "phap" { break }
            guard amending.contains(word) || words.words[index].number != nil else { return nil }
            if word == "cua" { isAmending = true }
            if words.words[index].endsClause { return nil }
            index += 1
        }
        guard isAmending else { return nil }
        var end: Int?
        while index < words.words.count {
            if words.folded(index) == "bo" { index += 1 }
            guard words.folded(index) == "luat", let next = nameEnd(words, kind: "Luật", at: index + 1) else { break }
            end = next
            guard next < words.words.count else { break }
            if words.folded(next) == "va" {
                index = next + 1
            } else if words.words[next - 1].endsWithComma {
                index = next
            } else {
                break
            }
        }
        return end
    }

    private static let amending: Set<String> = [
        "sua", "doi", "bo", "sung", "mot", "so", "dieu", "cua", "cac", "khoan", "va", "thay", "the", "phu", "luc",
        "quy",
        "dinh",
    ]

    /// A name that is not known: a capitalised word and what follows in lower case, up to a word that goes on.
    private static func openEnd(_ words: TextWords, at start: Int) -> Int? {
        let word = words.words[start]
        guard word.isCapitalised, !noNames.contains(word.folded), word.text.unicodeScalars.count > 1 else { return nil }
        guard !DocumentKinds.begins(words, at: start) || LawNames.length(in: words, at: start) != nil else {
            return nil
        }
        var end = start + 1
        while end < min(start + 8, words.words.count), words.words[end - 1].closing.isEmpty {
            let next = words.words[end]
            guard next.isLowerCase, next.opening.isEmpty, !goesOn.contains(next.text) else { break }
            guard next.text.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }) else { break }
            end += 1
        }
        return end
    }

    private static let noNames: Set<String> = ["su", "gia", "nay", "viet", "ha", "quoc", "so", "phap", "khoa", "dieu"]

    /// Words, with their marks, that go on with the sentence.
    private static let goesOn: Set<String> = [
        "số", "ngày", "năm", "được", "và", "trong", "của", "tại", "theo", "để", "về", "là", "cho", "có", "do", "này",
        "đã",
        "khi", "với", "nhằm", "các", "những", "thì", "phải", "không", "hiện", "từ", "đến", "sửa", "quy", "bổ", "đang",
        "sẽ",
        "mới", "gắn", "tới", "ban", "triển", "thực", "đảm", "cùng", "như", "hoặc", "mà", "vào", "còn", "chưa", "trên",
    ]

    // MARK: - What follows the name

    private static func finished(
        _ kind: String, _ words: TextWords, from first: Int, name: Range<Int>, prefix: String?
    ) -> LawMention? {
        var end = name.upperBound
        var text = words.text(words: first...max(first, end - 1))
        var key = withoutFootnote((words.words[name].map(\.folded) as [String]).joined(separator: " "))
        // `(sửa đổi)`, `(sửa đổi, bổ sung)` belong to the name.
        if words.words.indices.contains(end), words.words[end].opening == "(", words.folded(end) == "sua",
            words.folded(end + 1) == "doi"
        {
            let isLong = words.folded(end + 2) == "bo" && words.folded(end + 3) == "sung"
            end += isLong ? 4 : 2
            text += isLong ? " (sửa đổi, bổ sung)" : " (sửa đổi)"
            key += " (sua doi)"
        }
        var mention = LawMention(
            kind: kind, name: (prefix ?? "") + normalised(text), key: (kind == "Bộ luật" ? "bo luat " : "") + key,
            number: nil,
            date: nil, first: first, last: end - 1, end: end)
        mention.readYear(words)
        mention.readNumber(words)
        mention.readYear(words)
        if let day = mention.day(words) {
            mention.date = day.iso
            mention.end = day.end
        }
        mention.readNumber(words)
        return mention
    }

    /// One blank between words; kinds in capitals are left alone.
    private static func normalised(_ text: String) -> String {
        withoutFootnote(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    /// Without the mark of a footnote that sticks to the last word.
    private static func withoutFootnote(_ name: String) -> String {
        guard let end = name.lastIndex(where: { !$0.isNumber }), name[end].isLetter else { return name }
        return String(name[...end])
    }

    private mutating func readYear(_ words: TextWords) {
        guard date == nil, words.words.indices.contains(end), words.words[end - 1].closing.allSatisfy({ $0 == ")" })
        else { return }
        var index = end
        if words.folded(index) == "nam" { index += 1 }
        guard words.words.indices.contains(index), words.words[index].opening.allSatisfy({ $0 == "(" }),
            let year = words.words[index].number, (1945...2100).contains(year)
        else { return }
        date = "\(year)"
        last = index
        end = index + 1
    }

    private mutating func readNumber(_ words: TextWords) {
        guard number == nil, !words.words[end - 1].endsClause else { return }
        var index = behindBrackets(words)
        if words.folded(index) == "luat" { index += 1 }
        guard words.folded(index) == "so", index + 1 < words.words.count,
            let read = CitationNumber.read(words.scalars, from: words.words[index + 1].start), read.isSound
        else { return }
        number = read
        while index < words.words.count, words.words[index].start < read.end { index += 1 }
        last = index - 1
        end = index
    }

    /// Behind the short form in brackets that may follow the name, as in `(HIV/AIDS)`.
    private func behindBrackets(_ words: TextWords) -> Int {
        guard words.words.indices.contains(end), words.words[end].opening.contains("("),
            words.words[end].isCapitals
                || words.words[end].text.contains("/"), words.words[end].closing == ")"
        else { return end }
        return end + 1
    }

    private func day(_ words: TextWords) -> (iso: String, end: Int)? {
        guard !words.words[end - 1].endsClause else { return nil }
        var index = behindBrackets(words)
        if words.matches(["ban", "hanh"], at: index) || words.matches(["thong", "qua"], at: index) { index += 2 }
        return words.folded(index) == "ngay" ? StatedDate.read(words, at: index) : nil
    }
}
