import DocumentModel
import Export
import Foundation
import PlanPipeline
import Synchronization

/// One run of `convert`: starts the batch, writes each document as it is finished, sums up.
final class ConversionRun: Sendable {
    private struct Tally {
        var complete = 0
        var partial = 0
        var failures: [JobFailure] = []
        var writeFailed = false
    }

    private let items: [InputList.Item]
    private let formats: [ExportFormat]
    private let exportSettings: ExportSettings
    private let out: String?
    private let conversion: Conversion
    private let inputs: [Conversion.Input]
    private let display: ProgressDisplay
    private let tally = Mutex(Tally())

    init(
        items: [InputList.Item], formats: [ExportFormat], exportSettings: ExportSettings, out: String?,
        overlayFolder: String? = nil,
        options: ConversionOptions
    ) {
        self.items = items
        self.formats = formats
        self.exportSettings = exportSettings
        self.out = out
        conversion = options.conversion(overlayFolder: overlayFolder)
        inputs = items.map { options.input($0.path) }
        display = ProgressDisplay(files: items.count, isQuiet: options.quiet)
    }

    func run() async -> ExitStatus {
        let interrupt = InterruptHandler { [conversion, display] in
            display.message("interrupted: finishing the pages in work; press again to stop at once")
            conversion.cancel()
        }
        defer { interrupt.stop() }
        let stems = Dictionary(items.map { ($0.path, $0.outputStem) }, uniquingKeysWith: { first, _ in first })
        await conversion.run(
            inputs, progress: { [display] in display.show($0) },
            finished: { [self] outcome in take(outcome, stem: stems[outcome.path] ?? outcome.path) })
        display.finish()
        return summarise()
    }

    private func take(_ outcome: ConversionOutcome, stem: String) {
        switch outcome.result {
        case .failure(let failure):
            tally.withLock { $0.failures.append(failure) }
            if !conversion.isCancelled { display.message(failure.message) }
            if failure.failureClass == .modelMissing { conversion.cancel() }
        case .success(let document):
            for page in document.pages where page.status == .failed || page.status == .timedOut {
                display.message(page.reason ?? "\(outcome.path): page \(page.number) failed")
            }
            do {
                try write(document, stem: stem)
                tally.withLock {
                    if document.status == .complete { $0.complete += 1 } else { $0.partial += 1 }
                }
            } catch {
                display.message("\(error)")
                tally.withLock { $0.writeFailed = true }
                conversion.cancel()
            }
        }
    }

    private func write(_ document: PlanDocument, stem: String) throws {
        for format in formats {
            guard let out else {
                let data = try Exporter.data(for: document, as: format, settings: exportSettings)
                display.finish()
                try Console.result(data)
                continue
            }
            let files = try Exporter.files(for: document, as: format, settings: exportSettings)
            if files.isEmpty {
                display.message("\(stem): no table was found, so no \(format.rawValue) file was written")
            }
            for file in files { try OutputWriter.write(file.data, to: "\(out)/\(stem).\(file.ending)") }
            if format == .csv {
                let tables = files.count { $0.ending != Exporter.activitiesEnding }
                OutputWriter.removeNumbered(from: tables + 1) { "\(out)/\(stem).\(Exporter.tableEnding($0))" }
                if tables == files.count { OutputWriter.remove("\(out)/\(stem).\(Exporter.activitiesEnding)") }
            }
        }
    }

    private func summarise() -> ExitStatus {
        let tally = tally.withLock { $0 }
        let documents = tally.complete + tally.partial
        if out != nil {
            display.message(
                "\(documents) of \(items.count) documents written to \(out ?? ""): \(display.summary)"
                    + (tally.partial > 0 ? "; \(tally.partial) partial" : ""))
        }
        if tally.writeFailed { return .notWritten }
        if tally.failures.contains(where: { $0.failureClass == .modelMissing }) { return .modelMissing }
        if conversion.isCancelled { return .interrupted }
        if documents == 0 {
            let encrypted = tally.failures.allSatisfy { $0.failureClass == .encrypted }
            return encrypted && !tally.failures.isEmpty ? .encrypted : .unreadable
        }
        return tally.failures.isEmpty && tally.partial == 0 ? .done : .partial
    }
}
