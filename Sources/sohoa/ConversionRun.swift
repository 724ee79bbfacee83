import Archive
import DocumentModel
import Export
import Foundation
import Logging
import PlanPipeline
import SearchablePDF
import Synchronization

/// One run of `convert`: starts the batch, writes each document as it is finished, sums up.
final class ConversionRun: Sendable {
    private struct Tally {
        var complete = 0
        var partial = 0
        var failedPages = 0
        var failures: [(path: String, failure: JobFailure)] = []
        /// Why the batch was ended before its time; nil when it was not.
        var ending: String?
        var writeFailed = false
    }

    private let items: [InputList.Item]
    private let formats: [ExportFormat]
    private let exportSettings: ExportSettings
    private let out: String?
    private let doneBefore: Int
    private let batch: BatchOptions
    private let conversion: Conversion
    private let ledger: BatchLedger?
    private let lock: ArchiveLock?
    private let inputs: [Conversion.Input]
    /// Where workers write searchable PDFs, by the path of the input.
    private let copyTargets: [String: String]
    private let display: ProgressDisplay
    private let handlesSignals: Bool
    private let tally = Mutex(Tally())

    /// - Parameters:
    ///   - plan: what is left to do in the output folder; nil when the result goes to standard output.
    ///   - logger: where messages go instead of standard error; whoever gives one handles the signals too.
    init(
        items: [InputList.Item], formats: [ExportFormat], exportSettings: ExportSettings, out: String?,
        plan: BatchPlan?, overlayFolder: String? = nil, options: ConversionOptions, batch: BatchOptions,
        logger: Logger? = nil
    ) {
        self.items = plan?.items ?? items
        self.formats = formats
        self.exportSettings = exportSettings
        self.out = out
        self.batch = batch
        doneBefore = plan?.doneBefore ?? 0
        lock = plan?.lock
        let display = ProgressDisplay(
            files: self.items.count, isQuiet: options.quiet, isJSON: batch.logJSON, logger: logger)
        handlesSignals = logger == nil
        self.display = display
        let stopper = Stopper()
        ledger = plan.map { plan in
            BatchLedger(ledger: plan.ledger, folder: out ?? ".") { failure in
                display.message("\(failure)")
                stopper.stop()
            }
        }
        conversion = options.conversion(overlayFolder: overlayFolder, pages: ledger)
        stopper.conversion = conversion
        let targets = formats.contains(.pdf) ? CopyTargets(out: out) : nil
        let work = self.items
        let copies = targets.map { targets in work.map { ($0.path, targets.passing($0)) } } ?? []
        let copyTargets = Dictionary(copies) { first, _ in first }
        self.copyTargets = copyTargets
        inputs = work.map { item in
            var input = options.input(item.path)
            input.copyTarget = copyTargets[item.path]
            return input
        }
    }

    /// Lets the ledger end a conversion that is made after it.
    private final class Stopper: Sendable {
        private let target = Mutex<Conversion?>(nil)
        var conversion: Conversion? {
            get { target.withLock { $0 } }
            set { target.withLock { $0 = newValue } }
        }
        func stop() { conversion?.cancel() }
    }

    func run() async -> ExitStatus {
        let interrupt =
            !handlesSignals
            ? nil
            : InterruptHandler { [conversion, display, out] in
                let next = out == nil ? "" : "; run the command again to go on"
                display.message("interrupted: leaving the pages in work\(next); press again to stop at once")
                conversion.cancel()
            }
        defer { interrupt?.stop() }
        if doneBefore > 0 { display.message("\(doneBefore) of \(doneBefore + items.count) files were done before") }
        let stems = Dictionary(items.map { ($0.path, $0.outputStem) }, uniquingKeysWith: { first, _ in first })
        do { for target in copyTargets.values { try OutputWriter.makeFolder(of: target) } } catch {
            display.message("\(error)")
            tally.withLock { $0.writeFailed = true }
            conversion.cancel()
        }
        defer { for target in copyTargets.values { OutputWriter.remove(target) } }
        await conversion.run(
            inputs, progress: { [self] in note($0) },
            finished: { [self] outcome in take(outcome, stem: stems[outcome.path] ?? outcome.path) })
        display.finish()
        let status = summarise()
        ledger?.end(outcome: status.meaning)
        return status
    }

