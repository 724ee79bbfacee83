/// Days as documents state them: `03/3/2021`, `3-3-2021`, `03 tháng 3 năm 2021`.
enum StatedDate {
    /// A whole day behind the word `ngày` at `index`, or at `index` itself.
    ///
    /// - Returns: ISO 8601, and the index behind the last word; nil when day, month or year is missing.
    static func read(_ words: TextWords, at index: Int) -> (iso: String, end: Int)? {
        var start = index
        if words.folded(start) == "ngay" { start += 1 }
        guard words.words.indices.contains(start) else { return nil }
        if let iso = PlaceAndDate.slashed(words.words[start].text) { return (iso, start + 1) }
        // `03/ 3/ 2021`: blanks behind the strokes.
        if words.words[start].text.hasSuffix("/") {
            let joined = words.words[start...].prefix(3).map(\.text)
            for count in [2, 3] where count <= joined.count {
                if let iso = PlaceAndDate.slashed(joined.prefix(count).joined()) { return (iso, start + count) }
            }
        }
        guard words.folded(start + 1) == "thang", start + 2 < words.words.count, let day = words.words[start].number
        else {
            return nil
        }
        let month = words.words[start + 2]
        if words.folded(start + 3) == "nam", start + 4 < words.words.count, let month = month.number,
            let year = words.words[start + 4].number, let iso = iso(day, month, year)
        {
            return (iso, start + 5)
        }
        // `03 tháng 3/2021`
        let parts = month.text.split(separator: "/").map { Int($0) }
        if parts.count == 2, let month = parts[0], let year = parts[1], let iso = iso(day, month, year) {
            return (iso, start + 3)
        }
        return nil
    }

    /// nil when there is no such day.
    static func iso(_ day: Int, _ month: Int, _ year: Int) -> String? {
        guard (1900...2100).contains(year), isDay(day, month) else { return nil }
        return "\(year)-\(twoDigits(month))-\(twoDigits(day))"
    }

    static func isDay(_ day: Int, _ month: Int) -> Bool {
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && day >= 1 && day <= lengths[month - 1]
    }

    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
