import DocumentModel

/// Reads a cell of a column of quantities, where any noun behind a number is what is counted.
enum QuantityCell {
    /// `08 - 10 buổi diễn`, `Tối thiểu 20 bến`, `06 - 08 tin, bài/quý`, `Mỗi tháng 02 buổi`, `20.000`; nil for other words.
    static func read(_ cell: String) -> Fact? {
        let text = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard
            let match = text.wholeMatch(
                of: /(?:(\p{L}+(?: \p{L}+)?) )?([\d.,]+)(?: ?[-–] ?([\d.,]+))?(?: ([^\d\/]+?))?((?: ?\/ ?[^\d\/]+)*)/)
        else { return nil }
        guard let first = NumberWord.value(match.output.2) else { return nil }
        var minimum: Double? = first
        var maximum = match.output.3.flatMap { NumberWord.value($0) } ?? first
        var per = match.output.5.split(separator: "/").map { LayoutText.trimmed(String($0)) }.filter { !$0.isEmpty }
        if let lead = match.output.1.map({ LayoutText.folded(String($0)) }) {
            let words = lead.split(separator: " ").map(String.init)
            switch lead {
            case "toi thieu", "it nhat", "tu", "tren": maximum = .infinity
            case "toi da", "khong qua", "duoi": minimum = nil
            case "khoang", "du kien": break
            default:
                // `Mỗi tháng 02 buổi`
                guard words.first == "moi", words.count == 2, let whole = match.output.1 else { return nil }
                per.append(String(whole.split(separator: " ")[1]))
            }
        }
        let unit = match.output.4.map { LayoutText.trimmed(String($0), of: " ,.;") }
        return Fact(
            kind: .quantity, text: text, field: .cell, start: 0, length: text.unicodeScalars.count, minimum: minimum,
            maximum: maximum.isFinite ? maximum : nil, unit: unit?.isEmpty == false ? unit : nil, per: per)
    }
}

/// Reads a cell of a column of times.
enum PeriodCell {
    /// Each time that is listed: `Tháng 3 và tháng 4 năm 2025` are two, `Tháng 4 - 6/2025` is one from–to.
    static func read(_ cell: String) -> [Fact] {
        let text = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let parts = text.replacing(" và ", with: ", ").split(separator: ",").map { LayoutText.trimmed(String($0)) }
        let heads = ["thang ", "quy ", "ngay "]
        if parts.count > 1, parts.allSatisfy({ part in heads.contains { LayoutText.folded(part).hasPrefix($0) } }) {
            // The year behind the last one holds for all.
            let year = parts.last?.firstMatch(of: /(?: năm |\/)(?:19|20)\d\d$/).map { String($0.output) } ?? ""
            return parts.flatMap { part -> [Fact] in
                let whole = part.contains(/(?:19|20)\d\d$/) ? part : part + year
                return times(whole).map { fact in
                    var placed = fact
                    placed.text = part
                    (placed.start, placed.length) = place(of: part, in: text)
                    return placed
                }
            }
        }
        return times(text)
    }

    private static func times(_ text: String) -> [Fact] {
        FactFinder.facts(in: text, field: .cell).filter { [.date, .period, .deadline].contains($0.kind) }
    }

    private static func place(of part: String, in text: String) -> (Int, Int) {
        guard let range = text.firstRange(of: part) else { return (0, text.unicodeScalars.count) }
        return (text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound), part.unicodeScalars.count)
    }
}
