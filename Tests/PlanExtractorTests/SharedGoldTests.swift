import DocumentModel
import Foundation
import PlanExtractor
import TestSupport
import Testing

/// Real plans with truth made by hand; runs where they stand beside the repository.
@Suite("Text seeds against their outlines", .enabled(if: Repository.shared != nil))
struct SharedGoldTests {
    private struct Outline: Decodable {
        var number: String?
        var date: String?
        var doctype: String?
        var title: String?
        var sections: [Node]

        struct Node: Decodable {
            var label: String
            var children: [Node]?

            func paths(below parent: [String]) -> [String] {
                let path = parent + [label]
                return [path.joined(separator: ".")] + (children ?? []).flatMap { $0.paths(below: path) }
            }
        }
    }

    @Test("header fields and section paths are those of the outline", arguments: ["plan2023", "program2018"])
    func outline(name: String) throws {
        let shared = try #require(Repository.shared)
        let data = try Data(contentsOf: shared.appendingPathComponent("gold/outline_\(name).gold.json"))
        let gold = try JSONDecoder().decode(Outline.self, from: data)
        let text = try String(contentsOf: shared.appendingPathComponent("seeds/\(name).txt"), encoding: .utf8)
        let plan = PlanExtractor().extract(pages: plainPages(VietnameseText.composed(text)))
        #expect(plan.header.kind == gold.doctype)
        #expect(plan.header.number?.lowercased() == gold.number?.lowercased())
        #expect(plan.header.date == gold.date)
        #expect(plan.header.subject == gold.title)
        let wanted = gold.sections.flatMap { $0.paths(below: []) }
        let got = paths(plan.body).map { $0.replacing("~2", with: "") }
        #expect(got == wanted)
    }
}
