internal import PlanDiff

/// One passage of a page: badges of what happened to it, the old text, the new text.
///
/// The new column holds what went as well; the style sheet shows it in the one-column view only.
struct HTMLPassage {
    private let passage: Passage
    private let number: Int
    private let changes: [Int: Change]

    init(_ passage: Passage, number: Int, changes: [Int: Change]) {
        self.passage = passage
        self.number = number
        self.changes = changes
    }

    func html() -> String {
        let own = passage.changes.compactMap { changes[$0] }
        let classes =
            ["passage", passage.status.rawValue, passage.isTitle ? "title" : "", "d\(min(5, passage.depth))"]
            + (passage.cells.isEmpty ? [] : ["tabular"]) + (own.isEmpty ? ["same"] : [])
            + (!own.isEmpty && own.allSatisfy { $0.remark != nil } ? ["only-years"] : [])
        let tag = passage.isTitle && passage.part != .table ? "h3" : "p"
        return """
            <section class="\(classes.filter { !$0.isEmpty }.joined(separator: " "))" id="p\(number)">
            \(badges(own))<div class="pair">
            <div class="old">\(side(passage.old, tag: tag, isNew: false))</div>
            <div class="new">\(side(passage.new, tag: tag, isNew: true))</div>
            </div>
            </section>
            """
    }

    // MARK: Badges

    /// Changes that no run of words shows: moves, splits, merges, new labels, rows, citations.
    private func badges(_ own: [Change]) -> String {
        let shown = Set((passage.runs + passage.cells.flatMap(\.runs)).compactMap(\.change))
        let list = own.filter {
            !shown.contains($0.id) || [.added, .dropped].contains(passage.status) && $0.action != .changed
        }
        .map { change in
            "<span class=\"badge k-\(change.kind.rawValue)\(change.remark != nil ? " year" : "")\" data-c=\"\(change.id)\" "
                + "data-kind=\"\(change.kind.rawValue)\">\(HTML.escape(Self.label(change)))</span>"
        }
        return list.isEmpty ? "" : "<div class=\"badges\">\(list.joined())</div>\n"
    }

    private static func label(_ change: Change) -> String {
        let old = change.old.map(ChangeNames.vietnamesePlace).joined(separator: ", ")
        let new = change.new.map(ChangeNames.vietnamesePlace).joined(separator: ", ")
        let name = ChangeNames.vietnamese(change.kind)
        switch change.kind {
        case .moved, .renumbered, .split, .merged: return "\(name): \(old) → \(new)"
        case .added, .dropped: return name
        default: break
        }
        switch change.action {
        case .added: return "\(name): thêm \(change.newText.prefix(80))"
        case .dropped: return "\(name): bỏ \(change.oldText.prefix(80))"
        case .moved: return "\(name): chuyển chỗ \(old) → \(new)"
        case .renumbered: return "\(name): đánh số lại \(old) → \(new)"
        case .changed: return name
        }
    }

    // MARK: Columns

    private func side(_ places: [Place], tag: String, isNew: Bool) -> String {
        let isEmpty = places.isEmpty && !(isNew && passage.status == .dropped)
        if isEmpty { return "" }
        let label = places.first.map { Self.label($0, part: passage.part) } ?? ""
        let page = places.first?.page.map { "<span class=\"page\">tr. \($0)</span>" } ?? ""
        let lead = label.isEmpty ? "" : "<span class=\"label\">\(HTML.escape(label))</span> "
        if passage.cells.isEmpty {
            return "<\(tag)>\(page)\(lead)\(runs(passage.runs, isNew: isNew))</\(tag)>"
        }
        let cells = passage.cells.filter { !$0.runs.allSatisfy { $0.old.isEmpty && $0.new.isEmpty } }.map { cell in
            "<dt>\(HTML.escape(cell.column))</dt><dd>\(runs(cell.runs, isNew: isNew))</dd>"
        }
        return "\(page)<dl>\(cells.joined())</dl>"
    }

    private static func label(_ place: Place, part: Passage.Part) -> String {
        switch part {
        case .header:
            switch place.label {
            case "superior": "Cơ quan chủ quản:"
            case "issuer": "Cơ quan ban hành:"
            case "number": "Số, ký hiệu:"
            case "place": "Địa danh:"
            case "date": "Ngày:"
            case "kind": "Loại:"
            case "subject": "Trích yếu:"
            case "urgency": "Độ khẩn:"
            default: place.label ?? ""
            }
        case .signatures:
            switch place.label {
            case "authority": "Quyền hạn:"
            case "position": "Chức vụ:"
            case "name": "Họ tên:"
            default: place.label ?? ""
            }
        case .recipients: "-"
        default: place.label ?? ""
        }
    }

    private func runs(_ runs: [Run], isNew: Bool) -> String {
        runs.map { run in
            if let id = run.change, let change = changes[id] {
                return changed(run, change, isNew: isNew)
            }
            if let noise = run.noise {
                let text = HTML.escape(isNew ? run.new : run.old)
                return text.isEmpty
                    ? "" : "<span class=\"noise\" title=\"Nhiễu: \(ChangeNames.vietnamese(noise))\">\(text)</span>"
            }
            return HTML.escape(isNew ? run.new : run.old)
        }.joined()
    }

    private func changed(_ run: Run, _ change: Change, isNew: Bool) -> String {
        // Words inside a change that stayed, such as the day of a date whose year moved.
        if run.old.utf8.elementsEqual(run.new.utf8) {
            let text = HTML.escape(run.new)
            return text.isEmpty
                ? ""
                : "<span data-c=\"\(change.id)\" data-kind=\"\(change.kind.rawValue)\" class=\"kept\(change.remark != nil ? " year" : "")\">\(text)</span>"
        }
        let attributes =
            " class=\"k-\(change.kind.rawValue)\(change.remark != nil ? " year" : "")\" data-c=\"\(change.id)\" "
            + "data-kind=\"\(change.kind.rawValue)\" title=\"\(HTML.escape(Self.tip(change)))\""
        let old = Self.element("del", attributes, run.old)
        let new = Self.element("ins", attributes, run.new)
        return isNew ? old + new : old
    }

    /// Marked words; white space before them stays unmarked.
    private static func element(_ name: String, _ attributes: String, _ text: String) -> String {
        let words = text.drop { $0 == " " || $0 == "\n" }
        guard !words.isEmpty else { return "" }
        return HTML.escape(String(text.prefix(text.count - words.count)))
            + "<\(name)\(attributes)>\(HTML.escape(String(words)))</\(name)>"
    }

    private static func tip(_ change: Change) -> String {
        let facts = change.facts.compactMap { fact -> String? in
            guard let old = fact.oldValue, let new = fact.newValue else { return nil }
            return "\(old) → \(new)"
        }
        return ChangeNames.vietnamese(change.kind) + (facts.isEmpty ? "" : ": " + facts.joined(separator: "; "))
    }
}
