import ArgumentParser
import DiacriticRepair
import DocumentModel
import Foundation

/// `sohoa repair`: text in, repaired text out.
struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Repairs Vietnamese text: missing marks, misread letters, text that a foreign model garbled.",
        discussion: """
            Reads a UTF-8 text file, or standard input for -, and writes the repaired text to standard output, piece by \
            piece, whatever its length. Text that carries next to no marks is restored freely; text that a model \
            without Vietnamese letters recognised is read anew; in other text a word is changed only where the gain is \
            worth the risk.
            """)

    @Argument(help: "A UTF-8 text file, or - for standard input.")
    var file = "-"

    @Option(
        help: """
            Tell what was done: list (tab-separated, to standard error), json (a line a change, to standard error), \
            html (a page to read, in place of the text).
            """)
    var report: RepairReportKind?

    @Option(help: "Write the report to this file instead; the text goes to standard output.")
    var reportFile: String?

    @Flag(help: "Take all marks off first and set them anew.")
    var stripFirst = false

    @Option(help: "How readily printed words are changed: low, standard or high.")
    var aggressiveness = AggressivenessChoice.standard

    @Option(help: "Folder of the language model.")
    var models: String?

    @Option(help: "Nats that a change must gain beside its edits where nothing is known of the word.")
    var changePenalty = RepairSettings().changePenalty

    func run() throws {
        do {
            let input = try RepairInput(file)
            var settings = RepairSettings()
            settings.changePenalty = changePenalty
            settings.scoresMarks = report != nil || reportFile != nil
            settings.aggressiveness = aggressiveness.setting
            let repairer = try DiacriticRepairer(
                modelPath: try ModelLocator(given: models).path(), settings: settings)
            try repair(input, with: repairer)
        } catch let error as RepairInputError {
            FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
            throw ExitCode(error.status)
        } catch let error as ModelError {
            FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
            throw ExitCode(6)
        }
    }

    private func repair(_ input: RepairInput, with repairer: DiacriticRepairer) throws {
        let kind = report ?? (reportFile == nil ? nil : .list)
        let page = kind == .html && reportFile == nil
        let sink = try reportSink(page ? .standardOutput : .standardError)
        var writer = kind.map { RepairReport($0, title: file == "-" ? "stdin" : file) }
        if let head = writer?.head { try sink.write(contentsOf: Data(head.utf8)) }
        var stream = RepairStream(repairer, strippedFirst: stripFirst)
        func take(_ part: RepairStream.Part) throws {
            if !page { try FileHandle.standardOutput.write(contentsOf: Data(part.bytes)) }
            if let text = writer?.text(of: part), !text.isEmpty { try sink.write(contentsOf: Data(text.utf8)) }
        }
        while let bytes = try input.next() {
            for part in stream.add(bytes) { try take(part) }
        }
        for part in stream.finish() { try take(part) }
        if let foot = writer?.foot { try sink.write(contentsOf: Data(foot.utf8)) }
    }

    private func reportSink(_ standard: FileHandle) throws -> FileHandle {
        guard let reportFile else { return standard }
        guard FileManager.default.createFile(atPath: reportFile, contents: nil),
            let handle = FileHandle(forWritingAtPath: reportFile)
        else {
            throw RepairInputError(
                place: reportFile, what: "the report cannot be written",
                remedy: "choose another place with --report-file", status: 4)
        }
        return handle
    }
}

/// The choices of `--aggressiveness`.
enum AggressivenessChoice: String, CaseIterable, ExpressibleByArgument {
    case low, standard, high

    var setting: RepairSettings.Aggressiveness {
        switch self {
        case .low: return .low
        case .standard: return .standard
        case .high: return .high
        }
    }
}
