/// Kinds of documents as texts name them before a number, and the codes that symbols name them by.
enum DocumentKinds {
    /// The kind whose words end right before `end`.
    static func kind(_ words: TextWords, endingAt end: Int) -> (printed: String, start: Int)? {
        guard end > 0, let candidates = byLastWord[words.folded(end - 1)] else { return nil }
        for kind in candidates where words.matches(kind.words, at: end - kind.words.count) {
            let start = end - kind.words.count
            // No mark stands inside a kind's name.
            if (start..<end - 1).contains(where: { !words.words[$0].closing.isEmpty }) { continue }
            return (kind.printed, start)
        }
        return nil
    }

    /// Whether a kind's words begin at `index`.
    static func begins(_ words: TextWords, at index: Int) -> Bool {
        guard let candidates = byFirstWord[words.folded(index)] else { return false }
        return candidates.contains { words.matches($0.words, at: index) }
    }

    /// The kind that a symbol names: `294/QĐ-LĐTBXH` is a `Quyết định`.
    ///
    /// Codes of Nghị định 30/2020/NĐ-CP, Phụ lục III, and those in use beside it.
    static func kind(ofCode code: String) -> String? { codes[code.uppercased()] }

    private static let printed = [
        "Nghị quyết liên tịch", "Nghị quyết", "Quyết định", "Nghị định", "Thông tư liên tịch", "Thông tư liên bộ",
        "Thông tư", "Chỉ thị", "Công văn", "Công điện", "Kế hoạch phối hợp", "Kế hoạch liên tịch",
        "Kế hoạch liên ngành",
        "Kế hoạch", "Thông báo kết luận", "Thông báo", "Báo cáo", "Tờ trình", "Kết luận", "Hướng dẫn liên ngành",
        "Hướng dẫn liên tịch", "Hướng dẫn", "Quy chế phối hợp", "Quy chế", "Quy định", "Quy trình",
        "Chương trình phối hợp",
        "Chương trình hành động", "Chương trình", "Đề án", "Phương án", "Văn bản hợp nhất", "Văn bản", "Luật",
        "Bộ luật",
        "Pháp lệnh", "Sắc lệnh", "Sắc luật", "Lệnh", "Biên bản", "Giấy mời", "Giấy phép", "Thông tri", "Điều lệ",
        "Điện", "Hợp đồng", "Giấy ủy quyền", "Thỏa thuận", "Dự án", "Phiếu chuyển", "Phiếu trình",
    ]

    private struct Kind: Sendable {
        var words: [String]
        var printed: String
    }

    private static let kinds = printed.map {
        Kind(words: LayoutText.folded($0).split(separator: " ").map(String.init), printed: $0)
    }.sorted { $0.words.count > $1.words.count }

    private static let byLastWord = Dictionary(grouping: kinds) { $0.words.last ?? "" }
    private static let byFirstWord = Dictionary(grouping: kinds) { $0.words.first ?? "" }

    private static let codes = [
        "NQ": "Nghị quyết", "NQLT": "Nghị quyết liên tịch", "QĐ": "Quyết định", "NĐ": "Nghị định", "TT": "Thông tư",
        "TTLT": "Thông tư liên tịch", "TTLB": "Thông tư liên bộ", "CT": "Chỉ thị", "QC": "Quy chế",
        "QCPH": "Quy chế phối hợp", "QYĐ": "Quy định", "TC": "Thông cáo", "TB": "Thông báo", "HD": "Hướng dẫn",
        "HDLN": "Hướng dẫn liên ngành", "CTR": "Chương trình", "CTPH": "Chương trình phối hợp",
        "CTRPH": "Chương trình phối hợp", "CTHĐ": "Chương trình hành động", "KH": "Kế hoạch",
        "KHPH": "Kế hoạch phối hợp", "KHLN": "Kế hoạch liên ngành", "PA": "Phương án", "ĐA": "Đề án", "BC": "Báo cáo",
        "BB": "Biên bản", "TTR": "Tờ trình", "CĐ": "Công điện", "KL": "Kết luận", "VBHN": "Văn bản hợp nhất",
        "CV": "Công văn", "PL": "Pháp lệnh", "SL": "Sắc lệnh", "ĐL": "Điều lệ", "HĐ": "Hợp đồng",
    ]
}
