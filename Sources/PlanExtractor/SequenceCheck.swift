import DocumentModel

/// Tells where a document breaks its own numbering: labels that are missing, repeated or out of order.
///
/// Nothing is changed; what was printed wrong stays as printed.
enum SequenceCheck {
    static func diagnostics(of sections: [Section]) -> [Diagnostic] {
        var out: [Diagnostic] = []
        var last: [Label.Style: Label] = [:]
        for section in sections {
            if let printed = section.label, let label = label(printed), !label.style.isItem {
                if let before = last[label.style], let problem = problem(before, label) {
                    out.append(
                        Diagnostic(
                            code: problem.code, severity: .warning, page: section.provenance.first?.page,
                            message: problem.message))
                }
                last[label.style] = label
            }
            out += diagnostics(of: section.children)
        }
        return out
    }

    private static func label(_ printed: String) -> Label? { LabelReader.read(printed + " A")?.label }

    private static func problem(_ before: Label, _ label: Label) -> (code: String, message: String)? {
        guard !before.isFollowed(by: label), let from = before.numbers.last, let to = label.numbers.last else {
            return nil
        }
        if before.numbers == label.numbers {
            return ("label-repeated", "the label “\(label.printed)” stands twice in a row")
        }
        guard before.numbers.dropLast() == label.numbers.dropLast() else { return nil }
        if to > from {
            return ("label-missing", "after “\(before.printed)” comes “\(label.printed)”")
        }
        return to == 1 ? nil : ("label-order", "“\(label.printed)” comes after “\(before.printed)”")
    }
}
