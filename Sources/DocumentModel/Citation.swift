/// A legal document that the text names.
public struct Citation: Hashable, Sendable, Codable {
    /// Such as `Nghị quyết`, `Quyết định`, `Luật`, `Dự án Luật`.
    public var kind: String
    /// Number and symbol, such as `28-NQ/TW`; nil for a law that is cited by name.
    public var number: String?
    /// Name of a law, code or ordinance, such as `Luật Bảo hiểm xã hội`; nil when it is cited by number alone.
    public var name: String?
    /// ISO 8601, when the text says it.
    public var date: String?
    public var issuer: String?
    /// Whether the document names itself, as captions of annexes do.
    public var isSelf: Bool
    /// How often it is cited.
    public var count: Int
    /// Where it stands, one for each time it is cited.
    public var mentions: [Mention]

    public init(
        kind: String, number: String?, name: String? = nil, date: String? = nil, issuer: String? = nil,
        isSelf: Bool = false, count: Int = 1, mentions: [Mention] = []
    ) {
        self.kind = kind
        self.number = number
        self.name = name
        self.date = date
        self.issuer = issuer
        self.isSelf = isSelf
        self.count = count
        self.mentions = mentions
    }

    /// One place where a document is cited.
    public struct Mention: Hashable, Sendable, Codable {
        public var place: TextPlace
        /// Articles, clauses and points that are named, such as `khoản 2 Điều 11`.
        public var provision: String?

        public init(place: TextPlace, provision: String? = nil) {
            self.place = place
            self.provision = provision
        }
    }
}

/// A stretch of text in a document.
public struct TextPlace: Hashable, Sendable, Codable {
    public enum Field: String, Hashable, Sendable, Codable { case title, text, legalBasis, issuedWith, cell, subject }

    /// Id of the section, annex or table; `header` and `legalBases` for those parts of the document.
    public var node: String
    public var field: Field
    /// Position in the array that the field names: of a legal basis, or of a table's row; from 0.
    public var index: Int?
    /// Column of a table's cell, from 0.
    public var column: Int?
    /// First character, counted in Unicode scalars of the field's text, from 0.
    public var start: Int
    /// In Unicode scalars.
    public var length: Int

    public init(node: String, field: Field, index: Int? = nil, column: Int? = nil, start: Int, length: Int) {
        self.node = node
        self.field = field
        self.index = index
        self.column = column
        self.start = start
        self.length = length
    }
}
