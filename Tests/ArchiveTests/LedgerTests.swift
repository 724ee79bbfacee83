import Archive
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite("The ledger of an output folder")
struct LedgerTests {
    private func ledger(in folder: TemporaryFolder, reading: String = "a", output: String = "x", isFresh: Bool = false)
        throws -> Ledger
    {
        try Ledger(
            store: ArchiveStore(folder: folder.path), tool: "test", readingSettings: reading, outputSettings: output,
            isFresh: isFresh)
    }

    private func page(_ number: Int, text: String = "Điều 1") -> PageReading {
        let word = Word(text: text, box: Box(x0: 1, y0: 2, x1: 30.5, y1: 14), confidence: 0.93)
        return PageReading(
            number: number, widthPoints: 595, heightPoints: 842, textOrigin: .scan, lines: [TextLine(words: [word])])
    }

    private func entry(_ number: Int, hash: String, reading: PageReading?) -> PageEntry {
        PageEntry(
            contentHash: hash, number: number, reading: reading, state: reading == nil ? .failed : .ok,
            reason: reading == nil ? "page \(number): broken" : nil, seconds: 1.5, peakMegabytes: 120)
    }

    private func document(hash: String) -> PlanDocument {
        PlanDocument(
            id: hash,
            source: PlanDocument.Source(
                name: "a.pdf", sha256: hash, bytes: 3, mediaType: "application/pdf", pageCount: 2),
            run: PlanDocument.Run(tool: "test", settings: [:], engines: []), status: .complete,
            pages: [PageSummary(reading: page(1), text: "Điều 1")])
    }

    /// Does a file of two pages wholly.
    private func doFile(_ path: String, in folder: TemporaryFolder, with ledger: Ledger) throws {
        try ledger.enter([(path, "a")])
        try ledger.opened(
            path: path, stamp: FileStamp(path: path), contentHash: "h1", mediaType: "application/pdf", pageCount: 2)
        for number in 1...2 { try ledger.keep(entry(number, hash: "h1", reading: page(number))) }
        try Data("{}".utf8).write(to: folder.file("a.json"))
        try ledger.finished(
            path: path, document: document(hash: "h1"), outputs: [OutputEntry(path: "a.json", bytes: 2)])
    }

    @Test("a page comes back as it was kept, in a later run as well")
    func pagesSurvive() throws {
        let folder = try TemporaryFolder()
        try ledger(in: folder).keep(entry(3, hash: "h1", reading: page(3)))
        #expect(try ledger(in: folder).readings(of: "h1") == [page(3)])
        #expect(try ledger(in: folder).readings(of: "h2").isEmpty)
    }

    @Test("pages that were read with other settings are read again")
    func otherSettings() throws {
        let folder = try TemporaryFolder()
        try ledger(in: folder).keep(entry(1, hash: "h1", reading: page(1)))
        #expect(try ledger(in: folder, reading: "b").readings(of: "h1").isEmpty)
        #expect(try ledger(in: folder, output: "y").readings(of: "h1") == [page(1)])
    }

    @Test("a fresh run uses nothing of the runs before, but what it has read itself")
    func fresh() throws {
        let folder = try TemporaryFolder()
        try ledger(in: folder).keep(entry(1, hash: "h1", reading: page(1)))
        let fresh = try ledger(in: folder, isFresh: true)
        #expect(try fresh.readings(of: "h1").isEmpty)
        try fresh.keep(entry(1, hash: "h1", reading: page(1)))
        #expect(try fresh.readings(of: "h1") == [page(1)])
    }

    @Test("a page that failed is not taken for read, and every attempt counts")
    func failedPages() throws {
        let folder = try TemporaryFolder()
        let ledger = try ledger(in: folder)
        for _ in 0..<2 { try ledger.keep(entry(1, hash: "h1", reading: nil)) }
        #expect(try ledger.readings(of: "h1").isEmpty)
        let report = LedgerReport(ledger.store)
        #expect(try report.summary().failedPages == 1)
        #expect(try report.failedPages(of: "h1").map(\.reason) == ["page 1: broken"])
    }

