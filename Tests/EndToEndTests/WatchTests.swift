import Archive
import Foundation
import TestSupport
import Testing

@testable import sohoa

@Suite("Which files of a watched folder are whole")
struct SettledFilesTests {
    private let start = ContinuousClock.now

    private func file(_ folder: TemporaryFolder, _ text: String, name: String = "a.txt") throws -> String {
        try Data(text.utf8).write(to: folder.file(name))
        return folder.file(name).path
    }

    @Test("a file is handed out once, when it has stayed the same for the settle time")
    func settles() throws {
        let folder = try TemporaryFolder()
        var files = SettledFiles(settle: .seconds(5))
        let path = try file(folder, "a")
        func whole(at seconds: Double) -> [String] {
            files.whole(among: [path], now: start + .seconds(seconds)) { _ in false }
        }
        #expect(whole(at: 0).isEmpty)
        _ = try file(folder, "ab")
        #expect(whole(at: 4).isEmpty)
        #expect(whole(at: 8).isEmpty, "it has grown at 4")
        #expect(whole(at: 9) == [path])
        #expect(whole(at: 20).isEmpty)
        _ = try file(folder, "abc")
        #expect(whole(at: 21).isEmpty)
        #expect(whole(at: 26) == [path], "it has changed, so it is due again")
    }

    @Test("a file that somebody writes is left alone until it is closed, even if it does not grow")
    func open() throws {
        let folder = try TemporaryFolder()
        var files = SettledFiles(settle: .seconds(1))
        let path = try file(folder, "a")
        let writer = try FileHandle(forWritingTo: folder.file("a.txt"))
        #expect(SettledFiles.isBeingWritten(path))
        _ = files.whole(among: [path], now: start)
        #expect(files.whole(among: [path], now: start + .seconds(2)).isEmpty)
        try writer.close()
        #expect(!SettledFiles.isBeingWritten(path))
        #expect(files.whole(among: [path], now: start + .seconds(4)) == [path])
    }

    @Test("times of change that go backwards are only other times")
    func backwards() throws {
        let folder = try TemporaryFolder()
        var files = SettledFiles(settle: .seconds(1))
        let path = try file(folder, "a")
        func whole(at seconds: Double) -> [String] {
            files.whole(among: [path], now: start + .seconds(seconds)) { _ in false }
        }
        _ = whole(at: 0)
        #expect(whole(at: 1) == [path])
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: path)
        _ = whole(at: 2)
        #expect(whole(at: 3) == [path])
    }
}

extension EndToEnd {
    /// `sohoa watch` as a real process.
    @Suite struct WatchTests {
        private let corpus = Repository.corpus

        /// Waits until something holds, for a minute at most.
        private func wait(_ what: String, until isSo: () throws -> Bool) throws {
            let deadline = ContinuousClock.now + .seconds(60)
            while ContinuousClock.now < deadline {
                if try isSo() { return }
                Thread.sleep(forTimeInterval: 0.1)
            }
            Issue.record("never came: \(what)")
        }

        private func isThere(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }

        private func start(_ input: TemporaryFolder, _ out: TemporaryFolder, _ more: [String] = []) throws
            -> CommandLineTool.Running
        {
            try CommandLineTool.start(
                [
                    "watch", input.path, "--out", out.path, "--settle", "0.5", "--interval", "0.2", "--format", "txt",
                    "--pages", "1",
                ] + more)
        }

