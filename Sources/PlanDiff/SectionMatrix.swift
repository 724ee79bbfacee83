public import DocumentModel

/// How the sections of several documents, oldest first, follow each other: the contract `sohoa.diff-matrix/1`.
public struct SectionMatrix: Hashable, Sendable, Codable {
    public static let schemaName = "sohoa.diff-matrix/1"

    public var schema: String
    public var documents: [ComparedDocument]
    /// One for each document and the next one.
    public var steps: [Step]
    /// Sections in the order of the documents, each with its place in every one.
    public var rows: [Row]

    /// What changed from one document to the next.
    public struct Step: Hashable, Sendable, Codable {
        /// 0 to 1, as in ``Comparison/similarity``.
        public var similarity: Double
        /// How many changes of each kind, by the kind's name.
        public var changes: [String: Int]

        public init(similarity: Double, changes: [String: Int]) {
            self.similarity = similarity
            self.changes = changes
        }
    }

    /// One section through the documents.
    public struct Row: Hashable, Sendable, Codable {
        /// Steps below the root, from 0.
        public var depth: Int
        /// One a document; nil where it has no such section.
        public var cells: [Cell?]

        public init(depth: Int, cells: [Cell?]) {
            self.depth = depth
            self.cells = cells
        }
    }

    /// A section in one document.
    public struct Cell: Hashable, Sendable, Codable {
        public var place: Place
        /// What happened to it since the document before; `kept` in the first document.
        public var status: Passage.Status
        /// Changes in it and in the items below that have no row of their own.
        public var changes: Int

        public init(place: Place, status: Passage.Status, changes: Int) {
            self.place = place
            self.status = status
            self.changes = changes
        }
    }

    public init(documents: [ComparedDocument], steps: [Step], rows: [Row]) {
        schema = Self.schemaName
        self.documents = documents
        self.steps = steps
        self.rows = rows
    }

    /// Whether nothing but noise tells the documents apart.
    public var isSame: Bool { steps.allSatisfy { $0.changes.values.allSatisfy { $0 == 0 } } }
}

extension PlanComparer {
    /// - Parameter documents: two or more, oldest first.
    /// - Returns: sections by document, from the comparison of each document with the next one.
    public func matrix(of documents: [PlanDocument]) -> SectionMatrix {
        let comparisons = zip(documents, documents.dropFirst()).map { compare($0, $1) }
        return MatrixBuilder(comparisons).matrix()
    }
}

/// Follows the sections from comparison to comparison.
private struct MatrixBuilder {
    private let comparisons: [Comparison]
    private var rows: [SectionMatrix.Row] = []
    /// The row of each section of the document reached, by the section's id.
    private var rowOf: [String: Int] = [:]
    /// Rows in the order they are shown.
    private var order: [Int] = []

    init(_ comparisons: [Comparison]) { self.comparisons = comparisons }

    func matrix() -> SectionMatrix {
        var builder = self
        for step in comparisons.indices { builder.add(step) }
        let documents = comparisons.prefix(1).map(\.old) + comparisons.map(\.new)
        let steps = comparisons.map { comparison in
            SectionMatrix.Step(
                similarity: comparison.similarity,
                changes: Dictionary(grouping: comparison.changes, by: \.kind.rawValue).mapValues(\.count))
        }
        return SectionMatrix(documents: documents, steps: steps, rows: builder.order.map { builder.rows[$0] })
    }

    /// A passage that has a row, with the changes of the items below it that have none.
    private struct Listed {
        var passage: Passage
        var changes: Int
    }

    private static func listed(_ comparison: Comparison) -> [Listed] {
        let folded = Set(comparison.changes.filter { $0.remark != nil }.map(\.id))
        var out: [Listed] = []
        for passage in comparison.passages {
            let count = passage.changes.count { !folded.contains($0) }
            let isSection = passage.part == .body || passage.part == .annex
            if isSection, passage.depth <= 1, passage.isTitle || passage.depth == 0 || label(of: passage) != nil {
                out.append(Listed(passage: passage, changes: count))
            } else if !out.isEmpty {
                out[out.count - 1].changes += count
            }
        }
        return out
    }

    private static func label(of passage: Passage) -> String? {
        guard let label = (passage.new.first ?? passage.old.first)?.label else { return nil }
        return label == "-" || label == "+" ? nil : label
    }

    private mutating func add(_ step: Int) {
        let columns = comparisons.count + 1
        var next: [String: Int] = [:]
        var last: Int?
        for item in Self.listed(comparisons[step]) {
            let known = item.passage.old.compactMap { rowOf[$0.node] }.first { rows[$0].cells[step] != nil }
            let row: Int
            if let known, rows[known].cells[step + 1] == nil {
                row = known
            } else {
                row = rows.count
                rows.append(SectionMatrix.Row(depth: item.passage.depth, cells: Array(repeating: nil, count: columns)))
                let place = last.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? (step == 0 ? order.count : 0)
                order.insert(row, at: place)
                if let old = item.passage.old.first {
                    rows[row].cells[step] = SectionMatrix.Cell(place: old, status: .kept, changes: 0)
                }
            }
            if let new = item.passage.new.first {
                rows[row].cells[step + 1] = SectionMatrix.Cell(
                    place: new, status: item.passage.status, changes: item.changes)
                for place in item.passage.new { next[place.node] = row }
            }
            last = row
        }
        rowOf = next
    }
}
