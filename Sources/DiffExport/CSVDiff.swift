internal import PlanDiff

/// One change a row, RFC 4180: UTF-8, records end with CR LF, a header record first.
struct CSVDiff {
    let settings: DiffExportSettings

    init(_ settings: DiffExportSettings) { self.settings = settings }

    func text(of comparison: Comparison) -> String {
        let header = [
            "id", "kind", "action", "old_place", "new_place", "old_page", "new_page", "old_text", "new_text", "before",
            "behind", "facts", "remark",
        ]
        let records = comparison.changes.map { change in
            [
                String(change.id), ChangeNames.english(change.kind), change.action.rawValue,
                ChangeNames.places(change.old), ChangeNames.places(change.new),
                change.old.first?.page.map { String($0) } ?? "", change.new.first?.page.map { String($0) } ?? "",
                change.oldText, change.newText, change.before, change.behind,
                change.facts.map { "\($0.kind): \($0.old) → \($0.new)" }.joined(separator: "; "),
                change.remark == nil ? "" : "yearShift",
            ]
        }
        return Self.text([header] + records, byteOrderMark: settings.csvByteOrderMark)
    }

    static func text(_ records: [[String]], byteOrderMark: Bool) -> String {
        (byteOrderMark ? "\u{FEFF}" : "")
            + records.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func field(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
