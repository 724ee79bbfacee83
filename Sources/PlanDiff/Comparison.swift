/// What changed between two documents: the contract `sohoa.diff/1`.
///
/// The JSON form is published as `schemas/sohoa.diff.schema.json`; fields may be added, never changed.
public struct Comparison: Hashable, Sendable, Codable {
    public static let schemaName = "sohoa.diff/1"

    public var schema: String
    public var old: ComparedDocument
    public var new: ComparedDocument
    /// 0 to 1: the share of both documents' words that stand in both, in matched passages.
    public var similarity: Double
    /// What holds for many changes at once, said once.
    public var remarks: [Remark]
    /// Every change, in the order of the new document; a dropped passage stands where it stood.
    public var changes: [Change]
    /// How many differences were explained as noise, by cause.
    public var noise: [NoiseCause: Int]
    /// Both documents laid beside each other, passage by passage.
    public var passages: [Passage]

    public init(old: ComparedDocument, new: ComparedDocument) {
        schema = Self.schemaName
        self.old = old
        self.new = new
        similarity = 1
        remarks = []
        changes = []
        noise = [:]
        passages = []
    }

    /// Whether nothing but noise tells the documents apart.
    public var isSame: Bool { changes.isEmpty }

    /// The changes that no remark explains.
    public var ownChanges: [Change] { changes.filter { $0.remark == nil } }

    private enum CodingKeys: String, CodingKey {
        case schema, old, new, similarity, remarks, changes, noise, passages
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        schema = try values.decode(String.self, forKey: .schema)
        old = try values.decode(ComparedDocument.self, forKey: .old)
        new = try values.decode(ComparedDocument.self, forKey: .new)
        similarity = try values.decode(Double.self, forKey: .similarity)
        remarks = try values.decode([Remark].self, forKey: .remarks)
        changes = try values.decode([Change].self, forKey: .changes)
        let counts = try values.decode([String: Int].self, forKey: .noise)
        noise = Dictionary(
            uniqueKeysWithValues: counts.compactMap { name, count in NoiseCause(rawValue: name).map { ($0, count) } })
        passages = try values.decode([Passage].self, forKey: .passages)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(schema, forKey: .schema)
        try values.encode(old, forKey: .old)
        try values.encode(new, forKey: .new)
        try values.encode(similarity, forKey: .similarity)
        try values.encode(remarks, forKey: .remarks)
        try values.encode(changes, forKey: .changes)
        try values.encode(
            Dictionary(uniqueKeysWithValues: noise.map { ($0.key.rawValue, $0.value) }), forKey: .noise)
        try values.encode(passages, forKey: .passages)
    }
}

/// One of the two documents, in short.
public struct ComparedDocument: Hashable, Sendable, Codable {
    /// File name, or the name the user gave.
    public var name: String
    public var sha256: String
    public var pageCount: Int
    public var kind: String?
    public var number: String?
    /// ISO 8601 calendar date.
    public var date: String?
    public var subject: String?
    /// Whether any of its text was read from pictures, or looks as if it had been.
    public var isRecognised: Bool

    public init(
        name: String, sha256: String, pageCount: Int, kind: String? = nil, number: String? = nil,
        date: String? = nil, subject: String? = nil, isRecognised: Bool
    ) {
        self.name = name
        self.sha256 = sha256
        self.pageCount = pageCount
        self.kind = kind
        self.number = number
        self.date = date
        self.subject = subject
        self.isRecognised = isRecognised
    }
}

/// Something that many changes have in common.
public struct Remark: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Every year moved by the same number of years.
        case yearShift
    }

    public var id: Int
    public var kind: Kind
    /// Years that were added; negative when they were taken off.
    public var years: Int
    /// How many years in the text moved so.
    public var count: Int

    public init(id: Int, kind: Kind, years: Int, count: Int) {
        self.id = id
        self.kind = kind
        self.years = years
        self.count = count
    }
}
