import DocumentModel
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Workers that die, hang or grow cost at most their page.
    @Suite struct WorkerSurvivalTests {
        private let scan = Repository.corpus.appendingPathComponent("ke-hoach-2024/office.pdf").path

        /// Waits until a worker has been busy for longer than models take to be opened, so that it is in the middle of a page.
        private func busyWorker(of running: CommandLineTool.Running) throws -> Int32 {
            let deadline = Date().addingTimeInterval(60)
            while Date() < deadline {
                for worker in running.workers where processorSeconds(of: worker) > 1 { return worker }
                Thread.sleep(forTimeInterval: 0.02)
            }
            throw NoWorker()
        }

        private struct NoWorker: Error {}

        /// User and system time of a process: the fields 14 and 15 of `/proc/<pid>/stat`, in hundredths.
        private func processorSeconds(of process: Int32) -> Double {
            let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
            let fields = text.drop { $0 != ")" }.split(separator: " ")
            guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return 0 }
            return (user + system) / 100
        }

        private func document(_ text: String) throws -> PlanDocument {
            try JSONDecoder().decode(PlanDocument.self, from: Data(text.utf8))
        }

        @Test("a worker that is killed in mid-page is replaced, and its page is read")
        func killed() throws {
            let running = try CommandLineTool.start(["convert", scan, "--jobs", "1", "--pages", "1-2"])
            let worker = try busyWorker(of: running)
            kill(worker, SIGKILL)
            let result = try running.finish()
            #expect(result.status == 0, "\(result.messages)")
            let document = try document(result.output)
            #expect(document.status == .complete)
            #expect(document.pages.allSatisfy { $0.status == .ok && !$0.text.isEmpty })
        }

        @Test("workers that are killed again and again cost their page, and the others are read")
        func killedTwice() throws {
            let running = try CommandLineTool.start(["convert", scan, "--jobs", "1", "--pages", "1-3"])
            let first = try busyWorker(of: running)
            kill(first, SIGKILL)
            while running.workers.contains(first) { Thread.sleep(forTimeInterval: 0.01) }
            kill(try busyWorker(of: running), SIGKILL)
            let result = try running.finish()
            #expect(result.status == 3)
            #expect(result.messages.contains("the worker stopped twice"))
            let document = try document(result.output)
            #expect(document.status == .partial)
            #expect(document.pages.filter { $0.status == .failed }.count == 1)
            #expect(document.pages.filter { $0.status == .ok }.count == 2)
        }

        @Test("a worker that hangs is replaced when its time is over, and its page is read")
        func hanging() throws {
            let running = try CommandLineTool.start(
                ["convert", scan, "--jobs", "1", "--pages", "1", "--page-timeout", "20"])
            kill(try busyWorker(of: running), SIGSTOP)
            let result = try running.finish()
            #expect(result.status == 0, "\(result.messages)")
            #expect(try document(result.output).pages.first?.status == .ok)
        }

        @Test("a page that exceeds its time twice is recorded with its reason and status 3")
        func timedOut() throws {
            let folder = try TemporaryFolder()
            // The first page opens the model and the recogniser too; half a second is too short for any page.
            let result = try CommandLineTool.run([
                "convert", scan, "--jobs", "1", "--pages", "1", "--page-timeout", "0.5", "--out", folder.path,
            ])
            #expect(result.status == 3, "\(result.messages)")
            #expect(
                result.messages.contains("page 1: not done after 0.5 seconds, twice; give it more with --page-timeout"))
            let written = try document(String(contentsOf: folder.file("office.json"), encoding: .utf8))
            #expect(written.pages.first?.status == .timedOut)
            #expect(written.status == .failed)
        }

        @Test("a worker that outgrows its memory is ended, and the message says so")
        func memory() throws {
            let folder = try TemporaryFolder()
            // So little that already opening the file, or else its first page, needs more.
            let result = try CommandLineTool.run([
                "convert", scan, "--jobs", "1", "--pages", "1", "--memory-limit", "40", "--out", folder.path,
            ])
            #expect([2, 3].contains(result.status), "\(result.messages)")
            #expect(result.messages.contains("more than the limit of 40 MB, twice; raise --memory-limit"))
        }

        @Test("an interrupt ends the run with status 130, and the next run reads only what is left")
        func interrupted() throws {
            let folder = try TemporaryFolder()
            let running = try CommandLineTool.start(["convert", scan, "--jobs", "1", "--out", folder.path])
            _ = try busyWorker(of: running)
            running.send(SIGINT)
            let result = try running.finish()
            #expect(result.status == 130)
            #expect(result.messages.contains("interrupted"))
            #expect(!FileManager.default.fileExists(atPath: folder.file("office.json").path))
            let again = try CommandLineTool.run(["convert", scan, "--out", folder.path, "--log-json"])
            #expect(again.status == 0, "\(again.messages)")
            #expect(again.messages.contains("\"event\":\"restored\""))
            let written = try document(String(contentsOf: folder.file("office.json"), encoding: .utf8))
            #expect(written.status == .complete)
        }

        @Test("no worker outlives the program that started it")
        func orphans() throws {
            let running = try CommandLineTool.start(["convert", scan, "--jobs", "2"])
            let worker = try busyWorker(of: running)
            running.send(SIGKILL)
            _ = try running.finish()
            let deadline = Date().addingTimeInterval(10)
            while kill(worker, 0) == 0, Date() < deadline { Thread.sleep(forTimeInterval: 0.1) }
            #expect(kill(worker, 0) != 0)
        }
    }
}
