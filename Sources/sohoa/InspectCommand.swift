import ArgumentParser
import DocumentModel
import Foundation
import PlanPipeline
import Synchronization

/// `sohoa inspect`: what the inputs are and what converting them would take.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what each input is, page by page, what would be done, and how long it would take.",
        discussion: ExitStatus.help)

    @Argument(help: "Files and folders to look at.")
    var inputs: [String]

    @OptionGroup var options: ConversionOptions

    /// Processor seconds that recognising a page of print takes at 200 to 300 dpi; see docs/performance.md.
    private static let secondsForRecognition = 1.5

    func run() async throws {
        let list = InputList(inputs)
        let conversion = options.conversion()
        let failures = Mutex<[JobFailure]>([])
        let recognised = Mutex(0)
        await conversion.run(list.items.map { options.input($0.path) }, onlyInspecting: true) { outcome in
            switch outcome.result {
            case .failure(let failure):
                failures.withLock { $0.append(failure) }
                Console.message(failure.message)
            case .success(let document):
                let count = document.pages.filter { Self.isRecognised($0.textOrigin) }.count
                recognised.withLock { $0 += count }
                try? Console.result(Data(Self.report(document, path: outcome.path).utf8))
            }
        }
        let pages = recognised.withLock { $0 }
        let seconds = Double(pages) * Self.secondsForRecognition / Double(options.workerCount)
        try Console.result(
            Data(
                "\(pages) pages to recognise, about \(ProgressDisplay.time(seconds)) with \(options.workerCount) workers\n"
                    .utf8))
        let failed = failures.withLock { $0 }
        if let first = failed.first {
            throw first.failureClass == .encrypted ? ExitStatus.encrypted.code : ExitStatus.unreadable.code
        }
    }

    private static func isRecognised(_ origin: TextOrigin) -> Bool {
        switch origin {
        case .scan, .garbage, .signatureOnly, .imageBody: true
        case .digital, .legacy, .blank, .plainText: false
        }
    }

    private static func report(_ document: PlanDocument, path: String) -> String {
        var text =
            "\(path): \(document.source.mediaType), \(document.source.pageCount) pages, \(document.source.bytes) bytes\n"
        for page in document.pages {
            let size = String(format: "%.0f × %.0f mm", page.widthPoints * 25.4 / 72, page.heightPoints * 25.4 / 72)
            let dpi = page.dpi.map { String(format: ", %.0f dpi", $0) } ?? ""
            let steps = page.steps.map(\.name).joined(separator: ", ")
            text += "  page \(page.number): \(size)\(dpi), \(page.textOrigin.rawValue): "
            text += isRecognised(page.textOrigin) ? "to be recognised" : "its own text is used"
            if !steps.isEmpty { text += " (\(steps))" }
            if let reason = page.reason { text += "; \(reason)" }
            text += "\n"
        }
        return text
    }
}
