import DocumentModel
import Foundation
import Ingest
import TestSupport
import Testing

@Suite("Plain text")
struct TextFileTests {
    private func source(_ text: String) throws -> (DocumentSource, TemporaryFolder) {
        let folder = try TemporaryFolder()
        try Data(text.utf8).write(to: folder.file("a.txt"))
        return (try DocumentSource(path: folder.file("a.txt").path), folder)
    }

    @Test("form feeds part pages")
    func pages() throws {
        let (source, _) = try source("một\n\u{0C}hai\n\u{0C}")
        #expect(source.pageCount == 2)
        #expect(try source.readPage(2).textLines.map(\.text) == ["hai"])
    }

    @Test("decomposed letters come out composed")
    func composed() throws {
        let (source, _) = try source("Ke\u{302}\u{301} hoa\u{323}ch\n")
        let text = try #require(try source.readPage(1).textLines.first).text
        #expect(text.utf8.elementsEqual("K\u{1EBF} ho\u{1EA1}ch".utf8))
    }

    @Test("an empty line begins a block")
    func blocks() throws {
        let (source, _) = try source("a\nb\n\nc\n")
        #expect(try source.readPage(1).textLines.map(\.block) == [0, 0, 1])
    }
}
