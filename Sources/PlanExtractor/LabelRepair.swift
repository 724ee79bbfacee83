import DocumentModel

/// Finds which expected label a garbled token stands for.
enum LabelRepair {
    struct Repair: Sendable {
        var label: Label
        /// What was read.
        var printed: String
        var rest: String
        /// 1 for a look-alike, more when characters differ or are lost.
        var cost: Double
        /// 1 for a look-alike, less for others.
        var score: Double { cost <= 1 ? 1 : max(0.2, 1.3 - 0.3 * cost) }
    }

    /// Every label of `expected` that the beginning of the line may be a garbled form of.
    ///
    /// - Parameter expected: labels that the numbering allows here, likeliest first.
    static func matches(_ line: String, expected: [Label], allowsLoss: Bool) -> [Repair] {
        let text = LayoutText.trimmed(line, of: " \t~’'`_.]|[‘“”\"-—–*^«»:;,„")
        let whole = LayoutText.trimmed(line, of: " \t")
        var out: [Repair] = []
        for source in whole == text ? [whole] : [whole, text] {
            for label in expected where !out.contains(where: { $0.label == label }) {
                if label.style.isWord || label.style == .article {
                    if let repair = word(source, label, allowsLoss: allowsLoss) { out.append(repair) }
                    continue
                }
                guard let (token, rest) = token(of: source), !rest.isEmpty,
                    let cost = cost(token, label, rest: rest, allowsLoss: allowsLoss)
                else { continue }
                out.append(Repair(label: label, printed: token, rest: rest, cost: cost))
            }
        }
        if allowsLoss, let (mark, rest) = remnant(whole) {
            // Of the label only a speck is left: `. Người lao động` for `2. Người lao động`.
            for label in expected where label.style.isDecimal && label.numbers.last != 1 {
                guard !out.contains(where: { $0.label == label }) else { continue }
                out.append(Repair(label: label, printed: mark, rest: rest, cost: 2.2))
            }
        }
        return out
    }

    /// Whether the beginning of a line has anything of a label: a mark or figure in its first word, a numeral's letters,
    /// or the word of a chapter. Most lines have not, and are spared the comparison.
    static func mayMatch(_ line: String) -> Bool {
        let word = line.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " }
        guard let first = word.first else { return false }
        if !first.isLetter || word.count <= 5 && word.allSatisfy({ "IVXLHTNMÍÌÏlijtJ".contains($0) }) { return true }
        if word.count <= 12, word.dropFirst().contains(where: { !$0.isLetter }) { return true }
        guard "CMPTĐDcmptđd".contains(first) else { return false }
        let folded = LayoutText.folded(String(word.prefix(6)))
        return ["chuo", "muc", "phan", "tieu", "dieu", "chu0"].contains { folded.hasPrefix($0) }
    }

    /// A small mark that is no list item's, before a capital.
    private static func remnant(_ text: String) -> (mark: String, rest: String)? {
        let mark = text.prefix { "._:;,|’'‘`".contains($0) }
        let rest = LayoutText.trimmed(String(text.dropFirst(mark.count)))
        guard (1...2).contains(mark.count), LayoutText.startsUpper(rest), rest.first?.isLetter == true else {
            return nil
        }
        return (String(mark), rest)
    }

    /// `Chương IH`, `ChươngVI _`, `Điêu l.`: the word and a garbled number.
    private static func word(_ text: String, _ label: Label, allowsLoss: Bool) -> Repair? {
        guard text.first?.isUppercase == true, let name = label.printed.split(separator: " ").first else { return nil }
        let wanted = Array(LayoutText.folded(String(name)))
        let read = Array(LayoutText.folded(String(text.prefix(wanted.count))))
        let wrong = EditDistance.between(read, wanted)
        guard wrong <= (wanted.count > 4 ? 1 : 0) else { return nil }
        var tail = text.dropFirst(name.count).drop { $0 == " " }
        let number = tail.prefix { !$0.isWhitespace }
        tail = tail.dropFirst(number.count)
        let rest = LayoutText.trimmed(String(tail), of: " \t*_:.|-")
        guard !number.isEmpty, number.count <= 8 else { return nil }
        if label.style == .article {
            guard ".:,;".contains(number.last ?? " ") || LayoutText.startsUpper(rest) else { return nil }
        } else if !rest.isEmpty, !LayoutText.isCapitals(rest) {
            return nil
        }
        let style: Label.Style = label.style == .article || label.printed.last?.isNumber == true ? .decimal1 : .roman
        let printed = label.printed.split(separator: " ").last.map(String.init) ?? ""
        let got = shape(String(number), style)
        let want = shape(printed, style)
        let difference = distance(got, want)
        guard !got.isEmpty, difference <= (allowsLoss ? 1 : 0) else { return nil }
        let cost = 0.8 + Double(wrong) + (difference == 0 ? 0 : 1)
        return Repair(label: label, printed: name + " " + number, rest: rest, cost: cost)
    }

    /// The first word, when it is short and closed by a mark; `4.2.Kịp` is cut behind its last dot.
    private static func token(of text: String) -> (String, String)? {
        guard let first = text.split(separator: " ", maxSplits: 1).first, first.count <= 12 else { return nil }
        let rest = LayoutText.trimmed(String(text.dropFirst(first.count)))
        if let dot = first.lastIndex(where: { ".)".contains($0) }), first.index(after: dot) < first.endIndex,
            first[first.index(after: dot)...].count >= 2, first[first.index(after: dot)].isLetter
        {
            let tail = first[first.index(after: dot)...]
            return (String(first[...dot]), LayoutText.trimmed(tail + " " + rest))
        }
        return (String(first), rest)
    }

