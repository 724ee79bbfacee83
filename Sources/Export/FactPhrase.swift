internal import DocumentModel

/// A fact's value said in Vietnamese, such as `Thời hạn: ngày 15/01/2022`.
enum FactPhrase {
    static func name(of kind: Fact.Kind) -> String {
        switch kind {
        case .date: "Ngày"
        case .period: "Thời gian"
        case .deadline: "Thời hạn"
        case .quantity: "Số lượng"
        case .target: "Chỉ tiêu"
        case .responsible: "Chủ trì"
        case .coordinating: "Phối hợp"
        }
    }

    /// Kind and normalised value; the printed words where nothing was normalised.
    static func text(for fact: Fact) -> String {
        var parts: [String] = []
        if let from = fact.from {
            parts.append(fact.to.map { "từ \(date(from).replacing(yearless, with: "")) đến \(date($0))" } ?? date(from))
        } else if let to = fact.to {
            parts.append("đến \(date(to))")
        }
        if let recurrence = fact.recurrence { parts.append(recurrences[recurrence] ?? recurrence) }
        if let amount = amount(of: fact) { parts.append(amount) }
        if !fact.names.isEmpty { parts.append(fact.names.joined(separator: "; ")) }
        let value = parts.isEmpty ? fact.text : parts.joined(separator: ", ")
        let name = name(of: fact.kind)
        return value.hasPrefix(name.lowercased() + " ") ? name + value.dropFirst(name.count) : "\(name): \(value)"
    }

    /// A calendar date or a part of one (see `Fact.from`) in Vietnamese; other texts come back as they are.
    static func date(_ text: String) -> String {
        if text.hasPrefix("---") { return "ngày \(plain(String(text.dropFirst(3))))" }
        let isYearless = text.hasPrefix("--")
        var parts = (isYearless ? String(text.dropFirst(2)) : text).split(separator: "-").map { String($0) }
        let year = isYearless || parts.isEmpty ? nil : parts.removeFirst()
        let ending = isYearless ? yearless : ""
        if let first = parts.first, first.hasPrefix("Q"), let quarter = quarters[String(first.dropFirst())] {
            return "quý \(quarter)" + (year.map { " năm \($0)" } ?? ending)
        }
        switch (parts.count, year) {
        case (0, let year?): return "năm \(year)"
        case (1, let year?): return "tháng \(plain(parts[0])) năm \(year)"
        case (1, nil): return "tháng \(plain(parts[0]))" + ending
        case (2, let year?): return "ngày \(parts[1])/\(parts[0])/\(year)"
        case (2, nil): return "ngày \(plain(parts[1]))/\(plain(parts[0]))" + ending
        default: return text
        }
    }

    /// `ngày 05 tháng 3 năm 2024` for a whole ISO date, as letterheads print it; nil for anything else.
    static func letterheadDate(_ text: String) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
            let month = Int(parts[1])
        else { return nil }
        // Days below 10 and the months 1 and 2 are written with a zero.
        return "ngày \(parts[2]) tháng \(month < 3 ? "0\(month)" : "\(month)") năm \(parts[0])"
    }

    /// Vietnamese figures: dots between thousands, a comma before decimals (at most four).
    static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
        let scaled = Int((value.magnitude * 10_000).rounded())
        var whole = String(scaled / 10_000)
        var grouped = ""
        while whole.count > 3 {
            grouped = "." + whole.suffix(3) + grouped
            whole.removeLast(3)
        }
        var decimals = String(String(10_000 + scaled % 10_000).dropFirst())
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return (value < 0 && scaled > 0 ? "-" : "") + whole + grouped + (decimals.isEmpty ? "" : "," + decimals)
    }

    private static func amount(of fact: Fact) -> String? {
        let figures: String
        switch (fact.minimum, fact.maximum) {
        case (nil, nil): return nil
        case (let low?, let high?): figures = low == high ? number(low) : "từ \(number(low)) đến \(number(high))"
        case (let low?, nil): figures = "ít nhất \(number(low))"
        case (nil, let high?): figures = "nhiều nhất \(number(high))"
        }
        let unit = fact.unit.map { $0 == "%" ? "%" : " \($0)" } ?? ""
        let whole = fact.whole.map { " \($0)" } ?? ""
        return figures + unit + whole + fact.per.map { " mỗi \($0)" }.joined(separator: ",")
    }

    private static func plain(_ number: String) -> String { Int(number).map { String($0) } ?? number }

    private static let yearless = " (không nêu năm)"
    private static let quarters = ["1": "I", "2": "II", "3": "III", "4": "IV"]
    private static let recurrences = [
        "yearly": "hằng năm", "quarterly": "hằng quý", "monthly": "hằng tháng", "weekly": "hằng tuần",
        "daily": "hằng ngày", "regularly": "thường xuyên",
    ]
}
