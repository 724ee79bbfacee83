import DocumentModel

/// `Số: 15/QĐ-BNV`: number and symbol of a document.
enum DocumentNumber {
    /// Whether the line begins with `Số` and has a symbol, filled in or not.
    static func isNumberLine(_ text: String) -> Bool {
        guard let rest = afterWord(text), rest.count < 120 else { return false }
        let head = rest.prefix(40)
        guard let slash = head.firstIndex(where: { $0 == "/" || $0 == "-" }) else { return false }
        let before = head[..<slash]
        return before.allSatisfy { $0.isNumber || " .…_:;,lIOoSĐđ|'’`~*".contains($0) } && before.count < 24
    }

    /// The number without spaces, such as `15/QĐ-BNV`; nil when its digits are left blank or are unreadable.
    static func read(_ text: String) -> String? {
        guard let rest = afterWord(text) else { return nil }
        let scalars = Array(rest.unicodeScalars)
        var index = 0
        var digits = ""
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "/" || scalar == "-" || scalar == "–" { break }
            if let digit = digit(scalar) {
                digits.append(digit)
            } else if !" .…_:;,'’`~*".unicodeScalars.contains(scalar) {
                return nil
            }
            index += 1
        }
        guard !digits.isEmpty, digits.count <= 6, index < scalars.count else { return nil }
        var symbol = ""
        var afterJoint = true
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "/" || scalar == "-" || scalar == "–" {
                symbol.unicodeScalars.append(scalar == "–" ? "-" : scalar)
                afterJoint = true
            } else if scalar.properties.isWhitespace {
                // A blank is inside the symbol only beside a joint.
                let next = scalars[index...].first { !$0.properties.isWhitespace }
                if !afterJoint, next != "/", next != "-", next != "–" { break }
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "&"
                || scalar == "."
            {
                symbol.unicodeScalars.append(scalar)
                afterJoint = false
            } else {
                break
            }
            index += 1
        }
        while let last = symbol.last, "./-".contains(last) { symbol.removeLast() }
        // After the digits a year or letters may stand, nothing else: `15/2020/NĐ-CP`, `05-HD/VPTW`.
        let groups = symbol.dropFirst().split(whereSeparator: { "/-".contains($0) })
        guard let group = groups.first, groups.contains(where: { $0.contains(where: \.isLetter) }) else { return nil }
        if group.allSatisfy(\.isNumber), !(group.count == 4 && (group.hasPrefix("19") || group.hasPrefix("20"))) {
            return nil
        }
        return Int(digits) == 0 ? nil : digits + symbol
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Character? {
        switch scalar {
        case "0"..."9": Character(scalar)
        case "O", "o": "0"
        case "l", "I", "|": "1"
        default: nil
        }
    }

    /// What follows `Số`, `Số:` or a garbled form of it.
    private static func afterWord(_ text: String) -> Substring? {
        let trimmed = Substring(LayoutText.trimmed(text, of: " *_.~'`‘’"))
        let folded = VietnameseText.folded(String(trimmed.prefix(3)))
        guard folded.hasPrefix("so") || folded.hasPrefix("s6") || folded.hasPrefix("s0") else { return nil }
        let rest = trimmed.dropFirst(2)
        guard let next = rest.first, next == ":" || next == " " || next.isNumber || ".;,".contains(next) else {
            return nil
        }
        return rest.drop { ": .;,".contains($0) && $0 != "." || $0 == ":" }
    }
}
