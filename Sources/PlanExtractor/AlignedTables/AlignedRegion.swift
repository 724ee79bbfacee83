import DocumentModel

/// The printed rows of a table that has no grid of rules, with its columns.
struct AlignedRegion: Sendable {
    var header: [PrintedRow]
    var body: [PrintedRow]
    var columns: AlignedColumns
    /// y of the horizontal rules through and around it, top to bottom; empty without rules.
    var rules: [Double] = []
    /// Ends of those rules.
    var ruleEnds: (x0: Double, x1: Double)?

    var rows: [PrintedRow] { header + body }

    /// How a row lies in columns.
    enum Fit: Sendable {
        /// Every piece in one column.
        case cells
        /// A label and a title over several columns, or the name of a total.
        case spanning
        case none
    }

    static func fit(_ row: PrintedRow, in columns: AlignedColumns) -> Fit {
        if row.hasLeader || row.isFixedBlock { return .none }
        if row.pieces.allSatisfy({ columns.home(of: $0.box) != nil }) {
            // A line that begins left of the columns or ends right of them is running text.
            let slack = 2 * row.height
            return row.box.x0 < columns.box.x0 - slack || row.box.x1 > columns.box.x1 + 2 * slack ? .none : .cells
        }
        guard let first = row.pieces.first else { return .none }
        if row.pieces.count == 2, RowLabels.isLabel(first.text), columns.home(of: first.box) == 0,
            row.pieces[1].box.x0 >= columns.columns[1].x0 - row.height
        {
            return .spanning
        }
        return isTotal(first.text) && row.pieces.dropFirst().allSatisfy { columns.home(of: $0.box) != nil }
            ? .spanning : .none
    }

    static func isTotal(_ text: String) -> Bool {
        let folded = LayoutText.trimmed(LayoutText.folded(text), of: " .:")
        return folded.hasPrefix("tong") && folded.count < 40 || folded == "cong"
    }

    /// Whether the first column numbers the rows.
    var isKeyed: Bool {
        let texts = body.compactMap { row in
            row.pieces.first { columns.home(of: $0.box) == 0 }?.text
        }
        let labels = texts.filter(RowLabels.isLabel)
        return labels.count >= 2 && labels.count * 10 >= texts.count * 7
    }

    /// Whether the text is a table's beyond doubt: enough rows fill more than one column, no form, no list.
    func isConvincing(_ settings: AlignedTableSettings) -> Bool {
        let count = columns.columns.count
        guard count >= 2, !body.isEmpty else { return false }
        let wide = body.filter { Set($0.pieces.compactMap { columns.home(of: $0.box) }).count >= 2 }
        guard wide.count >= 2 || wide.count == 1 && !rules.isEmpty && count >= 3 else { return false }
        let cells = body.flatMap(\.pieces).filter { columns.home(of: $0.box) != 0 }
        let blanks = cells.filter { $0.text.hasSuffix(":") }
        guard blanks.count * 4 < max(1, cells.count) else { return false }
        // Two columns are a table where the first numbers the rows or rules say so.
        return count > 2 || isKeyed || !rules.isEmpty
    }
}
