extension QuantityReader {
    /// What a share is taken of: words up to a verb, a preposition or a mark.
    static func addWhole(_ words: TextWords, _ found: inout Quantity) {
        guard words.words[found.end - 1].closing.isEmpty else { return }
        let start = found.end
        var index = start
        while index < min(start + 14, words.words.count) {
            let word = words.words[index]
            if !word.opening.isEmpty || stops.contains(word.text.lowercased()) || word.number != nil { break }
            if index == start, !word.isLowerCase, !word.isCapitals { break }
            if verbs.contains(word.folded + " " + words.folded(index + 1)) { break }
            if word.text.contains("/"), index > start || !word.text.hasPrefix("/") {
                index += 1
                break
            }
            index += 1
            if word.closing.isEmpty { continue }
            guard word.closing == ",",
                CountedNouns.length(in: words, at: index) != nil
                    || ["ban", "ngành"].contains(words.words.indices.contains(index) ? words.words[index].text : "")
            else { break }
        }
        if index > start, ["và", "hoặc", "-"].contains(words.words[index - 1].text) { index -= 1 }
        guard index > start else { return }
        let last = words.words[index - 1]
        let head = CountedNouns.head(words, index - 1)
        found.per = last.text.split(separator: "/").map(String.init).dropFirst().map { $0 }
        let end = last.start + (found.per.isEmpty ? last.text.unicodeScalars.count : head.unicodeScalars.count)
        found.whole = words.text(words.words[start].start, end).split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
        found.end = index
        found.scalarEnd = last.end
    }

    private static let stops: Set<String> = [
        "có", "được", "đã", "trên", "vào", "so", "với", "đạt", "biết", "là", "trở", "trong", "tại", "theo", "năm",
        "đến", "bằng", "sẽ",
        "để", "cho", "do", "phải", "không", "đều", "từ", "tăng", "giảm", "ký", "nắm", "hưởng", "đóng", "ở", "qua",
        "lập", "làm", "thuộc",
        "khi", "nhằm", "thì", "bị", "cần", "hằng", "hàng", "trước", "sau", "nộp", "gửi", "đủ", "chưa", "đúng", "về",
        "tự", "mắc", "sống",
        "trả", "thu", "chi", "đang", "cùng", "nhưng", "mà", "nếu", "dùng", "bố", "giải",
    ]

    private static let verbs: Set<String> = [
        "tham gia", "thuc hien", "su dung", "hoan thanh", "dam bao", "bao dam", "trien khai", "to chuc", "ho tro",
        "tiep can",
        "ban hanh", "cong khai", "ket noi", "cai dat", "hai long", "xay dung", "duy tri", "giai quyet", "cap nhat",
        "tiep nhan",
        "dang ky", "tich cuc", "thuong xuyen", "chap hanh", "phan dau", "nhan thuc", "quan triet", "ap dung",
        "chu dong", "toi thieu",
        "tro len", "tiep tuc", "kham chua", "nang cao", "ung dung", "chuyen doi", "thanh lap", "cam ket", "dong y",
    ]
}
