public import Foundation

/// The published schema as a check on what the program writes.
public enum SchemaValidator {
    /// Runs Debian's `jsonschema` on a document.
    ///
    /// - Parameter schema: its file below `schemas/`.
    /// - Returns: its complaints; nil when the document is valid.
    /// - Throws: when the validator is not installed, so that a missing check can never pass.
    public static func errors(in document: Data, schema: String = "sohoa.document.schema.json") throws -> String? {
        let folder = try TemporaryFolder()
        try document.write(to: folder.file("document.json"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-m", "jsonschema", "-i", folder.file("document.json").path,
            Repository.root.appendingPathComponent("schemas/" + schema).path,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : text
    }
}
