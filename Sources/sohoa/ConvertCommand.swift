import Archive
public import ArgumentParser
import DocumentModel
public import Export
import Foundation
import PlanPipeline
import Synchronization

extension ExportFormat: ExpressibleByArgument {
    /// The formats of a list with commas.
    ///
    /// - Throws: `ValidationError` with the names that there are.
    static func list(_ text: String) throws -> [ExportFormat] {
        try text.split(separator: ",").map { name in
            guard let format = ExportFormat(rawValue: String(name)) else {
                throw ValidationError(
                    "'\(name)' is not a format; there are \(allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return format
        }
    }
}

/// `sohoa convert`: documents in, files of each format out.
struct ConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turn scans and PDFs into structured data and text.",
        discussion: """
            An input is a PDF, TIFF, JPEG, PNG or UTF-8 text file, a folder that is searched for such files, or - \
            for standard input. With --out each input gives one file a format, named after it, and for csv one file \
            a table (plan.table-1.csv), and for mets a folder for an archive (plan.mets: source, outputs, METS.xml); \
            without --out the result of one input in one format goes to standard output.

            \(ExitStatus.help)
            """)

    @Argument(help: "Files and folders to convert, or - for standard input.")
    var inputs: [String]

    @Option(help: "Folder for the results; made when it is missing.")
    var out: String?

    @Option(help: "Formats, separated by commas: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = "json"

    @Option(
        name: .customLong("debug-overlay"),
        help: ArgumentHelp(
            "Folder for one PNG a page with the rules (red), table cells (blue) and lines of text (green) drawn over it.",
            valueName: "dir"))
    var debugOverlay: String?

    @Flag(
        name: .customLong("csv-bom"), help: "Begin CSV files with a byte order mark, so that Excel reads the letters.")
    var csvByteOrderMark = false

    @OptionGroup var batch: BatchOptions

    @OptionGroup var options: ConversionOptions

    func validate() throws {
        guard !inputs.isEmpty else { throw ValidationError("Name at least one file or folder.") }
        let formats = try formats()
        guard out == nil else { return }
        if batch.fresh {
            throw ValidationError("--fresh needs --out DIR: only an output folder remembers earlier runs.")
        }
        if formats.count > 1 { throw ValidationError("Several formats need --out DIR.") }
        if formats.contains(.mets) { throw ValidationError("A METS package is a folder: give --out DIR.") }
        if formats.contains(.xlsx) || formats.contains(.pdf), isatty(STDOUT_FILENO) == 1 {
            let name = formats.contains(.xlsx) ? "A workbook" : "A PDF"
            throw ValidationError("\(name) is not for a terminal; give --out DIR, or send the output to a file.")
        }
    }

    private func formats() throws -> [ExportFormat] { try ExportFormat.list(format) }

    func run() async throws {
        let formats = try formats()
        let standardInput = try StandardInputFile(ifNamedIn: inputs)
        let list = InputList(inputs.map { $0 == "-" ? standardInput?.path ?? $0 : $0 }, leavingOut: out)
        guard !list.items.isEmpty else {
            Console.message(
                "\(inputs.joined(separator: ", ")): no PDF, TIFF, JPEG, PNG or text file is there; name files or another folder"
            )
            throw ExitStatus.unreadable.code
        }
        if out == nil, list.items.count > 1 {
            Console.message("\(list.items.count) inputs: their results cannot share standard output; give --out DIR")
            throw ExitStatus.usage.code
        }
        if let problem = formats.contains(.pdf) ? CopyTargets(out: out).problem(with: list.items) : nil {
            Console.message(problem)
            throw ExitStatus.usage.code
        }
        if batch.dryRun {
            let status = await DryRun(items: list.items, options: options).run()
            if status != .done { throw status.code }
            return
        }
        for folder in [out, debugOverlay].compactMap({ $0 }) {
            do { try OutputWriter.prepare(folder: folder) } catch {
                Console.message("\(error)")
                throw ExitStatus.notWritten.code
            }
        }
        let exportSettings = ExportSettings(csvByteOrderMark: csvByteOrderMark)
        let run = ConversionRun(
            items: list.items, formats: formats, exportSettings: exportSettings, out: out,
            plan: try plan(list.items, formats: formats, exportSettings: exportSettings),
            overlayFolder: debugOverlay, options: options, batch: batch)
        let status = await run.run()
        if status != .done { throw status.code }
    }
}

extension ConvertCommand {
    /// Opens the ledger of the output folder; nil without one.
    private func plan(
        _ items: [InputList.Item], formats: [ExportFormat], exportSettings: ExportSettings
    ) throws -> BatchPlan? {
        guard let out else { return nil }
        do {
            let keys = try BatchKeys(
                settings: options.settings, engines: try options.conversion().engines(), formats: formats,
                export: exportSettings, pages: options.pages)
            return try BatchPlan(items: items, folder: out, keys: keys, isFresh: batch.fresh)
        } catch let failure as JobFailure {
            Console.message(failure.message)
            throw ExitStatus.modelMissing.code
        } catch let error as ArchiveError {
            Console.message("\(error)")
            throw ExitStatus.notWritten.code
        }
    }
}

/// Standard input kept in a temporary file, because workers open files by name.
final class StandardInputFile {
    let path: String

    /// nil when `-` is not among the inputs.
    init?(ifNamedIn inputs: [String]) throws {
        guard inputs.contains("-") else { return nil }
        path = NSTemporaryDirectory() + "/sohoa-\(UUID().uuidString)/stdin"
        let data = try FileHandle.standardInput.readToEnd() ?? Data()
        try OutputWriter.write(data, to: path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
    }
}