    /// Stops soon: the pages in work are finished, the others are left for the next run.
    func cancel() { conversion.cancel() }

    private func note(_ event: ConversionEvent) {
        display.show(event)
        guard case .pageDone(_, _, let status, _) = event, status == .failed || status == .timedOut,
            !conversion.isCancelled
        else { return }
        let failed = tally.withLock { tally -> Int in
            tally.failedPages += 1
            return tally.failedPages
        }
        if let limit = batch.maxFailedPages, failed > limit {
            end(because: "\(failed) pages have failed, more than --max-failed-pages \(limit)")
        }
    }

    /// Stops the batch for a reason of its own.
    private func end(because reason: String) {
        let isFirst = tally.withLock { tally in
            defer { tally.ending = tally.ending ?? reason }
            return tally.ending == nil
        }
        if isFirst { display.message("stopping: \(reason)") }
        conversion.cancel()
    }

    private func take(_ outcome: ConversionOutcome, stem: String) {
        switch outcome.result {
        case .failure(let failure): takeFailure(failure, path: outcome.path)
        case .success(let document):
            // What was read is in the ledger; the next run writes it out.
            if case .failure(let failure) = outcome.copy, failure.failureClass == .interrupted { return }
            for page in document.pages where page.status == .failed || page.status == .timedOut {
                display.message(page.reason ?? "\(outcome.path): page \(page.number) failed")
            }
            guard ledger?.isUnchanged(path: outcome.path) ?? true else {
                let changed = "\(outcome.path): the file changed while it was read; run again when it is whole"
                takeFailure(JobFailure(.unreadable, changed), path: outcome.path)
                return
            }
            do {
                let outputs = try write(document, of: outcome, stem: stem)
                ledger?.finished(path: outcome.path, document: document, outputs: outputs)
                if case .failure(let failure) = outcome.copy {
                    // The other outputs are there; the next run tries again.
                    takeFailure(failure, path: outcome.path)
                    return
                }
                tally.withLock {
                    if document.status == .complete { $0.complete += 1 } else { $0.partial += 1 }
                }
                if document.status != .complete, batch.onFailure == .abort { end(because: "\(stem): pages failed") }
            } catch let error as SourceError {
                takeFailure(JobFailure(.unreadable, error.description), path: outcome.path)
            } catch {
                display.message("\(error)")
                tally.withLock { $0.writeFailed = true }
                conversion.cancel()
            }
        }
    }

    private func takeFailure(_ failure: JobFailure, path: String) {
        guard failure.failureClass != .interrupted else { return }
        tally.withLock { $0.failures.append((path, failure)) }
        display.message(failure.message, isProblem: true)
        ledger?.failed(path: path, reason: failure.message)
        if failure.failureClass == .modelMissing { conversion.cancel() }
        if batch.onFailure == .abort { end(because: "\(path) failed") }
    }

