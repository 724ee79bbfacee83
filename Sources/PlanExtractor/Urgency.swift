/// Stamps of urgency and secrecy. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 10.
enum Urgency {
    private static let stamps = ["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN", "TUYỆT MẬT", "TỐI MẬT", "MẬT"]

    /// The stamp that a short line in capitals is, in its usual spelling; nil when it is none.
    static func stamp(_ text: String) -> String? {
        let bare = LayoutText.trimmed(text, of: " |[]()*.,:;_-'`")
        guard bare.count < 14, LayoutText.isCapitals(bare) else { return nil }
        let letters = Array(LayoutText.folded(bare).filter(\.isLetter))
        return stamps.first { stamp in
            let wanted = Array(LayoutText.folded(stamp).filter(\.isLetter))
            return wanted.count > 5 ? EditDistance.between(letters, wanted) <= 1 : letters == wanted
        }
    }

    /// The stamp at the beginning of a line and how many words it takes: `HỎA TỐC KẾ HOẠCH`.
    static func leading(_ words: [String]) -> (stamp: String, count: Int)? {
        for count in [2, 1] where words.count > count {
            if let stamp = stamp(words.prefix(count).joined(separator: " ")), stamp.split(separator: " ").count == count
            {
                return (stamp, count)
            }
        }
        return nil
    }
}
