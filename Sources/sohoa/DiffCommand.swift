public import ArgumentParser
import DiacriticRepair
public import DiffExport
import DocumentModel
import Foundation
import PlanDiff
import PlanPipeline

extension DiffFormat: ExpressibleByArgument {}

/// `sohoa diff`: what changed from one plan to the next.
struct DiffCommand: AsyncParsableCommand {
    /// How `diff` ends; like the program of that name, not like the other commands.
    enum Status: Int32, CaseIterable {
        case same = 0
        case different = 1
        case usage = 2
        case unreadable = 3
        case notWritten = 4
        case encrypted = 5
        case modelMissing = 6

        var meaning: String {
            switch self {
            case .same: "the same, but for noise"
            case .different: "different"
            case .usage: "the command line is wrong"
            case .unreadable: "an input cannot be read"
            case .notWritten: "the output cannot be written"
            case .encrypted: "an input is encrypted and no right password was given"
            case .modelMissing: "a model or language file is missing"
            }
        }

        var code: ExitCode { ExitCode(rawValue) }
    }

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two plans, or over several years.",
        discussion: """
            An input is a converted JSON document, or anything convert takes; it is read as convert reads it. Sections \
            are matched by title and content, tables by header and key columns. What recognition noise explains is \
            counted and folded away. With more than two inputs, oldest first, the result is a matrix of sections by \
            document.

            EXIT STATUS OF DIFF:
            \(Status.allCases.map { "  \($0.rawValue)" + String(repeating: " ", count: 23) + $0.meaning }.joined(separator: "\n"))
            """)

    @Argument(help: "Two or more documents, oldest first.")
    var files: [String]

    @Option(help: "terminal, html, json, csv or md.")
    var format = DiffFormat.terminal

    @Option(help: "File for the result. (default: standard output)")
    var out: String?

    @Flag(help: "Show the counts only.")
    var stat = false

    @Flag(name: .customLong("show-noise"), help: "Report differences that noise explains as changes.")
    var showNoise = false

    @Option(
        help: "Tab-separated phrases that mean the same in titles, added to title-synonyms.tsv beside the model.")
    var synonyms: String?

    @Flag(name: .customLong("csv-bom"), help: "Begin CSV with a byte order mark, so that Excel reads the letters.")
    var csvByteOrderMark = false

    @OptionGroup var options: ConversionOptions

    func validate() throws {
        if files.count < 2 { throw ValidationError("Name two documents or more, oldest first.") }
        if let synonyms, !FileManager.default.isReadableFile(atPath: synonyms) {
            throw ValidationError(
                "--synonyms: \(synonyms) cannot be read; name a text file with phrases separated by tabs.")
        }
    }

    func run() async throws {
        let documents = try await documents()
        var settings = ComparisonSettings(synonyms: titleSynonyms())
        settings.reportsNoise = showNoise
        let comparer = PlanComparer(settings: settings)
        let data: Data
        let isSame: Bool
        if documents.count == 2 {
            let comparison = comparer.compare(documents[0], documents[1])
            data = try DiffExporter.data(for: comparison, as: format, settings: exportSettings)
            isSame = comparison.isSame
        } else {
            let matrix = comparer.matrix(of: documents)
            data = try DiffExporter.data(for: matrix, as: format, settings: exportSettings)
            isSame = matrix.isSame
        }
        do {
            if let out {
                try OutputWriter.write(data, to: URL(fileURLWithPath: out).path)
            } else {
                try Console.result(data)
            }
        } catch {
            Console.message("\(error)")
            throw Status.notWritten.code
        }
        if !isSame { throw Status.different.code }
    }

    // MARK: Inputs

    private func documents() async throws -> [PlanDocument] {
        var documents: [PlanDocument] = []
        for file in files {
            switch try await DocumentReader(options: options).document(at: file) {
            case .success(let document): documents.append(document)
            case .failure(let failure):
                Console.message(failure.message)
                switch failure.failureClass {
                case .encrypted: throw Status.encrypted.code
                case .modelMissing: throw Status.modelMissing.code
                case .unreadable, .page, .timedOut, .crashed, .interrupted: throw Status.unreadable.code
                }
            }
        }
        for (file, document) in zip(files, documents) where document.status != .complete {
            Console.message("\(file): some pages could not be read; what stands on them is missing from the comparison")
        }
        return documents
    }

    /// The phrases beside the model, and those of the user's file.
    private func titleSynonyms() -> TitleSynonyms {
        var phrases = TitleSynonyms()
        let known = try? ModelLocator(given: options.models).path(of: "title-synonyms.tsv")
        for file in [known, synonyms].compactMap({ $0 }) {
            guard let data = FileManager.default.contents(atPath: file) else { continue }
            for line in phrases.add(tabSeparated: String(decoding: data, as: UTF8.self)) {
                Console.message("\(file): \"\(line)\" holds one phrase only; separate two or more by tabs")
            }
        }
        return phrases
    }

    private var exportSettings: DiffExportSettings {
        var settings = DiffExportSettings(showsSummaryOnly: stat, csvByteOrderMark: csvByteOrderMark)
        guard out == nil, isatty(STDOUT_FILENO) == 1 else { return settings }
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            settings.width = max(40, Int(size.ws_col))
        }
        let environment = ProcessInfo.processInfo.environment
        settings.isColoured = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        return settings
    }
}
