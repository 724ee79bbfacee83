/// A stretch of both documents that belongs together: a heading, a paragraph, an item, a table row.
public struct Passage: Hashable, Sendable, Codable {
    public enum Part: String, Hashable, Sendable, Codable {
        case header, legalBases, body, annex, table, recipients, signatures, footnotes
    }

    /// What happened to the passage as a whole; words within it may have changed besides.
    public enum Status: String, Hashable, Sendable, Codable {
        case kept, moved, renumbered, split, merged, added, dropped
    }

    public var part: Part
    /// Steps below the root of its part, from 0.
    public var depth: Int
    /// Whether it is a heading.
    public var isTitle: Bool
    public var status: Status
    public var old: [Place]
    public var new: [Place]
    /// The words of both sides, in order.
    public var runs: [Run]
    /// For a table row: the runs of each column; then `runs` is empty.
    public var cells: [Cell]
    /// The changes it has, by their ids.
    public var changes: [Int]

    public init(
        part: Part, depth: Int, isTitle: Bool = false, status: Status = .kept, old: [Place], new: [Place],
        runs: [Run] = [], cells: [Cell] = [], changes: [Int] = []
    ) {
        self.part = part
        self.depth = depth
        self.isTitle = isTitle
        self.status = status
        self.old = old
        self.new = new
        self.runs = runs
        self.cells = cells
        self.changes = changes
    }

    /// A cell of a table row on both sides.
    public struct Cell: Hashable, Sendable, Codable {
        /// Title of the column.
        public var column: String
        public var runs: [Run]

        public init(column: String, runs: [Run]) {
            self.column = column
            self.runs = runs
        }
    }
}

/// Words on both sides: the same, changed, or told apart by noise alone.
public struct Run: Hashable, Sendable, Codable {
    public var old: String
    public var new: String
    /// The change the words belong to; nil when they are the same or noise.
    public var change: Int?
    /// Why they differ without being a change.
    public var noise: NoiseCause?

    public init(old: String, new: String, change: Int? = nil, noise: NoiseCause? = nil) {
        self.old = old
        self.new = new
        self.change = change
        self.noise = noise
    }
}
