/// A ruled table on one page: the geometry of its cells and, once read, their lines of text.
public struct TableGrid: Hashable, Sendable, Codable {
    /// Outer frame.
    public var box: Box
    /// x of the vertical edges, left to right; one more than there are columns.
    public var columnEdges: [Double]
    /// y of the horizontal edges, top to bottom; one more than there are rows.
    public var rowEdges: [Double]
    /// Cells in reading order; a merged cell stands once, at its upper left position.
    public var cells: [Cell]
    /// What the grid was found by; nil where its own rules draw it.
    public var origin: Origin?
    /// How many rows are the header, where that is known; nil where the cells have to tell.
    public var headerRowCount: Int?

    /// Evidence for a grid that is not drawn.
    public enum Origin: String, Hashable, Sendable, Codable {
        /// Horizontal rules, and columns of aligned words.
        case horizontalRules
        /// Aligned words alone.
        case alignment
        /// Lines of a text file.
        case text
    }

    public struct Cell: Hashable, Sendable, Codable {
        /// From 0, top to bottom.
        public var row: Int
        /// From 0, left to right.
        public var column: Int
        public var rowSpan: Int
        public var columnSpan: Int
        public var box: Box
        /// The text in the cell, top to bottom; empty until read and in empty cells.
        public var lines: [TextLine]

        public init(
            row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, box: Box,
            lines: [TextLine] = []
        ) {
            self.row = row
            self.column = column
            self.rowSpan = rowSpan
            self.columnSpan = columnSpan
            self.box = box
            self.lines = lines
        }
    }

    public init(box: Box, columnEdges: [Double], rowEdges: [Double], cells: [Cell]) {
        self.box = box
        self.columnEdges = columnEdges
        self.rowEdges = rowEdges
        self.cells = cells
    }

    public var columnCount: Int { max(0, columnEdges.count - 1) }
    public var rowCount: Int { max(0, rowEdges.count - 1) }
}
