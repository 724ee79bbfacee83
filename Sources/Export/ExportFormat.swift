public import DocumentModel
public import Foundation

/// A form in which a document is written; one file of code each.
public enum ExportFormat: String, CaseIterable, Codable, Sendable {
    case json
    case txt
    case md
    case html

    /// Ending of the output file, without a dot.
    public var fileExtension: String { rawValue }
}

/// Turns documents into bytes; writes nothing itself.
public enum Exporter {
    /// - Throws: an encoding error when a number in the document is not finite.
    public static func data(for document: PlanDocument, as format: ExportFormat) throws -> Data {
        switch format {
        case .json: try JSONExport.data(for: document)
        case .txt: Data(TextExport.text(of: document).utf8)
        case .md: Data(MarkdownExport.text(of: document).utf8)
        case .html: Data(HTMLExport.text(of: document).utf8)
        }
    }
}
