import Archive
import DocumentModel
import Export
import Foundation
import Ingest
import Logging
import PlanPipeline
import Synchronization

/// Looks at a folder again and again and converts the files that have become whole.
final class FolderWatch: Sendable {
    private let input: String
    private let out: String
    private let formats: [ExportFormat]
    private let export: ExportSettings
    private let keys: BatchKeys
    private let options: ConversionOptions
    private let settle: Duration
    private let interval: Duration
    private let logger: Logger
    private let logJSON: Bool
    private let isStopping = Atomic<Bool>(false)
    private let running = Mutex<ConversionRun?>(nil)

    /// So many files at most are converted together, so that a file that comes later waits for no more than these.
    private static let batchSize = 32
    /// How long an output folder that cannot be used is left alone: the disk may be full, another run may hold it.
    private static let pauseAfterTrouble = Duration.seconds(30)

    init(
        input: String, out: String, formats: [ExportFormat], export: ExportSettings, keys: BatchKeys,
        options: ConversionOptions, settle: Duration, interval: Duration, logger: Logger, logJSON: Bool
    ) {
        self.input = input
        self.out = out
        self.formats = formats
        self.export = export
        self.keys = keys
        self.options = options
        self.settle = settle
        self.interval = interval
        self.logger = logger
        self.logJSON = logJSON
    }

    /// Runs until SIGTERM or SIGINT.
    func run() async {
        let interrupt = InterruptHandler { [self] in
            isStopping.store(true, ordering: .sequentiallyConsistent)
            logger.info("stopping after the pages in work; a second signal ends the program at once")
            running.withLock { $0?.cancel() }
        }
        defer { interrupt.stop() }
        logger.info("watching \(input)")
        var files = SettledFiles(settle: settle)
        var isMissing = false
        while !mustStop {
            let isThere = FileManager.default.fileExists(atPath: input)
            if isThere == isMissing {
                isMissing = !isThere
                logger.warning(
                    isMissing
                        ? "\(input): the folder is gone; waiting until it comes back" : "\(input): the folder is back")
            }
            let whole = isThere ? files.whole(among: InputList([input]).items.map(\.path)) : []
            for start in stride(from: 0, to: whole.count, by: Self.batchSize) where !mustStop {
                let batch = Array(whole[start..<min(start + Self.batchSize, whole.count)])
                let (due, isTrouble) = await convert(batch)
                for path in due { files.giveBack(path) }
                if isTrouble { await pause(for: max(interval, Self.pauseAfterTrouble)) }
            }
            await pause(for: interval)
        }
        logger.info("stopped")
    }

    private var mustStop: Bool { isStopping.load(ordering: .sequentiallyConsistent) }

    /// Waits in short steps, so that a signal is not waited out.
    private func pause(for time: Duration) async {
        let end = ContinuousClock.now + time
        while !mustStop, ContinuousClock.now < end { try? await Task.sleep(for: min(time, .milliseconds(100))) }
    }

    /// Converts files that are not done yet and whose content is new.
    ///
    /// - Returns: files that are due again: all of them when the output folder could not be used, or copies of one that
    ///   was converted just now.
    private func convert(_ paths: [String]) async -> (due: [String], isTrouble: Bool) {
        do {
            let (new, later) = try newFiles(among: paths)
            guard !new.isEmpty else { return (later, false) }
            let plan = try BatchPlan(items: new, folder: out, keys: keys, isFresh: false)
            guard !plan.items.isEmpty else {
                try plan.ledger.end(outcome: ExitStatus.done.meaning)
                plan.ledger.store.close()
                return (later, false)
            }
            let run = ConversionRun(
                items: new, formats: formats, exportSettings: export, out: out, plan: plan, options: options,
                batch: .forWatching(logJSON: logJSON), logger: logger)
            running.withLock { $0 = run }
            defer { running.withLock { $0 = nil } }
            // A signal that came while the run was made found none to cancel.
            if mustStop { run.cancel() }
            return await run.run() == .notWritten ? (paths, true) : (later, false)
        } catch {
            logger.error("\(error)")
            return (paths, true)
        }
    }

    /// The files whose content no finished document has, with the names of their outputs, and copies of these;
    /// copies of finished ones are entered as such.
    private func newFiles(among paths: [String]) throws -> (new: [InputList.Item], later: [String]) {
        let lock = try ArchiveLock(folder: out)
        defer { withExtendedLifetime(lock) {} }
        let store = try ArchiveStore(folder: out)
        defer { store.close() }
        let copies = LedgerCopies(store)
        var stems = try copies.outputStems()
        var taken = Set(stems.values)
        let done = try copies.doneStamps(readingSettings: keys.reading, outputSettings: keys.output)
        var new: [InputList.Item] = []
        var inBatch: [String: String] = [:]
        var later: [String] = []
        for path in paths {
            let absolute = BatchLedger.absolute(path)
            let stem = stems[absolute] ?? Self.stem(of: path, below: input, taken: taken)
            if let stamp = FileStamp(path: path), stamp == done[absolute] {
                // Nothing is read of what has not changed; the plan sees whether the outputs are still there.
                new.append(InputList.Item(path: path, outputStem: stem))
                continue
            }
            guard let digest = try? FileDigest.sha256(ofFile: path) else {
                logger.warning("\(path): cannot be read; it is tried again when it changes")
                continue
            }
            let hash = digest.hexadecimal
            if let twin = inBatch[hash] {
                // Entered as a copy when its twin is done: see below.
                logger.info("\(path): has the content of \(twin), which is converted now")
                later.append(path)
                continue
            }
            let original = try copies.original(
                of: hash, besides: absolute, readingSettings: keys.reading, outputSettings: keys.output)
            if let original {
                logger.info("\(path): has the content of \(original), which is converted")
                try copies.enter(copy: absolute, outputStem: stem, contentHash: hash, of: original)
                continue
            }
            inBatch[hash] = path
            stems[absolute] = stem
            taken.insert(stem)
            new.append(InputList.Item(path: path, outputStem: stem))
        }
        return (new, later)
    }

    /// The path of the outputs: without its ending, or with it where another file has that name already, so that a name
    /// never depends on what comes later.
    private static func stem(of path: String, below folder: String, taken: Set<String>) -> String {
        let below = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
        let stem = (below as NSString).deletingPathExtension
        return taken.contains(stem) ? below : stem
    }
}
