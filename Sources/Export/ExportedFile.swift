public import DocumentModel
public import Foundation

/// What a user may choose about outputs.
public struct ExportSettings: Hashable, Sendable, Codable {
    /// Whether CSV files begin with a byte order mark: Excel takes them for another encoding without it.
    public var csvByteOrderMark: Bool

    public init(csvByteOrderMark: Bool = false) {
        self.csvByteOrderMark = csvByteOrderMark
    }
}

/// One file that an export gives.
public struct ExportedFile: Hashable, Sendable {
    /// What follows the document's name and a dot: `json`, `tables.xlsx`, `table-1.csv`, `activities.csv`.
    public var ending: String
    public var data: Data
}

extension Exporter {
    /// The files of a document in one format: one, or for CSV one a table and one of the
    /// activity records, where there are any.
    ///
    /// - Parameter pages: the pages it was made of, for the forms that place every word.
    /// - Throws: ``ExportError`` when a workbook cannot be made; an encoding error when a number in the document is
    ///   not finite.
    public static func files(
        for document: PlanDocument, pages: [PageReading] = [], as format: ExportFormat,
        settings: ExportSettings = ExportSettings()
    ) throws -> [ExportedFile] {
        guard format == .csv else {
            return [ExportedFile(ending: format.fileExtension, data: try data(for: document, pages: pages, as: format))]
        }
        let export = CSVExport(settings)
        let tables = PlacedTable.all(in: document).map { placed in
            ExportedFile(ending: tableEnding(placed.number), data: export.data(for: placed.table))
        }
        let activities = export.activities(of: document).map { [ExportedFile(ending: activitiesEnding, data: $0)] }
        return tables + (activities ?? [])
    }

    /// How the CSV file of a document's activity records ends.
    public static let activitiesEnding = "activities.csv"

    /// How the CSV file of a document's table ends: `table-1.csv` for the first.
    public static func tableEnding(_ number: Int) -> String { "table-\(number).csv" }
}

/// A document that cannot be written in a format.
public struct ExportError: UserFacingError {
    /// The document's source file.
    public var place: String
    public var what: String
    public var remedy: String
}
