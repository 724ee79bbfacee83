/// Reads days, months, quarters and years.
enum PointReader {
    /// What a point was introduced by, which the other end of a range need not repeat.
    enum Scale: Sendable { case day, month, quarter, year }

    typealias Read = (points: [TimePoint], scale: Scale, end: Int)

    /// The point, or the range or list of points of one scale, at `index`.
    static func read(_ words: TextWords, at index: Int) -> Read? {
        guard words.words.indices.contains(index) else { return nil }
        switch words.folded(index) {
        case "ngay": return days(words, at: index + 1, isNamed: true)
        case "thang": return months(words, at: index + 1)
        case "quy" where isQuarterWord(words.words[index].text): return quarters(words, at: index + 1)
        case "nam" where words.words[index].text.lowercased() == "năm": return years(words, at: index + 1)
        default: return days(words, at: index, isNamed: false)
        }
    }

    private static func isQuarterWord(_ text: String) -> Bool { ["quý", "quí"].contains(text.lowercased()) }

    // MARK: - Days

    /// `15/01/2022`, `01/7`, `15 tháng 01 năm 2022`, `15`, `10-15/3`, `01/5-31/5`.
    static func days(_ words: TextWords, at index: Int, isNamed: Bool) -> Read? {
        guard words.words.indices.contains(index) else { return nil }
        let word = words.words[index]
        if word.closing.isEmpty, words.folded(index + 1) == "thang", let day = word.number, (1...31).contains(day),
            let month = month(words, at: index + 2), month.points.count == 1, var point = month.points.first,
            StatedDate.isDay(day, point.month ?? 0), isNamed || point.year != nil
        {
            point.day = day
            return ([point], .day, month.end)
        }
        let ends = word.text.split(whereSeparator: { "-–".contains($0) }, omitting: false)
        if ends.count == 2, let last = day(ends[1], isNamed: true), let first = day(ends[0], isNamed: true),
            last.month != nil, isNamed || first.month != nil
        {
            var first = first
            if first.month == nil { first.month = last.month }
            return ([first.with(year: last.year), last], .day, index + 1)
        }
        guard let point = day(word.text[...], isNamed: isNamed) else { return nil }
        if point.month == nil {
            // A day alone, as in `ngày 25 hằng tháng`, or a list that ends with a month: `ngày 10, 11/3/2023`.
            guard isNamed else { return nil }
            if word.closing == "," || word.closing.isEmpty && words.folded(index + 1) == "va" {
                let next = word.closing == "," ? index + 1 : index + 2
                if let rest = days(words, at: next, isNamed: true), let last = rest.points.last, last.month != nil {
                    var first = point
                    (first.month, first.year) = (last.month, last.year)
                    return ([first] + rest.points, .day, rest.end)
                }
            }
            return ([point], .day, index + 1)
        }
        // `01/7 năm 2023`
        if point.year == nil, word.closing.isEmpty, words.folded(index + 1) == "nam", index + 2 < words.words.count,
            let year = year(words.words[index + 2].text[...])
        {
            return ([point.with(year: year)], .day, index + 3)
        }
        return ([point], .day, index + 1)
    }

