import Accuracy
import DocumentModel
import Export
import Foundation
import PlanPipeline
import TestSupport
import Testing

/// Documents put together from recorded recognition of the corpus scans: everything behind the recogniser, in no time.
@Suite struct RecordedPagesTests {
    /// A recording: what the workers answered for one scan.
    struct Recording: Codable {
        var source: SourceSummary
        var readings: [PageReading]
    }

    static let scans = ["ke-hoach-2024/office", "quyet-dinh/office", "cong-van/clean"]

    private static func file(of scan: String) -> URL {
        Repository.root.appendingPathComponent("Tests/Recordings/\(scan.replacing("/", with: ".")).json")
    }

    private func document(of scan: String) throws -> PlanDocument {
        let recording = try JSONDecoder().decode(Recording.self, from: Data(contentsOf: Self.file(of: scan)))
        return DocumentAssembly(settings: ConversionSettings()).document(
            path: "\(scan).pdf", source: recording.source, readings: recording.readings)
    }

    @Test(
        "RECORD_GOLDEN=1 records recognition anew, and never passes",
        .enabled(if: ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"), arguments: scans)
    func record(scan: String) throws {
        let path = Repository.corpus.appendingPathComponent(scan + ".pdf").path
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func ask(_ jobs: [WorkerJob]) throws -> [WorkerAnswer] {
            let input = try jobs.map { try encoder.encode($0) + Data("\n".utf8) }.reduce(Data(), +)
            let result = try CommandLineTool.run(["worker"], environment: ["OMP_THREAD_LIMIT": "1"], input: input)
            return try result.output.split(separator: "\n").map {
                try JSONDecoder().decode(WorkerAnswer.self, from: Data($0.utf8))
            }
        }
        let opened = try ask([WorkerJob(id: 0, kind: .open, path: path, settings: ConversionSettings())])
        var source = try #require(opened.first?.source)
        source.engines = []
        let pages = try ask(
            (1...source.pageCount).map {
                WorkerJob(id: $0, kind: .page, path: path, page: $0, settings: ConversionSettings())
            })
        let recording = Recording(source: source, readings: pages.compactMap(\.reading))
        try FileManager.default.createDirectory(
            at: Self.file(of: scan).deletingLastPathComponent(), withIntermediateDirectories: true)
        try (encoder.encode(recording) + Data("\n".utf8)).write(to: Self.file(of: scan))
        Issue.record("\(scan): recorded; read the difference, then run again without RECORD_GOLDEN")
    }

    @Test("every field and section of a recognised scan is found", arguments: scans)
    func outline(scan: String) throws {
        let folder = String(scan.split(separator: "/")[0])
        let truth = Repository.corpus.appendingPathComponent("\(folder)/truth/outline.json")
        let score = try OutlineScore(document: document(of: scan), gold: Data(contentsOf: truth))
        #expect(score.fieldsRight == score.fieldsCounted, "\(score.fieldDifferences)")
        #expect(score.pathF1 == 100, "missed \(score.missedPaths), invented \(score.inventedPaths)")
    }

    @Test("what is put together keeps to the schema in JSON", arguments: scans)
    func schema(scan: String) throws {
        let errors = try SchemaValidator.errors(in: Exporter.data(for: document(of: scan), as: .json))
        #expect(errors == nil, "\(errors ?? "")")
    }

    @Test("the script framework of two pages is one table of thirteen rows")
    func table() throws {
        let document = try document(of: "ke-hoach-2024/office")
        let tables = document.tables + document.annexes.flatMap(\.tables)
        #expect(tables.count == 1)
        #expect(tables.first?.columns.count == 7)
        #expect(tables.first?.pages == [5, 6])
        #expect(tables.first?.rows.count == 13)
        #expect(tables.first?.rows.contains { $0.kind == .group } == true)
    }

    @Test("a page that failed leaves its place and its reason, and the rest stands")
    func lostPage() throws {
        var recording = try JSONDecoder().decode(
            Recording.self, from: Data(contentsOf: Self.file(of: "ke-hoach-2024/office")))
        recording.readings[2] = PageReading(
            number: 3, widthPoints: 0, heightPoints: 0, textOrigin: .scan, status: .failed,
            reason: "a.pdf: page 3: lost; rescan it")
        let document = DocumentAssembly(settings: ConversionSettings()).document(
            path: "a.pdf", source: recording.source, readings: recording.readings)
        #expect(document.status == .partial)
        #expect(document.pages[2].reason == "a.pdf: page 3: lost; rescan it")
        #expect(document.header.number == "127/KH-STNMT")
        #expect(document.signature?.name == "Trịnh Quốc Vượng")
    }
}
