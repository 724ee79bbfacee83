/// Reads dates, periods and recurrences: `từ ngày 01/5 đến ngày 31/5/2023`, `giai đoạn 2022 - 2025`, `tháng 5 hằng năm`.
enum CalendarReader {
    /// The expression that begins at `index`.
    static func read(_ words: TextWords, at index: Int) -> TimeExpression? {
        guard
            var found = stage(words, at: index) ?? partOfYear(words, at: index) ?? upTo(words, at: index)
                ?? range(words, at: index) ?? single(words, at: index)
        else { return recurrence(words, at: index) }
        addRecurrence(words, &found)
        return found
    }

    /// `hằng năm`, `mỗi tháng`, `thường xuyên`.
    static func recurrence(_ words: TextWords, at index: Int) -> TimeExpression? {
        guard index + 1 < words.words.count, words.words[index].closing.isEmpty else { return nil }
        if words.folded(index) == "thuong", words.words[index + 1].text.lowercased() == "xuyên" {
            if ["chi", "khong", "phi", "sach", "tinh"].contains(words.folded(index - 1)) { return nil }
            return TimeExpression(recurrence: "regularly", first: index, end: index + 2)
        }
        let first = words.words[index].text.lowercased()
        guard ["hằng", "hàng", "mỗi", "từng"].contains(first) else { return nil }
        let scale = words.words[index + 1].text.lowercased().split(separator: "/").first.map(String.init) ?? ""
        guard let recurrence = recurrences[scale] else { return nil }
        // `mỗi năm 2 lần` counts, `mỗi ngày` of a visit does too; a name such as `hàng ngày` recurs.
        return TimeExpression(recurrence: recurrence, first: index, end: index + 2)
    }

    private static let recurrences = [
        "năm": "yearly", "quý": "quarterly", "quí": "quarterly", "tháng": "monthly", "tuần": "weekly", "ngày": "daily",
    ]

    // MARK: - Periods

    /// `giai đoạn 2022 - 2025`, `nhiệm kỳ 2020-2025`, `năm học 2022 - 2023`, `giai đoạn đến năm 2022`.
    private static func stage(_ words: TextWords, at index: Int) -> TimeExpression? {
        let heads = [["giai", "doan"], ["nhiem", "ky"], ["nam", "hoc"], ["nien", "khoa"], ["thoi", "ky"]]
        guard let head = heads.first(where: { words.matches($0, at: index) }), words.words[index + 1].closing.isEmpty
        else {
            return nil
        }
        var next = index + head.count
        if let upTo = upTo(words, at: next) {
            return TimeExpression(from: upTo.from, to: upTo.to, first: index, end: upTo.end)
        }
        if words.folded(next) == "tu" { next += 1 }
        if ["nam", "cac"].contains(words.folded(next)) { next += 1 }
        if words.folded(next) == "nam" { next += 1 }
        guard let years = PointReader.years(words, at: next), var found = joined(words, years) else { return nil }
        found.first = index
        return found
    }

    /// `6 tháng đầu năm 2023`, `nửa cuối năm`.
    private static func partOfYear(_ words: TextWords, at index: Int) -> TimeExpression? {
        var next = index
        let months: Int
        if words.folded(index) == "nua" {
            (months, next) = (6, index + 1)
        } else if index < words.words.count, let count = words.words[index].number, (2...11).contains(count),
            words.folded(index + 1) == "thang"
        {
            (months, next) = (count, index + 2)
        } else {
            return nil
        }
        let isStart = words.folded(next) == "dau"
        guard isStart || words.folded(next) == "cuoi", words.folded(next + 1) == "nam" else { return nil }
        var out = TimeExpression(first: index, end: next + 2)
        var year: Int?
        if words.words[next + 1].closing.isEmpty, next + 2 < words.words.count {
            year = PointReader.year(words.words[next + 2].text[...])
            if year != nil { out.end += 1 }
        }
        out.from = TimePoint(month: isStart ? 1 : 13 - months, year: year).text
        out.to = TimePoint(month: isStart ? months : 12, year: year).text
        return out
    }

    /// `đến năm 2030`, `đến hết ngày 31/12/2023`: an end without a beginning.
    private static func upTo(_ words: TextWords, at index: Int) -> TimeExpression? {
        guard ["den", "toi"].contains(words.folded(index)), index + 1 < words.words.count,
            words.words[index].closing.isEmpty
        else {
            return nil
        }
        guard ["đến", "tới"].contains(words.words[index].text.lowercased()) else { return nil }
        var next = index + 1
        if ["het", "cuoi"].contains(words.folded(next)) { next += 1 }
        guard let read = accepted(words, at: next), read.points.count == 1 || read.scale != .day,
            let last = read.points.last
        else {
            return nil
        }
        return TimeExpression(to: last.text, first: index, end: read.end)
    }

    /// `từ … đến …`, `từ … - …`.
    private static func range(_ words: TextWords, at index: Int) -> TimeExpression? {
        guard ["từ"].contains(words.words.indices.contains(index) ? words.words[index].text.lowercased() : "") else {
            return nil
        }
        guard words.words[index].closing.isEmpty, let first = accepted(words, at: index + 1, isNamed: true),
            var found = joined(words, first), found.to != nil
        else { return nil }
        found.first = index
        return found
    }

