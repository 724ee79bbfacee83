import Archive
import ArgumentParser
import DocumentModel
import Foundation

/// `sohoa correct`: takes in what a person put right.
struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Keep corrections that a person made; the next convert into the folder applies them.",
        discussion: """
            A line has six fields, separated by tabs: SHA-256 of the source file, page, box, text as read, text as it \
            should be, and anything else. The box is x0,y0,x1,y1 in points, or empty where the text says enough. \
            status --review writes such lines. Lines that begin with # are left out, and so are lines whose two texts \
            are the same.

            \(ExitStatus.help)
            """)

    @Argument(help: "Tab-separated file of corrections, or - for standard input.")
    var file: String

    @Option(name: [.customLong("in"), .customShort("C")], help: "Folder that convert --out wrote to.")
    var folder = "."

    func run() throws {
        let data: Data?
        if file == "-" {
            data = try FileHandle.standardInput.readToEnd() ?? Data()
        } else {
            data = FileManager.default.contents(atPath: file)
        }
        guard let data else {
            Console.message("\(file): cannot be read; name a tab-separated file as status --review writes it")
            throw ExitStatus.unreadable.code
        }
        do {
            let corrections = try CorrectionLines.parse(String(decoding: data, as: UTF8.self), file: file)
            try PersonCorrections(ArchiveStore(folder: folder, mustExist: true)).add(corrections)
            Console.message("\(corrections.count) corrections kept; run convert again to apply them")
        } catch let error as any UserFacingError {
            Console.message("\(error)")
            throw ExitStatus.unreadable.code
        }
    }
}

/// The form of a corrections file.
enum CorrectionLines {
    struct FormError: UserFacingError {
        var place: String
        var what: String
        var remedy = "mend the line and run again: nothing was kept"
    }

    /// - Throws: ``FormError`` with the number of the first line that is not a correction.
    static func parse(_ text: String, file: String) throws -> [PersonCorrection] {
        try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let line = line.hasSuffix("\r") ? line.dropLast() : line
            if line.isEmpty || line.hasPrefix("#") { return nil }
            let place = "\(file): line \(index + 1)"
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 5 else {
                throw FormError(place: place, what: "has \(fields.count) fields where a correction has five")
            }
            guard fields[0].count == 64, fields[0].allSatisfy(\.isHexDigit) else {
                throw FormError(place: place, what: "the first field is not the SHA-256 of a file")
            }
            guard let page = Int(fields[1]), page > 0 else {
                throw FormError(place: place, what: "'\(fields[1])' is not a page number")
            }
            let edges = fields[2].split(separator: ",").compactMap { Double($0) }
            guard fields[2].isEmpty || edges.count == 4 else {
                throw FormError(place: place, what: "'\(fields[2])' is not a box of four numbers")
            }
            let box = edges.count == 4 ? Box(x0: edges[0], y0: edges[1], x1: edges[2], y1: edges[3]) : nil
            let (from, to) = (VietnameseText.composed(fields[3]), VietnameseText.composed(fields[4]))
            if from.unicodeScalars.elementsEqual(to.unicodeScalars) { return nil }
            return PersonCorrection(contentHash: fields[0].lowercased(), page: page, box: box, from: from, to: to)
        }
    }
}