        @Test("grown, moved, copied and bad files; SIGTERM ends it cleanly", .timeLimit(.minutes(5)))
        func folder() throws {
            let (input, out) = (try TemporaryFolder(), try TemporaryFolder())
            let running = try start(input, out)
            // A file that grows slowly: its first half would already open as a text file.
            let source = try Data(contentsOf: corpus.appendingPathComponent("cong-van/source.txt"))
            let slow = input.file("slow.txt")
            FileManager.default.createFile(atPath: slow.path, contents: nil)
            let writer = try FileHandle(forWritingTo: slow)
            for part in 0..<8 {
                try writer.write(contentsOf: source[part * source.count / 8..<(part + 1) * source.count / 8])
                Thread.sleep(forTimeInterval: 0.25)
                #expect(!isThere(out.file("slow.txt")))
            }
            // Open and still for longer than the settle time.
            Thread.sleep(forTimeInterval: 1.5)
            #expect(!isThere(out.file("slow.txt")))
            try writer.close()
            try wait("the grown file") { isThere(out.file("slow.txt")) }
            // A file that cannot be read, and one that is moved in below another folder.
            try FileManager.default.copyItem(
                at: corpus.appendingPathComponent("bad/truncated.pdf"), to: input.file("bad.pdf"))
            let outside = try TemporaryFolder()
            try FileManager.default.copyItem(
                at: corpus.appendingPathComponent("cong-van/digital.pdf"), to: outside.file("moved.pdf"))
            try FileManager.default.createDirectory(at: input.file("2024"), withIntermediateDirectories: true)
            try FileManager.default.moveItem(at: outside.file("moved.pdf"), to: input.file("2024/moved.pdf"))
            try wait("the moved file") { isThere(out.file("2024/moved.txt")) }
            // A copy: told, not converted.
            try FileManager.default.copyItem(at: input.file("2024/moved.pdf"), to: input.file("copy.pdf"))
            let report = { LedgerReport(try ArchiveStore(folder: out.path, mustExist: true)) }
            try wait("the copy in the ledger") {
                try report().duplicates() == [[input.file("2024/moved.pdf").path, input.file("copy.pdf").path]]
            }
            // Another file with the stem of one that is there.
            try FileManager.default.copyItem(
                at: corpus.appendingPathComponent("samples/letter-page-1.png"), to: input.file("slow.png"))
            try wait("the namesake") { isThere(out.file("slow.png.txt")) }
            #expect(running.isRunning)
            running.send(SIGTERM)
            let result = try running.finish()
            #expect(result.status == 0, "\(result.messages)")
            #expect(result.messages.contains("copy.pdf: has the content of"))
            #expect(result.messages.components(separatedBy: "bad.pdf").count >= 2)
            #expect(result.messages.contains("stopped"))
            #expect(!isThere(out.file("copy.txt")))
            #expect(try report().files(in: [.failed]).map(\.path) == [input.file("bad.pdf").path])
            #expect(try Data(contentsOf: slow) == source)

            // The next start does nothing again but what failed.
            let before = try FileManager.default.attributesOfItem(atPath: out.file("slow.txt").path)[.systemFileNumber]
            let again = try start(input, out, ["--log-json"])
            Thread.sleep(forTimeInterval: 4)
            again.send(SIGINT)
            let second = try again.finish()
            #expect(second.status == 0, "\(second.messages)")
            let after = try FileManager.default.attributesOfItem(atPath: out.file("slow.txt").path)[.systemFileNumber]
            #expect(before as? Int == after as? Int, "the output was written again")
            for line in second.messages.split(separator: "\n") {
                #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)")
            }
        }

        @Test("a signal in mid-document leaves what was read, and the next start goes on", .timeLimit(.minutes(5)))
        func interrupted() throws {
            let (input, out) = (try TemporaryFolder(), try TemporaryFolder())
            try FileManager.default.copyItem(
                at: corpus.appendingPathComponent("ke-hoach-2024/clean.pdf"), to: input.file("long.pdf"))
            let arguments = [
                "watch", input.path, "--out", out.path, "--settle", "0.2", "--interval", "0.2", "--jobs", "1",
                "--pages", "1-3", "--format", "txt",
            ]
            let running = try CommandLineTool.start(arguments)
            let report = { LedgerReport(try ArchiveStore(folder: out.path, mustExist: true)) }
            try wait("a page") {
                guard isThere(out.file(ArchiveStore.fileName)) else { return false }
                return try report().summary().pages >= 1
            }
            running.send(SIGTERM)
            let result = try running.finish()
            #expect(result.status == 0, "\(result.messages)")
            let pages = try report().summary().pages
            #expect(pages >= 1 && pages < 3)
            #expect(!isThere(out.file("long.txt")))
            let again = try CommandLineTool.start(arguments)
            try wait("the document") { isThere(out.file("long.txt")) }
            again.send(SIGTERM)
            #expect(try again.finish().status == 0)
            #expect(try report().summary().pages == 3)
        }

        @Test("a results folder inside the watched one is refused")
        func inside() throws {
            let input = try TemporaryFolder()
            let result = try CommandLineTool.run(["watch", input.path, "--out", input.file("out").path])
            #expect(result.status == 1)
            #expect(result.messages.contains("results would be taken for inputs"))
        }
    }
}
