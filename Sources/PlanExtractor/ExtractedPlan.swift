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
    public var signature: Signature?
    public var citations: [Citation]
    /// Labels that were repaired by their sequence.
    public var corrections: [Correction]
    public var diagnostics: [Diagnostic]

    public init(
        header: Header = Header(), legalBases: [String] = [], addressees: [String] = [], body: [Section] = [],
        tables: [Table] = [], annexes: [Annex] = [], recipients: [String] = [], signature: Signature? = nil,
        citations: [Citation] = [], corrections: [Correction] = [], diagnostics: [Diagnostic] = []
    ) {
        self.header = header
        self.legalBases = legalBases
        self.addressees = addressees
        self.body = body
        self.tables = tables
        self.annexes = annexes
        self.recipients = recipients
        self.signature = signature
        self.citations = citations
        self.corrections = corrections
        self.diagnostics = diagnostics
    }
}
