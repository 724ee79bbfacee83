import DocumentModel

/// Finds which expected label a garbled token stands for.
enum LabelRepair {
    struct Repair: Sendable {
        var label: Label
        /// What was read.
        var printed: String
        var rest: String
        /// 1 for a look-alike; less when characters are lost.
        var score: Double
    }

    /// A garbled form of one of `expected` at the beginning of the line; nil when there is none.
    ///
    /// - Parameter expected: labels that the numbering allows here, likeliest first.
    static func match(_ line: String, expected: [Label], allowsLoss: Bool) -> Repair? {
        let text = LayoutText.trimmed(line, of: " \t~’'`_.]|[‘“”\"-—–*^«»:;,")
        let whole = LayoutText.trimmed(line, of: " \t")
        for source in [whole, text] {
            guard let (token, rest) = token(of: source), !rest.isEmpty else { continue }
            for label in expected where fits(token, label, rest: rest, allowsLoss: allowsLoss) {
                return Repair(label: label, printed: token, rest: rest, score: lookAlike(token, label) ? 1 : 0.5)
            }
        }
        return nil
    }

    /// The first word, when it is short and closed by a mark; `4.2.Kịp` is cut behind its last dot.
    private static func token(of text: String) -> (String, String)? {
        guard let first = text.split(separator: " ", maxSplits: 1).first, first.count <= 12 else { return nil }
        let rest = LayoutText.trimmed(String(text.dropFirst(first.count)))
        if let dot = first.lastIndex(where: { ".)".contains($0) }), first.index(after: dot) < first.endIndex,
            first[first.index(after: dot)...].count > 2
        {
            let tail = first[first.index(after: dot)...]
            return (String(first[...dot]), LayoutText.trimmed(tail + " " + rest))
        }
        return (String(first), rest)
    }

    private static func fits(_ token: String, _ label: Label, rest: String, allowsLoss: Bool) -> Bool {
        guard !label.style.isItem else { return false }
        if label.style == .roman, !LayoutText.startsUpper(rest) { return false }
        // `1.1.` is a label of two numbers, never a garbled `II.`
        if label.style == .roman, token.dropLast().contains(".") { return false }
        let closed = token.last.map { ".),:-".contains($0) } ?? false
        if lookAlike(token, label) {
            // Without its mark only a label of several numbers can be told from a word.
            return closed || (label.numbers.count > 1 && token.contains(".")) || isBareRoman(label, rest, allowsLoss)
        }
        guard allowsLoss, LayoutText.startsUpper(rest) else { return false }
        let read = shape(token, label.style)
        let wanted = shape(label.printed, label.style)
        switch label.style {
        case .roman:
            return (closed || isBareRoman(label, rest, allowsLoss)) && LayoutText.isCapitals(rest) && !read.isEmpty
                && distance(read, wanted) <= 1
                && read.allSatisfy { "1VXO5".contains($0) }
        case .decimal2, .decimal3, .decimal4:
            return token.contains(".") && read.count >= 2 && distance(read, wanted) <= 1
                && read.allSatisfy { $0.isNumber }
        default:
            return false
        }
    }

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
