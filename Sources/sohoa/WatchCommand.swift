import Archive
import ArgumentParser
import DocumentModel
import Export
import Foundation
import Logging
import PlanPipeline

/// `sohoa watch`: converts what is put into a folder, until it is told to stop.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Convert new files of a folder as they come, until SIGTERM or SIGINT.",
        discussion: """
            A file is converted when its size and time of change have stayed the same for --settle seconds and no \
            process of this machine has it open for writing. A file of the same content is not converted twice. Files \
            that cannot be read are reported and left until they change. SIGTERM or SIGINT end the program with status \
            0 after the pages in work; what is left is done at the next start.

            \(ExitStatus.help)
            """)

    @Argument(help: "Folder to watch, with all folders below it.")
    var input: String

    @Option(help: "Folder for the results; made when it is missing.")
    var out: String

    @Option(help: "Formats, as in convert.")
    var format = "json"

    @Option(help: "Seconds for which a file must stay as it is.")
    var settle = 5.0

    @Option(help: "Seconds between two looks at the folder.")
    var interval = 2.0

    @Flag(name: .customLong("csv-bom"), help: "Begin CSV files with a byte order mark.")
    var csvByteOrderMark = false

    @Flag(name: .customLong("log-json"), help: "Reports as one JSON object a line on standard error.")
    var logJSON = false

    @OptionGroup var options: ConversionOptions

    func validate() throws {
        _ = try ExportFormat.list(format)
        if settle < 0 { throw ValidationError("--settle is a number of seconds from 0 up.") }
        if interval <= 0 { throw ValidationError("--interval is a number of seconds above 0.") }
    }

    func run() async throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: input, isDirectory: &isFolder), isFolder.boolValue else {
            Console.message("\(input): there is no such folder; make it, then run again")
            throw ExitStatus.unreadable.code
        }
        guard !Self.isInside(out, input), !Self.isInside(input, out) else {
            Console.message("\(out): results would be taken for inputs; give an --out that is not inside \(input)")
            throw ExitStatus.usage.code
        }
        do { try OutputWriter.prepare(folder: out) } catch {
            Console.message("\(error)")
            throw ExitStatus.notWritten.code
        }
        let logger = WatchLog.logger(isJSON: logJSON)
        do {
            let export = ExportSettings(csvByteOrderMark: csvByteOrderMark)
            let formats = try ExportFormat.list(format)
            let keys = try BatchKeys(
                settings: options.settings, engines: try options.conversion().engines(), formats: formats,
                export: export, pages: options.pages)
            let watch = FolderWatch(
                input: input, out: out, formats: formats, export: export, keys: keys, options: options,
                settle: .seconds(settle), interval: .seconds(interval), logger: logger, logJSON: logJSON)
            await watch.run()
        } catch let failure as JobFailure {
            Console.message(failure.message)
            throw ExitStatus.modelMissing.code
        }
    }

    /// Whether a folder is another one or lies in it, with links followed as far as the folders exist.
    private static func isInside(_ folder: String, _ other: String) -> Bool {
        func parts(_ path: String) -> [String] {
            URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.pathComponents
        }
        return parts(folder).starts(with: parts(other))
    }
}

/// Where `watch` reports to: swift-log, on standard error.
enum WatchLog {
    static func logger(isJSON: Bool) -> Logger {
        Logger(label: "sohoa.watch") { label in
            isJSON ? JSONLogHandler() as any LogHandler : StreamLogHandler.standardError(label: label)
        }
    }

    /// Log entries as the lines that `convert --log-json` writes.
    private struct JSONLogHandler: LogHandler {
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            Console.message(EventLine.text(ofMessage: "\(event.message)", level: event.level.rawValue))
        }
    }
}
