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
}
