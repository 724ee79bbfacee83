import Accuracy
import ArgumentParser
import DocumentModel
import Foundation

/// `sohoa evaluate`: how far a text, or a document's structure, is from the truth.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure a text or a converted document against the truth.",
        discussion: """
            The hypothesis is a text file, a folder of text files, or a converted JSON document, whose pages are compared \
            with p001.txt, p002.txt … in the reference folder. Rates are in percent: CER characters, BASE characters \
            without marks, MARK words with wrong marks only, WER words, BAG F1 of the words in any order.

            \(ExitStatus.help)
            """)

    @Argument(help: "Text file, folder of text files, or converted JSON document.")
    var hypothesis: String

    @Argument(help: "Text file, or folder of text files with the same names.")
    var reference: String?

    @Option(help: "Outline truth (JSON) to compare a converted document's structure with.")
    var outline: String?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard reference != nil || outline != nil else {
            throw ValidationError("Give a reference text, or --outline with an outline truth.")
        }
    }

    func run() throws {
        do {
            if let reference { try compareTexts(with: reference) }
            if let outline { try compareOutline(with: outline) }
        } catch let error as EvaluationError {
            Console.message(error.description)
            throw ExitStatus.unreadable.code
        }
    }

    private func compareTexts(with reference: String) throws {
        let pairs = try TextPairs(hypothesis: hypothesis, reference: reference).pairs
        let scores = pairs.map { (name: $0.name, score: TextScore(hypothesis: $0.hypothesis, reference: $0.reference)) }
        let total = TextScore.total(scores.map(\.score))
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try Console.result(try encoder.encode(total) + Data("\n".utf8))
            return
        }
        for row in scores + [("total", total)] {
            try Console.result(Data((Self.line(row.name, row.score) + "\n").utf8))
        }
    }

    private func compareOutline(with outline: String) throws {
        let document = try Self.document(at: hypothesis)
        let score: OutlineScore
        do {
            score = try OutlineScore(document: document, gold: try Self.contents(of: outline))
        } catch let error as DecodingError {
            throw EvaluationError(
                place: outline, what: "it is not an outline truth (\(error))",
                remedy: "see corpus/README.md for its form")
        }
        var lines = score.fieldDifferences.map { "  " + $0 }
        lines.append(
            String(
                format:
                    "fields %d/%d  section-path F1 %.2f (gold %d, got %d, matched %d)  titles right %.2f  recipients %.1f",
                score.fieldsRight, score.fieldsCounted, score.pathF1, score.pathsInTruth, score.pathsFound,
                score.pathsMatched, score.titlesRight, score.recipientsF1))
        if !score.missedPaths.isEmpty { lines.append("  missed: " + score.missedPaths.joined(separator: " ")) }
        if !score.inventedPaths.isEmpty { lines.append("  invented: " + score.inventedPaths.joined(separator: " ")) }
        try Console.result(Data((lines.joined(separator: "\n") + "\n").utf8))
    }

    private static func line(_ name: String, _ score: TextScore) -> String {
        let padded = name + String(repeating: " ", count: max(0, 48 - name.count))
        return padded
            + String(
                format: " CER %6.2f  BASE %6.2f  MARK %6.2f  WER %6.2f  BAG %6.2f  words %d", score.characterErrorRate,
                score.baseErrorRate, score.markErrorRate, score.wordErrorRate, score.bagOfWordsF1, score.words)
    }

    static func contents(of path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EvaluationError(place: path, what: "it cannot be read", remedy: "check the path")
        }
        return data
    }

    static func document(at path: String) throws -> PlanDocument {
        do {
            return try JSONDecoder().decode(PlanDocument.self, from: try contents(of: path))
        } catch let error as DecodingError {
            throw EvaluationError(
                place: path, what: "it is not a converted document (\(error))", remedy: "make one with sohoa convert")
        }
    }
}

/// What stands in the way of a comparison.
struct EvaluationError: UserFacingError {
    var place: String
    var what: String
    var remedy: String
}

/// The texts that belong together: two files, two folders, or a document's pages and a folder.
private struct TextPairs {
    var pairs: [(name: String, hypothesis: String, reference: String)] = []

    init(hypothesis: String, reference: String) throws {
        guard Self.isFolder(reference) else {
            let name = (reference as NSString).lastPathComponent
            pairs = [(name, try Self.wholeText(hypothesis), try Self.text(reference))]
            return
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: reference).filter { $0.hasSuffix(".txt") }
            .sorted()
        guard !names.isEmpty else {
            throw EvaluationError(
                place: reference, what: "no .txt file is in it", remedy: "name the folder with the truth")
        }
        if Self.isFolder(hypothesis) {
            for name in names {
                // A missing page counts as an empty one: everything on it was lost.
                let path = hypothesis + "/" + name
                let text = FileManager.default.fileExists(atPath: path) ? try Self.text(path) : ""
                pairs.append((name, text, try Self.text(reference + "/" + name)))
            }
        } else {
            let pages = try EvaluateCommand.document(at: hypothesis).pages
            for name in names {
                let number = Int(name.filter(\.isNumber)) ?? 0
                let text = pages.first { $0.number == number }?.text ?? ""
                pairs.append((name, text, try Self.text(reference + "/" + name)))
            }
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func wholeText(_ path: String) throws -> String {
        let text = try text(path)
        guard text.hasPrefix("{"), let document = try? EvaluateCommand.document(at: path) else { return text }
        return document.pages.map(\.text).joined(separator: "\n")
    }

    private static func text(_ path: String) throws -> String {
        guard let text = String(validating: try EvaluateCommand.contents(of: path), as: UTF8.self) else {
            throw EvaluationError(place: path, what: "it is not UTF-8 text", remedy: "save it as UTF-8")
        }
        return text
    }
}
