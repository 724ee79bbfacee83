internal import PlanDiff

/// What kinds, actions and causes are called, in English for terminals and in Vietnamese for pages and reports.
enum ChangeNames {
    static func english(_ kind: Change.Kind) -> String {
        switch kind {
        case .wording: "wording"
        case .number: "number"
        case .date: "date"
        case .moved: "moved"
        case .split: "split"
        case .merged: "merged"
        case .added: "added"
        case .dropped: "dropped"
        case .renumbered: "renumbered"
        case .tableRow: "table row"
        case .tableCell: "table cell"
        case .recipient: "recipient"
        case .signer: "signer"
        case .citation: "citation"
        }
    }

    static func vietnamese(_ kind: Change.Kind) -> String {
        switch kind {
        case .wording: "Câu chữ"
        case .number: "Con số"
        case .date: "Thời gian"
        case .moved: "Chuyển chỗ"
        case .split: "Tách"
        case .merged: "Gộp"
        case .added: "Thêm"
        case .dropped: "Bỏ"
        case .renumbered: "Đánh số lại"
        case .tableRow: "Dòng bảng"
        case .tableCell: "Ô bảng"
        case .recipient: "Nơi nhận"
        case .signer: "Người ký"
        case .citation: "Viện dẫn"
        }
    }

    static func english(_ cause: NoiseCause) -> String {
        switch cause {
        case .marks: "marks"
        case .tonePlacement: "tone placement"
        case .punctuation: "punctuation"
        case .spacing: "spacing and hyphens"
        case .letterCase: "case"
        case .numeralForm: "form of numerals"
        case .recognition: "recognition"
        }
    }

    static func vietnamese(_ cause: NoiseCause) -> String {
        switch cause {
        case .marks: "dấu chữ"
        case .tonePlacement: "vị trí dấu thanh"
        case .punctuation: "dấu câu"
        case .spacing: "khoảng trắng, gạch nối"
        case .letterCase: "chữ hoa, chữ thường"
        case .numeralForm: "cách viết số"
        case .recognition: "nhận dạng"
        }
    }

    /// Where a place is, in words a reader can follow: `IV.1.1.2.a`, `table-1 I.5 / Chủ trì`.
    static func place(_ place: Place) -> String {
        if place.column != nil { return "\(place.node) \(place.label ?? "") / \(place.title ?? "")" }
        if place.row != nil, place.node.contains("table-") { return "\(place.node) \(place.label ?? "")" }
        if place.node == "header" || place.node == "signatures" { return "\(place.node) \(place.label ?? "")" }
        if let row = place.row { return "\(place.node) \(row + 1)" }
        return place.node
    }

    static func places(_ places: [Place]) -> String { places.map(place).joined(separator: ", ") }

    static func vietnamesePlace(_ place: Place) -> String {
        switch place.node {
        case "header": "Đầu văn bản"
        case "legalBases": "Căn cứ \(place.row.map { String($0 + 1) } ?? "")"
        case "recipients": "Nơi nhận"
        case "addressees": "Kính gửi"
        case "signatures": "Chữ ký"
        case "footnotes": "Chú thích \(place.label ?? "")"
        default:
            if place.node.contains("table-") {
                ["Bảng " + number(place.node), place.label, place.column != nil ? place.title : nil]
                    .compactMap { $0 }.joined(separator: " · ")
            } else if place.node.hasPrefix("annex-"), !place.node.contains("."), !place.node.contains("/") {
                place.label ?? "Phụ lục"
            } else if place.node.hasPrefix("annex-") {
                "Phụ lục " + place.node.dropFirst(6)
            } else {
                place.node.hasPrefix("/") ? "Đoạn " + place.node.dropFirst() : place.node
            }
        }
    }

    private static func number(_ node: String) -> String {
        String(node.split(separator: "/").last?.split(separator: "-").last ?? "")
    }

    /// The remark as a sentence.
    static func vietnamese(_ remark: Remark, folded: Int) -> String {
        let direction = remark.years > 0 ? "tăng" : "lùi"
        return
            "Các năm \(direction) \(abs(remark.years)) năm ở \(remark.count) chỗ; \(folded) thay đổi chỉ do việc này."
    }

    static func english(_ remark: Remark, folded: Int) -> String {
        let years = abs(remark.years) == 1 ? "year" : "years"
        return "years moved by \(remark.years > 0 ? "+" : "−")\(abs(remark.years)) \(years) in \(remark.count) places; "
            + "\(folded) changes are nothing else"
    }
}
