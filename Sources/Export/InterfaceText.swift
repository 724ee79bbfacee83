internal import DocumentModel

/// Vietnamese words for codes and states that the documents hold.
enum InterfaceText {
    /// What a diagnostic says, for known codes; nil for others, whose message stands for itself.
    static func diagnostic(_ diagnostic: Diagnostic) -> String? {
        let labels = quoted(in: diagnostic.message)
        switch diagnostic.code {
        case "label-sequence":
            let label = labels.first.map { "“\($0)” " } ?? ""
            return "Nhãn \(label)không nối tiếp nhãn đứng trước; giữ nguyên như bản in."
        case "label-missing" where labels.count > 1:
            return "Sau nhãn “\(labels[0])” là “\(labels[1])”: bản in thiếu nhãn ở giữa."
        case "label-repeated" where !labels.isEmpty:
            return "Nhãn “\(labels[0])” xuất hiện hai lần liền nhau."
        case "label-order" where labels.count > 1:
            return "Nhãn “\(labels[0])” đứng sau “\(labels[1])”."
        case "page-failed": return "Trang không đọc được."
        case "page-timedOut": return "Trang xử lý quá thời hạn nên bị bỏ qua."
        case "page-degraded": return "Trang đọc được nhưng chất lượng kém."
        default: return nil
        }
    }

    static func name(of kind: Annex.Kind) -> String {
        switch kind {
        case .annex: "Phụ lục"
        case .form: "Mẫu"
        }
    }

    /// `Nghị định số 30/2020/NĐ-CP`, or the name of a law, with its number when both are known.
    static func name(of citation: Citation) -> String {
        let name = citation.name ?? citation.kind
        guard let number = citation.number else { return name }
        return "\(name) số \(number)"
    }

    static func severity(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .info: "Ghi nhận"
        case .warning: "Lưu ý"
        case .error: "Lỗi"
        }
    }

    /// How often something is done, see ``Fact/recurrence``.
    static func recurrence(_ code: String) -> String {
        switch code {
        case "yearly": "hằng năm"
        case "quarterly": "hằng quý"
        case "monthly": "hằng tháng"
        case "weekly": "hằng tuần"
        case "daily": "hằng ngày"
        case "regularly": "thường xuyên"
        default: code
        }
    }

    /// Why a word was changed.
    static func rule(_ rule: String) -> String {
        switch rule {
        case "ngram": "mô hình ngôn ngữ"
        case "alternative": "cách đọc khác của bộ nhận dạng"
        case "edit": "chữ bị nhận dạng nhầm"
        case "split", "glued": "hai từ bị dính"
        case "joined": "một từ bị tách"
        case "symbol": "ký hiệu văn bản"
        case "sequence", "label": "thứ tự đánh số"
        case "office": "tên chức vụ"
        case "name": "họ tên"
        case "column": "cách đọc của các ô cùng nội dung"
        case "repeatedHeader": "tiêu đề bảng lặp lại ở trang sau"
        default: rule
        }
    }

    static func origin(_ origin: TextOrigin) -> String {
        switch origin {
        case .digital: "văn bản số"
        case .legacy: "văn bản số mã cũ"
        case .scan: "ảnh quét, nhận dạng"
        case .garbage: "lớp chữ hỏng, nhận dạng lại"
        case .signatureOnly: "ảnh có chữ ký số, nhận dạng"
        case .imageBody: "ảnh trang, nhận dạng"
        case .blank: "trang trắng"
        case .plainText: "tệp văn bản thuần"
        }
    }

    /// Page numbers with runs drawn together: `1–3, 7`.
    static func pages(_ pages: some Sequence<Int>) -> String {
        var runs: [(first: Int, last: Int)] = []
        for page in Set(pages).sorted() {
            if let last = runs.last, page == last.last + 1 {
                runs[runs.count - 1].last = page
            } else {
                runs.append((page, page))
            }
        }
        return runs.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }.joined(separator: ", ")
    }

    /// A whole number in per cent.
    static func percent(_ share: Double) -> String { "\(share.isFinite ? Int((share * 100).rounded()) : 0)%" }

    /// What stands between “ and ”.
    private static func quoted(in message: String) -> [Substring] {
        message.split(separator: "“").dropFirst().compactMap { part in
            part.firstIndex(of: "”").map { part[..<$0] }
        }
    }
}
