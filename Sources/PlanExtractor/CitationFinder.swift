import DocumentModel

/// Finds the legal documents a text names by kind and number.
enum CitationFinder {
    /// Each document once, with how often it is named, in order of first mention.
    static func citations(in paragraphs: [String], own: String?) -> [Citation] {
        var out: [Citation] = []
        for paragraph in paragraphs {
            let words = paragraph.split(whereSeparator: \.isWhitespace).map(String.init)
            let folded = words.map { LayoutText.folded($0) }
            for index in words.indices {
                guard let found = citation(words, folded, at: index) else { continue }
                if let known = out.firstIndex(where: {
                    LayoutText.folded($0.number ?? "") == LayoutText.folded(found.number ?? "")
                }) {
                    out[known].count += 1
                    out[known].date = out[known].date ?? found.date
                    out[known].issuer = out[known].issuer ?? found.issuer
                } else {
                    out.append(found)
                }
            }
        }
        return out
    }

    /// The document whose number stands at `index`.
    private static func citation(_ words: [String], _ folded: [String], at index: Int) -> Citation? {
        guard let number = number(words, at: index) else { return nil }
        // `số` may be missing between kind and number, or stand apart from it.
        var before = index
        if before > 0, folded[before - 1].trimmingSuffix(":") == "so" { before -= 1 }
        guard let kind = kind(folded, endingAt: before) else { return nil }
        var date: String?
        var after = index + number.words
        if after < folded.count, folded[after] == "ngay" {
            if after + 1 < words.count, let slashed = PlaceAndDate.slashed(words[after + 1]) {
                date = slashed
                after += 2
            } else if let long = PlaceAndDate.read(words[after...].prefix(7).joined(separator: " "))?.date {
                date = long
                after += 6
            }
        }
        return Citation(kind: kind, number: number.text, date: date, issuer: issuer(words, folded, at: after), count: 1)
    }

    /// `28-NQ/TW`, `294/QĐ-LĐTBXH`, `15/2020/NĐ-CP`; `28-` and `NQ/TW` parted by a line break.
    private static func number(_ words: [String], at index: Int) -> (text: String, words: Int)? {
        let word = words[index]
        guard let first = word.first, first.isASCII, first.isNumber else { return nil }
        for count in 1...3 where index + count <= words.count {
            let text = words[index..<index + count].joined()
            let bare = LayoutText.trimmed(text, of: " ,;.:)(”“\"…")
            let digits = bare.prefix { $0.isASCII && $0.isNumber }
            let rest = bare.dropFirst(digits.count)
            guard (1...6).contains(digits.count), let joint = rest.first, joint == "/" || joint == "-" else {
                return nil
            }
            let symbol = rest.dropFirst()
            if let last = bare.last, "/-".contains(last) { continue }
            let capitals = symbol.filter { $0.isUppercase }.count
            guard symbol.allSatisfy({ $0.isLetter || $0.isNumber || "/-&.".contains($0) }), capitals >= 2,
                symbol.contains(where: { "-/".contains($0) })
            else { return nil }
            return (bare, count)
        }
        return nil
    }

    private static let kinds: [(words: [String], printed: String)] =
        (TitleBlock.kinds.map(\.printed) + [
            "Công văn", "Kết luận", "Quy chế phối hợp", "Văn bản", "Luật", "Pháp lệnh", "Sắc lệnh",
        ])
        .map { (LayoutText.folded($0).split(separator: " ").map(String.init), $0) }
        .sorted { $0.words.count > $1.words.count }

    private static func kind(_ folded: [String], endingAt end: Int) -> String? {
        for kind in kinds where end >= kind.words.count {
            let tail = folded[(end - kind.words.count)..<end].map { $0.drop { !$0.isLetter } }
            if zip(tail, kind.words).allSatisfy({ $0 == $1[...] }) { return kind.printed }
        }
        return nil
    }

    /// `của …` right behind the date: words up to the next comma, or to a word that goes on with another matter.
    private static func issuer(_ words: [String], _ folded: [String], at index: Int) -> String? {
        guard index < words.count, folded[index] == "cua" || folded[index] == "giua" else { return nil }
        let isJoint = folded[index] == "giua"
        let stops: Set<String> = [
            "ve", "phe", "ban", "quy", "huong", "sua", "thuc", "giao", "trien", "tai", "nham", "va", "theo",
        ]
        var out: [String] = []
        for position in (index + 1)..<min(words.count, index + 14) {
            if stops.contains(folded[position]), words[position].first?.isLowercase == true, folded[position] != "va" {
                break
            }
            if folded[position] == "va", !isJoint, position + 1 < words.count,
                words[position + 1].first?.isLowercase == true
            {
                break
            }
            out.append(words[position])
            if let last = words[position].last, ",;.)".contains(last) { break }
        }
        let text = LayoutText.trimmed(out.joined(separator: " "), of: " ,;.)(")
        return text.first?.isUppercase == true ? text : nil
    }
}
