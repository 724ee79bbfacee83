import ArgumentParser
import DocumentModel
import Foundation
import PlanPipeline

/// `sohoa outline`: the section tree of a document in the terminal.
struct OutlineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outline",
        abstract: "Show the letterhead and the section tree of a document.",
        discussion: "FILE is a converted JSON document, or anything convert takes.\n\n\(ExitStatus.help)")

    @Argument(help: "A converted JSON document, or a file to convert first.")
    var file: String

    @Option(help: "Levels of the tree to show. (default: all)")
    var depth: Int?

    @OptionGroup var options: ConversionOptions

    func validate() throws {
        if let depth, depth < 1 { throw ValidationError("--depth is a number of levels above 0.") }
    }

    func run() async throws {
        let document = try await document()
        try Console.result(Data(OutlinePrinter.standardOutput(depth: depth).text(of: document).utf8))
        if document.status != .complete { throw ExitStatus.partial.code }
    }

    private func document() async throws -> PlanDocument {
        switch try await DocumentReader(options: options).document(at: file) {
        case .success(let document): return document
        case .failure(let failure):
            Console.message(failure.message)
            throw failure.exitStatus.code
        }
    }
}

extension JobFailure {
    /// The exit status of a run whose only input ended so.
    var exitStatus: ExitStatus {
        switch failureClass {
        case .encrypted: .encrypted
        case .modelMissing: .modelMissing
        case .interrupted: .interrupted
        case .unreadable, .page, .timedOut, .crashed: .unreadable
        }
    }
}
