import DocumentModel

/// Reads labels at the beginning of a line, strictly as they should be printed.
enum LabelReader {
    struct Reading: Sendable {
        var label: Label
        /// The line without its label.
        var rest: String
    }

    /// nil when the line begins with no well-formed label.
    static func read(_ line: String) -> Reading? {
        let text = Substring(LayoutText.trimmed(line, of: " \t"))
        guard let first = text.first else { return nil }
        if first.isNumber { return decimal(text) }
        if let item = item(text) { return item }
        if let word = wordLabel(text) { return word }
        return roman(text) ?? letter(text) ?? point(text)
    }

    /// `1.`, `1)`, `1/`, `1.1.`, `1.1`, `1.1.1 `.
    private static func decimal(_ text: Substring) -> Reading? {
        var numbers: [Int] = []
        var rest = text
        var endsWithDot = false
        while true {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard (1...2).contains(digits.count), let value = Int(digits) else { break }
            numbers.append(value)
            rest = rest.dropFirst(digits.count)
            endsWithDot = false
            guard rest.first == "." else { break }
            rest = rest.dropFirst()
            endsWithDot = true
        }
        guard let style = Label.Style.decimal(numbers.count) else { return nil }
        if numbers.contains(0) { return nil }
        var printed = String(text[..<rest.startIndex])
        if !endsWithDot {
            if numbers.count == 1 {
                guard let mark = rest.first, ")/-–".contains(mark) else { return nil }
                let next = rest.dropFirst()
                guard next.first == " " || (mark == ")" && next.first?.isLetter == true) else { return nil }
                printed.append(mark)
                let style: Label.Style = mark == ")" ? .bracket : .decimal1
                return Reading(label: Label(style: style, numbers: numbers, printed: printed), rest: body(next))
            }
            // `1.1 Text` and `1.1: Text`; `1.5 triệu` is a quantity.
            guard let next = rest.first, next == " " || next == ":" || next == ")" || next == "-" else { return nil }
            let after = body(rest.dropFirst(next == " " ? 0 : 1))
            guard LayoutText.startsUpper(after) else { return nil }
            return Reading(label: Label(style: style, numbers: numbers, printed: printed), rest: after)
        }
        // A letter may follow the dot at once (`4.2.Kịp`); a digit may not.
        if let next = rest.first, !next.isWhitespace, !next.isLetter, !"“\"(".contains(next) { return nil }
        return Reading(label: Label(style: style, numbers: numbers, printed: printed), rest: body(rest))
    }

    /// `-`, `–`, `•`, `*` and `+` items.
    private static func item(_ text: Substring) -> Reading? {
        guard let first = text.first else { return nil }
        let style: Label.Style
        if "-–—•●▪".contains(first) { style = .dash } else if first == "+" { style = .plus } else { return nil }
        let rest = text.dropFirst()
        guard let next = rest.first, next.isWhitespace || next.isLetter || "“\"(".contains(next) else { return nil }
        return Reading(label: Label(style: style, numbers: [], printed: String(first)), rest: body(rest))
    }

