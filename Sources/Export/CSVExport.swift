internal import DocumentModel
internal import Foundation

/// Tables as comma-separated values, RFC 4180: UTF-8, records end with CR LF, a header record first.
///
/// Texts are written as printed, also those that a spreadsheet takes for formulas (`- …`, `+ …`): for spreadsheets
/// there is the workbook. A merged cell's text stands in every row it covers.
struct CSVExport {
    let settings: ExportSettings

    init(_ settings: ExportSettings) { self.settings = settings }

    func data(for table: Table) -> Data {
        data([table.distinctColumns] + table.rows.map { table.cells(of: $0) })
    }

    /// The activity records of all script-framework tables; nil when there are none.
    func activities(of document: PlanDocument) -> Data? {
        let table = ActivityTable(document)
        return table.records.isEmpty ? nil : data([ActivityTable.titles] + table.records)
    }

    private func data(_ records: [[String]]) -> Data {
        let text = records.map { Self.record($0) + "\r\n" }.joined()
        return Data(((settings.csvByteOrderMark ? "\u{FEFF}" : "") + text).utf8)
    }

    /// The table of a document that has just one.
    ///
    /// - Throws: ``ExportError`` when there are none or several.
    func onlyTable(of document: PlanDocument) throws -> Data {
        let tables = PlacedTable.all(in: document)
        if tables.isEmpty {
            throw ExportError(
                place: document.source.name, what: "no table was found, so there is nothing to write as CSV",
                remedy: "use another --format, or look with inspect at what the pages hold")
        }
        guard tables.count == 1 else {
            throw ExportError(
                place: document.source.name,
                what: "\(tables.count) tables cannot share one CSV stream",
                remedy: "give --out DIR for a file a table, or --format xlsx for a sheet a table")
        }
        return data(for: tables[0].table)
    }

    static func record(_ fields: [String]) -> String {
        // A lone empty field would be an empty line, which readers skip.
        fields == [""] ? "\"\"" : fields.map(field).joined(separator: ",")
    }

    private static func field(_ text: String) -> String {
        // Compared by scalars: CR LF together is one Character.
        let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
