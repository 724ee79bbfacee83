import ArgumentParser
import DiacriticRepair
import DocumentModel
import Foundation

/// `sohoa repair`: text in, repaired text out.
struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Repairs the marks of Vietnamese text.",
        discussion: """
            Reads a UTF-8 text file, or standard input for -, and writes the repaired text to standard output. Text \
            that carries next to no marks is restored freely; in other text a word is changed only where the gain is \
            worth the risk.
            """)

    @Argument(help: "A UTF-8 text file, or - for standard input.")
    var file = "-"

    @Flag(help: "List each correction on standard error: line, from, to, rule, score; tab-separated.")
    var report = false

    @Option(help: "Write the list of corrections to this file instead.")
    var reportFile: String?

    @Flag(help: "Take all marks off first and set them anew.")
    var stripFirst = false

    @Option(help: "Folder of the language model.")
    var models: String?

    @Option(help: "Nats that a change must gain where nothing is known of the word.")
    var changePenalty = RepairSettings().changePenalty

    func run() throws {
        do {
            let text = try input()
            var settings = RepairSettings()
            settings.changePenalty = changePenalty
            let repaired = try DiacriticRepairer(
                modelPath: try ModelLocator(given: models).path(), settings: settings
            )
            .repair(text: text, strippedFirst: stripFirst)
            FileHandle.standardOutput.write(Data(repaired.text.utf8))
            try list(repaired)
        } catch let error as RepairInputError {
            FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
            throw ExitCode(error.status)
        } catch let error as ModelError {
            FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
            throw ExitCode(6)
        }
    }

    private func input() throws -> String {
        let data: Data
        if file == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
                throw RepairInputError(place: file, what: "there is no such file", remedy: "check the name")
            }
            guard !isFolder.boolValue else {
                throw RepairInputError(
                    place: file, what: "this is a folder, not a text file", remedy: "give one text file at a time")
            }
            guard let read = FileManager.default.contents(atPath: file) else {
                throw RepairInputError(
                    place: file, what: "the file cannot be read", remedy: "check its permissions")
            }
            data = read
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw RepairInputError(
                place: file == "-" ? "standard input" : file, what: "the text is not valid UTF-8",
                remedy: "convert it with iconv; sohoa convert reads PDF and pictures")
        }
        return text
    }

    private func list(_ repaired: RepairedText) throws {
        guard report || reportFile != nil else { return }
        var table = "line\tfrom\tto\trule\tscore\n"
        for change in repaired.changes {
            let correction = change.correction
            table += "\(change.line)\t\(correction.from)\t\(correction.to)\t\(correction.rule)\t\(correction.score)\n"
        }
        guard let reportFile else {
            FileHandle.standardError.write(Data(table.utf8))
            return
        }
        do { try Data(table.utf8).write(to: URL(fileURLWithPath: reportFile), options: .atomic) } catch {
            throw RepairInputError(
                place: reportFile, what: "the report cannot be written (\(error.localizedDescription))",
                remedy: "choose another place with --report-file", status: 4)
        }
    }
}

/// A text that cannot be read, or a report that cannot be written.
struct RepairInputError: UserFacingError {
    let place: String
    let what: String
    let remedy: String
    var status: Int32 = 2
}
