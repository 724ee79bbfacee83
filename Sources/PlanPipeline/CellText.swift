internal import DocumentModel

/// Mends what recognition regularly mistakes in a cell's few words.
enum CellText {
    /// An en dash is at most so wide, as a share of the line's height; an em dash is twice as wide.
    private static let enDash = 0.75

    /// The line with each lone dash as long as it is printed.
    static func mended(_ line: TextLine) -> TextLine {
        var out = line
        for index in out.words.indices where out.words[index].text == "—" {
            let heights = line.words.filter { $0.text.count > 1 }.map(\.box.height)
            guard let height = heights.max(), out.words[index].box.width <= enDash * height else { continue }
            out.words[index].text = "–"
        }
        return out
    }
}
