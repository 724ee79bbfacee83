import DocumentModel
import Foundation
import Ingest
import TestSupport
import Testing

@Suite("Files that cannot be read")
struct IngestErrorTests {
    private func error(_ path: String, password: String? = nil) -> IngestError? {
        do throws(IngestError) {
            _ = try DocumentSource(path: path, password: password)
            return nil
        } catch {
            return error
        }
    }

    private func written(_ data: Data, _ name: String, in folder: TemporaryFolder) throws -> String {
        try data.write(to: folder.file(name))
        return folder.file(name).path
    }

    @Test("a missing file is named")
    func missing() {
        let found = error("/no/such/ke-hoach.pdf")
        #expect(found?.description == "/no/such/ke-hoach.pdf: there is no such file; check the path")
        #expect(found?.category == .unreadable)
    }

    @Test("a folder is not a file")
    func folder() throws {
        let folder = try TemporaryFolder()
        #expect(
            error(folder.path)?.description
                == "\(folder.path): this is a folder, not a file; name the files in it, or let `convert` walk the folder"
        )
    }

    @Test("a file of no bytes is said to be empty")
    func empty() throws {
        let folder = try TemporaryFolder()
        let path = try written(Data(), "trong.pdf", in: folder)
        #expect(error(path)?.description == "\(path): the file is empty (0 bytes); copy or scan it again")
    }

    @Test("a PDF that is cut short is damaged")
    func truncated() throws {
        let folder = try TemporaryFolder()
        let path = try written(SmallPDF.page(content: "").prefix(40), "cut.pdf", in: folder)
        let found = error(path)
        #expect(found?.category == .unreadable)
        #expect(
            found?.description.hasPrefix("\(path): the content is application/pdf and is damaged or cut short (")
                == true)
        #expect(found?.remedy == "copy it again from its source, or repair it with `qpdf IN OUT`")
    }

    @Test("an encrypted PDF asks for its password")
    func encrypted() throws {
        let folder = try TemporaryFolder()
        let path = try written(SmallPDF.encrypted, "khoa.pdf", in: folder)
        let found = error(path)
        #expect(
            found?.description
                == "\(path): the PDF is encrypted and no password was given; give it with --password")
        #expect(found?.category == .encrypted)
        #expect(error(path, password: "sai")?.what == "the PDF is encrypted and the password is wrong")
    }

    @Test("an encrypted PDF opens with its password")
    func opens() throws {
        let folder = try TemporaryFolder()
        let path = try written(SmallPDF.encrypted, "khoa.pdf", in: folder)
        let page = try DocumentSource(path: path, password: "mo cua").readPage(1)
        #expect(page.textLines.map(\.text) == ["Sohoa 2023"])
    }

    @Test("a text file named .pdf is read as the text it is")
    func textNamedPDF() throws {
        let folder = try TemporaryFolder()
        let path = try written(Data("KẾ HOẠCH\n".utf8), "van-ban.pdf", in: folder)
        let source = try DocumentSource(path: path)
        #expect(source.kind == .plainText)
        #expect(try source.readPage(1).textLines.map(\.text) == ["KẾ HOẠCH"])
    }

    @Test("a page that is not there is an error of the page alone")
    func noPage() throws {
        let folder = try TemporaryFolder()
        let path = try written(SmallPDF.page(content: ""), "a.pdf", in: folder)
        let source = try DocumentSource(path: path)
        #expect(throws: IngestError.noSuchPage(path: path, page: 2, pageCount: 1)) { _ = try source.readPage(2) }
        #expect(IngestError.noSuchPage(path: path, page: 2, pageCount: 1).category == .page)
    }

    @Test("names with Vietnamese letters, blanks and per cents open")
    func oddName() throws {
        let folder = try TemporaryFolder()
        let path = try written(SmallPDF.page(content: ""), "quyết định 100% #1.pdf", in: folder)
        #expect(try DocumentSource(path: path).pageCount == 1)
    }
}