    private static func single(_ words: TextWords, at index: Int) -> TimeExpression? {
        guard let read = accepted(words, at: index), var found = joined(words, read) else { return nil }
        found.first = index
        return found
    }

    /// The points as one expression, with the other end when it follows behind a dash or `đến`.
    private static func joined(_ words: TextWords, _ read: PointReader.Read) -> TimeExpression? {
        guard let first = read.points.first, let last = read.points.last else { return nil }
        var next = read.end
        let closing = words.words[read.end - 1].closing
        let joint = next < words.words.count ? words.words[next].text.lowercased() : ""
        if closing.isEmpty, ["-", "–", "—", "đến", "tới"].contains(joint),
            let other = otherEnd(words, at: next + 1, of: read.scale)
        {
            next = other.end
            guard var end = other.points.last else { return nil }
            var start = first
            if read.scale == .day {
                start.month = start.month ?? end.month
                end.month = end.month ?? start.month
            }
            start.year = start.year ?? end.year
            return TimeExpression(from: start.text, to: end.text, first: 0, end: next)
        }
        let isOne = read.points.count == 1
        return TimeExpression(
            isDate: read.scale == .day && isOne && first.day != nil, from: first.text, to: isOne ? nil : last.text,
            first: 0,
            end: read.end)
    }

    private static func otherEnd(_ words: TextWords, at index: Int, of scale: PointReader.Scale) -> PointReader.Read? {
        guard index < words.words.count else { return nil }
        var next = index
        if words.folded(next) == "het" { next += 1 }
        let read: PointReader.Read? =
            switch scale {
            case .day: PointReader.days(words, at: words.folded(next) == "ngay" ? next + 1 : next, isNamed: true)
            case .month: PointReader.months(words, at: words.folded(next) == "thang" ? next + 1 : next)
            case .quarter: PointReader.quarters(words, at: words.folded(next) == "quy" ? next + 1 : next)
            case .year: PointReader.years(words, at: behindYearWord(words, next))
            }
        guard let read, scale != .day || read.points.last?.month != nil else { return nil }
        return read
    }

    /// Behind `năm`, `năm học`.
    private static func behindYearWord(_ words: TextWords, _ index: Int) -> Int {
        guard words.folded(index) == "nam" else { return index }
        return words.folded(index + 1) == "hoc" ? index + 2 : index + 1
    }

    // MARK: - What is no date

    /// Points at `index`; a bare `1/3` may be a fraction, a bare `2023` anything.
    private static func accepted(_ words: TextWords, at index: Int, isNamed: Bool = false) -> PointReader.Read? {
        guard let read = PointReader.read(words, at: index), let first = read.points.first else {
            guard words.words.indices.contains(index), words.words[index].text.contains(where: { "-–".contains($0) }),
                let years = PointReader.years(words, at: index), years.points.count == 2
            else { return nil }
            return years
        }
        let word = words.words[index]
        // The blank date of a form: `ngày … tháng … năm 2025`.
        if read.scale == .year, index > 0 {
            let isBlank =
                words.folded(index - 1).isEmpty
                && (words.folded(index - 2) == "thang" || words.folded(index - 2).isEmpty)
            if isBlank || words.folded(index - 1) == "thang" { return nil }
        }
        guard word.text.first?.isNumber == true, read.end == index + 1, read.points.count == 1, first.year == nil else {
            return read
        }
        if word.opening.contains("(") { return read }
        let next = word.closing.isEmpty ? words.folded(index + 1) : ""
        if word.text == "24/7" || next == "so" { return nil }
        if isNamed || before.contains(words.folded(index - 1)) { return read }
        if !next.isEmpty, CountedNouns.length(in: words, at: index + 1) != nil { return nil }
        let isPadded = word.text.hasPrefix("0") || word.text.contains("/0")
        return isPadded || (first.day ?? 0) > 12 ? read : nil
    }

    private static let before: Set<String> = [
        "tu", "den", "truoc", "sau", "dip", "le", "sang", "chieu", "toi", "het", "vao", "nhat", "thang", "ngay", "-",
        "–",
    ]

    /// `… hằng năm`, `… của tháng cuối quý` behind a date.
    private static func addRecurrence(_ words: TextWords, _ found: inout TimeExpression) {
        guard words.words[found.end - 1].closing.isEmpty else { return }
        var next = found.end
        if words.folded(next) == "cua" { next += 1 }
        if let again = recurrence(words, at: next), again.recurrence != "regularly" {
            found.recurrence = again.recurrence
            found.end = again.end
            return
        }
        guard found.from?.hasPrefix("---") == true else { return }
        if words.matches(["thang", "cuoi", "quy"], at: next) || words.matches(["thang", "dau", "quy"], at: next) {
            (found.recurrence, found.end) = ("quarterly", next + 3)
            if let again = recurrence(words, at: next + 3) { found.end = again.end }
        } else if words.matches(["thang", "cuoi", "cua", "quy"], at: next) {
            (found.recurrence, found.end) = ("quarterly", next + 4)
        } else if next > found.end, words.folded(next) == "thang" {
            (found.recurrence, found.end) = ("monthly", next + 1)
        } else if words.matches(["thang", "sau"], at: next) || words.matches(["thang", "ke", "tiep"], at: next) {
            (found.recurrence, found.end) = ("monthly", next + (words.folded(next + 1) == "sau" ? 2 : 3))
        }
    }
}
