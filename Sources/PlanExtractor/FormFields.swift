import DocumentModel

/// What a form asks to be filled in: `Họ và tên: ……… Giới tính: ……`, `Số thẻ: 12 ………`.
enum FormFields {
    /// The blanks in the texts of sections, in order.
    static func fields(in sections: [Section]) -> [FormField] {
        sections.flatMap { section in
            [section.title, section.text].compactMap { $0 }.flatMap { fields(in: $0, provenance: section.provenance) }
                + fields(in: section.children)
        }
    }

    /// The blanks of one text: runs of dots or low lines, each with the words before it.
    static func fields(in text: String, provenance: [Provenance] = []) -> [FormField] {
        var out: [FormField] = []
        var rest = text[...]
        while let blank = rest.firstMatch(of: /(?:\.[\s.]*){4,}|(?:…[\s.]*){2,}|_{4,}/) {
            let before = String(rest[..<blank.range.lowerBound])
            if let field = field(before) {
                out.append(FormField(label: field.label, value: field.value, provenance: provenance))
            }
            rest = rest[blank.range.upperBound...]
        }
        return out
    }

    /// The label before a blank, with what is filled in between; nil when there are no words.
    private static func field(_ text: String) -> (label: String, value: String?)? {
        let bare = LayoutText.trimmed(text, of: " ,;.-–()“”\"")
        guard bare.contains(where: \.isLetter) else { return nil }
        if let colon = bare.lastIndex(of: ":") {
            let label = lastClause(String(bare[..<colon]))
            let value = LayoutText.trimmed(String(bare[bare.index(after: colon)...]))
            return label.isEmpty ? nil : (label, value.isEmpty ? nil : value)
        }
        let label = lastClause(bare)
        return label.isEmpty || label.count > 80 ? nil : (label, nil)
    }

    /// Words behind the last full stop or semicolon.
    private static func lastClause(_ text: String) -> String {
        let part = text.split(whereSeparator: { ".;".contains($0) }).last.map(String.init) ?? text
        return LayoutText.trimmed(part, of: " ,:-–+*•")
    }
}
