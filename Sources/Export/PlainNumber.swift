internal import Foundation

/// A text that is nothing but a number in Vietnamese notation: `12`, `1.250.000`, `17,5`.
///
/// Texts with a leading zero (`04`), numbering (`1.1`) and more digits than a spreadsheet keeps (15) are labels.
struct PlainNumber: Equatable {
    var value: Double
    var isGrouped: Bool
    /// Digits after the comma.
    var decimals: Int

    init?(_ text: String) {
        guard let match = text.wholeMatch(of: /(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?/) else {
            return nil
        }
        let whole = match.2.replacing(".", with: "")
        let fraction = match.3.map(String.init) ?? ""
        guard whole == "0" || !whole.hasPrefix("0"), whole.count + fraction.count <= 15,
            let value = Double("\(match.1)\(whole).\(fraction.isEmpty ? "0" : fraction)")
        else { return nil }
        self.value = value
        isGrouped = match.2.contains(".")
        decimals = fraction.count
    }

    /// How a spreadsheet shows it as it was printed.
    var format: String {
        (isGrouped ? "#,##0" : "0") + (decimals > 0 ? "." + String(repeating: "0", count: decimals) : "")
    }

    /// Whether the texts of a column are quantities: numbers all, dashes for none apart, and not counted or coded by
    /// their title.
    static func isNumeric(title: String, texts: [String]) -> Bool {
        let title = title.lowercased()
        let words = title.split { !$0.isLetter }.map(String.init)
        let labels = ["stt", "tt", "mã", "số hiệu", "ký hiệu", "kí hiệu", "điện thoại", "thứ tự", "số tt"]
        if labels.contains(where: { $0.contains(" ") ? title.contains($0) : words.contains($0) }) { return false }
        let filled = texts.filter { !["", "-", "–", "—"].contains($0) }
        return !filled.isEmpty && filled.allSatisfy { PlainNumber($0) != nil }
    }
}
