internal import DocumentModel
internal import Foundation

/// The first sheet of a workbook: whose document it is, what it was made from, and which tables follow.
struct InformationSheet {
    static let name = "Thông tin"

    let document: PlanDocument

    func layout(tables: [(placed: PlacedTable, layout: SheetLayout)]) -> SheetLayout {
        var sheet = SheetLayout(name: Self.name, isLandscape: false)
        let title = [document.header.kind, document.header.subject].compactMap(\.self).joined(separator: ": ")
        sheet.cells.append(
            .init(
                row: 0, column: 0, columnSpan: 2, content: .text(title.isEmpty ? document.source.name : title),
                style: .title))
        for (name, value) in fields { append(name, .text(value), to: &sheet) }
        append("Số bảng", .text(String(tables.count)), to: &sheet)
        for table in tables {
            let pages = table.placed.table.pages.map(String.init).joined(separator: ", ")
            let title = [
                table.placed.title, "\(table.placed.table.rows.count) hàng", pages.isEmpty ? nil : "trang \(pages)",
                Self.doubtfulJoins(of: table.placed.table),
            ].compactMap(\.self).joined(separator: "; ")
            append("Bảng \(table.placed.number)", .link(title, sheet: table.layout.name), to: &sheet)
        }
        sheet.columnWidths = [20, 80]
        sheet.rowHeights = TextFit.heights(of: sheet.cells, widths: sheet.columnWidths)
        return sheet
    }

    private var fields: [(String, String)] {
        let header = document.header
        let values: [(String, String?)] = [
            ("Cơ quan chủ quản", header.superior), ("Cơ quan ban hành", header.issuer),
            ("Số, ký hiệu", header.number), ("Địa danh", header.place),
            ("Ngày ban hành", header.date.map(Self.printed)),
            ("Loại văn bản", header.kind), ("Trích yếu", header.subject),
            ("Người ký", document.signature?.name), ("Tệp nguồn", document.source.name),
            ("Số trang", String(document.source.pageCount)), ("SHA-256", document.source.sha256),
            ("Tình trạng", status), ("Công cụ", document.run.tool),
        ]
        return values.compactMap { name, value in value.map { (name, $0) } }
    }

    /// What was read of the document, so that a partial one is never taken for whole.
    private var status: String {
        let lost = document.pages.filter { $0.status == .failed || $0.status == .timedOut }.map { String($0.number) }
        return switch document.status {
        case .complete: "đọc đủ các trang"
        case .partial: "thiếu trang không đọc được: " + lost.joined(separator: ", ")
        case .failed: "không đọc được"
        }
    }

    /// The joints between pages that a reader should look at, see ``Table/Join/score``.
    private static func doubtfulJoins(of table: Table) -> String? {
        let pages = table.joins.filter { $0.score < 0.6 }.map { "\($0.fromPage)–\($0.toPage)" }
        return pages.isEmpty ? nil : "cần xem lại chỗ nối trang \(pages.joined(separator: ", "))"
    }

    /// `05/03/2024` for `2024-03-05`; other forms as they are.
    private static func printed(_ date: String) -> String {
        let parts = date.split(separator: "-")
        return parts.count == 3 ? parts.reversed().joined(separator: "/") : date
    }

    private func append(_ name: String, _ content: SheetLayout.Content, to sheet: inout SheetLayout) {
        let row = (sheet.cells.last?.row ?? 0) + 1
        sheet.cells.append(.init(row: row, column: 0, content: .text(name), style: .label))
        sheet.cells.append(.init(row: row, column: 1, content: content, style: .plain))
    }
}
