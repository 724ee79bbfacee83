internal import DocumentModel

/// Text as HTML: everything that HTML would take for its own is escaped.
enum HTMLText {
    /// Safe inside elements and inside quoted attributes; characters that HTML forbids are left out.
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "'": out.append(contentsOf: "&#39;".unicodeScalars)
            case "\t", "\n": out.append(scalar)
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}": out.append(" ")
            default: if !isNoncharacter(scalar) { out.append(scalar) }
            }
        }
        return String(out)
    }

    /// An element with escaped attributes; `content` is HTML.
    static func element(_ name: String, _ attributes: [(String, String?)] = [], _ content: String) -> String {
        "<\(name)\(attributeList(attributes))>\(content)</\(name)>"
    }

    /// Attributes without a value are left out.
    static func attributeList(_ attributes: [(String, String?)]) -> String {
        attributes.compactMap { name, value in value.map { " \(name)=\"\(escaped($0))\"" } }.joined()
    }

    private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
}

extension MarkedText {
    /// The text with links, marks and inserted HTML; line breaks become `<br>`.
    ///
    /// - Parameter insertion: HTML that stands at an offset, which must be one of the cuts.
    func html(insertion: (offset: Int, html: String)? = nil) -> String {
        var out = ""
        var open: [TextMark] = []
        func close(to depth: Int) {
            while open.count > depth { out += open.removeLast().closingTag }
        }
        for piece in pieces {
            let kept = zip(open, piece.marks).prefix {
                $0.start == $1.start && $0.end == $1.end && $0.isLink == $1.isLink
            }
            close(to: kept.count)
            if let insertion, insertion.offset == piece.start { out += insertion.html }
            for mark in piece.marks.dropFirst(open.count) {
                out += mark.openingTag(isFirst: mark.start == piece.start && !mark.isContinued)
                open.append(mark)
            }
            out += HTMLText.escaped(piece.text).replacing("\n", with: "<br>\n")
        }
        close(to: 0)
        return out
    }
}

extension TextMark {
    /// Addresses of both ends of the link between a mention and the list.
    static func citationAnchor(_ number: Int) -> String { "vien-dan-\(number + 1)" }
    static func mentionAnchor(_ number: Int, _ mention: Int) -> String { "vien-dan-\(number + 1)-\(mention + 1)" }
    static func footnoteAnchor(_ number: Int) -> String { "chu-thich-\(number + 1)" }
    static func footnoteMarkAnchor(_ number: Int) -> String { "chu-thich-\(number + 1)-goc" }

    fileprivate func openingTag(isFirst: Bool) -> String {
        switch meaning {
        case .citation(let number, let mention):
            let id = isFirst ? Self.mentionAnchor(number, mention) : nil
            return "<a"
                + HTMLText.attributeList([
                    ("class", "cite"), ("id", id), ("href", "#" + Self.citationAnchor(number)),
                ]) + ">"
        case .fact(let fact):
            return "<mark"
                + HTMLText.attributeList([
                    ("class", "fact \(fact.kind.rawValue)"), ("title", FactPhrase.text(for: fact)),
                ]) + ">"
        case .footnote(let number):
            let id = isFirst ? Self.footnoteMarkAnchor(number) : nil
            return "<sup class=\"note\"><a"
                + HTMLText.attributeList([
                    ("id", id), ("href", "#" + Self.footnoteAnchor(number)), ("role", "doc-noteref"),
                ]) + ">"
        }
    }

    fileprivate var closingTag: String {
        switch meaning {
        case .citation: "</a>"
        case .fact: "</mark>"
        case .footnote: "</a></sup>"
        }
    }
}
