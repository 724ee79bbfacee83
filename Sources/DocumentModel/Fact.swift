/// A date, period, quantity or unit that a node's text states, in a form that programs can compare.
public struct Fact: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// `ngày 15/01/2022`, `01/7`
        case date
        /// `Quý I-IV`, `tháng 5`, `năm 2023`, `hằng năm`, `giai đoạn 2022 - 2025`
        case period
        /// `trước ngày 15/01/2022`, `chậm nhất ngày 30/11 hằng năm`
        case deadline
        /// `10-15 cuộc/năm/tỉnh`, `01 cuộc thi`
        case quantity
        /// A share to be reached: `25% số xã`, `100% cơ quan`
        case target
        /// Who leads: `Văn phòng chủ trì`, `Đơn vị chủ trì: …`
        case responsible
        /// Who takes part: `phối hợp với Ban Thu`
        case coordinating
    }

    public var kind: Kind
    /// As printed.
    public var text: String
    /// Which text of the node it stands in: `title` or `text`.
    public var field: TextPlace.Field
    /// First character, counted in Unicode scalars of the field's text, from 0.
    public var start: Int
    /// In Unicode scalars.
    public var length: Int
    /// First day, or the only one: `2022-01-15`; with less said `2022-01`, `2022`, `--07-01` (no year), `--05` (no
    /// year, no day), `2022-Q1`, `--Q1`.
    public var from: String?
    /// Last day of a period, in the same form; nil when it is one day, month, quarter or year.
    public var to: String?
    /// `yearly`, `quarterly`, `monthly`, `weekly`, `daily`, `regularly` (thường xuyên).
    public var recurrence: String?
    public var minimum: Double?
    public var maximum: Double?
    /// What is counted, such as `cuộc`; `%` for a share.
    public var unit: String?
    /// What the quantity is counted for, such as `["năm", "tỉnh"]`.
    public var per: [String]
    /// What a share is taken of, such as `số xã`.
    public var whole: String?
    /// Names of units, one each.
    public var names: [String]

    public init(
        kind: Kind, text: String, field: TextPlace.Field, start: Int, length: Int, from: String? = nil,
        to: String? = nil, recurrence: String? = nil, minimum: Double? = nil, maximum: Double? = nil,
        unit: String? = nil, per: [String] = [], whole: String? = nil, names: [String] = []
    ) {
        self.kind = kind
        self.text = text
        self.field = field
        self.start = start
        self.length = length
        self.from = from
        self.to = to
        self.recurrence = recurrence
        self.minimum = minimum
        self.maximum = maximum
        self.unit = unit
        self.per = per
        self.whole = whole
        self.names = names
    }
}
