import Archive
import ArgumentParser
import Foundation

/// `sohoa search`: finds sections, table rows and letterheads in an output folder.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find sections, table rows and letterheads among converted documents.",
        discussion: """
            Words may be typed with or without marks: 'bao hiem y te' finds what 'bảo hiểm y tế' finds, and a word that \
            is typed with marks is found only so. "Double quotes" hold a phrase together.

            \(ExitStatus.help)
            """)

    @Argument(help: "Words to look for.")
    var query: [String]

    @Option(name: [.customLong("in"), .customShort("C")], help: "Folder that convert --out wrote to.")
    var folder = "."

    @Option(help: "Kind of document, such as 'kế hoạch'.")
    var kind: String?

    @Option(help: "Part of the issuing agency's name.")
    var issuer: String?

    @Option(help: "Part of the document's number.")
    var number: String?

    @Option(help: "Year of the document's date.")
    var year: Int?

    @Option(help: "The most hits to show.")
    var limit = 10

    @Flag(help: "Hits as JSON.")
    var json = false

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit is a number above 0.") }
        if query.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { throw ValidationError("Name a word to look for.") }
    }

    func run() throws {
        let hits: [SearchHit]
        do {
            let store = try ArchiveStore(folder: folder, mustExist: true)
            hits = try Catalogue(store).search(
                SearchQuery(
                    query.joined(separator: " "), kind: kind, issuer: issuer, number: number, year: year, limit: limit))
        } catch let error as ArchiveError {
            Console.message("\(error)")
            throw ExitStatus.unreadable.code
        }
        try Console.result(json ? Self.json(hits) : Data(Self.text(hits).utf8))
        if hits.isEmpty { Console.message("nothing was found; try fewer words, or words without marks") }
    }

    private static func text(_ hits: [SearchHit]) -> String {
        hits.enumerated().map { index, hit in
            let document = [hit.documentKind, hit.documentNumber, hit.date].compactMap { $0 }.joined(separator: " ")
            let place = (hit.page.map { "page \($0)" } ?? "") + (hit.place.isEmpty ? "" : ", \(hit.place)")
            var text = "\(index + 1). \(hit.path): \(place)\(document.isEmpty ? "" : " [\(document)]")\n"
            if !hit.title.isEmpty { text += "   \(hit.title)\n" }
            if hit.snippet != hit.title, !hit.snippet.isEmpty { text += "   \(hit.snippet)\n" }
            return text
        }.joined()
    }

    private static func json(_ hits: [SearchHit]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(hits) + Data("\n".utf8)
    }
}
