import DocumentModel

/// Lines of a text file: mark-up of web pages taken off, length measured in characters.
enum PlainLines {
    /// Text files are laid on pages with 12 points a line, the first line 56 points from the top.
    static let pitch = 12.0
    static let top = 56.0

    /// Line of the page, from 1.
    static func number(of box: Box) -> Int { max(1, Int(((box.y0 - top) / pitch).rounded()) + 1) }

    static func lines(_ lines: [TextLine], page: PageReading) -> [FlowLine] {
        var out: [FlowLine] = []
        for line in lines {
            for part in split(line.text) {
                out.append(FlowLine(line, page: page, text: part))
            }
        }
        let lengths = out.map { $0.text.count }
        for index in out.indices {
            // The right margin is where the longest lines around end; one paragraph a line has none to speak of.
            let near = lengths[max(0, index - 12)..<min(lengths.count, index + 13)]
            out[index].fill = Double(lengths[index]) / Double(min(max(near.max() ?? 80, 40), 130))
            out[index].indent = 0
            if index > 0 {
                out[index].gapAbove = max(0, (out[index].box.y0 - out[index - 1].box.y0) / pitch - 1)
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
