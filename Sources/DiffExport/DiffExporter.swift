public import Foundation
public import PlanDiff

/// Writes comparisons; computes nothing.
public enum DiffExporter {
    /// The bytes of a comparison in a format.
    ///
    /// - Throws: what `JSONEncoder` throws, for JSON only.
    public static func data(
        for comparison: Comparison, as format: DiffFormat, settings: DiffExportSettings = DiffExportSettings()
    ) throws -> Data {
        switch format {
        case .terminal: Data(TerminalDiff(settings).text(of: comparison).utf8)
        case .html: Data(HTMLDiff(comparison).page().utf8)
        case .json: try json(comparison)
        case .csv: Data(CSVDiff(settings).text(of: comparison).utf8)
        case .md: Data(MarkdownDiff().text(of: comparison).utf8)
        }
    }

    /// Sorted keys, two spaces: the same bytes for the same comparison.
    static func json(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value) + Data("\n".utf8)
    }
}
