/// The letterhead and title, field by field; nil where the document leaves a field blank.
public struct Header: Hashable, Sendable, Codable {
    /// The superior agency above the issuer.
    public var superior: String?
    /// The issuing agency; agencies that issue together are joined by ` - `.
    public var issuer: String?
    /// Each of the agencies that issue the document together; empty when there is one or none.
    public var issuers: [String]
    /// Number and symbol as printed, such as `12/KH-STTTT`.
    public var number: String?
    public var place: String?
    /// ISO 8601 calendar date.
    public var date: String?
    /// Such as `Kế hoạch`, `Quyết định`, `Công văn`.
    public var kind: String?
    public var subject: String?
    /// Stamps such as `HỎA TỐC` or `MẬT`, as printed.
    public var urgency: String?
    /// Where each field that is not nil was read, by the field's name.
    public var evidence: [String: Evidence]

    public init(
        superior: String? = nil, issuer: String? = nil, issuers: [String] = [], number: String? = nil,
        place: String? = nil, date: String? = nil, kind: String? = nil, subject: String? = nil,
        urgency: String? = nil, evidence: [String: Evidence] = [:]
    ) {
        self.superior = superior
        self.issuer = issuer
        self.issuers = issuers
        self.number = number
        self.place = place
        self.date = date
        self.kind = kind
        self.subject = subject
        self.urgency = urgency
        self.evidence = evidence
    }
}

/// Where a value was read and how surely.
public struct Evidence: Hashable, Sendable, Codable {
    public var provenance: [Provenance]
    /// 0 to 1: mean confidence of the words it was read from.
    public var confidence: Double

    public init(provenance: [Provenance], confidence: Double) {
        self.provenance = provenance
        self.confidence = confidence
    }
}

/// Who signed, and with what authority.
public struct Signature: Hashable, Sendable, Codable {
    /// Such as `KT. GIÁM ĐỐC`; nil when the signer signs in his own right.
    public var authority: String?
    /// Such as `PHÓ GIÁM ĐỐC`.
    public var position: String?
    public var name: String?
    public var provenance: [Provenance]
    /// 0 to 1: mean confidence of the words it was read from.
    public var confidence: Double

    public init(
        authority: String? = nil, position: String? = nil, name: String? = nil, provenance: [Provenance] = [],
        confidence: Double = 1
    ) {
        self.authority = authority
        self.position = position
        self.name = name
        self.provenance = provenance
        self.confidence = confidence
    }
}
