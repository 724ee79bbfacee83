/// An annex or form that follows the main document.
public struct Annex: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable { case annex, form }

    /// `annex-1`, `annex-2`, … in reading order; ids of its sections begin with it.
    public var id: String
    /// As printed, such as `Phụ lục I`; nil when it has only a title.
    public var label: String?
    public var title: String?
    /// The caption `(Kèm theo …)`, as printed.
    public var issuedWith: String?
    public var kind: Kind
    /// Its own letterhead, as forms and attached documents have one; nil without one.
    public var header: Header?
    public var body: [Section]
    public var tables: [Table]
    /// What a form asks to be filled in.
    public var fields: [FormField]
    public var recipients: [String]
    public var signatures: [Signature]
    public var pages: [Int]
    public var provenance: [Provenance]
    /// 0 to 1: mean confidence of the words of label, title and caption.
    public var confidence: Double

    public init(
        id: String = "annex-1", label: String?, title: String?, issuedWith: String?, kind: Kind, header: Header? = nil,
        body: [Section] = [], tables: [Table] = [], fields: [FormField] = [], recipients: [String] = [],
        signatures: [Signature] = [], pages: [Int] = [], provenance: [Provenance] = [], confidence: Double = 1
    ) {
        self.id = id
        self.label = label
        self.title = title
        self.issuedWith = issuedWith
        self.kind = kind
        self.header = header
        self.body = body
        self.tables = tables
        self.fields = fields
        self.recipients = recipients
        self.signatures = signatures
        self.pages = pages
        self.provenance = provenance
        self.confidence = confidence
    }
}

/// A line of a form that is to be filled in: `Họ và tên: ……`.
public struct FormField: Hashable, Sendable, Codable {
    /// What is asked, such as `Họ và tên`.
    public var label: String
    /// What was filled in; nil when the dotted line is blank.
    public var value: String?
    public var provenance: [Provenance]

    public init(label: String, value: String?, provenance: [Provenance] = []) {
        self.label = label
        self.value = value
        self.provenance = provenance
    }
}

/// A note at the foot of a page.
public struct Footnote: Hashable, Sendable, Codable {
    /// As printed, such as `1` or `(*)`.
    public var mark: String
    public var text: String
    public var provenance: [Provenance]

    public init(mark: String, text: String, provenance: [Provenance] = []) {
        self.mark = mark
        self.text = text
        self.provenance = provenance
    }
}
