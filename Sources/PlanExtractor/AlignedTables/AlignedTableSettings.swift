/// Every knob of finding tables without vertical rules.
public struct AlignedTableSettings: Hashable, Sendable, Codable {
    /// White strip between two columns, in line heights: wider than the space between words of justified print.
    public var gutter: Double = 0.5
    /// … and at least so many points.
    public var leastGutter: Double = 5.5
    /// Columns that have no title on one side are parted by a strip of at least so many points.
    public var sureGutter: Double = 12
    /// Rules whose ends differ by less than this, in points, frame one table.
    public var ruleEndTolerance: Double = 8
    /// Rules of a table are at least this share of the page's width.
    public var leastRuleShare: Double = 0.22
    /// A table without rules ends where nothing is printed for so many line heights.
    public var largestGap: Double = 3
    /// A row may begin where the white space above it is this many times that between the lines of a cell.
    public var rowGap: Double = 1.3
    /// Rows that a table without rules, titles or both must have.
    public var leastRows: Int = 3
    /// Columns that a table must have that neither rules nor a column of numbers with a title bear out.
    public var leastColumns: Int = 3

    public init() {}
}
