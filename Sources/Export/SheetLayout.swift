/// A worksheet before it is written: what stands where, and how wide and high.
struct SheetLayout {
    enum Content: Hashable {
        case blank
        case text(String)
        case number(PlainNumber)
        /// Leads to another sheet of the workbook.
        case link(String, sheet: String)
    }

    enum Style: Hashable { case plain, header, data, group, total, label, title }

    /// A cell and the rows and columns it covers, counted from 0.
    struct Cell {
        var row: Int
        var column: Int
        var rowSpan = 1
        var columnSpan = 1
        var content: Content
        var style: Style
        /// Whether it stands in the middle of its column, as running numbers do.
        var isCentred = false
    }

    var name: String
    var cells: [Cell] = []
    /// In characters of the default font.
    var columnWidths: [Double] = []
    /// In points, by row.
    var rowHeights: [Int: Double] = [:]
    /// Rows at the top that stay in view and are printed on every page.
    var headerRows = 0
    /// Printed at the top of each page.
    var caption: String?
    var isLandscape = true
}

extension PlainNumber: Hashable {
    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
