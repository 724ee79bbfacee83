internal import DocumentModel

/// The records of all script-framework tables of a document, one a row, in columns with fixed names.
///
/// Names of units and items of work stand on lines of their own within a cell, so do the quantities of a record that has
/// several.
struct ActivityTable {
    /// A column of the records.
    enum Column: CaseIterable {
        case table, group, number, subject, form, measure, quantity, minimum, maximum, unit, period, from, to,
            recurrence,
            leads, supports, supportForm, work, others, pages

        var title: String {
            switch self {
            case .table: "Bảng"
            case .group: "Nhóm"
            case .number: "Số thứ tự"
            case .subject: "Chủ thể"
            case .form: "Hình thức, nội dung"
            case .measure: "Đơn vị tính"
            case .quantity: "Số lượng (như in)"
            case .minimum: "Số lượng từ"
            case .maximum: "Số lượng đến"
            case .unit: "Đơn vị đếm"
            case .period: "Thời gian (như in)"
            case .from: "Từ"
            case .to: "Đến"
            case .recurrence: "Lặp lại"
            case .leads: "Đơn vị chủ trì"
            case .supports: "Đơn vị phối hợp"
            case .supportForm: "Hình thức phối hợp"
            case .work: "Công việc"
            case .others: "Cột khác"
            case .pages: "Trang"
            }
        }

        /// Whether its cells are numbers when a record has one value.
        var isNumeric: Bool { self == .minimum || self == .maximum }
    }

    let records: [[String]]

    init(_ document: PlanDocument) {
        records = PlacedTable.all(in: document).flatMap { placed in
            placed.table.activities.map { activity in
                Column.allCases.map { Self.text($0, of: activity, in: placed) }
            }
        }
    }

    static var titles: [String] { Column.allCases.map(\.title) }

    private static func text(_ column: Column, of activity: Activity, in placed: PlacedTable) -> String {
        switch column {
        case .table: String(placed.number)
        case .group: lines(activity.group)
        case .number: activity.number ?? ""
        case .subject: activity.subject ?? ""
        case .form: activity.form ?? ""
        case .measure: activity.measure ?? ""
        case .quantity: activity.quantityText ?? ""
        case .minimum: lines(activity.quantities.map { number($0.minimum) })
        case .maximum: lines(activity.quantities.map { number($0.maximum) })
        case .unit: lines(activity.quantities.map(unit))
        case .period: activity.periodText ?? ""
        case .from: lines(activity.periods.map { $0.from ?? "" })
        case .to: lines(activity.periods.map { $0.to ?? $0.from ?? "" })
        case .recurrence: lines(activity.periods.map { $0.recurrence.map(InterfaceText.recurrence) ?? "" })
        case .leads: lines(activity.leads)
        case .supports: lines(activity.supports)
        case .supportForm: activity.supportForm ?? ""
        case .work: lines(activity.work)
        case .others: lines(activity.others.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })
        case .pages: InterfaceText.pages(activity.provenance.map(\.page))
        }
    }

    /// One line each; nothing when all are empty, since a cell of blank lines says nothing.
    private static func lines(_ texts: [String]) -> String {
        texts.allSatisfy(\.isEmpty) ? "" : texts.joined(separator: "\n")
    }

    /// `1250` and `17,5`, as Vietnamese spreadsheets read them.
    private static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return String(value).replacing(".", with: ",")
    }

    /// `cuộc/năm/tỉnh`.
    private static func unit(_ quantity: Fact) -> String {
        ([quantity.unit].compactMap(\.self) + quantity.per).joined(separator: "/")
    }
}
