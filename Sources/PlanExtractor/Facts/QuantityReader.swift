/// Reads quantities and shares: `tối thiểu 02 bài/tháng`, `10-15 cuộc/năm/tỉnh`, `trên 95% dân số`.
enum QuantityReader {
    struct Quantity: Sendable {
        var minimum: Double?
        var maximum: Double?
        /// `%` for a share.
        var unit: String?
        var per: [String] = []
        var whole: String?
        /// Behind the last scalar, and the index behind the last word.
        var scalarEnd: Int
        var end: Int
    }

    /// The quantity at `index`, with the words before the number that bound it.
    static func read(_ words: TextWords, at index: Int) -> Quantity? {
        let bound = bound(words, at: index)
        let start = index + (bound?.count ?? 0)
        guard let number = number(words, at: start, isRange: bound?.kind == .between) else { return nil }
        if bound == nil, isLabelled(words, before: index) { return nil }
        var found: Quantity
        if number.isShare {
            found = Quantity(unit: "%", scalarEnd: words.words[number.end - 1].end, end: number.end)
            found.per = number.rates
            if number.rates.isEmpty { addWhole(words, &found) }
        } else {
            guard ["", ")"].contains(words.words[number.end - 1].closing),
                let counted = unit(words, at: number.end, number)
            else {
                return nil
            }
            found = counted
        }
        (found.minimum, found.maximum) = (number.minimum, number.maximum)
        apply(bound?.kind, number, &found)
        addSuffix(words, &found)
        return found
    }

    // MARK: - Bounds

    private enum Bound { case atLeast, atMost, about, above, between }

    private static let bounds: [(words: [String], kind: Bound)] = [
        (["tối", "thiểu"], .atLeast), (["ít", "nhất"], .atLeast), (["không", "dưới"], .atLeast),
        (["không", "ít", "hơn"], .atLeast),
        (["không", "thấp", "hơn"], .atLeast), (["tối", "đa"], .atMost), (["không", "quá"], .atMost),
        (["không", "vượt", "quá"], .atMost),
        (["nhiều", "nhất"], .atMost), (["dưới"], .atMost), (["khoảng"], .about), (["gần"], .about),
        (["xấp", "xỉ"], .about),
        (["trên"], .above), (["hơn"], .above), (["từ"], .between),
    ]

    private static func bound(_ words: TextWords, at index: Int) -> (kind: Bound, count: Int)? {
        guard words.words.indices.contains(index), words.words[index].closing.isEmpty else { return nil }
        let first = words.words[index].text.lowercased()
        for bound in bounds where bound.words[0] == first {
            let tail = bound.words.indices.dropFirst()
            guard
                tail.allSatisfy({ offset in
                    index + offset < words.words.count
                        && words.words[index + offset].text.lowercased() == bound.words[offset]
                })
            else { continue }
            // `ít nhất khoảng 20`, `tối thiểu từ 2 đến 3`: the first bound counts.
            return (bound.kind, bound.words.count)
        }
        return nil
    }

    private static func apply(_ bound: Bound?, _ number: Number, _ found: inout Quantity) {
        switch bound {
        case .atLeast: found.maximum = number.minimum == number.maximum ? nil : number.maximum
        case .above:
            // `trên 02 địa bàn` is a place.
            if number.isShare || number.minimum >= 10 { found.maximum = nil }
        case .atMost: found.minimum = number.minimum == number.maximum ? nil : number.minimum
        case .about, .between, nil: break
        }
    }

    /// `Điều 5`, `Phụ lục 2`, `số 12`: a number that names something.
    private static func isLabelled(_ words: TextWords, before index: Int) -> Bool {
        guard index > 0, words.words[index - 1].closing.isEmpty else { return false }
        let labels: Set<String> = [
            "điều", "khoản", "điểm", "mục", "lục", "mẫu", "chương", "phần", "biểu", "bảng", "trang", "thứ", "số", "án",
            "khóa",
            "khoá", "quận", "quyết", "định", "nghị", "tiết", "hạng", "nhóm", "loại", "quốc lộ", "lộ", "phường", "ngày",
            "tháng", "quý", "đạo",
        ]
        return labels.contains(words.words[index - 1].text.lowercased())
    }

    // MARK: - The number

    private struct Number {
        var minimum: Double
        var maximum: Double
        var isShare: Bool
        /// What stands behind the per cent sign's stroke.
        var rates: [String]
        /// Written with a leading zero, as counts are.
        var isPadded: Bool
        var end: Int
    }

    private static func number(_ words: TextWords, at index: Int, isRange: Bool) -> Number? {
        guard var number = simple(words, at: index) else { return nil }
        if number.minimum == number.maximum, words.words[number.end - 1].closing.isEmpty,
            number.end + 1 < words.words.count,
            ["-", "–"].contains(words.words[number.end].text) || isRange && words.folded(number.end) == "den",
            let other = simple(words, at: number.end + 1), other.minimum == other.maximum,
            other.maximum >= number.minimum
        {
            number.maximum = other.maximum
            number.isShare = other.isShare
            number.rates = other.rates
            number.end = other.end
        } else if isRange {
            return number.minimum < number.maximum || isOpen(words, number) ? number : nil
        }
        return number
    }

