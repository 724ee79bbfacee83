/// A row of a script-framework table as a record: what is done, for whom, how much, when and by whom.
public struct Activity: Hashable, Sendable, Codable {
    /// Row of the table, from 0.
    public var row: Int
    /// Titles of the group rows it stands under, outermost first.
    public var group: [String]
    /// As printed, or as the numbering requires, such as `1.4`.
    public var number: String?
    /// Whom it addresses (chủ thể, đối tượng).
    public var subject: String?
    /// What is done (hình thức truyền thông, hoạt động).
    public var form: String?
    /// Unit of measure (đơn vị tính).
    public var measure: String?
    /// How much or how often, as printed.
    public var quantityText: String?
    public var quantities: [Fact]
    /// When, as printed.
    public var periodText: String?
    public var periods: [Fact]
    /// Units that lead (đơn vị chủ trì), one each.
    public var leads: [String]
    /// Units that take part (đơn vị phối hợp), one each.
    public var supports: [String]
    /// How they take part (hình thức phối hợp).
    public var supportForm: String?
    /// Work to be done, one item each.
    public var work: [String]
    /// Cells of columns that are none of these, by column title.
    public var others: [String: String]
    public var provenance: [Provenance]

    public init(
        row: Int, group: [String] = [], number: String? = nil, subject: String? = nil, form: String? = nil,
        measure: String? = nil, quantityText: String? = nil, quantities: [Fact] = [], periodText: String? = nil,
        periods: [Fact] = [], leads: [String] = [], supports: [String] = [], supportForm: String? = nil,
        work: [String] = [], others: [String: String] = [:], provenance: [Provenance] = []
    ) {
        self.row = row
        self.group = group
        self.number = number
        self.subject = subject
        self.form = form
        self.measure = measure
        self.quantityText = quantityText
        self.quantities = quantities
        self.periodText = periodText
        self.periods = periods
        self.leads = leads
        self.supports = supports
        self.supportForm = supportForm
        self.work = work
        self.others = others
        self.provenance = provenance
    }
}
