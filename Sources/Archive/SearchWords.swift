internal import DocumentModel
internal import Foundation

/// Words as the search index knows them: no marks, no capitals.
enum SearchWords {
    /// `Bảo hiểm y tế, Điều 5` → `bao hiem y te, dieu 5`. One word of the result for each word of the text.
    static func plain(_ text: String) -> String { VietnameseText.folded(text) }

    /// The words of a text with their ranges: runs of letters and digits, as the index cuts them.
    static func words(of text: String) -> [Substring] {
        text.split { !($0.isLetter || $0.isNumber) }
    }

    /// Whether any letter of the text carries a mark.
    static func isMarked(_ text: some StringProtocol) -> Bool {
        VietnameseText.composed(String(text)).unicodeScalars.contains(where: VietnameseText.isMarked)
    }
}
