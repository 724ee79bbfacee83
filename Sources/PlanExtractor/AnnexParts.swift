import DocumentModel

/// `Phụ lục I`, `PHỤ LỤC 01`, `Mẫu số 02`: the label over an annex or a form.
enum AnnexLabel {
    static func read(_ line: FlowLine) -> (label: String, kind: Annex.Kind, rest: String)? {
        read(text: line.text) ?? rightPart(of: line).flatMap { read(text: $0) }
    }

    /// What stands far to the right in a line, as a form's label beside `ĐƠN VỊ:` does.
    private static func rightPart(of line: FlowLine) -> String? {
        guard !line.isPlain else { return nil }
        for index in line.words.indices.dropFirst()
        where line.words[index].box.x0 - line.words[index - 1].box.x1 > 90 {
            return TextLine(words: Array(line.words[index...])).text
        }
        return nil
    }

    private static func read(text line: String) -> (label: String, kind: Annex.Kind, rest: String)? {
        let text = LayoutText.trimmed(line, of: " *()[]“”\"")
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let folded = words.map { LayoutText.folded($0) }
        let kind: Annex.Kind
        var used: Int
        if folded.count >= 2, folded[0] == "phu", folded[1].trimmingSuffix(":.,") == "luc" {
            (kind, used) = (.annex, 2)
        } else if folded.count >= 3, folded[0] == "mau" || folded[0] == "bieu", folded[1] == "so" || folded[1] == "mau"
        {
            (kind, used) = (.form, 2)
        } else {
            return nil
        }
        guard words[0].first?.isUppercase == true else { return nil }
        if used < words.count, folded[used] == "so", !folded[used - 1].hasSuffix(":") { used += 1 }
        var hasNumber = false
        if used < words.count, isNumber(words[used]), !folded[used - 1].hasSuffix(":") {
            used += 1
            hasNumber = true
        }
        let label = LayoutText.trimmed(words[..<used].joined(separator: " "), of: " :.,-–")
        let rest = LayoutText.trimmed(words[used...].joined(separator: " "), of: " :.-–")
        // In running text the label goes on in lower case; a caption may do so too.
        let isCaption = AnnexCaption.starts(folded: LayoutText.folded(rest))
        if !rest.isEmpty, !LayoutText.isCapitals(rest), !isCaption { return nil }
        if kind == .form, !hasNumber { return nil }
        return (label, kind, rest)
    }

    private static func isNumber(_ word: String) -> Bool {
        let bare = String(word.trimmingSuffix(":.,-–"))
        if bare.isEmpty { return false }
        if bare.allSatisfy({ $0.isNumber }) { return bare.count <= 3 }
        if Label.romanValue(bare) != nil { return true }
        let letters = bare.filter { $0.isLetter }
        if bare.count == 1 { return bare.first?.isUppercase == true }
        return bare.count <= 7 && letters.count <= 3 && bare.contains { $0.isNumber }
            || bare.allSatisfy { "Il1|".contains($0) }
    }
}

/// `(Ban hành kèm theo Kế hoạch số … ngày … của …)` under an annex's title.
struct AnnexCaption: Sendable {
    var text: String
    var kind: String?
    var number: String?
    var date: String?
    var issuer: String?
    /// How many lines it takes.
    var consumed: Int

    static func starts(_ line: FlowLine) -> Bool {
        starts(folded: LayoutText.folded(LayoutText.trimmed(line.text, of: " *(“\"")))
    }

    static func starts(folded text: String) -> Bool {
        let folded = text.drop { $0 == "(" }
        return folded.hasPrefix("kem theo") || folded.hasPrefix("ban hanh kem theo") || folded.hasPrefix("dinh kem")
            || folded.hasPrefix("ban hanh theo")
    }

    static func read(_ lines: ArraySlice<FlowLine>) -> AnnexCaption? {
        guard let first = lines.first, starts(first) else { return nil }
        var texts: [String] = []
        var depth = 0
        for line in lines.prefix(5) {
            texts.append(LayoutText.trimmed(line.text, of: " *"))
            depth += line.text.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
            let last = texts.last ?? ""
            if depth <= 0, last.hasSuffix(")") || !first.text.contains("(") && last.hasSuffix(".") { break }
            // A caption in two brackets of which the first is closed goes on when it names no number yet.
            if !first.text.contains("("), texts.count > 1, line.fill < 0.7 { break }
        }
        var count = texts.count
        if !texts.joined(separator: " ").contains(where: \.isNumber), count < lines.count { count = 1 }
        let text = FlowBlock.joined(Array(texts.prefix(count)))
        var caption = AnnexCaption(text: text, consumed: count)
        caption.parse()
        return caption
    }