    /// `từ 02 cuộc trở lên`
    private static func isOpen(_ words: TextWords, _ number: Number) -> Bool {
        (number.end..<min(number.end + 5, words.words.count)).contains { words.matches(["tro", "len"], at: $0) }
    }

    private static func simple(_ words: TextWords, at index: Int) -> Number? {
        guard words.words.indices.contains(index) else { return nil }
        let word = words.words[index]
        guard word.text.first?.isNumber == true, !word.opening.contains("/") else { return nil }
        var text = word.text[...]
        var isShare = false
        var rates: [String] = []
        // `10%/năm`
        if let stroke = text.firstRange(of: "%/") {
            rates = text[stroke.upperBound...].split(separator: "/").map(String.init)
            text = text[..<text.index(after: stroke.lowerBound)]
        }
        if text.hasSuffix("%") {
            text = text.dropLast()
            isShare = true
        }
        let ends = text.split(whereSeparator: { "-–".contains($0) }, omitting: false).map {
            $0.hasSuffix("%") ? $0.dropLast() : $0
        }
        guard (1...2).contains(ends.count), let range = NumberWord.range(ends.joined(separator: "-"), isShare: isShare)
        else {
            return nil
        }
        var out = Number(
            minimum: range.minimum, maximum: range.maximum, isShare: isShare,
            rates: rates, isPadded: text.hasPrefix("0") && !text.hasPrefix("0,") && text.utf8.count <= 5, end: index + 1
        )
        guard word.closing.isEmpty else { return out }
        // `02 (hai) bài`
        if out.end < words.words.count, words.words[out.end].opening == "(", words.words[out.end].closing == ")",
            words.words[out.end].isLowerCase
        {
            out.end += 1
        }
        if out.end < words.words.count, words.words[out.end].text == "%" {
            out.isShare = true
            out.end += 1
        } else if let factor = factors[
            words.words.indices.contains(out.end) ? words.words[out.end].text.lowercased() : ""]
        {
            out.minimum *= factor
            out.maximum *= factor
            out.end += 1
        }
        return out
    }

    private static let factors: [String: Double] = [
        "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9,
    ]

    // MARK: - The unit

    private static func unit(_ words: TextWords, at index: Int, _ number: Number) -> Quantity? {
        guard words.words.indices.contains(index), words.words[index].opening.isEmpty else { return nil }
        let length: Int
        if let known = CountedNouns.length(in: words, at: index) {
            length = known
        } else {
            let word = words.words[index]
            let hasStroke = word.text.dropFirst().contains("/")
            guard word.isLowerCase, number.isPadded || hasStroke, !noUnits.contains(word.text) else { return nil }
            guard hasStroke || word.text.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }) else { return nil }
            length = 1
        }
        let last = index + length - 1
        let head = CountedNouns.head(words, last)
        var unit = (index..<last).map { words.words[$0].text.lowercased() }
        let printed = String(words.words[last].text.prefix(head.count))
        unit.append(printed == printed.uppercased() ? printed : head)
        var out = Quantity(
            unit: unit.joined(separator: " "), scalarEnd: words.words[last].start + head.unicodeScalars.count,
            end: last + 1)
        addRates(words, from: last, &out)
        return out
    }

    private static let noUnits: Set<String> = [
        "và", "đến", "của", "là", "tại", "trong", "để", "với", "có", "được", "thì", "mà", "hoặc", "theo", "cho", "từ",
        "trên", "về",
        "các", "do", "khi", "như", "này", "trở", "bình", "sẽ", "đã", "nêu", "ở", "gồm", "so", "tháng/năm",
    ]

    /// What stands behind strokes: `/năm/tỉnh`, `/tổ chức hội, đoàn thể/tỉnh`.
    private static func addRates(_ words: TextWords, from index: Int, _ out: inout Quantity) {
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

    // MARK: - What follows

    /// `… mỗi năm`, `… một tháng`, `… trở lên`.
    private static func addSuffix(_ words: TextWords, _ found: inout Quantity) {
        guard words.words[found.end - 1].closing.isEmpty, found.end + 1 < words.words.count else { return }
        let first = words.words[found.end].text.lowercased()
        let second = words.words[found.end + 1].text.lowercased()
        if first == "trở", second == "lên" {
            found.maximum = nil
        } else if first == "mỗi" || first == "một", ["năm", "tháng", "quý", "tuần", "ngày", "lần"].contains(second),
            found.per.isEmpty
        {
            found.per = [second]
        } else {
            return
        }
        found.end += 2
        found.scalarEnd = words.words[found.end - 1].end
    }

    /// What a share is taken of: words up to a verb, a preposition or a mark.
    private static func addWhole(_ words: TextWords, _ found: inout Quantity) {
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
