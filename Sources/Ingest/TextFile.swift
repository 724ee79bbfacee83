import DocumentModel
import Foundation

/// A UTF-8 text file; pages are parted by form feeds.
struct TextFile {
    let pages: [Substring]

    init(_ data: Data) {
        var text = String(decoding: data, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        text = text.replacingOccurrences(of: "\r\n", with: "\n")
        var pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
        if pages.count > 1, pages.last?.allSatisfy(\.isWhitespace) == true { pages.removeLast() }
        self.pages = pages
    }

    /// One page, from 1: its lines on an A4 sheet, 12 points apart; tabs and leading spaces are not kept.
    func page(_ number: Int) -> SourcePage {
        var lines: [TextLine] = []
        var block = 0
        for (row, content) in pages[number - 1].split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = content.split(whereSeparator: \.isWhitespace)
            if words.isEmpty {
                if !lines.isEmpty { block = (lines.last?.block ?? 0) + 1 }
                continue
            }
            var x = 56.0
            let y = 56.0 + 12 * Double(row)
            var placed: [Word] = []
            for word in words {
                let text = VietnameseText.composed(String(word))
                let width = 5.5 * Double(text.unicodeScalars.count)
                placed.append(Word(text: text, box: Box(x0: x, y0: y, x1: x + width, y1: y + 11)))
                x += width + 3
            }
            lines.append(TextLine(words: placed, block: block))
        }
        return SourcePage(
            number: number, widthPoints: 595.28, heightPoints: 841.89, rotation: 0, textOrigin: .plainText,
            textLines: lines, picture: nil, rules: [], steps: [ProcessingStep("plainText")], dpi: nil, note: nil)
    }
}