    private mutating func parse() {
        let words = text.split(whereSeparator: \.isWhitespace).map { LayoutText.trimmed(String($0), of: "()*") }
        let folded = words.map { LayoutText.folded($0) }
        for (index, word) in folded.enumerated() where word == "so" || word == "so:" {
            let rest = words[(index + 1)...].prefix(4).joined(separator: " ")
            if let read = DocumentNumber.read("Số: " + rest.trimmingSuffix(",")) {
                number = number ?? read
                break
            }
        }
        if let day = folded.firstIndex(of: "ngay") {
            let tail = words[day...].prefix(8).joined(separator: " ")
            date =
                PlaceAndDate.read(tail)?.date
                ?? PlaceAndDate.slashed(words.indices.contains(day + 1) ? words[day + 1] : "")
        }
        if let by = folded.lastIndex(of: "cua"), by + 1 < words.count {
            issuer = Issuer.agency(of: LayoutText.trimmed(words[(by + 1)...].joined(separator: " "), of: " ).,;"))
        }
        kind = TitleBlock.kinds.first { folded.joined(separator: " ").contains("theo " + $0.folded) }?.printed
    }
}

/// The agency behind an office: `Tổng Giám đốc BHXH Việt Nam` → `BHXH Việt Nam`.
enum Issuer {
    private static let offices = [
        "Tổng Giám đốc", "Phó Tổng Giám đốc", "Giám đốc", "Bộ trưởng", "Thứ trưởng", "Chủ tịch", "Cục trưởng",
        "Tổng cục trưởng",
        "Vụ trưởng", "Hiệu trưởng", "Viện trưởng", "Trưởng ban", "Chủ nhiệm", "Chi cục trưởng", "Trưởng phòng",
    ].map { LayoutText.folded($0) }

    static func agency(of text: String) -> String {
        let folded = LayoutText.folded(text)
        guard let office = offices.filter({ folded.hasPrefix($0 + " ") }).max(by: { $0.count < $1.count }) else {
            return text
        }
        let words = text.split(separator: " ")
        return words.dropFirst(office.split(separator: " ").count).joined(separator: " ")
    }

    /// Abbreviations that the text itself explains, such as `bảo hiểm xã hội (BHXH)`, written out.
    static func expanded(_ name: String, by text: String) -> String {
        var out: [String] = []
        for word in name.split(separator: " ").map(String.init) {
            let letters = Array(word)
            if letters.count >= 2, letters.allSatisfy({ $0.isLetter && $0.isUppercase }),
                let full = definition(of: word, in: text)
            {
                out.append(full)
            } else {
                out.append(word)
            }
        }
        let joined = out.joined(separator: " ")
        guard joined != name, let first = joined.first else { return name }
        return first.uppercased() + joined.dropFirst()
    }

    private static func definition(of abbreviation: String, in text: String) -> String? {
        guard
            let range = text.firstRange(of: "(\(abbreviation))")
                ?? text.firstRange(of: "(sau đây gọi tắt là \(abbreviation))")
        else { return nil }
        let words = text[..<range.lowerBound].suffix(160).split(whereSeparator: \.isWhitespace)
        let letters = Array(LayoutText.folded(abbreviation))
        guard words.count >= letters.count else { return nil }
        let taken = Array(words.suffix(letters.count))
        for (word, letter) in zip(taken, letters) where LayoutText.folded(String(word)).first != letter { return nil }
        return taken.joined(separator: " ")
    }
}

extension PlaceAndDate {
    /// The ISO form of `03/3/2021`, `3-3-2021` or `3.3.2021`.
    static func slashed(_ text: String) -> String? {
        let parts = LayoutText.trimmed(text, of: " ,;.)(").split(whereSeparator: { "/-.".contains($0) }).map { Int($0) }
        guard parts.count == 3 else { return nil }
        return iso(day: parts[0], month: parts[1], year: parts[2])
    }
}
