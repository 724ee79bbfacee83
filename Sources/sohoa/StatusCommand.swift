import Archive
import ArgumentParser
import DocumentModel
import Export
import Foundation
import PlanPipeline

/// `sohoa status`: what an output folder's ledger says.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what is done, partial, failed and waiting in an output folder, and why.",
        discussion: """
            With --review the words and table cells that are expected to hold the most errors are written to one HTML \
            file, each with a picture from its page, so that a person corrects the worst first. What was corrected is \
            saved from the page as lines that sohoa correct takes.

            \(ExitStatus.help)
            """)

    @Argument(help: "Folder that convert --out wrote to.")
    var place: String?

    @Option(name: [.customLong("in"), .customShort("C")], help: "The same folder, named as an option.")
    var folder: String?

    @Option(
        defaultAsFlag: "",
        help: ArgumentHelp(
            "Write a page for correcting the worst first. (default: review.html)", valueName: "file.html"))
    var review: String?

    @Option(help: "Most words and cells on the review page.")
    var limit = 300

    @Option(help: "Password of encrypted PDFs, for the pictures on the review page.")
    var password: String?

    @Option(help: "Worker processes for the pictures. (default: one a processor core)")
    var jobs: Int?

    func validate() throws {
        if place != nil, folder != nil { throw ValidationError("Name the folder once, as an argument or with -C.") }
        if !(1...100_000).contains(limit) { throw ValidationError("--limit is a number from 1 to 100000.") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256.") }
        var isFolder: ObjCBool = false
        if let review, FileManager.default.fileExists(atPath: review, isDirectory: &isFolder), isFolder.boolValue {
            throw ValidationError("--review: \(review) is a folder; name an HTML file, and the output folder with -C.")
        }
    }

    func run() async throws {
        let folder = folder ?? place ?? "."
        if let review {
            try await writeReview(of: folder, to: review.isEmpty ? "review.html" : review)
            return
        }
        do {
            let report = LedgerReport(try ArchiveStore(folder: folder, mustExist: true))
            try Console.result(Data(Self.text(report).utf8))
        } catch let error as ArchiveError {
            Console.message("\(error)")
            throw ExitStatus.unreadable.code
        }
    }

    private func writeReview(of folder: String, to file: String) async throws {
        do {
            let store = try ArchiveStore(folder: folder, mustExist: true)
            let pictures = PageCrops(
                executable: ConversionOptions.executable,
                workerCount: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
            let review = try await ReviewBuilder(
                store: store, limit: limit, password: password, pictures: pictures
            ).build()
            let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
            try OutputWriter.write(ReviewExport.data(for: review, title: name), to: file)
            for problem in review.problems { Console.message(problem) }
            Console.message(
                "\(review.entries.count) of \(review.doubtfulCount) doubtful words and cells written to \(file); "
                    + "open it in a browser, then sohoa correct sua-loi.tsv -C \(folder)")
        } catch let error as ArchiveError {
            Console.message("\(error)")
            throw ExitStatus.unreadable.code
        } catch let error as OutputError {
            Console.message("\(error)")
            throw ExitStatus.notWritten.code
        }
    }

    private static func text(_ report: LedgerReport) throws -> String {
        let summary = try report.summary()
        let counts = FileState.allCases.compactMap { state in
            summary.files[state].map { "\($0) \(state.rawValue)" }
        }
        var lines = ["files: " + (counts.isEmpty ? "none" : counts.joined(separator: ", "))]
        lines.append(
            "pages: \(summary.pages) read or tried, \(summary.failedPages) failed, "
                + "\(ProgressDisplay.time(summary.seconds)) of work, workers' peak \(summary.peakMegabytes) MB")
        for file in try report.files(in: [.failed, .partial]) {
            let reason = file.reason ?? ""
            // Most reasons begin with the path they speak of.
            let place = reason.hasPrefix(file.path) ? "" : "\(file.path): "
            lines.append("\(file.state.rawValue): \(place)\(reason)")
            for failed in try file.contentHash.map(report.failedPages) ?? [] {
                lines.append("  page \(failed.page): \(failed.reason)")
            }
        }
        for group in try report.duplicates() { lines.append("same content: " + group.joined(separator: ", ")) }
        return lines.joined(separator: "\n") + "\n"
    }
}
