/// A table as data: columns, and rows that all have one text for every column.
public struct Table: Hashable, Sendable, Codable {
    /// `table-1`, `table-2`, … in reading order.
    public var id: String
    public var caption: String?
    /// Titles of the leaf columns.
    public var columns: [String]
    /// The header as printed, row by row, merged cells repeated.
    public var headerRows: [[String]]
    public var rows: [Row]
    /// Pages it stands on.
    public var pages: [Int]
    /// How the pieces of following pages were found to be one table, one for each joint.
    public var joins: [Join]
    /// Data rows as records, when the header is that of a script framework.
    public var activities: [Activity]
    /// What the columns and rows were found by; nil where rules draw them.
    public var foundBy: TableGrid.Origin?

    public struct Row: Hashable, Sendable, Codable {
        public enum Kind: String, Hashable, Sendable, Codable { case data, group, total }

        public var kind: Kind
        /// Titles of the group rows it stands under, outermost first.
        public var group: [String]
        /// One text a column; a merged cell's text in every row and column it covers.
        public var cells: [String]
        public var provenance: [Provenance]
        /// For every cell the places it was read from: one, or one a page where a page break cuts the row.
        public var cellPlaces: [[Provenance]]
        public var spans: [Span]
        public var confidence: Double

        public init(
            kind: Kind = .data, group: [String] = [], cells: [String], provenance: [Provenance] = [],
            cellPlaces: [[Provenance]] = [], spans: [Span] = [], confidence: Double = 1
        ) {
            self.kind = kind
            self.group = group
            self.cells = cells
            self.provenance = provenance
            self.cellPlaces = cellPlaces
            self.spans = spans
            self.confidence = confidence
        }
    }

    /// A merged cell that begins in, or runs through, a row.
    public struct Span: Hashable, Sendable, Codable {
        public var column: Int
        public var rowSpan: Int
        public var columnSpan: Int
        /// Whether it began in a row above.
        public var continued: Bool

        public init(column: Int, rowSpan: Int, columnSpan: Int, continued: Bool) {
            self.column = column
            self.rowSpan = rowSpan
            self.columnSpan = columnSpan
            self.continued = continued
        }
    }

    public init(
        id: String, caption: String? = nil, columns: [String], headerRows: [[String]] = [],
        rows: [Row] = [], pages: [Int] = [], joins: [Join] = [], activities: [Activity] = []
    ) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.headerRows = headerRows
        self.rows = rows
        self.pages = pages
        self.joins = joins
        self.activities = activities
    }

    /// A joint between the pieces of two pages.
    public struct Join: Hashable, Sendable, Codable {
        public var fromPage: Int
        public var toPage: Int
        /// What speaks for it: `columns` or `alignment`, `header`, `numbering`, `noHeader`, `splitRow`, `mergedCell`.
        public var evidence: [String]
        /// 0 to 1; below 0.6 a reader should look.
        public var score: Double

        public init(fromPage: Int, toPage: Int, evidence: [String], score: Double) {
            self.fromPage = fromPage
            self.toPage = toPage
            self.evidence = evidence
            self.score = score
        }
    }
}

extension Table.Row {
    private enum CodingKeys: String, CodingKey {
        case kind, group, cells, provenance, cellPlaces, spans, confidence
    }

    /// Documents that were written before cells had places are still read.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try values.decode(Kind.self, forKey: .kind),
            group: try values.decode([String].self, forKey: .group),
            cells: try values.decode([String].self, forKey: .cells),
            provenance: try values.decode([Provenance].self, forKey: .provenance),
            cellPlaces: try values.decodeIfPresent([[Provenance]].self, forKey: .cellPlaces) ?? [],
            spans: try values.decode([Table.Span].self, forKey: .spans),
            confidence: try values.decode(Double.self, forKey: .confidence))
    }
}
