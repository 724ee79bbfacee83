import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite("Pages in a real browser", .enabled(if: Browser.path != nil, "no Chromium is installed"), .serialized)
struct BrowserTests {
    @Test("the browser reads the page as it was written", .timeLimit(.minutes(2)))
    func tree() throws {
        let folder = try TemporaryFolder()
        let data = try Exporter.data(for: SampleDocument.document, as: .html)
        try data.write(to: folder.file("page.html"))
        let tree = try Browser.run(["--dump-dom"], page: folder.file("page.html"), folder: folder)
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
        _ = try Browser.run(
            ["--no-pdf-header-footer", "--print-to-pdf=\(file.path)"], page: folder.file("page.html"), folder: folder)
        let boxes = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            .matches(of: #/\/MediaBox \[0 0 ([0-9]+)[.0-9]* ([0-9]+)/#).map { "\($0.output.1)x\($0.output.2)" }
        #expect(Set(boxes) == ["594x841", "841x594"])
    }
}
