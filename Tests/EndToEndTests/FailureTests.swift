import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// What goes wrong gives its exit status and a sentence with what, where, why and what next.
    @Suite struct FailureTests {
        private let corpus = Repository.corpus.path

        /// Every sentence: where first, and a next step after a semicolon.
        private func expectSentence(_ result: CommandLineTool.Result, about place: String, _ words: String...) {
            let lines = result.messages.split(separator: "\n").map { String($0) }
            let sentence = lines.first { $0.contains(place) && $0.contains("; ") }
            #expect(sentence != nil, "no sentence about \(place) in: \(result.messages)")
            for word in words { #expect(sentence?.contains(word) == true, "'\(word)' is not in: \(sentence ?? "")") }
        }

        @Test("a file that is not there ends with status 2")
        func missingFile() throws {
            let result = try CommandLineTool.run(["convert", "/nowhere/plan.pdf"])
            #expect(result.status == 2)
            #expect(result.output.isEmpty)
            expectSentence(result, about: "plan.pdf")
        }

        @Test("a file of zero bytes ends with status 2")
        func emptyFile() throws {
            let folder = try TemporaryFolder()
            try Data().write(to: folder.file("empty.pdf"))
            let result = try CommandLineTool.run(["convert", folder.file("empty.pdf").path])
            #expect(result.status == 2)
            expectSentence(result, about: "empty.pdf", "empty")
        }

        @Test("a truncated PDF gives what can be read, or status 2, and says so", arguments: [1, 3, 5, 7, 9])
        func truncated(tenths: Int) throws {
            let folder = try TemporaryFolder()
            let whole = try Data(contentsOf: Repository.corpus.appendingPathComponent("cong-van/clean.pdf"))
            try whole.prefix(whole.count * tenths / 10).write(to: folder.file("cut.pdf"))
            let result = try CommandLineTool.run(["convert", folder.file("cut.pdf").path])
            #expect([0, 2, 3].contains(result.status))
            if result.status != 0 { expectSentence(result, about: "cut.pdf") }
            if result.status == 2 { #expect(result.output.isEmpty) }
            if result.status != 2 { #expect(result.output.contains("sohoa.document/1")) }
        }

        @Test("an encrypted PDF without its password ends with status 5 and names the option")
        func encrypted() throws {
            let result = try CommandLineTool.run(["convert", corpus + "/bad/encrypted.pdf"])
            #expect(result.status == 5)
            expectSentence(result, about: "encrypted.pdf", "--password")
        }

        @Test("a text file named .pdf is read as the text that it is")
        func textNamedPDF() throws {
            let result = try CommandLineTool.run(["convert", corpus + "/bad/text-named.pdf"])
            #expect(result.status == 0)
            #expect(result.output.contains(#""text/plain""#))
        }

        @Test("bytes of no known kind end with status 2")
        func unknownKind() throws {
            let folder = try TemporaryFolder()
            try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ 13) }).write(to: folder.file("noise.pdf"))
            let result = try CommandLineTool.run(["convert", folder.file("noise.pdf").path])
            #expect(result.status == 2)
            expectSentence(result, about: "noise.pdf")
        }

        @Test("a missing language file ends with status 6 and names the package to install")
        func missingLanguage() throws {
            let folder = try TemporaryFolder()
            let result = try CommandLineTool.run(
                ["convert", corpus + "/cong-van/clean.pdf"], environment: ["TESSDATA_PREFIX": folder.path])
            #expect(result.status == 6)
            expectSentence(result, about: "vie.traineddata", "tesseract-ocr-vie")
        }

        @Test("a missing model ends with status 6 and names every place that was searched")
        func missingModel() throws {
            let folder = try TemporaryFolder()
            let result = try CommandLineTool.run(
                ["convert", corpus + "/cong-van/clean.pdf", "--models", folder.path])
            #expect(result.status == 6)
            expectSentence(result, about: "vi.ngram", folder.path)
        }

        @Test("an output folder that cannot be written ends with status 4 before any page is read")
        func unwritableOutput() throws {
            let folder = try TemporaryFolder()
            try Data().write(to: folder.file("file"))
            let result = try CommandLineTool.run(
                ["convert", corpus + "/cong-van/clean.pdf", "--out", folder.file("file").path + "/below"])
            #expect(result.status == 4)
            expectSentence(result, about: folder.path, "--out")
        }

        @Test(
            "a wrong command line ends with status 1",
            arguments: [
                ["convert"], ["convert", "x.pdf", "--dpi", "9"], ["convert", "x.pdf", "--format", "docm"],
                ["convert", "x.pdf", "--pages", "3-1"], ["convert", "x.pdf", "--jobs", "0"], ["nonsense"],
            ])
        func wrongUsage(arguments: [String]) throws {
            let result = try CommandLineTool.run(arguments)
            #expect(result.status == 1)
            #expect(result.output.isEmpty)
            #expect(!result.messages.isEmpty)
        }

        @Test("one bad file in a folder costs only itself")
        func badFileAmongGood() throws {
            let folder = try TemporaryFolder()
            let input = folder.file("in")
            try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: Repository.corpus.appendingPathComponent("cong-van/digital.pdf"),
                to: input.appendingPathComponent("good.pdf"))
            try Data("%PDF-1.4 nothing".utf8).write(to: input.appendingPathComponent("bad.pdf"))
            let result = try CommandLineTool.run(["convert", input.path, "--out", folder.file("out").path])
            #expect(result.status == 3)
            expectSentence(result, about: "bad.pdf")
            #expect(FileManager.default.fileExists(atPath: folder.file("out/good.json").path))
            #expect(!FileManager.default.fileExists(atPath: folder.file("out/bad.json").path))
        }
    }
}
