/// A node of the section tree: a titled section, a numbered paragraph, a list item or a plain paragraph.
public struct Section: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Phần
        case part
        /// Chương
        case chapter
        /// Mục, or a Roman numeral `I.`
        case section
        /// Điều
        case article
        /// `1.`, `1.1.`, `1.1.1.`
        case clause
        /// `a)`
        case point
        /// `-`
        case dash
        /// `+`
        case plus
        case paragraph
        case table
    }

    /// Label path from the root, such as `IV.1.1.3`; unlabelled nodes count among their siblings, as `IV.1.1.3/2`.
    public var id: String
    public var kind: Kind
    /// As printed, or as the numbering requires when recognition garbled it; nil without one.
    public var label: String?
    public var title: String?
    /// Running text that belongs to the node itself, one paragraph, line breaks removed.
    public var text: String?
    /// Dates, quantities and units that title and text state, in order.
    public var facts: [Fact]
    public var children: [Section]
    public var provenance: [Provenance]
    /// 0 to 1: mean confidence of the words it was read from.
    public var confidence: Double

    public init(
        id: String = "", kind: Kind, label: String? = nil, title: String? = nil, text: String? = nil,
        facts: [Fact] = [], children: [Section] = [], provenance: [Provenance] = [], confidence: Double = 1
    ) {
        self.id = id
        self.kind = kind
        self.label = label
        self.title = title
        self.text = text
        self.facts = facts
        self.children = children
        self.provenance = provenance
        self.confidence = confidence
    }
}

/// Where a value stands in the source.
public struct Provenance: Hashable, Sendable, Codable {
    public var page: Int
    /// nil for plain text, which has lines and no boxes.
    public var box: Box?
    /// Line of a plain text file, from 1.
    public var line: Int?

    public init(page: Int, box: Box? = nil, line: Int? = nil) {
        self.page = page
        self.box = box
        self.line = line
    }
}
