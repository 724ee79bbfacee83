internal import DocumentModel

/// Text as Markdown: signs that Markdown would take for its own get a backslash.
enum MarkdownText {
    /// Safe anywhere in a line.
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "~", "$":
                out.append("\\")
                out.append(scalar)
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "\u{00}"..."\u{08}", "\u{0B}"..."\u{1F}", "\u{7F}"..."\u{9F}": out.append(" ")
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// Safe at the beginning of a line too, where `#`, `-`, `+` and `1.` mean something; stays one paragraph.
    static func paragraph(_ text: String) -> String { atLineStart(escaped(text).replacing("\n", with: "\\\n")) }

    /// Takes its meaning from a sign at the beginning of a line that is already escaped otherwise.
    static func atLineStart(_ line: String) -> String {
        guard let first = line.first else { return line }
        if "#+-=|".contains(first) { return "\\" + line }
        let digits = line.prefix { ("0"..."9").contains($0) }
        let rest = line[digits.endIndex...]
        guard !digits.isEmpty, digits.count < 10, let sign = rest.first, sign == "." || sign == ")",
            rest.dropFirst().first.map({ $0 == " " }) ?? true
        else { return line }
        return digits + "\\" + rest
    }

    /// Safe in a table's cell, lines kept.
    static func cell(_ text: String) -> String {
        escaped(text).replacing("|", with: "\\|").replacing("\n", with: "<br>")
    }

    /// The text with references to footnotes.
    static func withReferences(_ text: String, marks: [TextMark], name: (Int) -> String) -> String {
        MarkedText(text, marks: marks).pieces.map { piece in
            for mark in piece.marks {
                if case .footnote(let number) = mark.meaning { return name(number) }
            }
            return escaped(piece.text).replacing("\n", with: "\\\n")
        }.joined()
    }
}

/// Anchors that viewers give to headings: GitHub's rule, which GitLab and most editors share.
///
/// Lower case, spaces as hyphens, everything but letters, digits, hyphens and underscores left out; a number behind
/// those that come again.
struct MarkdownAnchors {
    private var taken: [String: Int] = [:]

    mutating func anchor(for heading: String) -> String {
        var name = String.UnicodeScalarView()
        for scalar in heading.lowercased().unicodeScalars {
            if scalar == " " {
                name.append("-")
            } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
                || scalar.properties.numericType != nil || scalar.properties.generalCategory == .nonspacingMark
            {
                name.append(scalar)
            }
        }
        let anchor = String(name)
        let count = taken[anchor, default: 0]
        taken[anchor] = count + 1
        return count == 0 ? anchor : "\(anchor)-\(count)"
    }
}
