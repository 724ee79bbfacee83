import DocumentModel
import Foundation
import PlanPipeline
import Synchronization

/// `convert --dry-run`: what a batch holds and how long it would take, with nothing written.
struct DryRun {
    let items: [InputList.Item]
    let options: ConversionOptions

    /// So many pages, spread over the batch, are read to measure the time.
    private static let sampleSize = 6

    private struct Found {
        var pages: [(path: String, count: Int)] = []
        var paths: [String: [String]] = [:]
        var bytes = 0
        var failures: [JobFailure] = []
    }

    func run() async -> ExitStatus {
        let found = Mutex(Found())
        // The first page of each is looked at, so that a file that opens but cannot be read is told as well.
        let first = PageSelection("1")
        await options.conversion().run(
            items.map { Conversion.Input(path: $0.path, password: options.password, pages: first) },
            onlyInspecting: true
        ) { outcome in
            found.withLock { found in
                switch outcome.result {
                case .failure(let failure): found.failures.append(failure)
                case .success(let document):
                    found.pages.append((outcome.path, document.source.pageCount))
                    found.paths[document.source.sha256, default: []].append(outcome.path)
                    found.bytes += document.source.bytes
                }
            }
        }
        var result = found.withLock { $0 }
        result.pages.sort { $0.path < $1.path }
        let pages = result.pages.reduce(0) { $0 + $1.count }
        let seconds = await secondsPerPage(result.pages)
        report(result, pages: pages, secondsPerPage: seconds)
        return result.failures.isEmpty ? .done : .partial
    }

    /// Mean time of a worker for a page, measured on pages spread evenly over the batch; nil when none can be read.
    private func secondsPerPage(_ files: [(path: String, count: Int)]) async -> Double? {
        guard !files.isEmpty else { return nil }
        let step = max(1, files.count / Self.sampleSize)
        let sample = stride(from: step / 2, to: files.count, by: step).prefix(Self.sampleSize).map { files[$0] }
        let times = Mutex<[Double]>([])
        await options.conversion().run(
            sample.map {
                Conversion.Input(
                    path: $0.path, password: options.password, pages: PageSelection("\(($0.count + 1) / 2)"))
            },
            progress: { event in
                if case .pageDone(_, _, _, let seconds) = event { times.withLock { $0.append(seconds) } }
            },
            finished: { _ in })
        let measured = times.withLock { $0 }
        return measured.isEmpty ? nil : measured.reduce(0, +) / Double(measured.count)
    }

    private func report(_ found: Found, pages: Int, secondsPerPage: Double?) {
        let duplicates = found.paths.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
        var lines = ["\(items.count) files, \(pages) pages, \(found.bytes / 1_000_000) MB"]
        for group in duplicates { lines.append("same content: " + group.joined(separator: ", ")) }
        for failure in found.failures { lines.append("problem: \(failure.message)") }
        if let secondsPerPage {
            let time = ProgressDisplay.time(secondsPerPage * Double(pages) / Double(options.workerCount))
            let rate = String(format: "%.2f", secondsPerPage)
            lines.append("about \(time) with \(options.workerCount) workers (\(rate) s a page, measured on a sample)")
        }
        lines.append("nothing was written")
        try? Console.result(Data((lines.joined(separator: "\n") + "\n").utf8))
    }
}
