import Archive
import DocumentModel
import Foundation
import PlanPipeline
import Synchronization

/// Joins a running batch with the ledger of its output folder.
///
/// A ledger that cannot be written ends the batch: going on would do work that nobody could find again.
final class BatchLedger: PageStore {
    private struct OpenFile {
        var contentHash: String
        var stamp: FileStamp?
    }

    let ledger: Ledger
    let folder: String
    private let corrections: PersonCorrections
    private let openFiles = Mutex<[String: OpenFile]>([:])
    private let firstFailure = Mutex<(any UserFacingError)?>(nil)
    private let stop: @Sendable (any UserFacingError) -> Void

    /// - Parameter stop: called once, when the ledger can no longer be written.
    init(ledger: Ledger, folder: String, stop: @escaping @Sendable (any UserFacingError) -> Void) {
        self.ledger = ledger
        self.folder = folder
        self.stop = stop
        corrections = PersonCorrections(ledger.store)
    }

    /// What made the ledger unusable; nil when all is well.
    var failure: (any UserFacingError)? { firstFailure.withLock { $0 } }

    func opened(path: String, source: SourceSummary) -> [PageReading] {
        let file = OpenFile(contentHash: source.sha256, stamp: FileStamp(path: path))
        openFiles.withLock { $0[path] = file }
        return guarded {
            try ledger.opened(
                path: Self.absolute(path), stamp: file.stamp, contentHash: source.sha256, mediaType: source.mediaType,
                pageCount: source.pageCount)
            return try ledger.readings(of: source.sha256)
        } ?? []
    }

    func keep(_ answer: WorkerAnswer, ofPage page: Int, path: String) {
        guard let file = openFiles.withLock({ $0[path] }) else { return }
        let state = answer.reading?.status ?? (answer.failure?.failureClass == .timedOut ? .timedOut : .failed)
        guarded {
            try ledger.keep(
                PageEntry(
                    contentHash: file.contentHash, number: page, reading: answer.reading, state: state,
                    reason: answer.reading?.reason ?? answer.failure?.message, seconds: answer.seconds,
                    peakMegabytes: answer.peakMegabytes))
        }
    }

    func completed(_ readings: [PageReading], path: String, source: SourceSummary) -> [PageReading] {
        let made = guarded { try corrections.all(of: source.sha256) } ?? []
        return made.isEmpty ? readings : CorrectedPages.apply(made, to: readings)
    }

    /// Whether the file is still the one that was opened.
    func isUnchanged(path: String) -> Bool {
        guard let file = openFiles.withLock({ $0.removeValue(forKey: path) }) else { return true }
        return file.stamp == FileStamp(path: path)
    }

    func finished(path: String, document: PlanDocument, outputs: [OutputEntry]) {
        guarded { try ledger.finished(path: Self.absolute(path), document: document, outputs: outputs) }
    }

    func failed(path: String, reason: String) {
        guarded { try ledger.failed(path: Self.absolute(path), reason: reason) }
    }

    /// Closes the run and the ledger.
    func end(outcome: String) {
        guarded { try ledger.end(outcome: outcome) }
        ledger.store.close()
    }

    /// The path from the root, by which the ledger knows a file from whatever folder the command is run.
    static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

    @discardableResult
    private func guarded<Value>(_ work: () throws -> Value) -> Value? {
        do { return try work() } catch {
            let failure =
                error as? any UserFacingError
                ?? ArchiveError.notWritten(path: ledger.store.path, reason: "\(error)")
            let isFirst = firstFailure.withLock { known in
                defer { known = known ?? failure }
                return known == nil
            }
            if isFirst { stop(failure) }
            return nil
        }
    }
}
