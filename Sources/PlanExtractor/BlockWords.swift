import DocumentModel
import Foundation

/// Words by which the fixed blocks of a document are known, matched on folded text.
///
/// Source of the forms: Nghị định 30/2020/NĐ-CP, Phụ lục I.
enum BlockWords {
    /// Whether two blocks look like a letterhead or like recipients beside a signature.
    static func isPair(left: [TextLine], right: [TextLine]) -> Bool {
        let lefts = left.map { LayoutText.folded($0.text) }
        let rights = right.map { LayoutText.folded($0.text) }
        if rights.contains(where: isNationalTitle) { return true }
        if lefts.contains(where: isRecipientsHead) { return true }
        if isClosing(left: left, right: right) { return true }
        return rights.contains(where: { isPlaceAndDate($0) }) && lefts.contains(where: { isNumberLine($0) })
    }

    /// Recipients beside a signature whose head is missing or unreadable.
    static func isClosing(left: [TextLine], right: [TextLine]) -> Bool {
        guard right.contains(where: { Authority.isOffice($0.text) }) else { return false }
        let items = left.filter { line in ["-", "–", "_"].contains { line.text.hasPrefix($0) } }
        return items.count >= 2 || left.contains { isArchiveItem(LayoutText.folded($0.text)) }
    }

    /// `- Lưu: VT, …`, the last of the recipients.
    static func isArchiveItem(_ folded: String) -> Bool {
        let bare = folded.drop { !$0.isLetter }
        return bare.hasPrefix("luu") && bare.count < 60
    }

    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, its motto, or the Party's title.
    static func isNationalTitle(_ folded: String) -> Bool {
        folded.contains("cong hoa xa hoi") || folded.contains("chu nghia viet nam") || isMotto(folded)
            || folded.hasPrefix("dang cong san viet nam")
    }

    static func isMotto(_ folded: String) -> Bool {
        folded.contains("doc lap") && (folded.contains("tu do") || folded.contains("hanh phuc"))
    }

    static func isRecipientsHead(_ folded: String) -> Bool {
        if folded.hasPrefix("noi nhan") || folded.hasPrefix("n0i nhan") || folded.hasPrefix("noinhan") { return true }
        // Garbled heads: `Noinhgn:`, `Với nhận:`.
        guard let colon = folded.firstIndex(of: ":") else { return false }
        let letters = folded[..<colon].filter(\.isLetter)
        guard letters.count <= 9 else { return false }
        let isAlone = folded.index(after: colon) == folded.endIndex
        return EditDistance.between(Array(letters), Array("noinhan")) <= (isAlone ? 2 : 1)
    }

    static func isNumberLine(_ folded: String) -> Bool {
        (folded.hasPrefix("so") || folded.hasPrefix("s6") || folded.hasPrefix("s0")) && folded.contains("/")
            && folded.count < 60
    }

    static func isPlaceAndDate(_ folded: String) -> Bool {
        folded.contains("ngay") && folded.contains("thang") && folded.contains("nam") && folded.count < 70
    }
}
