import DocumentModel
import Export
import Foundation
import PlanPipeline
import SearchablePDF

/// What pages and outputs depend on, as the ledger compares it: one JSON text each.
struct BatchKeys {
    /// Settings and programs that change what a page's reading is.
    let reading: String
    /// Settings that change only what is made of the readings.
    let output: String

    private struct Reading: Encodable {
        var tool: String
        var engines: [PlanDocument.Engine]
        var settings: ConversionSettings
    }

    private struct Output: Encodable {
        var settings: ConversionSettings
        var formats: [ExportFormat]
        var export: ExportSettings
        var pages: String?
        /// The library that writes searchable PDFs; nil when there are none.
        var copier: String?
    }

    init(
        settings: ConversionSettings, engines: [PlanDocument.Engine], formats: [ExportFormat], export: ExportSettings,
        pages: String?
    ) throws {
        let plain = ConversionSettings()
        var forReading = settings
        // Where models lie, how long a page may take and what is drawn beside it change nothing that is read.
        forReading.modelFolder = nil
        forReading.overlayFolder = nil
        forReading.pageTimeoutSeconds = plain.pageTimeoutSeconds
        forReading.memoryLimitMegabytes = plain.memoryLimitMegabytes
        forReading.extraction = plain.extraction
        var forOutput = plain
        forOutput.extraction = settings.extraction
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func text(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        reading = try text(Reading(tool: DocumentAssembly.toolName, engines: engines, settings: forReading))
        let copier = formats.contains(.pdf) ? "qpdf \(SearchableCopy.libraryVersion)" : nil
        output = try text(
            Output(settings: forOutput, formats: formats, export: export, pages: pages, copier: copier))
    }
}