    /// - Returns: what was written, by paths below the output folder.
    private func write(
        _ document: PlanDocument, of outcome: ConversionOutcome, stem: String
    ) throws -> [OutputEntry] {
        let readings = outcome.readings
        var written: [OutputEntry] = []
        for format in formats where format != .mets {
            if format == .pdf {
                if let entry = try finishCopy(of: outcome, stem: stem) { written.append(entry) }
                continue
            }
            guard let out else {
                let data = try Exporter.data(for: document, pages: readings, as: format, settings: exportSettings)
                display.finish()
                try Console.result(data)
                continue
            }
            if let ledger, !ledger.ledger.store.isInPlace { throw ArchiveError.removed(path: ledger.ledger.store.path) }
            let files = try Exporter.files(for: document, pages: readings, as: format, settings: exportSettings)
            if files.isEmpty {
                display.message("\(stem): no table was found, so no \(format.rawValue) file was written")
            }
            for file in files {
                let name = "\(stem).\(file.ending)"
                try OutputWriter.write(file.data, to: "\(out)/\(name)")
                written.append(OutputEntry(path: name, bytes: file.data.count))
            }
            if format == .csv {
                let tables = files.count { $0.ending != Exporter.activitiesEnding }
                OutputWriter.removeNumbered(from: tables + 1) { "\(out)/\(stem).\(Exporter.tableEnding($0))" }
                if tables == files.count { OutputWriter.remove("\(out)/\(stem).\(Exporter.activitiesEnding)") }
            }
        }
        if formats.contains(.mets), let out, let ledger {
            written += try package(
                document, readings, outputs: written, path: outcome.path, stem: stem, out: out, ledger: ledger)
        }
        return written
    }

    /// Writes the archival package: with the outputs that were asked for, or JSON and ALTO where none was.
    private func package(
        _ document: PlanDocument, _ readings: [PageReading], outputs: [OutputEntry], path: String, stem: String,
        out: String, ledger: BatchLedger
    ) throws -> [OutputEntry] {
        var files = try outputs.map { output in
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(out)/\(output.path)"), options: .mappedIfSafe)
            return (name: (output.path as NSString).lastPathComponent, data: data)
        }
        if files.isEmpty {
            let name = (stem as NSString).lastPathComponent
            files = try [ExportFormat.json, .alto].flatMap { format in
                try Exporter.files(for: document, pages: readings, as: format, settings: exportSettings)
            }.map { ("\(name).\($0.ending)", $0.data) }
        }
        return try PackageWriter(out: out, name: "\(stem).\(ExportFormat.mets.fileExtension)").write(
            document, outputs: files, source: path, times: ledger.ledger.times(of: document.source.sha256))
    }

    /// Gives the searchable PDF that a worker wrote its name, or sends it to standard output.
    private func finishCopy(of outcome: ConversionOutcome, stem: String) throws -> OutputEntry? {
        switch outcome.copy {
        case .failure: return nil
        case nil:
            display.message("\(stem): a text file has no pages to show, so no pdf file was written")
            return nil
        case .success(let report):
            for note in report.notes { display.message("\(stem).pdf: \(note)") }
            guard let out else {
                let file = URL(fileURLWithPath: copyTargets[outcome.path] ?? "")
                let data = try Data(contentsOf: file, options: .mappedIfSafe)
                display.finish()
                try Console.result(data)
                return nil
            }
            if let ledger, !ledger.ledger.store.isInPlace { throw ArchiveError.removed(path: ledger.ledger.store.path) }
            try OutputWriter.finish("\(out)/\(stem).pdf")
            return OutputEntry(path: "\(stem).pdf", bytes: report.bytes)
        }
    }

    private func summarise() -> ExitStatus {
        let tally = tally.withLock { $0 }
        let documents = tally.complete + tally.partial
        if let out {
            let all = items.count + doneBefore
            display.message(
                "\(documents + doneBefore) of \(all) documents written to \(out): \(display.summary)"
                    + (tally.partial > 0 ? "; \(tally.partial) partial" : "")
                    + (tally.failures.isEmpty
                        ? "" : "; \(tally.failures.count) failed (sohoa status \(out) lists them)"))
        }
        if tally.writeFailed || ledger?.failure != nil { return .notWritten }
        if tally.failures.contains(where: { $0.failure.failureClass == .modelMissing }) { return .modelMissing }
        if tally.ending != nil { return .partial }
        if conversion.isCancelled { return .interrupted }
        if documents + doneBefore == 0 {
            let encrypted = tally.failures.allSatisfy { $0.failure.failureClass == .encrypted }
            return encrypted && !tally.failures.isEmpty ? .encrypted : .unreadable
        }
        return tally.failures.isEmpty && tally.partial == 0 ? .done : .partial
    }
}
