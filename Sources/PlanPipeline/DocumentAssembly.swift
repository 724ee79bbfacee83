public import DocumentModel
internal import Foundation
internal import PlanExtractor

/// Joins the pages of one file into a document: extraction, page summaries, status, diagnostics.
public struct DocumentAssembly: Sendable {
    public static let toolName = "sohoa \(version)"
    public static let version = "0.1.0"

    private let settings: ConversionSettings

    public init(settings: ConversionSettings) { self.settings = settings }

    /// - Parameters:
    ///   - path: the input as it was given; its last component names the source.
    ///   - readings: one for every page that was asked for, ascending; failed pages included.
    public func document(path: String, source: SourceSummary, readings: [PageReading]) -> PlanDocument {
        let plan = PlanExtractor(settings: settings.extraction).extract(pages: readings)
        let failed = readings.filter { $0.status == .failed || $0.status == .timedOut }
        let status: PlanDocument.Status =
            failed.isEmpty ? .complete : failed.count == readings.count ? .failed : .partial
        var document = PlanDocument(
            id: source.sha256,
            source: PlanDocument.Source(
                name: VietnameseText.composed((path as NSString).lastPathComponent), sha256: source.sha256,
                bytes: source.bytes,
                mediaType: source.mediaType, pageCount: source.pageCount),
            run: PlanDocument.Run(
                tool: Self.toolName, settings: settings.summary, engines: source.engines),
            status: status,
            pages: readings.map { PageSummary(reading: $0, text: ReadingOrder.text(of: $0)) })
        document.header = plan.header
        document.legalBases = plan.legalBases
        document.addressees = plan.addressees
        document.body = plan.body
        document.tables = plan.tables
        document.annexes = plan.annexes
        document.recipients = plan.recipients
        document.signatures = plan.signatures
        document.signature = plan.signatures.first
        document.citations = plan.citations
        document.footnotes = plan.footnotes
        document.corrections = readings.flatMap(\.corrections) + plan.corrections
        document.diagnostics = readings.compactMap(Self.diagnostic) + plan.diagnostics
        return document
    }

    private static func diagnostic(of page: PageReading) -> Diagnostic? {
        guard let reason = page.reason, page.status != .ok else { return nil }
        let severity: Diagnostic.Severity = page.status == .degraded ? .warning : .error
        return Diagnostic(
            code: "page-\(page.status.rawValue)", severity: severity, page: page.number, message: reason)
    }
}

extension PageReading {
    /// A page that could not be read, with the reason; its size is unknown.
    init(failed number: Int, because failure: JobFailure) {
        self.init(
            number: number, widthPoints: 0, heightPoints: 0, textOrigin: .scan,
            status: failure.failureClass == .timedOut ? .timedOut : .failed, reason: failure.message)
    }
}
