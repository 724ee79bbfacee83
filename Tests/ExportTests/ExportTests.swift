import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite struct JSONExportTests {
    @Test("the JSON of a document keeps to the published schema")
    func schema() throws {
        let data = try Exporter.data(for: SampleDocument.document, as: .json)
        let errors = try SchemaValidator.errors(in: data)
        #expect(errors == nil, "\(errors ?? "")")
    }

    @Test("the schema refuses what is not a document")
    func refuses() throws {
        let text = String(decoding: try Exporter.data(for: SampleDocument.document, as: .json), as: UTF8.self)
        for (good, bad) in [
            (#""textOrigin" : "scan""#, #""textOrigin" : "paper""#), (#""pageCount" : 2"#, #""pageCount" : "2""#),
            ("sohoa.document/1", "sohoa.document/9"), (#""date" : "2024-03-05""#, #""date" : "5/3/2024""#),
        ] {
            #expect(text.contains(good))
            #expect(try SchemaValidator.errors(in: Data(text.replacing(good, with: bad).utf8)) != nil, "\(bad) passed")
        }
    }

    @Test("a document comes back from its JSON as it was")
    func roundTrip() throws {
        let data = try Exporter.data(for: SampleDocument.document, as: .json)
        #expect(try JSONDecoder().decode(PlanDocument.self, from: data) == SampleDocument.document)
        #expect(try Exporter.data(for: SampleDocument.document, as: .json) == data)
    }
}

@Suite struct TextExportTests {
    @Test("pages are parted by form feeds, and an unread page stays in its place")
    func pages() throws {
        let text = String(decoding: try Exporter.data(for: SampleDocument.document, as: .txt), as: UTF8.self)
        #expect(text == "KẾ HOẠCH\nvề trồng cây\n\u{0C}")
    }
}
