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

    /// A word after n tabs of its line begins at x = 10,000 n or right of it, so that table cells stay apart.
    private static let cellWidth = 10_000.0

    /// One page, from 1: its lines on an A4 sheet, 12 points apart, tabs as wide gaps; leading spaces are not kept.
    func page(_ number: Int) -> SourcePage {
        var lines: [TextLine] = []
        var block = 0
        for (row, content) in pages[number - 1].split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = Self.words(of: content, top: 56 + 12 * Double(row))
            if words.isEmpty {
                if !lines.isEmpty { block = (lines.last?.block ?? 0) + 1 }
            } else {
                lines.append(TextLine(words: words, block: block))
            }
        }
        return SourcePage(
            number: number, widthPoints: 595.28, heightPoints: 841.89, rotation: 0,
            textOrigin: lines.isEmpty ? .blank : .plainText, textLines: lines, picture: nil, rules: [],
            steps: [ProcessingStep("plainText")], dpi: nil, note: nil)
    }

    private static func words(of line: Substring, top: Double) -> [Word] {
        var words: [Word] = []
        for (tabs, cell) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
            var x = 56 + cellWidth * Double(tabs)
            for word in cell.split(whereSeparator: \.isWhitespace) {
                let text = VietnameseText.composed(String(word))
                let width = 5.5 * Double(text.unicodeScalars.count)
                words.append(Word(text: text, box: Box(x0: x, y0: top, x1: x + width, y1: top + 11)))
                x += width + 3
            }
        }
        return words
    }
}
