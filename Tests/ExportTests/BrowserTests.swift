import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

/// A headless Chromium, where one is installed.
private let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite("Pages in a real browser", .enabled(if: browser != nil, "no Chromium is installed"), .serialized)
struct BrowserTests {
    /// Loads a page in the browser and gives back what the arguments ask for.
    private func run(_ arguments: [String], page: URL, folder: TemporaryFolder) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(browser))
        process.arguments =
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--user-data-dir=\(folder.file("profile").path)",
            ] + arguments + [page.absoluteString]
        let output = folder.file("output")
        try Data().write(to: output)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
    }

    @Test("the browser reads the page as it was written", .timeLimit(.minutes(2)))
    func tree() throws {
        let folder = try TemporaryFolder()
        let data = try Exporter.data(for: SampleDocument.document, as: .html)
        try data.write(to: folder.file("page.html"))
        let tree = try run(["--dump-dom"], page: folder.file("page.html"), folder: folder)
        let seen = try HTMLChecker.report(on: Data(tree.utf8))
        let written = try HTMLChecker.report(on: data)
        #expect(seen.elements == written.elements)
        #expect(seen.text == written.text)
    }

    @Test("the page prints on A4, wide tables across", .timeLimit(.minutes(2)))
    func print() throws {
        let folder = try TemporaryFolder()
        var document = SampleDocument.document
        document.tables[1].columns = (1...8).map { "Cột \($0)" }
        document.tables[1].headerRows = []
        try Exporter.data(for: document, as: .html).write(to: folder.file("page.html"))
        let file = folder.file("page.pdf")
        _ = try run(
            ["--no-pdf-header-footer", "--print-to-pdf=\(file.path)"], page: folder.file("page.html"), folder: folder)
        let boxes = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            .matches(of: #/\/MediaBox \[0 0 ([0-9]+)[.0-9]* ([0-9]+)/#).map { "\($0.output.1)x\($0.output.2)" }
        #expect(Set(boxes) == ["594x841", "841x594"])
    }
}
