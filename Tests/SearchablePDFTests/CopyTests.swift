import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import SearchablePDF

@Suite("A searchable copy")
struct CopyTests {
    /// A grey picture of 4 × 2 pixels, deflated (zlib's stored form).
    private let picture = EncodedPicture(
        data: Data([0x78, 0x01, 0x01, 8, 0, 0xF7, 0xFF, 0, 80, 160, 255, 0, 80, 160, 255, 0x0E, 0x22, 0x03, 0xDF]),
        filter: .deflate(hasPredictor: false), width: 4, height: 2, bitsPerSample: 8, samplesPerPixel: 1, dpi: 72)

    private func content(pages: Int = 2) -> CopyContent {
        CopyContent(
            pages: (1...pages).map { number in
                CopyPage(
                    number: number, width: 200, height: 100,
                    lines: [[CopyPage.PlacedWord("Điều", box: Box(x0: 10, y0: 10, x1: 40, y1: 20))]])
            },
            bookmarks: [
                Bookmark(title: "I. Mục đích", page: 1, top: 10, children: [Bookmark(title: "1. Yêu cầu", page: 2)]),
                Bookmark(title: "Ngoài", page: 9),
            ],
            information: CopyInformation(
                title: "Kế hoạch <A & B>", authors: ["Sở Y tế"], subject: "A", number: "12/KH-SYT", date: "2024-03-01",
                producer: "sohoa test"))
    }

    private func write(_ content: CopyContent, to file: URL) throws -> CopyReport {
        let picture = picture
        return try SearchableCopy.write(content, from: .pictures(path: "a.png") { _ in picture }, to: file.path)
    }

    @Test("the same content gives the same bytes")
    func sameBytes() throws {
        let folder = try TemporaryFolder()
        for name in ["a.pdf", "b.pdf"] {
            let report = try write(content(), to: folder.file(name))
            #expect(report.isArchival && report.notes.isEmpty)
            #expect(try Data(contentsOf: folder.file(name)).count == report.bytes)
        }
        #expect(try Data(contentsOf: folder.file("a.pdf")) == Data(contentsOf: folder.file("b.pdf")))
    }

    @Test("a copy of a copy has the text once")
    func copyOfCopy() throws {
        let folder = try TemporaryFolder()
        let (first, second) = (folder.file("a.pdf"), folder.file("b.pdf"))
        _ = try write(content(), to: first)
        _ = try SearchableCopy.write(content(), from: .pdf(path: first.path, password: nil), to: second.path)
        let document = try QPDFDocument(path: second.path, password: nil)
        let bytes = try #require(document.content(ofPage: document.page(1)))
        #expect(ContentScanner.operations(of: bytes).count { $0.name == "TJ" } == 1)
        #expect(ContentScanner.operations(of: bytes).count { $0.name == "Do" } == 1)
    }

    @Test("the text shares the stream of a short page content")
    func sharedStream() throws {
        let folder = try TemporaryFolder()
        _ = try write(content(), to: folder.file("a.pdf"))
        let document = try QPDFDocument(path: folder.file("a.pdf").path, password: nil)
        let contents = try #require(document.value(document.page(1), "/Contents"))
        #expect(document.isStream(contents))
        let names = ContentScanner.operations(of: try #require(document.bytes(ofStream: contents))).map(\.name)
        #expect(names.firstIndex(of: "TJ") ?? .max < names.firstIndex(of: "Do") ?? 0)
    }

    @Test("the colour profile is as long as it says, and its elements lie inside, apart from each other")
    func profile() {
        let bytes = ColourProfile.bytes
        func long(_ place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(long(0) == bytes.count && bytes[36..<40].elementsEqual("acsp".utf8))
        let count = long(128)
        let spans = (0..<count).map { number in
            let (start, length) = (long(132 + 12 * number + 4), long(132 + 12 * number + 8))
            return start..<start + length
        }
        #expect(count == 10 && spans.allSatisfy { $0.lowerBound >= 132 + 12 * count && $0.upperBound <= bytes.count })
        let distinct = Set(spans).sorted { $0.lowerBound < $1.lowerBound }
        #expect(zip(distinct, distinct.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }

    @Test("pages that were not asked for are left out, and bookmarks with them")
    func pages() throws {
        let folder = try TemporaryFolder()
        let (first, second) = (folder.file("a.pdf"), folder.file("b.pdf"))
        _ = try write(content(pages: 3), to: first)
        var part = content(pages: 2)
        part.pages.removeFirst()
        _ = try SearchableCopy.write(part, from: .pdf(path: first.path, password: nil), to: second.path)
        let document = try QPDFDocument(path: second.path, password: nil)
        #expect(document.pageCount == 1)
    }

    @Test("a file that is no PDF is told as such")
    func broken() throws {
        let folder = try TemporaryFolder()
        try Data("no PDF".utf8).write(to: folder.file("x.pdf"))
        #expect(throws: CopyError.self) {
            try SearchableCopy.write(
                content(), from: .pdf(path: folder.file("x.pdf").path, password: nil), to: folder.file("y.pdf").path)
        }
    }

    @Test("the XMP packet is XML, has the letterhead, and claims PDF/A only when told so")
    func metadata() throws {
        let document = try QPDFDocument(emptyFor: "x")
        let metadata = CopyMetadata(content().information, source: document)
        for isArchival in [true, false] {
            let text = metadata.xmp(isArchival: isArchival)
            #expect(text.contains("pdfaid:part=\"2\"") == isArchival)
            #expect(
                text.contains("Kế hoạch &lt;A &amp; B&gt;") && text.contains("12/KH-SYT") && text.contains("2024-03-01")
            )
        }
    }

    @Test(
        "dates of the source are taken over when they are dates",
        arguments: [
            ("D:20250121092735+07'00'", "2025-01-21T09:27:35+07:00"), ("D:20250121092735Z", "2025-01-21T09:27:35Z"),
            ("D:2025", nil), ("21/1/2025", nil), ("D:20251321092735", nil),
        ])
    func dates(text: String, iso: String?) {
        #expect(CopyMetadata.isoDate(text) == iso)
        if let iso { #expect(CopyMetadata.isoDate(CopyMetadata.pdfDate(iso)) == iso) }
    }
}
