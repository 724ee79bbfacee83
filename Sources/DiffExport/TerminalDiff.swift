internal import PlanDiff

/// A comparison for a terminal: a summary, then the changes below the headings they stand under.
struct TerminalDiff {
    let settings: DiffExportSettings

    init(_ settings: DiffExportSettings) { self.settings = settings }

    private enum Style: String {
        case old = "31"
        case new = "32"
        case head = "1"
        case dim = "2"
        case mark = "36"
    }

    func text(of comparison: Comparison) -> String {
        var lines = summary(of: comparison)
        if !settings.showsSummaryOnly, !comparison.ownChanges.isEmpty {
            lines.append("")
            lines += changes(of: comparison)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Summary

    private func summary(of comparison: Comparison) -> [String] {
        var lines = [
            paint("--- " + title(comparison.old), .old), paint("+++ " + title(comparison.new), .new),
        ]
        let percent = (comparison.similarity * 1_000).rounded() / 10
        let own = comparison.ownChanges
        if comparison.isSame {
            lines.append("no change; \(percent)% of the words agree")
        } else {
            let count = comparison.changes.count
            lines.append("\(count) change\(count == 1 ? "" : "s"); \(percent)% of the words agree")
            let counts = Change.Kind.allCases.map { kind in (kind, own.count { $0.kind == kind }) }.filter { $0.1 > 0 }
            let most = counts.map(\.1).max() ?? 1
            let room = max(10, min(40, settings.width - 24))
            for (kind, count) in counts {
                let bar = String(repeating: "█", count: max(1, count * room / most))
                lines.append(
                    "  " + pad(ChangeNames.english(kind), 12) + padLeft(String(count), 5) + " " + paint(bar, .mark))
            }
        }
        for remark in comparison.remarks {
            let folded = comparison.changes.count { $0.remark == remark.id }
            lines.append(paint("  " + ChangeNames.english(remark, folded: folded), .dim))
        }
        let noise = NoiseCause.allCases.compactMap { cause in
            comparison.noise[cause].map { "\($0) \(ChangeNames.english(cause))" }
        }
        if !noise.isEmpty {
            lines += wrap(
                "noise folded away: " + noise.joined(separator: ", ") + " (--show-noise lists it)", indent: "  "
            )
            .map { paint($0, .dim) }
        }
        return lines
    }

    private func title(_ document: ComparedDocument) -> String {
        let details = [document.number, document.date].compactMap { $0 }.joined(separator: ", ")
        return fit(document.name + (details.isEmpty ? "" : " (\(details))"), settings.width - 4)
    }

    // MARK: Changes

    private func changes(of comparison: Comparison) -> [String] {
        var lines: [String] = []
        var last = -1
        for change in comparison.ownChanges {
            if change.passage != last {
                let passage = comparison.passages[change.passage]
                if last >= 0 { lines.append("") }
                lines.append(paint(fit(heading(passage), settings.width), .head))
                last = change.passage
            }
            lines += body(change)
        }
        return lines
    }

    private func heading(_ passage: Passage) -> String {
        let old = passage.old.first.map(ChangeNames.place) ?? ""
        let new = passage.new.first.map(ChangeNames.place) ?? ""
        let places = old == new || new.isEmpty ? old : old.isEmpty ? new : "\(old) → \(new)"
        let title = (passage.new.first ?? passage.old.first)?.title.map { "  " + $0 } ?? ""
        return places + title
    }

    private func body(_ change: Change) -> [String] {
        let name = ChangeNames.english(change.kind)
        let isListed =
            change.kind == .tableRow || change.kind == .tableCell || change.kind == .recipient
            || change.kind == .citation || change.kind == .signer
        let label = isListed && change.action != .changed ? "\(name), \(change.action.rawValue)" : name
        let column =
            change.new.first?.column != nil || change.old.first?.column != nil
            ? " [" + ((change.new.first ?? change.old.first)?.title ?? "") + "]" : ""
        var lines = [paint("  \(label)\(column)", .mark)]
        let context = (
            change.before.isEmpty ? "" : "… " + change.before + " ",
            change.behind.isEmpty ? "" : " " + change.behind + " …"
        )
        let inText = [.wording, .number, .date, .tableCell, .citation].contains(change.kind)
        if !change.oldText.isEmpty || inText && change.action == .changed {
            lines += side("-", change.oldText, context: inText ? context : ("", ""), .old)
        }
        if !change.newText.isEmpty {
            lines += side("+", change.newText, context: inText ? context : ("", ""), .new)
        }
        for fact in change.facts {
            if let old = fact.oldValue, let new = fact.newValue, old != new {
                lines.append(paint(fit("    \(fact.kind): \(old) → \(new)", settings.width), .dim))
            }
        }
        return lines
    }

    private func side(_ sign: String, _ text: String, context: (String, String), _ style: Style) -> [String] {
        let lines = wrap(context.0 + text + context.1, indent: "      ")
        return lines.enumerated().map { index, line in
            paint(index == 0 ? "    \(sign) " + line.dropFirst(6) : line, style)
        }
    }

    // MARK: Lines

    private func wrap(_ text: String, indent: String) -> [String] {
        let room = max(20, settings.width - indent.count)
        var lines: [String] = []
        var line = ""
        for word in Self.plain(text).split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > room {
                lines.append(indent + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty || lines.isEmpty { lines.append(indent + line) }
        return lines
    }

    private func fit(_ text: String, _ width: Int) -> String {
        let plain = Self.plain(text)
        return plain.count > max(8, width) ? plain.prefix(max(8, width) - 1) + "…" : plain
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private func padLeft(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// One line, without signs that would steer a terminal.
    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    private func paint(_ text: String, _ style: Style) -> String {
        settings.isColoured && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
