import DocumentModel
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The whole circle: convert, review, correct, convert again.
    @Suite struct ReviewTests {
        private struct Entry {
            var hash: String
            var page: String
            var box: String
            var text: String
            var hasPicture: Bool
        }

        /// The entries of a review page, in their order.
        private func entries(of html: String) -> [Entry] {
            html.components(separatedBy: "<article ").dropFirst().map { part in
                func value(_ name: String) -> String {
                    let rest = part.components(separatedBy: "data-\(name)=\"").dropFirst().first ?? ""
                    return String(rest.prefix { $0 != "\"" })
                }
                return Entry(
                    hash: value("hash"), page: value("page"), box: value("box"), text: value("text"),
                    hasPicture: part.contains("src=\"data:image/png;base64,"))
            }
        }

        private func convert(_ scan: String, into folder: TemporaryFolder, _ more: [String] = []) throws -> PlanDocument
        {
            let result = try CommandLineTool.run(["convert", scan, "--pages", "1", "--out", folder.path] + more)
            #expect(result.status == 0, "\(result.messages)")
            return try JSONDecoder().decode(PlanDocument.self, from: Data(contentsOf: folder.file("fax.json")))
        }

        private func review(_ folder: TemporaryFolder) throws -> (entries: [Entry], messages: String) {
            let page = folder.file("review.html")
            let result = try CommandLineTool.run([
                "status", "--review", page.path, "-C", folder.path, "--limit", "20",
            ])
            #expect(result.status == 0, "\(result.messages)")
            return (entries(of: try String(contentsOf: page, encoding: .utf8)), result.messages)
        }

        @Test("what a person corrects on the review page survives every later run")
        func circle() throws {
            let folder = try TemporaryFolder()
            let scan = folder.file("fax.pdf")
            try FileManager.default.copyItem(at: Repository.corpus.appendingPathComponent("cong-van/fax.pdf"), to: scan)
            _ = try convert(scan.path, into: folder)
            let (entries, _) = try review(folder)
            #expect(entries.count == 20)
            #expect(entries.allSatisfy { $0.hasPicture && $0.page == "1" && !$0.box.isEmpty })
            let worst = try #require(entries.first)
            let lines =
                [worst.hash, "1", worst.box, worst.text, "Sửabằngtay", scan.path].joined(separator: "\t") + "\n"
            try Data(lines.utf8).write(to: folder.file("sua-loi.tsv"))
            let kept = try CommandLineTool.run(["correct", folder.file("sua-loi.tsv").path, "-C", folder.path])
            #expect(kept.status == 0, "\(kept.messages)")
            for more in [[], ["--fresh"]] {
                let document = try convert(scan.path, into: folder, more)
                #expect(document.corrections.contains { $0.rule == "person" && $0.to == "Sửabằngtay" })
                #expect(document.pages[0].text.contains("Sửabằngtay"))
            }
            let again = try review(folder).entries
            #expect(!again.contains { $0.box == worst.box }, "what a person has seen is not asked again")

            // A source that is another file now, and one that is gone, cost their pictures only.
            try Data("Một tệp khác.".utf8).write(to: scan)
            let changed = try review(folder)
            #expect(changed.messages.contains("the file has changed since it was read"))
            #expect(changed.entries.count == again.count && changed.entries.allSatisfy { !$0.hasPicture })
            try FileManager.default.removeItem(at: scan)
            let gone = try review(folder)
            #expect(gone.messages.contains("the file is no longer there"))
            #expect(gone.entries.count == again.count)
        }

        @Test("a folder without a ledger is told with what to do")
        func noLedger() throws {
            let folder = try TemporaryFolder()
            let result = try CommandLineTool.run([
                "status", "--review", folder.file("r.html").path, "-C", folder.path,
            ])
            #expect(result.status == 2)
            #expect(result.messages.contains("there is no ledger"))
        }
    }
}
