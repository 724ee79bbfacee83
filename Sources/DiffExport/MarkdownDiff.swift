internal import PlanDiff

/// A report of the changes in words, in Vietnamese: what a member of staff would write about two plans.
struct MarkdownDiff {
    func text(of comparison: Comparison) -> String {
        var lines = [
            "# So sánh văn bản", "",
            "| | Văn bản cũ | Văn bản mới |", "|---|---|---|",
            row("Tệp", comparison.old.name, comparison.new.name),
            row("Số, ký hiệu", comparison.old.number, comparison.new.number),
            row("Ngày ban hành", comparison.old.date, comparison.new.date),
            row("Trích yếu", comparison.old.subject, comparison.new.subject), "",
        ]
        lines += summary(of: comparison)
        var last: Int?
        for change in comparison.ownChanges {
            if change.passage != last {
                lines += ["", "## " + Self.escape(heading(comparison.passages[change.passage])), ""]
                last = change.passage
            }
            lines.append("- " + sentence(change))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ name: String, _ old: String?, _ new: String?) -> String {
        "| \(name) | \(Self.escape(old ?? "")) | \(Self.escape(new ?? "")) |"
    }

    private func summary(of comparison: Comparison) -> [String] {
        let percent = InterfaceNumbers.percent(comparison.similarity)
        guard !comparison.isSame else {
            return ["Hai văn bản không khác nhau về nội dung; \(percent) số từ trùng nhau."] + noise(of: comparison)
        }
        var lines = ["Có \(comparison.changes.count) thay đổi; \(percent) số từ trùng nhau.", ""]
        lines += ["| Loại thay đổi | Số lượng |", "|---|---:|"]
        for kind in Change.Kind.allCases {
            let count = comparison.ownChanges.count { $0.kind == kind }
            if count > 0 { lines.append("| \(ChangeNames.vietnamese(kind)) | \(count) |") }
        }
        for remark in comparison.remarks {
            let folded = comparison.changes.count { $0.remark == remark.id }
            lines += ["", ChangeNames.vietnamese(remark, folded: folded)]
        }
        return lines + noise(of: comparison)
    }

    private func noise(of comparison: Comparison) -> [String] {
        let noise = NoiseCause.allCases.compactMap { cause in
            comparison.noise[cause].map { "\(ChangeNames.vietnamese(cause)) \($0)" }
        }
        return noise.isEmpty
            ? [] : ["", "Khác biệt không kể (nhiễu): " + noise.joined(separator: ", ") + "."]
    }

    private func heading(_ passage: Passage) -> String {
        let old = passage.old.map(ChangeNames.vietnamesePlace).joined(separator: " + ")
        let new = passage.new.map(ChangeNames.vietnamesePlace).joined(separator: " + ")
        let places = old == new || new.isEmpty ? old : old.isEmpty ? new : "\(old) → \(new)"
        let place = passage.new.first ?? passage.old.first
        let title = place?.column == nil ? place?.title : nil
        return places + (title.map { ": " + $0 } ?? "")
    }

    private func sentence(_ change: Change) -> String {
        let old = "“\(Self.escape(change.oldText))”"
        let new = "“\(Self.escape(change.newText))”"
        let name = "**" + ChangeNames.vietnamese(change.kind) + "**"
        let column =
            (change.new.first?.column ?? change.old.first?.column) != nil
            ? " (cột " + Self.escape((change.new.first ?? change.old.first)?.title ?? "") + ")" : ""
        let context = change.before.isEmpty ? "" : " sau “…\(Self.escape(change.before))”"
        let body =
            switch change.kind {
            case .moved: "chuyển từ \(places(change.old)) sang \(places(change.new)): \(new)"
            case .renumbered: "\(old) thành \(new)"
            case .split: "\(places(change.old)) tách thành \(places(change.new))"
            case .merged: "\(places(change.old)) gộp vào \(places(change.new))"
            default:
                if change.action == .moved {
                    "chuyển chỗ: \(new)"
                } else if change.oldText.isEmpty {
                    "thêm \(new)\(context)"
                } else if change.newText.isEmpty {
                    "bỏ \(old)\(context)"
                } else {
                    "\(old) thành \(new)\(context)"
                }
            }
        return name + column + ": " + body
    }

    private func places(_ places: [Place]) -> String {
        places.map(ChangeNames.vietnamesePlace).joined(separator: ", ")
    }

    /// Text that Markdown takes as it is.
    static func escape(_ text: String) -> String {
        var out = ""
        for character in text.replacing("\n", with: " ") {
            if "\\`*_[]<>|#".contains(character) { out += "\\" }
            out.append(character)
        }
        return out
    }
}

/// Numbers as Vietnamese readers write them.
enum InterfaceNumbers {
    /// A share as `83,9%`.
    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10),\(tenths % 10)%"
    }
}
