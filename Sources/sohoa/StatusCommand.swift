import Archive
import ArgumentParser
import Foundation

/// `sohoa status`: what an output folder's ledger says.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what is done, partial, failed and waiting in an output folder, and why.",
        discussion: ExitStatus.help)

    @Argument(help: "Folder that convert --out wrote to.")
    var folder = "."

    func run() throws {
        do {
            let report = LedgerReport(try ArchiveStore(folder: folder, mustExist: true))
            try Console.result(Data(Self.text(report).utf8))
        } catch let error as ArchiveError {
            Console.message("\(error)")
            throw ExitStatus.unreadable.code
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
