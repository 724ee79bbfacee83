import Archive
import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import sohoa

@Suite("Writing a package")
struct PackageWriterTests {
    private let times = DocumentTimes(
        readAt: Date(timeIntervalSince1970: 0), writtenAt: Date(timeIntervalSince1970: 60))

    /// The sample document as if it had been read from a file of three bytes.
    private var document: PlanDocument {
        var document = SampleDocument.document
        document.source.sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        return document
    }

    private func write(_ outputs: [String], in folder: TemporaryFolder, source text: String = "abc") throws -> [String]
    {
        let source = folder.file("plan.pdf")
        try Data(text.utf8).write(to: source)
        return try PackageWriter(out: folder.path, name: "plan.mets").write(
            document, outputs: outputs.map { ($0, Data($0.utf8)) }, source: source.path, times: times
        ).map(\.path)
    }

    private func mets(_ folder: TemporaryFolder) throws -> String {
        try String(contentsOf: folder.file("plan.mets/METS.xml"), encoding: .utf8)
    }

    @Test("outputs that are no longer asked for leave the package")
    func stale() throws {
        let folder = try TemporaryFolder()
        _ = try write(["plan.json", "plan.txt"], in: folder)
        #expect(
            try write(["plan.json"], in: folder) == [
                "plan.mets/source/plan.pdf", "plan.mets/outputs/plan.json", "plan.mets/METS.xml",
            ])
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.file("plan.mets/outputs").path)
        #expect(left == ["plan.json"])
    }

    @Test("a source that is another file by now is refused, and the package is not whole")
    func changed() throws {
        let folder = try TemporaryFolder()
        _ = try write(["plan.json"], in: folder)
        let error = #expect(throws: SourceError.self) { try write(["plan.json"], in: folder, source: "abd") }
        #expect(error?.description.contains("changed before it was copied") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.file("plan.mets/METS.xml").path))
    }

    @Test("sections, annexes and tables are in the logical map, joined with the pages they stand on")
    func structure() throws {
        let folder = try TemporaryFolder()
        _ = try write(["plan.json"], in: folder)
        let mets = try mets(folder)
        #expect(mets.contains("TYPE=\"section\" ORDERLABEL=\"I.\" LABEL=\"MỤC ĐÍCH\""))
        #expect(mets.contains("TYPE=\"annex\" LABEL=\"Phụ lục I - DANH MỤC\""))
        #expect(mets.contains("TYPE=\"table\""))
        #expect(mets.contains("xlink:to=\"page-2\""))
        // A page that failed is told, not hidden.
        #expect(mets.contains("<premis:eventOutcome>partial</premis:eventOutcome>"))
        #expect(mets.contains("2 of 2 pages, not read: 2"))
        #expect(mets.contains("<premis:eventDateTime>1970-01-01T00:00:00Z</premis:eventDateTime>"))
        #expect(mets.contains("<premis:eventDateTime>1970-01-01T00:01:00Z</premis:eventDateTime>"))
    }
}
