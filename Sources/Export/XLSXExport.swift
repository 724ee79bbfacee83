internal import DocumentModel
internal import Foundation

/// A document's tables as a workbook: a sheet about the document, then a sheet a table, then one of the activity records
/// where a table is a script framework.
enum XLSXExport {
    /// - Throws: ``ExportError`` when the workbook cannot be made.
    static func data(for document: PlanDocument) throws -> Data {
        var names = SheetNames(taken: [InformationSheet.name])
        let sheets = tableSheets(of: document, names: &names)
        let activities = ActivityTable(document)
        let information = InformationSheet(document: document).layout(tables: sheets)
        let workbook = try XLSXWorkbook(place: document.source.name)
        workbook.describe(title: document.header.subject ?? document.source.name, author: document.header.issuer)
        for sheet in [information] + sheets.map(\.layout) { try workbook.add(sheet) }
        if !activities.records.isEmpty {
            try workbook.add(ActivitySheet(table: activities).layout(name: names.unique(ActivitySheet.name)))
        }
        return try workbook.finish()
    }

    private static func tableSheets(
        of document: PlanDocument, names: inout SheetNames
    ) -> [(placed: PlacedTable, layout: SheetLayout)] {
        let tables = PlacedTable.all(in: document)
        let inMainText = document.tables.count
        var alone = Array(repeating: false, count: inMainText)
        for annex in document.annexes {
            alone += Array(repeating: annex.tables.count == 1, count: annex.tables.count)
        }
        return zip(tables, alone).map { placed, isAlone in
            let name = names.name(for: placed, isAloneInAnnex: isAlone)
            return (placed, TableSheet(table: placed.table).layout(name: name, caption: placed.title))
        }
    }
}