    /// `Phần I`, `Chương II`, `Mục 1`, `Tiểu mục 2`, `Điều 3.`
    private static func wordLabel(_ text: Substring) -> Reading? {
        if let glued = text.prefixMatch(of: /((?i:chương|mục|phần|điều|tiểu mục))\s?([IVXL]+|\d{1,3})\s?\.(?=\p{Lu})/) {
            // `MỤC I.QUY ĐỊNH CHUNG`: the blank behind the dot was not printed or not read.
            return wordLabel(Substring(glued.output.1 + " " + glued.output.2 + ". " + text[glued.range.upperBound...]))
        }
        let words = text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: true)
        guard words.count >= 2 else { return nil }
        let folded = words.prefix(3).map { LayoutText.folded(String($0)) }
        var style: Label.Style?
        var used = 1
        switch folded[0] {
        case "phan": style = .part
        case "chuong": style = .chapter
        case "muc": style = .sectionWord
        case "dieu": style = .article
        case "tieu" where folded[1] == "muc":
            style = .subsectionWord
            used = 2
        default: return nil
        }
        guard let style, words.count > used, words[0].first?.isUppercase == true else { return nil }
        let token = words[used]
        let number = token.trimmingSuffix(".:")
        var value = Int(number) ?? Label.romanValue(String(number))
        if value == nil, style == .part, folded[1] == "thu", words.count > 2 {
            let ordinals = ["nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7]
            value = ordinals[String(LayoutText.folded(String(words[2])).trimmingSuffix(".:"))]
            used = 2
        }
        if value == nil, style == .part, number.unicodeScalars.count == 1, let scalar = number.unicodeScalars.first,
            ("A"..."H").contains(scalar)
        {
            value = Int(scalar.value) - 64
        }
        if value == nil, style == .article, let last = number.last, last.isLetter, let n = Int(number.dropLast()) {
            value = n
        }
        guard let value else { return nil }
        let label = words[...used].joined(separator: " ")
        let rest = text.dropFirst(text.distance(from: text.startIndex, to: words[used].endIndex))
        let after = LayoutText.trimmed(body(rest), of: style == .article ? " " : " .:-–*_")
        // `Điều 11 Luật …` in running text has no dot and goes on.
        let ends = token.hasSuffix(".") || token.hasSuffix(":") || words[used].hasSuffix(".")
        if style == .article {
            guard ends else { return nil }
        } else {
            guard after.isEmpty || ends || LayoutText.isCapitals(after) else { return nil }
        }
        return Reading(label: Label(style: style, numbers: [value], printed: label), rest: after)
    }

    /// `IV.`, `IV-`, `IV/`, with a capital after it.
    private static func roman(_ text: Substring) -> Reading? {
        let letters = text.prefix { "IVXL".contains($0) }
        guard let value = Label.romanValue(String(letters)) else { return nil }
        let rest = text.dropFirst(letters.count).drop { $0 == " " }
        guard let mark = rest.first, ".-–/)".contains(mark) else { return nil }
        let after = body(rest.dropFirst())
        guard LayoutText.startsUpper(after) || after.isEmpty else { return nil }
        return Reading(label: Label(style: .roman, numbers: [value], printed: letters + String(mark)), rest: after)
    }

    /// `A.`, `B.` with capitals after it.
    private static func letter(_ text: Substring) -> Reading? {
        guard let first = text.unicodeScalars.first, ("A"..."H").contains(first) else { return nil }
        let rest = text.dropFirst()
        guard rest.first == "." || rest.first == "/", rest.dropFirst().first == " " else { return nil }
        let after = body(rest.dropFirst())
        guard LayoutText.startsUpper(after) else { return nil }
        return Reading(
            label: Label(style: .letter, numbers: [Int(first.value) - 64], printed: "\(first)."), rest: after)
    }

    /// `a)` and `a.`
    private static func point(_ text: Substring) -> Reading? {
        guard let first = text.first, let place = Label.pointLetters.firstIndex(of: first) else { return nil }
        let rest = text.dropFirst()
        guard let mark = rest.first, mark == ")" || mark == "." else { return nil }
        var next = rest.dropFirst()
        if mark == ")", next.first == "." { next = next.dropFirst() }
        guard next.first == " " || (mark == ")" && next.first?.isLetter == true) else { return nil }
        return Reading(
            label: Label(style: .point, numbers: [place + 1], printed: "\(first)\(mark)"), rest: body(next))
    }

    private static func body(_ text: Substring) -> String { LayoutText.trimmed(String(text)) }
}

extension Substring {
    /// Without the characters of `set` at its end.
    func trimmingSuffix(_ set: String) -> Substring {
        var out = self
        while let last = out.last, set.contains(last) { out.removeLast() }
        return out
    }
}

extension String {
    func trimmingSuffix(_ set: String) -> Substring { self[...].trimmingSuffix(set) }
}
