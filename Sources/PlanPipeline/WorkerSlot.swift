internal import Foundation
internal import SearchablePDF

/// A place in the pool: one worker at a time, replaced when it dies, asked once more before a job is given up.
final class WorkerSlot {
    private let executable: String
    private let showsMessages: Bool
    private let isCancelled: @Sendable () -> Bool
    private var worker: WorkerProcess?

    init(executable: String, showsMessages: Bool, isCancelled: @escaping @Sendable () -> Bool) {
        self.executable = executable
        self.showsMessages = showsMessages
        self.isCancelled = isCancelled
    }

    /// The worker's answer, or an answer that says why there is none.
    ///
    /// A job whose worker dies, hangs or outgrows its memory is tried once more with a fresh worker.
    func perform(_ job: WorkerJob) -> WorkerAnswer {
        var last = JobFailure(.crashed, "")
        for _ in 0..<2 {
            if isCancelled() {
                return WorkerAnswer(
                    id: job.id,
                    failure: JobFailure(.interrupted, "\(Self.place(of: job)): interrupted; run the command again"))
            }
            do {
                let worker = try self.worker ?? WorkerProcess(executable: executable, showsMessages: showsMessages)
                self.worker = worker
                return try worker.ask(
                    job, timeoutSeconds: Self.timeout(of: job),
                    memoryLimitMegabytes: job.settings.memoryLimitMegabytes)
            } catch let ending as WorkerProcess.Ending {
                worker = nil
                last = Self.failure(of: job, after: ending)
            } catch {
                worker = nil
                last = JobFailure(
                    .crashed,
                    "\(Self.place(of: job)): no worker could be used (\(error)); free memory or lower --jobs, then run again"
                )
            }
        }
        return WorkerAnswer(id: job.id, failure: last)
    }

    /// Ends the worker, if there is one.
    func close() {
        worker?.kill()
        worker = nil
    }

    /// Opening reads the whole file once for its digest, and copying writes all its pages, so a short page timeout must
    /// not end them.
    private static func timeout(of job: WorkerJob) -> Double {
        switch job.kind {
        case .open: max(60, job.settings.pageTimeoutSeconds)
        case .copy: max(60, job.settings.pageTimeoutSeconds, Double(job.content?.pages.count ?? 0))
        case .page, .inspect, .crops, .engines: job.settings.pageTimeoutSeconds
        }
    }

    private static func place(of job: WorkerJob) -> String {
        let name = (job.path as NSString).lastPathComponent
        return job.page.map { "\(name): page \($0)" } ?? name
    }

    private static func failure(of job: WorkerJob, after ending: WorkerProcess.Ending) -> JobFailure {
        let place = place(of: job)
        switch ending {
        case .timedOut(let seconds):
            return JobFailure(
                .timedOut,
                "\(place): not done after \(format(seconds)) seconds, twice; give it more with --page-timeout, or a lower --dpi"
            )
        case .outgrewMemory(let megabytes):
            return JobFailure(
                .crashed,
                "\(place): the worker used \(megabytes) MB, more than the limit of \(job.settings.memoryLimitMegabytes) MB, twice; raise --memory-limit or give a lower --dpi"
            )
        case .died(let why):
            return JobFailure(
                .crashed,
                job.kind == .copy
                    ? "\(place): the worker stopped twice while it wrote the searchable PDF (\(why)); the file may be damaged: try to print it to a new PDF, or leave pdf out of --format"
                    : "\(place): the worker stopped twice while reading it (\(why)); the file may be damaged: try to print it to a new PDF, or leave the page out with --pages"
            )
        }
    }

    private static func format(_ seconds: Double) -> String {
        seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
    }
}
