import DocumentModel
import Foundation
import PlanPipeline
import Synchronization
import TestSupport
import Testing

/// The parent's side of the worker contract, with workers that answer at once.
@Suite struct ConversionTests {
    private func convert(
        _ worker: FakeWorker, inputs: [Conversion.Input] = [.init(path: "plan.pdf")], workers: Int = 2,
        timeout: Double = 5, memoryLimit: Int = 3_000
    ) async -> [ConversionOutcome] {
        var settings = ConversionSettings()
        settings.pageTimeoutSeconds = timeout
        settings.memoryLimitMegabytes = memoryLimit
        let conversion = Conversion(settings: settings, workerCount: workers, executable: worker.path)
        let outcomes = Mutex<[ConversionOutcome]>([])
        await conversion.run(inputs) { outcome in outcomes.withLock { $0.append(outcome) } }
        return outcomes.withLock { $0 }
    }

    @Test("all pages come back in order, whatever order they were read in")
    func order() async throws {
        let worker = try FakeWorker(pages: 9, onPage: "if [ $page = 1 ]; then sleep 0.3; fi; answer")
        let document = try #require(try await convert(worker).first?.result.get())
        #expect(document.pages.map(\.number) == Array(1...9))
        #expect(document.status == .complete)
    }

    @Test("a worker that dies is replaced and the page is asked once more")
    func replaced() async throws {
        let worker = try FakeWorker(
            pages: 3,
            onPage: """
                if [ $page = 2 ] && [ ! -e $here/died ]; then date >> $here/died; kill -9 $$; fi; answer
                """)
        let document = try #require(try await convert(worker).first?.result.get())
        #expect(document.status == .complete)
        #expect(worker.count(of: "died") == 1)
    }

    @Test("a page that kills its worker is given up after the second time")
    func givenUp() async throws {
        let worker = try FakeWorker(
            pages: 3, onPage: "if [ $page = 2 ]; then date >> $here/died; kill -9 $$; fi; answer")
        let document = try #require(try await convert(worker).first?.result.get())
        #expect(worker.count(of: "died") == 2)
        #expect(document.status == .partial)
        #expect(document.pages.map(\.status) == [.ok, .failed, .ok])
        #expect(
            document.pages[1].reason
                == "plan.pdf: page 2: the worker stopped twice while reading it (it was ended by signal 9); "
                + "the file may be damaged: try to print it to a new PDF, or leave the page out with --pages")
        #expect(document.diagnostics.contains { $0.code == "page-failed" && $0.page == 2 && $0.severity == .error })
    }

    @Test("a worker that does not answer is killed when its time is over")
    func timeout() async throws {
        let worker = try FakeWorker(pages: 2, onPage: "if [ $page = 1 ]; then exec sleep 60; fi; answer")
        let document = try #require(try await convert(worker, timeout: 0.5).first?.result.get())
        #expect(document.pages.map(\.status) == [.timedOut, .ok])
    }

    @Test("a worker that outgrows its memory is killed, and its page is given up after the second time")
    func memory() async throws {
        let worker = try FakeWorker(
            pages: 2,
            onPage: "if [ $page = 1 ]; then big=$(head -c 150000000 /dev/zero | tr '\\0' a); sleep 5; fi; answer")
        let document = try #require(try await convert(worker, timeout: 30, memoryLimit: 100).first?.result.get())
        #expect(document.pages.map(\.status) == [.failed, .ok])
        #expect(document.pages[0].reason?.contains("more than the limit of 100 MB, twice") == true)
    }

    @Test("a missing model ends the file with that failure")
    func modelMissing() async throws {
        let worker = try FakeWorker(
            pages: 4,
            onPage: #"echo '{"id":'$id',"seconds":0,"failure":{"failureClass":"modelMissing","message":"none"}}'"#)
        let outcome = try #require(await convert(worker).first)
        guard case .failure(let failure) = outcome.result else {
            Issue.record("the file was converted without a model")
            return
        }
        #expect(failure.failureClass == .modelMissing)
    }

    @Test("many short files keep all workers busy and each comes back once")
    func batch() async throws {
        let worker = try FakeWorker(pages: 1, onPage: "answer")
        let inputs = (1...20).map { Conversion.Input(path: "letter-\($0).pdf") }
        let outcomes = await convert(worker, inputs: inputs, workers: 3)
        #expect(Set(outcomes.map(\.path)) == Set(inputs.map(\.path)))
        #expect(outcomes.count == 20)
    }

    @Test("only the chosen pages are read, and asking for none that exist says so")
    func selection() async throws {
        let worker = try FakeWorker(pages: 5, onPage: "answer")
        let chosen = await convert(worker, inputs: [.init(path: "plan.pdf", pages: PageSelection("2,4"))])
        #expect(try chosen.first?.result.get().pages.map(\.number) == [2, 4])
        let none = await convert(worker, inputs: [.init(path: "plan.pdf", pages: PageSelection("9"))])
        guard case .failure(let failure) = none.first?.result else {
            Issue.record("pages that do not exist were read")
            return
        }
        #expect(
            failure.message
                == "plan.pdf: none of the pages asked for exist (the document has 5); change --pages")
    }
}
