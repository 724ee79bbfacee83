import Archive
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite("Search over the catalogue")
struct SearchTests {
    /// A catalogue of two plans: one of 2022, one of 2023.
    private func catalogue(in folder: TemporaryFolder) throws -> Catalogue {
        let store = try ArchiveStore(folder: folder.path)
        let ledger = try Ledger(store: store, tool: "test", readingSettings: "", outputSettings: "")
        try ledger.enter([("/2022.pdf", "2022"), ("/2023.pdf", "2023")])
        try ledger.finished(path: "/2022.pdf", document: plan(year: 2022, issuer: "SỞ Y TẾ"), outputs: [])
        try ledger.finished(path: "/2023.pdf", document: plan(year: 2023, issuer: "SỞ GIÁO DỤC"), outputs: [])
        return Catalogue(store)
    }

    private func plan(year: Int, issuer: String) -> PlanDocument {
        var document = PlanDocument(
            id: "h\(year)",
            source: PlanDocument.Source(
                name: "\(year).pdf", sha256: "h\(year)", bytes: 1, mediaType: "application/pdf", pageCount: 3),
            run: PlanDocument.Run(tool: "test", settings: [:], engines: []), status: .complete, pages: [])
        document.header = Header(
            issuer: issuer, number: "\(year - 2000)/KH-X", date: "\(year)-01-15", kind: "Kế hoạch",
            subject: "Truyền thông năm \(year)")
        document.body = [
            Section(
                id: "I", kind: .section, label: "I.", title: "Bảo hiểm y tế học sinh",
                children: [
                    Section(
                        id: "I.1", kind: .clause, label: "1.", text: "Nhà trường thu đúng hạn.",
                        provenance: [Provenance(page: 2)])
                ], provenance: [Provenance(page: 1)]),
            Section(
                id: "II", kind: .section, label: "II.", title: "Tổ chức thực hiện",
                text: "Sở phối hợp với trường về học sinh, y tế và bảo hiểm; má và ma là hai chữ. " + filler
                    + "Đường dây nóng ở cuối.", provenance: [Provenance(page: 3)]),
        ]
        return document
    }

    private var filler: String { String(repeating: "Chữ chêm giữa hai chỗ cần tìm. ", count: 20) }

    @Test("words without marks find words with marks, and a title comes before scattered words")
    func bare() throws {
        let folder = try TemporaryFolder()
        let hits = try catalogue(in: folder).search(SearchQuery("bao hiem y te hoc sinh", year: 2022))
        #expect(hits.map(\.place).prefix(2) == ["I", "II"])
        #expect(hits.first?.path == "/2022.pdf")
        #expect(hits.first?.page == 1)
    }

    @Test("a word typed with marks is found only so")
    func marked() throws {
        let folder = try TemporaryFolder()
        let catalogue = try catalogue(in: folder)
        #expect(try !catalogue.search(SearchQuery("má")).isEmpty)
        #expect(try catalogue.search(SearchQuery("mạ")).isEmpty == false, "no passage has it so: the like are given")
        #expect(try catalogue.search(SearchQuery("đường dây")).allSatisfy { $0.place == "II" })
        #expect(try !catalogue.search(SearchQuery("duong day")).isEmpty, "đ is found by d")
    }

    @Test("quoted words must stand together")
    func phrase() throws {
        let folder = try TemporaryFolder()
        let catalogue = try catalogue(in: folder)
        #expect(Set(try catalogue.search(SearchQuery("\"y te hoc sinh\"")).map(\.place)) == ["I"])
    }

    @Test("kind, issuer, number and year narrow the search")
    func filters() throws {
        let folder = try TemporaryFolder()
        let catalogue = try catalogue(in: folder)
        func paths(_ query: SearchQuery) throws -> Set<String> { Set(try catalogue.search(query).map(\.path)) }
        #expect(try paths(SearchQuery("học sinh")) == ["/2022.pdf", "/2023.pdf"])
        #expect(try paths(SearchQuery("học sinh", year: 2023)) == ["/2023.pdf"])
        #expect(try paths(SearchQuery("học sinh", issuer: "so y te")) == ["/2022.pdf"])
        #expect(try paths(SearchQuery("học sinh", number: "23/kh")) == ["/2023.pdf"])
        #expect(try paths(SearchQuery("học sinh", kind: "quyết định")).isEmpty)
    }

    @Test("a document that is converted again is found once, as it is now")
    func replaced() throws {
        let folder = try TemporaryFolder()
        let catalogue = try catalogue(in: folder)
        let ledger = try Ledger(
            store: ArchiveStore(folder: folder.path), tool: "test", readingSettings: "", outputSettings: "")
        var changed = plan(year: 2022, issuer: "SỞ Y TẾ")
        changed.body = [Section(id: "I", kind: .section, label: "I.", title: "Khám sức khỏe")]
        try ledger.finished(path: "/2022.pdf", document: changed, outputs: [])
        #expect(try catalogue.search(SearchQuery("bao hiem", year: 2022)).isEmpty)
        #expect(try catalogue.search(SearchQuery("kham suc khoe")).map(\.place) == ["I"])
    }

    @Test("the snippet shows the words that were looked for")
    func snippet() throws {
        let folder = try TemporaryFolder()
        let hit = try catalogue(in: folder).search(SearchQuery("đường dây nóng")).first
        #expect(hit?.snippet.contains("Đường dây nóng") == true)
        #expect(hit?.snippet.hasPrefix("…") == true)
    }

    @Test("marks of the query language are only words' ends")
    func harmless() throws {
        let folder = try TemporaryFolder()
        let catalogue = try catalogue(in: folder)
        for text in ["\"", "AND OR NOT", "a*", "x:y", "(", "-", "học\" OR 1"] {
            #expect(throws: Never.self) { try catalogue.search(SearchQuery(text)) }
        }
    }
}
