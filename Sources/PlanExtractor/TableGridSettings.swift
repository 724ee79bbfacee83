/// Every knob of table finding, in page points unless said otherwise.
public struct TableGridSettings: Hashable, Sendable, Codable {
    /// Rules whose positions differ by less than this become one edge.
    public var snapTolerance: Double = 3
    /// Pieces of one edge with gaps up to this are joined.
    public var joinTolerance: Double = 6
    /// How far an edge may end before, or pass, the edge that it meets.
    public var intersectionTolerance: Double = 4
    /// Rules shorter than this are no table edges.
    public var minimumEdgeLength: Double = 9
    /// Share (0 to 1) of a cell's side that must be ruled for the side to part two cells.
    public var borderCoverage: Double = 0.6
    /// A row of less than this is a double rule, not cells.
    public var minimumCellSide: Double = 5
    /// A column of less than this holds no letter beside its padding: the edge of a sheet, or a rule with a step.
    public var minimumColumnWidth: Double = 9
    /// A table has at least so many rows and so many columns.
    public var minimumRows: Int = 2
    public var minimumColumns: Int = 2

    public init() {}
}
