public import DocumentModel

/// The structure of a document, before it is given an identity and a source.
public struct ExtractedPlan: Hashable, Sendable {
    public var header: Header
    /// `Căn cứ …` paragraphs, as printed.
    public var legalBases: [String]
    /// Who `Kính gửi:` names.
    public var addressees: [String]
    public var body: [Section]
    /// Tables of the main document, in reading order.
    public var tables: [Table]
    public var annexes: [Annex]
    public var recipients: [String]
    /// Every signer, left to right.
    public var signatures: [Signature]
    public var citations: [Citation]
    /// Notes at the foot of pages.
    public var footnotes: [Footnote]
    /// Labels that were repaired by their sequence.
    public var corrections: [Correction]
    public var diagnostics: [Diagnostic]

    public init(
        header: Header = Header(), legalBases: [String] = [], addressees: [String] = [], body: [Section] = [],
        tables: [Table] = [], annexes: [Annex] = [], recipients: [String] = [], signatures: [Signature] = [],
        citations: [Citation] = [], footnotes: [Footnote] = [], corrections: [Correction] = [],
        diagnostics: [Diagnostic] = []
    ) {
        self.header = header
        self.legalBases = legalBases
        self.addressees = addressees
        self.body = body
        self.tables = tables
        self.annexes = annexes
        self.recipients = recipients
        self.signatures = signatures
        self.citations = citations
        self.footnotes = footnotes
        self.corrections = corrections
        self.diagnostics = diagnostics
    }
}
