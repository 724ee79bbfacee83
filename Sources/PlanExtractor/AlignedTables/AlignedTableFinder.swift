public import DocumentModel

/// Finds tables without vertical rules from how their words are aligned: tables between horizontal rules
/// (three-line tables), and tables without rules under a header or beside running numbers.
///
/// rules → bands, words → rows of pieces → columns between white strips → rows of wrapped lines → grid. What may as well
/// be a letterhead, a list, a form or running text is left alone: a table that is missed loses no text.
public struct AlignedTableFinder: Sendable {
    private let settings: AlignedTableSettings

    public init(settings: AlignedTableSettings = .init()) { self.settings = settings }

    /// The tables among lines that stand in no ruled table, top to bottom, without text.
    ///
    /// - Parameters:
    ///   - lines: recognised or digital lines, in any order; a line may run through several columns.
    ///   - rules: printed rules in page points, origin top left.
    ///   - ruled: tables already found by their rules.
    ///   - pageWidth: in points.
    ///   - pageHeight: in points.
    public func grids(
        lines: [TextLine], rules: [RuledLine], besides ruled: [TableGrid], pageWidth: Double, pageHeight: Double
    ) -> [TableGrid] {
        let frames = ruled.map { $0.box.expanded(by: 3) }
        let free = rules.filter { rule in
            rule.direction == .horizontal
                && !frames.contains { $0.contains(x: (rule.start + rule.end) / 2, y: rule.position) }
        }
        // A row that a ruled table takes part in is none of another table.
        let rows = PrintedRow.rows(of: lines, settings: settings).filter { row in
            !row.pieces.isEmpty && !frames.contains { $0.y0 < row.box.centerY && row.box.centerY < $0.y1 }
        }
        return AlignedRegionFinder(
            rows: rows, rules: free, pageWidth: pageWidth, pageHeight: pageHeight, settings: settings
        ).regions().map { AlignedGrid.grid(of: $0, settings: settings) }
    }
}
