/// Finds the days, months, quarters and years that tokens state: `từ ngày 10 tháng 4 đến ngày 25 tháng 4 năm 2024`.
struct CalendarSpans {
    private let day: Lexicon.Key
    private let month: Lexicon.Key
    private let year: Lexicon.Key
    private let quarter: Lexicon.Key
    private let links: Set<Lexicon.Key>

    init(lexicon: Lexicon) {
        day = lexicon.key(of: "ngày")
        month = lexicon.key(of: "tháng")
        year = lexicon.key(of: "năm")
        quarter = lexicon.key(of: "quý")
        links = Set(["đến", "-", "–", "tới"].map(lexicon.key))
    }

    /// Ranges of tokens, in order.
    func spans(in tokens: [Token]) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        var index = 0
        while index < tokens.count {
            guard let end = end(of: tokens, from: index) else {
                index += 1
                continue
            }
            if let last = spans.last, last.upperBound + 1 == index, links.contains(tokens[last.upperBound].key) {
                spans[spans.count - 1] = last.lowerBound..<end
            } else if let last = spans.last, last.upperBound == index {
                spans[spans.count - 1] = last.lowerBound..<end
            } else {
                spans.append(index..<end)
            }
            index = end
        }
        return spans
    }

    private func end(of tokens: [Token], from index: Int) -> Int? {
        let token = tokens[index]
        if [day, month, year, quarter].contains(token.key), index + 1 < tokens.count {
            let next = tokens[index + 1]
            if next.kind == .number { return index + 2 }
            if token.key == quarter, Self.roman.contains(next.text) { return index + 2 }
            return nil
        }
        guard token.kind == .number else { return nil }
        let isDate =
            token.text.wholeMatch(of: #/[0-9]{1,2}[\/.\-][0-9]{1,2}([\/.\-][0-9]{4})?|[0-9]{1,2}\/[0-9]{4}/#) != nil
            && token.text.contains("/")
        let isYear = token.text.wholeMatch(of: #/(19|20)[0-9]{2}([-–](19|20)[0-9]{2})?/#) != nil
        return isDate || isYear ? index + 1 : nil
    }

    private static let roman: Set<String> = ["I", "II", "III", "IV"]
}
