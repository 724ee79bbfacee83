import DocumentModel

/// Lines of a text file: mark-up of web pages taken off, length measured in characters.
enum PlainLines {
    static func lines(_ lines: [TextLine], page: PageReading) -> [FlowLine] {
        var out: [FlowLine] = []
        for line in lines {
            for part in split(line.text) {
                out.append(FlowLine(line, page: page, text: part))
            }
        }
        let lengths = out.map { $0.text.count }.sorted()
        // Files with one paragraph a line have no right margin to speak of.
        let typical = lengths.isEmpty ? 80 : lengths[min(lengths.count - 1, lengths.count * 9 / 10)]
        let margin = Double(min(max(typical, 40), 130))
        for index in out.indices {
            out[index].fill = Double(out[index].text.count) / margin
            out[index].indent = 0
            if index > 0 {
                out[index].gapAbove = max(0, (out[index].box.y0 - out[index - 1].box.y0) / 12 - 1)
            }
        }
        return out
    }

    /// `**A****B**` is two lines; `<i>` and asterisks are no text.
    private static func split(_ text: String) -> [String] {
        guard text.contains("*") || text.contains("<") else { return [text] }
        var bare = text
        for tag in ["<i>", "</i>", "<b>", "</b>"] { bare = bare.replacing(tag, with: "") }
        let parts = bare.split(separator: "**").map { LayoutText.trimmed(String($0)) }.filter { !$0.isEmpty }
        return parts.isEmpty ? [] : parts
    }
}
