public import ArgumentParser
import DiacriticRepair
import Foundation
public import Ingest
import PlanExtractor
public import PlanPipeline

extension TextLayerPolicy: ExpressibleByArgument {}
extension ConversionSettings.RepairMode: ExpressibleByArgument {}

/// The options that every command which reads documents has.
struct ConversionOptions: ParsableArguments {
    @Option(help: "Worker processes. (default: one a processor core)")
    var jobs: Int?

    @Option(help: "Pages to read, such as 1-3,7 or 12-. (default: all)")
    var pages: String?

    @Option(help: ArgumentHelp("Resolution for pages that must be drawn: auto, or dots an inch.", valueName: "auto|N"))
    var dpi = "auto"

    @Option(name: .customLong("text-layer"), help: "Whether a PDF's own text is used: auto, trust or ignore.")
    var textLayer = TextLayerPolicy.auto

    @Option(help: "Repair of recognised text: on, off, or report (recorded, not applied).")
    var repair = ConversionSettings.RepairMode.on

    @Option(help: "Password of encrypted PDFs.")
    var password: String?

    @Option(help: "Folder with vi.ngram. (default: SOHOA_MODELS, then beside the program)")
    var models: String?

    @Option(
        name: .customLong("table-headers"),
        help: "Tab-separated titles of script-framework columns. (default: table-headers.tsv beside the model)")
    var tableHeaders: String?

    @Option(name: .customLong("page-timeout"), help: "Seconds that one page may take.")
    var pageTimeout = 120.0

    @Option(name: .customLong("memory-limit"), help: "Megabytes that one worker may use.")
    var memoryLimit = 3_000

    @Flag(help: "Show results only.")
    var quiet = false

    @Flag(help: "Show what the libraries say.")
    var verbose = false

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256.") }
        if dpi != "auto", resolution == nil {
            throw ValidationError("--dpi is auto or a number from 50 to 1200, not '\(dpi)'.")
        }
        if let pages, PageSelection(pages) == nil {
            throw ValidationError("--pages is a list such as 1-3,7 or 12-, not '\(pages)'.")
        }
        if pageTimeout <= 0 { throw ValidationError("--page-timeout is a number of seconds above 0.") }
        if let tableHeaders, !FileManager.default.isReadableFile(atPath: tableHeaders) {
            throw ValidationError(
                "--table-headers: \(tableHeaders) cannot be read; name a text file of column<TAB>title lines.")
        }
        if memoryLimit < 1 { throw ValidationError("--memory-limit is a number of megabytes above 0.") }
    }

    private var resolution: Double? {
        guard let number = Double(dpi), (50...1200).contains(number) else { return nil }
        return number
    }

    var workerCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    var settings: ConversionSettings {
        var settings = ConversionSettings()
        settings.ingest.dpi = resolution
        settings.ingest.textLayer = textLayer
        settings.repairMode = repair
        settings.modelFolder = models.map { ($0 as NSString).standardizingPath }
        settings.languageFolder = ProcessInfo.processInfo.environment["TESSDATA_PREFIX"]
        settings.pageTimeoutSeconds = pageTimeout
        settings.memoryLimitMegabytes = memoryLimit
        settings.extraction.headerSynonyms = headerSynonyms
        return settings
    }

    /// The known titles and those of the user's file, or of the one beside the model.
    private var headerSynonyms: HeaderSynonyms {
        var synonyms = HeaderSynonyms()
        let file = tableHeaders ?? (try? ModelLocator(given: models).path(of: "table-headers.tsv"))
        guard let file, let data = FileManager.default.contents(atPath: file) else { return synonyms }
        for line in synonyms.add(tabSeparated: String(decoding: data, as: UTF8.self)) {
            Console.message(
                "\(file): \"\(line)\" names no column; write column<TAB>title, with one of \(HeaderSynonyms.Column.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return synonyms
    }

    /// - Parameters:
    ///   - overlayFolder: where pictures of the pages are drawn; nil draws none.
    ///   - pages: keeps finished pages; nil reads every page anew.
    func conversion(overlayFolder: String? = nil, pages: (any PageStore)? = nil) -> Conversion {
        var settings = settings
        settings.overlayFolder = overlayFolder.map { ($0 as NSString).standardizingPath }
        return Conversion(
            settings: settings, workerCount: workerCount, executable: Self.executable,
            showsMessages: verbose, pages: pages)
    }

    func input(_ path: String) -> Conversion.Input {
        Conversion.Input(path: path, password: password, pages: pages.flatMap { PageSelection($0) })
    }

    /// This very program, which workers are copies of.
    static var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}
