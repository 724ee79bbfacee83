/// A date, a period or a recurrence as words of a text.
struct TimeExpression: Sendable {
    var isDate = false
    /// In the form of `Fact.from` and `Fact.to`.
    var from: String?
    var to: String?
    var recurrence: String?
    /// First word, and the index behind the last.
    var first: Int
    var end: Int
}

/// A point of time with what is said of it: a day, a month, a quarter or a year.
struct TimePoint: Equatable, Sendable {
    var day: Int?
    var month: Int?
    var quarter: Int?
    var year: Int?

    /// `2022-01-15`, `2022-01`, `2022`, `2022-Q1`, `--01-15`, `--01`, `--Q1`, `---15`.
    var text: String? {
        let head = year.map { "\($0)-" } ?? "--"
        if let quarter { return head + "Q\(quarter)" }
        if let month {
            let text = head + StatedDate.twoDigits(month)
            return day.map { text + "-" + StatedDate.twoDigits($0) } ?? text
        }
        if let day { return "---" + StatedDate.twoDigits(day) }
        return year.map { "\($0)" }
    }

    /// The same with the year of another, when it has none of its own.
    func with(year other: Int?) -> TimePoint {
        var out = self
        if out.year == nil { out.year = other }
        return out
    }
}
