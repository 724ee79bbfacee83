import Archive
import DocumentModel
import Export
import Foundation
import PlanPipeline

/// What of a batch is left to do, and the ledger that says so.
struct BatchPlan {
    /// Files that must be worked on, in the order given.
    var items: [InputList.Item]
    /// Files that are done already under the same settings.
    var doneBefore: Int
    var ledger: Ledger
    /// Held for as long as the batch runs.
    var lock: ArchiveLock

    /// Locks the output folder, opens its ledger and begins a run.
    ///
    /// - Throws: ``ArchiveError``; `JobFailure` when a model is missing.
    init(
        items: [InputList.Item], folder: String, keys: BatchKeys, isFresh: Bool
    ) throws {
        lock = try ArchiveLock(folder: folder)
        OutputWriter.removeParts(below: folder)
        ledger = try Ledger(
            store: ArchiveStore(folder: folder), tool: DocumentAssembly.toolName, readingSettings: keys.reading,
            outputSettings: keys.output, isFresh: isFresh)
        var left: [InputList.Item] = []
        for item in items {
            let path = BatchLedger.absolute(item.path)
            if try !ledger.isDone(path: path, stem: item.outputStem, outputFolder: folder) { left.append(item) }
        }
        try ledger.enter(left.map { (BatchLedger.absolute($0.path), $0.outputStem) })
        doneBefore = items.count - left.count
        self.items = left
    }
}
