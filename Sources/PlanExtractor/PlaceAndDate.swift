import DocumentModel

/// `Hà Nội, ngày 05 tháng 01 năm 2020`.
struct PlaceAndDate: Sendable {
    /// nil when left blank.
    var place: String?
    /// ISO 8601; nil when the day or the month is left blank.
    var date: String?

    /// nil when the text is no place-and-date line.
    static func read(_ text: String) -> PlaceAndDate? {
        let text = parted(text)
        let words = LayoutText.folded(text).replacing(",", with: " , ").split(separator: " ").map(String.init)
        guard words.count <= 22, let day = words.firstIndex(where: { isWord($0, "ngay") }),
            let month = words[day...].firstIndex(where: { isWord($0, "thang") }),
            let year = words[month...].firstIndex(where: { isWord($0, "nam") }), day <= 9, month - day <= 3,
            year - month <= 3
        else { return placeAlone(text) }
        var result = PlaceAndDate()
        let printed = VietnameseText.composed(text).replacing(",", with: " , ").split(whereSeparator: \.isWhitespace)
        let before = printed.prefix(day).filter { $0 != "," }.joined(separator: " ")
        let place = LayoutText.trimmed(before, of: " ,.…_-*(")
        result.place = place.contains(where: \.isLetter) ? place : nil
        result.date = iso(
            day: number(printed, day..<month, after: "ngay"),
            month: number(printed, month..<year, after: "thang"),
            year: number(printed, year..<min(words.count, year + 2), after: "nam"))
        return result
    }

    /// `Hà Nội, ngã¿2háng0„ năm 2022`: handwriting has swallowed the words of the date; the place is still there.
    private static func placeAlone(_ text: String) -> PlaceAndDate? {
        guard let match = text.firstMatch(of: /^([^,;.:]{3,30}),\s*ng\S{1,14}.{0,14}\sn[aăâ]m\s+(?:19|20)\d\d\.?$/)
        else { return nil }
        let place = LayoutText.trimmed(String(match.output.1), of: " ,.…_-*(")
        return LayoutText.startsUpper(place) ? PlaceAndDate(place: place, date: nil) : nil
    }

    /// `ngày&Ôtháng` as recognition glues a handwritten day to the printed words, with blanks between.
    private static func parted(_ text: String) -> String {
        VietnameseText.composed(text)
            .replacing(/([Nn]g[àaáâ]y)(?=[^\s,.:;)])/) { "\($0.1) " }
            .replacing(/([^\s(])(th[áaàâ]ng)(?=\s)/) { "\($0.1) \($0.2)" }
    }

    /// The date in ISO form; nil when it is none.
    static func iso(day: Int?, month: Int?, year: Int?) -> String? {
        guard let day, let month, let year, (1...31).contains(day), (1...12).contains(month),
            (1900...2100).contains(year)
        else { return nil }
        func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(padded(month))-\(padded(day))"
    }

    private static func isWord(_ word: String, _ wanted: String) -> Bool {
        word.drop { !$0.isLetter && !$0.isNumber }.hasPrefix(wanted) && word.count <= wanted.count + 6
    }

    /// The digits behind the word; dots of a blank are passed over.
    private static func number(_ words: [Substring], _ range: Range<Int>, after word: String) -> Int? {
        guard range.upperBound <= words.count else { return nil }
        let tail = words[range].joined().drop { !$0.isLetter }.dropFirst(word.count)
        var digits = ""
        for character in tail {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else if character == "o" || character == "O" {
                digits.append("0")
            } else if "lI|".contains(character) {
                digits.append("1")
            } else if !".…_,/-;'".contains(character) {
                return nil
            }
        }
        return Int(digits)
    }
}
