import DocumentModel

/// The title of documents without a letterhead, as gazettes print them:
/// `QUYẾT ĐỊNH CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 12/2004/QĐ-TTG NGÀY 05 THÁNG 3 NĂM 2004 VỀ VIỆC …`.
struct TitleFormula: Sendable {
    var issuer: String?
    var number: String?
    var date: String?
    /// What is left of the title.
    var subject: String?

    /// nil when the text below the kind has neither issuer nor number in this form.
    init?(_ text: String) {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
        func folded(_ index: Int) -> String {
            words.indices.contains(index) ? LayoutText.folded(words[index]) : ""
        }
        if folded(words.startIndex) == "cua" {
            let end =
                words.dropFirst().firstIndex { ["so", "ngay", "ve"].contains(LayoutText.folded($0)) } ?? words.endIndex
            let name = words[(words.startIndex + 1)..<end].joined(separator: " ")
            guard AgencyNames.isAgency(name) || LayoutText.folded(name).hasPrefix("quoc hoi") else { return nil }
            issuer = name
            words = words[end...]
        }
        if folded(words.startIndex) == "so", words.count > 1,
            let read = DocumentNumber.read("Số: " + words[words.startIndex + 1])
        {
            number = read
            words = words.dropFirst(2)
            if folded(words.startIndex) == "ngay" {
                let head = words.prefix(6).joined(separator: " ")
                if let long = PlaceAndDate.read(head)?.date {
                    date = long
                    words = words.dropFirst(6)
                } else if let short = words.dropFirst().first.flatMap({ PlaceAndDate.slashed($0) }) {
                    date = short
                    words = words.dropFirst(2)
                }
            }
        }
        guard issuer != nil || number != nil else { return nil }
        subject = words.isEmpty ? nil : words.joined(separator: " ")
    }
}
