extension QuantityReader {
    /// What stands behind strokes: `/năm/tỉnh`, `/tổ chức hội, đoàn thể/tỉnh`.
    static func addRates(_ words: TextWords, from index: Int, _ out: inout Quantity) {
        var index = index
        while true {
            let word = words.words[index]
            var parts = word.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init).dropFirst()
            if parts.isEmpty, word.closing.isEmpty, index + 1 < words.words.count,
                words.words[index + 1].text.hasPrefix("/")
            {
                // `bài /tháng`, `bài / tháng`
                index += 1
                parts = words.words[index].text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
                    .dropFirst()
            }
            guard !parts.isEmpty else { return }
            if parts.last == "" {
                // `2 lần/ 1 năm`
                if words.words[index].closing.isEmpty, index + 1 < words.words.count, words.words[index + 1].number == 1
                {
                    index += 1
                }
                guard words.words[index].closing.isEmpty, index + 1 < words.words.count,
                    words.words[index + 1].isLowerCase
                else { return }
                parts.removeLast()
                index += 1
                let next = words.words[index].text.split(separator: "/", omittingEmptySubsequences: false).map(
                    String.init)
                parts += next[...]
            }
            out.per += parts.dropLast()
            guard var last = parts.last, !last.isEmpty else { return }
            var end = index
            if words.words[index].closing.isEmpty || words.words[index].closing == "," {
                // A rate of several words that another stroke or a known noun closes.
                if let stroke = (index + 1..<min(index + 6, words.words.count)).first(where: {
                    words.words[$0].text.dropFirst().contains("/")
                }),
                    (index + 1...stroke).allSatisfy({
                        words.words[$0].isLowerCase
                            && (words.words[$0].closing.isEmpty || words.words[$0].closing == "," || $0 == stroke)
                    })
                {
                    let inner = (index + 1..<stroke).map { words.words[$0].text + words.words[$0].closing }
                    last = ([last + words.words[index].closing] + inner + [CountedNouns.head(words, stroke)]).joined(
                        separator: " ")
                    end = stroke
                } else if words.words[index].closing.isEmpty, index + 1 < words.words.count,
                    words.words[index + 1].isLowerCase,
                    compounds.contains(last + " " + CountedNouns.head(words, index + 1))
                {
                    last += " " + CountedNouns.head(words, index + 1)
                    end = index + 1
                }
            }
            out.per.append(last)
            let hasMore = end > index && words.words[end].text.dropFirst().contains("/")
            out.end = end + 1
            out.scalarEnd = hasMore ? out.scalarEnd : words.words[end].end
            if !hasMore { return }
            index = end
        }
    }

    private static let compounds: Set<String> = [
        "cơ quan", "đơn vị", "cơ sở", "thành phố", "thị xã", "thị trấn", "hội nghị", "học sinh", "học viên",
        "người dân", "hộ gia",
        "doanh nghiệp", "trường học", "tổ chức", "công đoàn", "chi bộ", "chuyên đề", "cá nhân", "tập thể", "ngày làm",
    ]
}