    /// What it costs to hold the token for the label; nil when it cannot be.
    private static func cost(_ token: String, _ label: Label, rest: String, allowsLoss: Bool) -> Double? {
        guard !label.style.isItem else { return nil }
        if label.style == .roman, !LayoutText.startsUpper(rest) { return nil }
        // `1.1.` is a label of two numbers, never a garbled `II.`
        if label.style == .roman, token.dropLast().contains(".") { return nil }
        let closed = token.last.map { ".),:-".contains($0) } ?? false
        if lookAlike(token, label) {
            // Without its mark only a label of several numbers can be told from a word.
            let holds =
                closed || (label.numbers.count > 1 && token.contains(".")) || isBareRoman(label, rest, allowsLoss)
            // Points are small letters.
            let isCapital = label.style == .point && token.first?.isUppercase == true && token.first != "I"
            return holds ? isCapital ? 2.5 : 1 : nil
        }
        guard allowsLoss else { return nil }
        let read = shape(token, label.style)
        let wanted = shape(label.printed, label.style)
        let lost = distance(read, wanted)
        switch label.style {
        case .roman:
            guard LayoutText.startsUpper(rest), closed || isBareRoman(label, rest, allowsLoss), !read.isEmpty,
                lost <= 1,
                read.allSatisfy({ "1VXO5".contains($0) })
            else { return nil }
            return LayoutText.isCapitals(rest) ? 2.4 : 3.6
        case .decimal2, .decimal3, .decimal4:
            guard LayoutText.startsUpper(rest), token.contains("."), read.count >= 2, lost <= 1,
                read.allSatisfy({ $0.isNumber })
            else { return nil }
            return 2.6
        case .decimal1:
            // One figure for another, or a letter for a figure: `a. Vụ Tài chính` for `5. …`
            guard closed, LayoutText.startsUpper(rest), (1...2).contains(read.count), read.count == wanted.count,
                lost == 1
            else { return nil }
            return token.dropLast().allSatisfy { $0.isLetter } ? 3.2 : 3.0
        case .point:
            // One letter for another before a bracket: `e)` for `c)`, `8)` for `a)`.
            guard token.hasSuffix(")") || token.hasSuffix("}") else { return nil }
            // The letter with and without its stroke, one over the other: `đd)`.
            if token.count == 3, Set(read) == Set(wanted) { return 1.2 }
            guard token.count == 2 else { return nil }
            return Self.pairs.contains(read + wanted) ? 1.4 : 3.4
        default:
            return nil
        }
    }

    /// Letters that are often read for each other, besides those of one shape: read, then wanted.
    private static let pairs: Set<String> = ["ec", "ce", "oc", "ae", "ea", "ga", "hb", "bh", "8a", "nh"]

    /// A Roman numeral that lost its dot before a title in capitals.
    private static func isBareRoman(_ label: Label, _ rest: String, _ allowsLoss: Bool) -> Bool {
        label.style == .roman && allowsLoss && LayoutText.isCapitals(rest)
    }

    /// Whether the token looks like the label once characters of one shape are held to be the same.
    static func lookAlike(_ token: String, _ label: Label) -> Bool {
        let read = shape(token, label.style)
        return !read.isEmpty && read == shape(label.printed, label.style)
    }

    /// The token without marks, every character replaced by the one of its shape.
    private static func shape(_ token: String, _ style: Label.Style) -> String {
        var out = ""
        for scalar in VietnameseText.withoutMarks(token).unicodeScalars {
            let character: Character?
            if style.isDecimal, scalar == "A" {
                // The strokes of 4 and A.
                out.append("4")
                continue
            }
            if style == .point {
                // d and đ are one shape; so are l, i and 1.
                switch scalar {
                case ".", ")", ",", ":", "-", "}", "]", "/": character = nil
                case "l", "I", "|", "1", "!": character = "i"
                case "6", "ó": character = "o"
                case "9", "q": character = "g"
                case "8": character = "g"
                default: character = Character(scalar)
                }
                if let character { out += String(character).lowercased() }
                continue
            }
            switch scalar {
            case "I", "l", "1", "|", "!", "i", "L", "J", "j", "t", "[", "]", "{", "}", "ı": character = "1"
            case "O", "o", "0", "Q", "D": character = "0"
            case "S", "s", "5": character = style == .roman ? "S" : "5"
            case "B", "8", "§", "&": character = "8"
            case "Z", "z", "2": character = "2"
            case "g", "q", "9": character = "9"
            case "b", "6", "G": character = "6"
            case "V", "v", "Y", "y", "U": character = "V"
            case "X", "x", "K": character = "X"
            case "H", "N", "M": character = style == .roman ? "H" : scalar == "M" ? "M" : "N"
            case "T": character = style == .roman ? "1" : "T"
            case ".", ")", ",", ":", "-", "/", ";", "'", "’", "–": character = nil
            default: character = Character(scalar)
            }
            if let character { out.append(character) }
        }
        return style == .roman ? out.replacing("H", with: "11") : out
    }

    private static func distance(_ a: String, _ b: String) -> Int {
        let first = Array(a)
        let second = Array(b)
        var row = Array(0...second.count)
        for (i, character) in first.enumerated() {
            var previous = row[0]
            row[0] = i + 1
            for (j, other) in second.enumerated() {
                let cost = min(row[j + 1] + 1, row[j] + 1, previous + (character == other ? 0 : 1))
                previous = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[second.count]
    }
}
