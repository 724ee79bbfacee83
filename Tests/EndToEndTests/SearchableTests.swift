import DocumentModel
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Searchable PDFs, looked at with the tools that others have: qpdf and Poppler's.
    @Suite struct SearchableTests {
        private func tool(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [name] + arguments
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: data, as: UTF8.self))
        }

        private func convert(_ path: String, to folder: TemporaryFolder, name: String) throws -> (PlanDocument, URL) {
            let result = try CommandLineTool.run([
                "convert", Repository.corpus.appendingPathComponent(path).path, "--out", folder.path, "--format",
                "json,pdf",
            ])
            #expect(result.status == 0, "\(path): \(result.messages)")
            let document = try JSONDecoder().decode(
                PlanDocument.self, from: Data(contentsOf: folder.file("\(name).json")))
            return (document, folder.file("\(name).pdf"))
        }

        private func words(_ text: String) -> [String: Int] {
            text.split(whereSeparator: \.isWhitespace).reduce(into: [:]) { $0[String($1), default: 0] += 1 }
        }

        /// Share of words that both have, in percent.
        private func agreement(_ left: [String: Int], _ right: [String: Int]) -> Double {
            let common = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
            let all = left.values.reduce(0, +) + right.values.reduce(0, +)
            return all == 0 ? 100 : 200 * Double(common) / Double(all)
        }

        @Test(
            "the text of each page is found again, and the copy is small, whole and the same each time",
            arguments: [("cong-van/office.pdf", "office"), ("samples/letter.tiff", "letter")])
        func scan(path: String, name: String) throws {
            let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
            let (document, copy) = try convert(path, to: first, name: name)
            let pages = try tool("pdftotext", [copy.path, "-"]).output.components(separatedBy: "\u{C}").dropLast()
            #expect(pages.count == document.pages.count)
            for (text, page) in zip(pages, document.pages) {
                #expect(agreement(words(text), words(page.text)) >= 99.5, "page \(page.number)")
                #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
            }
            #expect(try tool("qpdf", ["--check", copy.path]).status == 0)
            let source = try Data(contentsOf: Repository.corpus.appendingPathComponent(path))
            #expect(Double(try Data(contentsOf: copy).count) <= 1.1 * Double(source.count))
            let (_, again) = try convert(path, to: second, name: name)
            #expect(try Data(contentsOf: copy) == Data(contentsOf: again))
        }

        /// The rules of ISO 19005-2 that the copy itself must keep, read from qpdf's account of its objects.
        @Test("a copy of a scan keeps the rules of PDF/A-2b")
        func archival() throws {
            let folder = try TemporaryFolder()
            let (document, copy) = try convert("cong-van/office.pdf", to: folder, name: "office")
            let text = try tool("qpdf", ["--json=2", "--json-key=qpdf", copy.path]).output
            let parts = try #require(
                (try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["qpdf"] as? [[String: Any]]
            )
            let objects = parts[1].mapValues { object -> [String: Any] in
                let object = object as? [String: Any] ?? [:]
                return (object["stream"] as? [String: Any])?["dict"] as? [String: Any]
                    ?? object["value"] as? [String: Any] ?? [:]
            }
            let catalogue = try #require(objects.values.first { $0["/Type"] as? String == "/Catalog" })
            #expect(catalogue["/OutputIntents"] != nil && catalogue["/Metadata"] != nil)
            #expect(
                catalogue["/Lang"] as? String == "u:vi" && catalogue["/AA"] == nil && catalogue["/OpenAction"] == nil)
            let trailer = (parts[1]["trailer"] as? [String: Any])?["value"] as? [String: Any]
            #expect(trailer?["/ID"] != nil && trailer?["/Encrypt"] == nil)
            for object in objects.values {
                #expect(object["/Filter"] as? String != "/LZWDecode" && object["/Interpolate"] as? Bool != true)
                #expect(object["/S"] as? String != "/JavaScript")
                if object["/Type"] as? String == "/FontDescriptor" { #expect(object["/FontFile2"] != nil) }
            }
            let metadata = try #require(objects.first { $0.value["/Type"] as? String == "/Metadata" })
            #expect(metadata.value["/Filter"] == nil)
            let number = metadata.key.split(separator: ":").last?.split(separator: " ").first.map(String.init) ?? ""
            let packet = try tool("qpdf", ["--show-object=\(number)", "--filtered-stream-data", copy.path]).output
            #expect(packet.contains("pdfaid:part=\"2\" pdfaid:conformance=\"B\""))
            #expect(packet.contains(try #require(document.header.number)))
        }

        @Test("a digital document keeps its text and gains bookmarks")
        func digital() throws {
            let folder = try TemporaryFolder()
            let (document, copy) = try convert("cong-van/digital.pdf", to: folder, name: "digital")
            let source = Repository.corpus.appendingPathComponent("cong-van/digital.pdf").path
            #expect(try tool("pdftotext", [copy.path, "-"]).output == tool("pdftotext", [source, "-"]).output)
            #expect(try tool("pdfinfo", [copy.path]).output.contains(try #require(document.header.issuer)))
            let outline = try tool("qpdf", ["--json=2", "--json-key=outlines", copy.path]).output
            #expect(outline.contains("\"title\": \"1. Rà soát"))
        }

        @Test("an input is never written to")
        func sameFile() throws {
            let folder = try TemporaryFolder()
            let source = try Data(contentsOf: Repository.corpus.appendingPathComponent("cong-van/clean.pdf"))
            try source.write(to: folder.file("a.pdf"))
            let result = try CommandLineTool.run([
                "convert", folder.file("a.pdf").path, "--out", folder.path, "--format", "pdf",
            ])
            #expect(result.status == 1)
            #expect(result.messages.contains("would take the place of the input"))
            #expect(try Data(contentsOf: folder.file("a.pdf")) == source)
        }

        @Test("a text file has no pages to show")
        func textFile() throws {
            let folder = try TemporaryFolder()
            let result = try CommandLineTool.run([
                "convert", Repository.corpus.appendingPathComponent("samples/letter.txt").path, "--out", folder.path,
                "--format", "json,pdf",
            ])
            #expect(result.status == 0)
            #expect(result.messages.contains("no pdf file was written"))
            #expect(!FileManager.default.fileExists(atPath: folder.file("letter.pdf").path))
        }
    }
}