    /// `15/01/2022`, `15/01`, `01/2022`; `15` when named.
    private static func day(_ text: Substring, isNamed: Bool) -> TimePoint? {
        let separator: Character = text.contains("/") ? "/" : text.contains(".") ? "." : "-"
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ NumberWord.isDigits($0) && $0.utf8.count <= 4 }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        switch numbers.count {
        case 3:
            guard StatedDate.iso(numbers[0], numbers[1], numbers[2]) != nil else { return nil }
            return TimePoint(day: numbers[0], month: numbers[1], year: numbers[2])
        case 2 where separator == "/":
            if parts[1].utf8.count == 4, (1...12).contains(numbers[0]), (1900...2100).contains(numbers[1]) {
                return TimePoint(month: numbers[0], year: numbers[1])
            }
            guard parts[1].utf8.count <= 2, StatedDate.isDay(numbers[0], numbers[1]) else { return nil }
            return TimePoint(day: numbers[0], month: numbers[1])
        case 1:
            guard isNamed, parts[0].utf8.count <= 2, (1...31).contains(numbers[0]) else { return nil }
            return TimePoint(day: numbers[0])
        default: return nil
        }
    }

    // MARK: - Months

    /// `5`, `5/2023`, `05-07/2023`, `10 - 12`, `8, 9`, `5 năm 2023`.
    static func months(_ words: TextWords, at index: Int) -> Read? {
        guard var read = month(words, at: index) else { return nil }
        // A list: `tháng 8, 9`, `tháng 8, tháng 9`, `tháng 5 và 6`
        while let last = read.points.last, last.year == nil, read.points.count < 12,
            let next = listed(words, behind: read.end), let more = month(words, at: next), more.points.count == 1,
            words.words[next].text.utf8.count <= 7, isNoCount(words, behind: more.end),
            (more.points[0].month ?? 0) > (last.month ?? 0)
        {
            read = (read.points + more.points, .month, more.end)
        }
        return shared(read)
    }

    private static func month(_ words: TextWords, at index: Int) -> Read? {
        guard words.words.indices.contains(index) else { return nil }
        let word = words.words[index]
        let parts = word.text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return nil }
        let year = parts.count == 2 ? year(parts[1]) : nil
        if parts.count == 2, year == nil {
            // `5/2023-7/2023`
            let ends = word.text.split(whereSeparator: { "-–".contains($0) }, omitting: false)
            guard ends.count == 2, let first = monthYear(ends[0]), let last = monthYear(ends[1]) else { return nil }
            return ([first.with(year: last.year), last], .month, index + 1)
        }
        let ends = parts[0].split(whereSeparator: { "-–".contains($0) }, omitting: false)
        let numbers = ends.compactMap { NumberWord.isDigits($0) && $0.utf8.count <= 2 ? Int($0) : nil }
        guard numbers.count == ends.count, (1...2).contains(numbers.count),
            numbers.allSatisfy({ (1...12).contains($0) })
        else {
            return nil
        }
        var read: Read = (numbers.map { TimePoint(month: $0, year: year) }, .month, index + 1)
        if year == nil, word.closing.isEmpty, let said = said(words, at: index + 1) {
            read = (read.points.map { $0.with(year: said.year) }, .month, said.end)
        }
        return read
    }

    private static func monthYear(_ text: Substring) -> TimePoint? {
        let parts = text.split(separator: "/")
        guard let first = parts.first, let month = Int(first), (1...12).contains(month) else { return nil }
        return TimePoint(month: month, year: parts.count == 2 ? year(parts[1]) : nil)
    }

    // MARK: - Quarters

    /// `I`, `II/2023`, `I-IV`, `4/2022`, `III năm 2023`, `I, II`.
    static func quarters(_ words: TextWords, at index: Int) -> Read? {
        guard var read = quarter(words, at: index) else { return nil }
        while let last = read.points.last, last.year == nil, read.points.count < 4,
            let next = listed(words, behind: read.end),
            let more = quarter(words, at: next), (more.points[0].quarter ?? 0) > (last.quarter ?? 0)
        {
            read = (read.points + more.points, .quarter, more.end)
        }
        return shared(read)
    }

    private static func quarter(_ words: TextWords, at index: Int) -> Read? {
        guard words.words.indices.contains(index) else { return nil }
        let word = words.words[index]
        let parts = word.text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return nil }
        let year = parts.count == 2 ? year(parts[1]) : nil
        if parts.count == 2, year == nil { return nil }
        let ends = parts[0].split(whereSeparator: { "-–".contains($0) }, omitting: false)
        let numbers = ends.compactMap { quarterNumber($0) }
        guard numbers.count == ends.count, (1...2).contains(numbers.count) else { return nil }
        var read: Read = (numbers.map { TimePoint(quarter: $0, year: year) }, .quarter, index + 1)
        if year == nil, word.closing.isEmpty, let said = said(words, at: index + 1) {
            read = (read.points.map { $0.with(year: said.year) }, .quarter, said.end)
        }
        return read
    }

    private static func quarterNumber(_ text: Substring) -> Int? {
        switch text {
        case "I", "1", "l", "01": 1
        case "II", "2", "Il", "lI", "02", "ll": 2
        case "III", "3", "IIl", "03", "lII", "lll": 3
        case "IV", "4", "lV", "04": 4
        default: nil
        }
    }

    // MARK: - Years

    /// `2023`, `2021-2022`, `2021 - 2025` is joined by the caller, `2023, 2024`.
    static func years(_ words: TextWords, at index: Int) -> Read? {
        guard var read = yearWord(words, at: index) else { return nil }
        while let last = read.points.last, read.points.count < 8, let next = listed(words, behind: read.end),
            let more = yearWord(words, at: next), more.points.count == 1, (more.points[0].year ?? 0) > (last.year ?? 0)
        {
            read = (read.points + more.points, .year, more.end)
        }
        return read
    }

    private static func yearWord(_ words: TextWords, at index: Int) -> Read? {
        guard words.words.indices.contains(index) else { return nil }
        let ends = words.words[index].text.split(whereSeparator: { "-–".contains($0) }, omitting: false)
        let years = ends.compactMap { year($0) }
        guard years.count == ends.count, years.count == 1 || years.count == 2 && years[0] < years[1] else { return nil }
        return (years.map { TimePoint(year: $0) }, .year, index + 1)
    }

    static func year(_ text: Substring) -> Int? {
        guard text.utf8.count == 4, NumberWord.isDigits(text), let year = Int(text), (1900...2100).contains(year) else {
            return nil
        }
        return year
    }

    // MARK: - Lists

    /// The year that follows: `năm 2023`.
    private static func said(_ words: TextWords, at index: Int) -> (year: Int, end: Int)? {
        guard words.folded(index) == "nam", index + 1 < words.words.count,
            let year = year(words.words[index + 1].text[...])
        else { return nil }
        return (year, index + 2)
    }

    /// Where the next of a list stands, its scale said again or not.
    private static func listed(_ words: TextWords, behind end: Int) -> Int? {
        guard end < words.words.count else { return nil }
        var next = end
        if words.words[end - 1].closing == "," {
        } else if words.words[end - 1].closing.isEmpty, words.folded(next) == "va" {
            next += 1
        } else {
            return nil
        }
        if ["thang", "quy", "nam"].contains(words.folded(next)) { next += 1 }
        return next
    }

    /// `tháng 5, 10 xã …`: the number begins something else.
    private static func isNoCount(_ words: TextWords, behind end: Int) -> Bool {
        guard end < words.words.count, words.words[end - 1].closing.isEmpty else { return true }
        return !words.words[end].isLowerCase || ["nam", "va", "den", "hang", "moi"].contains(words.folded(end))
    }

    /// A year said once, at the end, is that of all.
    private static func shared(_ read: Read) -> Read {
        (read.points.map { $0.with(year: read.points.last?.year) }, read.scale, read.end)
    }
}

extension StringProtocol {
    /// Parts between separators; with `omitting` false, empty parts are kept.
    func split(whereSeparator isSeparator: (Character) -> Bool, omitting: Bool) -> [SubSequence] {
        split(maxSplits: Int.max, omittingEmptySubsequences: omitting, whereSeparator: isSeparator)
    }
}