    @Test("a file is done while its bytes, its outputs and the settings stay")
    func done() throws {
        let folder = try TemporaryFolder()
        let source = folder.file("a.pdf")
        try Data("abc".utf8).write(to: source)
        let ledger = try ledger(in: folder)
        try doFile(source.path, in: folder, with: ledger)
        func isDone(_ ledger: Ledger) throws -> Bool {
            try ledger.isDone(path: source.path, stem: "a", outputFolder: folder.path)
        }
        #expect(try isDone(ledger))
        #expect(try !isDone(self.ledger(in: folder, output: "y")))
        #expect(try !isDone(self.ledger(in: folder, reading: "b")))
        #expect(try !isDone(self.ledger(in: folder, isFresh: true)))
        try Data("{ }".utf8).write(to: folder.file("a.json"))
        #expect(try !isDone(ledger), "an output of another length was changed by someone")
        try Data("{}".utf8).write(to: folder.file("a.json"))
        #expect(try isDone(ledger))
        try Data("abcd".utf8).write(to: source)
        #expect(try !isDone(ledger), "the source has changed")
    }

    @Test("a correction by a person makes the file due again and is given back")
    func correction() throws {
        let folder = try TemporaryFolder()
        let source = folder.file("a.pdf")
        try Data("abc".utf8).write(to: source)
        let ledger = try ledger(in: folder)
        try doFile(source.path, in: folder, with: ledger)
        let corrections = PersonCorrections(ledger.store)
        let box = Box(x0: 1, y0: 2, x1: 30, y1: 14)
        for text in ["Điều 7", "Điều 1"] {
            try corrections.add([PersonCorrection(contentHash: "h1", page: 1, box: box, from: "Diều", to: text)])
        }
        #expect(try corrections.all(of: "h1").map(\.to) == ["Điều 1"])
        #expect(try !ledger.isDone(path: source.path, stem: "a", outputFolder: folder.path))
    }

    @Test("a file that is no ledger is refused with what to do about it")
    func damaged() throws {
        let folder = try TemporaryFolder()
        try Data(repeating: 65, count: 5000).write(to: folder.file(ArchiveStore.fileName))
        let error = #expect(throws: ArchiveError.self) { try ArchiveStore(folder: folder.path) }
        #expect(error?.description.contains("move it away") == true)
    }

    @Test("a ledger that was taken away during a run stops the run")
    func removed() throws {
        let folder = try TemporaryFolder()
        let ledger = try ledger(in: folder)
        try FileManager.default.removeItem(at: folder.file(ArchiveStore.fileName))
        #expect(throws: ArchiveError.removed(path: ledger.store.path)) {
            try ledger.keep(entry(1, hash: "h1", reading: page(1)))
        }
    }

    @Test("a second run on one folder is kept out until the first is over")
    func lock() throws {
        let folder = try TemporaryFolder()
        var first: ArchiveLock? = try ArchiveLock(folder: folder.path)
        let error = #expect(throws: ArchiveError.self) { try ArchiveLock(folder: folder.path) }
        #expect(error?.description.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
        #expect(first != nil)
        first = nil
        _ = try ArchiveLock(folder: folder.path)
    }

    @Test("files of one content are told as such")
    func duplicates() throws {
        let folder = try TemporaryFolder()
        let ledger = try ledger(in: folder)
        try ledger.enter([("/b", "b"), ("/a", "a"), ("/c", "c")])
        for (path, hash) in [("/b", "h1"), ("/a", "h1"), ("/c", "h2")] {
            try ledger.opened(path: path, stamp: nil, contentHash: hash, mediaType: "text/plain", pageCount: 1)
        }
        #expect(try LedgerReport(ledger.store).duplicates() == [["/a", "/b"]])
    }
}
