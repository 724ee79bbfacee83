public import DocumentModel
public import Foundation

/// A form in which a document is written; one file of code each.
public enum ExportFormat: String, CaseIterable, Codable, Sendable {
    case json
    /// The tables, one file each, and the activity records.
    case csv
    /// The tables, one sheet each, and the activity records.
    case xlsx
    case txt
    case md
    case html
    /// Every word with its place and confidence, as libraries take it (ALTO 4).
    case alto
    /// Every word with its place and confidence, as recognisers exchange it.
    case hocr
    /// A folder that an archive takes in: the source, the outputs, and a METS file with PREMIS events.
    case mets
    /// The source's pages with the text invisible under them; written by a worker, not from the document alone.
    case pdf

    /// Ending of the output file, without a dot; the CSV files of one document have numbers before it.
    public var fileExtension: String {
        switch self {
        case .xlsx: "tables.xlsx"
        case .alto: "alto.xml"
        case .json, .csv, .txt, .md, .html, .hocr, .mets, .pdf: rawValue
        }
    }
}

/// Turns documents into bytes; writes nothing itself.
public enum Exporter {
    /// A document as one stream of bytes, as standard output takes it.
    ///
    /// - Parameter pages: the pages it was made of, for the forms that place every word.
    /// - Throws: ``ExportError`` when the document is not one table and a format holds only one, when a workbook cannot
    ///   be made, or for `pdf`; an encoding error when a number in the document is not finite.
    public static func data(
        for document: PlanDocument, pages: [PageReading] = [], as format: ExportFormat,
        settings: ExportSettings = ExportSettings()
    ) throws -> Data {
        switch format {
        case .json: try JSONExport.data(for: document)
        case .csv: try CSVExport(settings).onlyTable(of: document)
        case .xlsx: try XLSXExport.data(for: document)
        case .txt: Data(TextExport.text(of: document).utf8)
        case .md: Data(MarkdownExport.text(of: document).utf8)
        case .html: Data(HTMLExport.text(of: document).utf8)
        case .alto: Data(ALTOExport.text(of: document, pages: pages).utf8)
        case .hocr: Data(HOCRExport.text(of: document, pages: pages).utf8)
        case .mets:
            throw ExportError(
                place: document.source.name, what: "a METS package is a folder, not one file",
                remedy: "give --out DIR")
        case .pdf:
            throw ExportError(
                place: document.source.name, what: "a searchable PDF needs the source's pages",
                remedy: "have a worker write it (docs/worker.md)")
        }
    }
}
