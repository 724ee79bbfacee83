public import DocumentModel
internal import Foundation
internal import SearchablePDF
internal import Synchronization

/// Converts a batch of files with worker processes.
///
/// Jobs of several files run side by side, so that many short documents keep all workers busy too; at most
/// twice as many files are open as there are workers. Finished documents are handed over as they come.
public final class Conversion: Sendable {
    /// One file to convert.
    public struct Input: Sendable {
        public var path: String
        public var password: String?
        public var pages: PageSelection?
        /// Where a searchable PDF is to be written, under a passing name; nil for none.
        public var copyTarget: String?

        public init(
            path: String, password: String? = nil, pages: PageSelection? = nil, copyTarget: String? = nil
        ) {
            self.path = path
            self.password = password
            self.pages = pages
            self.copyTarget = copyTarget
        }
    }

    private let settings: ConversionSettings
    private let workerCount: Int
    private let executable: String
    private let showsMessages: Bool
    private let pages: (any PageStore)?
    private let cancelled = Atomic<Bool>(false)

    /// - Parameters:
    ///   - executable: a program that runs `Worker` when called with `worker`.
    ///   - workerCount: at least 1.
    ///   - pages: keeps finished pages and gives them back; nil reads every page.
    public init(
        settings: ConversionSettings, workerCount: Int, executable: String, showsMessages: Bool = false,
        pages: (any PageStore)? = nil
    ) {
        self.settings = settings
        self.workerCount = max(1, workerCount)
        self.executable = executable
        self.showsMessages = showsMessages
        self.pages = pages
    }

    /// The programs and models that would take part, asked of a worker.
    ///
    /// - Throws: ``JobFailure`` when a model is missing or no worker can be started.
    public func engines() throws -> [PlanDocument.Engine] {
        let slot = WorkerSlot(executable: executable, showsMessages: showsMessages) { false }
        defer { slot.close() }
        var settings = settings
        // Limits are for pages.
        settings.memoryLimitMegabytes = ConversionSettings().memoryLimitMegabytes
        settings.pageTimeoutSeconds = ConversionSettings().pageTimeoutSeconds
        let answer = slot.perform(WorkerJob(id: 0, kind: .engines, path: "", settings: settings))
        if let failure = answer.failure { throw failure }
        return answer.engines ?? []
    }

    /// Stops soon: no new page is begun; files that are not finished come back as failed.
    public func cancel() { cancelled.store(true, ordering: .relaxed) }

    public var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    /// Runs the batch on threads of its own and returns when all is done.
    ///
    /// - Parameters:
    ///   - onlyInspecting: pages are judged, not recognised.
    ///   - progress: called from worker threads, one call at a time.
    ///   - finished: called once for each input, in the order in which they are finished, one call at a time.
    public func run(
        _ inputs: [Input], onlyInspecting: Bool = false,
        progress: @escaping @Sendable (ConversionEvent) -> Void = { _ in },
        finished: @escaping @Sendable (ConversionOutcome) -> Void
    ) async {
        let schedule = Schedule(inputs: inputs, openLimit: workerCount * 2, keepsPages: pages != nil)
        let reporting = Mutex(())
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let group = DispatchGroup()
            for _ in 0..<workerCount {
                group.enter()
                Thread.detachNewThread { [self] in
                    let slot = WorkerSlot(executable: executable, showsMessages: showsMessages) { [self] in isCancelled
                    }
                    while let task = schedule.next() {
                        let answer = slot.perform(job(for: task, of: inputs, inspecting: onlyInspecting))
                        let restored = keep(answer, of: task, path: inputs[task.input].path)
                        let done = schedule.take(answer, of: task, restored: restored)
                        reporting.withLock { _ in
                            for event in Self.events(of: answer, task: task, done: done, inputs: inputs) {
                                progress(event)
                            }
                            if !restored.isEmpty {
                                progress(.restored(path: inputs[task.input].path, pages: restored.count))
                            }
                        }
                        if let done {
                            var outcome = outcome(of: done, inputs: inputs)
                            outcome.copy = copy(of: outcome, input: inputs[done.input], by: slot)
                            reporting.withLock { _ in
                                if case .success(let document) = outcome.result {
                                    progress(.fileDone(path: outcome.path, status: document.status))
                                }
                                finished(outcome)
                            }
                        }
                    }
                    slot.close()
                    group.leave()
                }
            }
            group.notify(queue: .global()) { continuation.resume() }
        }
    }

    /// Gives the store what came, and takes from it what need not be read again.
    private func keep(_ answer: WorkerAnswer, of task: Schedule.Task, path: String) -> [PageReading] {
        guard let pages else { return [] }
        if let source = answer.source { return pages.opened(path: path, source: source) }
        if let page = task.page, answer.failure?.failureClass != .interrupted {
            pages.keep(answer, ofPage: page, path: path)
        }
        return []
    }

    private func job(for task: Schedule.Task, of inputs: [Input], inspecting: Bool) -> WorkerJob {
        let input = inputs[task.input]
        return WorkerJob(
            id: task.number, kind: task.page == nil ? .open : inspecting ? .inspect : .page,
            path: input.path, password: input.password, page: task.page, settings: settings)
    }

    /// Has a worker write the searchable PDF of a document, where one is asked for; text files have no pages to copy.
    private func copy(
        of outcome: ConversionOutcome, input: Input, by slot: WorkerSlot
    ) -> Result<CopyReport, JobFailure>? {
        guard let target = input.copyTarget, case .success(let document) = outcome.result,
            !outcome.readings.allSatisfy({ $0.textOrigin == .plainText })
        else { return nil }
        var settings = settings
        settings.overlayFolder = nil
        let content = CopyContent(document, readings: outcome.readings)
        let answer = slot.perform(
            WorkerJob(
                id: 0, kind: .copy, path: input.path, password: input.password, content: content, target: target,
                settings: settings))
        if let report = answer.copy { return .success(report) }
        return .failure(answer.failure ?? JobFailure(.crashed, "\(input.path): the worker gave no answer; run again"))
    }

    private func outcome(of done: Schedule.Finished, inputs: [Input]) -> ConversionOutcome {
        let path = inputs[done.input].path
        switch done.result {
        case .failure(let failure): return ConversionOutcome(path: path, result: .failure(failure))
        case .success(let done):
            let readings = pages?.completed(done.readings, path: path, source: done.source) ?? done.readings
            let document = DocumentAssembly(settings: settings).document(
                path: path, source: done.source, readings: readings)
            return ConversionOutcome(path: path, result: .success(document), readings: readings)
        }
    }

    private static func events(
        of answer: WorkerAnswer, task: Schedule.Task, done: Schedule.Finished?, inputs: [Input]
    ) -> [ConversionEvent] {
        let path = inputs[task.input].path
        if let page = task.page {
            let status =
                answer.reading?.status ?? (answer.failure?.failureClass == .timedOut ? .timedOut : .failed)
            return [.pageDone(path: path, page: page, status: status, seconds: answer.seconds)]
        }
        if let source = answer.source {
            let pages = inputs[task.input].pages?.pages(of: source.pageCount).count ?? source.pageCount
            return [.opened(path: path, pages: pages)]
        }
        return answer.failure.map { [.fileFailed(path: path, failure: $0)] } ?? []
    }
}
