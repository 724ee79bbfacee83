import Accuracy
import DocumentModel
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Documents of the corpus through the whole program.
    @Suite struct ConversionTests {
        private func convert(_ path: String, options: [String] = []) throws -> PlanDocument {
            let result = try CommandLineTool.run(
                ["convert", Repository.corpus.appendingPathComponent(path).path] + options)
            #expect(result.status == 0, "\(path): \(result.messages)")
            let errors = try SchemaValidator.errors(in: Data(result.output.utf8))
            #expect(errors == nil, "\(path): \(errors ?? "")")
            return try JSONDecoder().decode(PlanDocument.self, from: Data(result.output.utf8))
        }

        private func truth(_ folder: String) throws -> [String] {
            let text = Repository.corpus.appendingPathComponent("\(folder)/truth/text")
            return try FileManager.default.contentsOfDirectory(atPath: text.path).sorted().map {
                try String(contentsOf: text.appendingPathComponent($0), encoding: .utf8)
            }
        }

        /// Character error rate over all pages, in percent.
        private func characterErrors(of document: PlanDocument, against folder: String) throws -> Double {
            let scores = zip(document.pages.map(\.text), try truth(folder)).map {
                TextScore(hypothesis: $0, reference: $1)
            }
            return TextScore.total(scores).characterErrorRate
        }

        @Test(
            "a digital document keeps its own text",
            arguments: ["ke-hoach-2024", "ke-hoach-2025", "quyet-dinh", "cong-van"])
        func digital(folder: String) throws {
            let document = try convert("\(folder)/digital.pdf")
            #expect(document.pages.allSatisfy { $0.textOrigin == .digital })
            #expect(try characterErrors(of: document, against: folder) < 0.5)
            #expect(document.corrections.filter { $0.rule != "sequence" }.isEmpty)
        }

        @Test(
            "a clean scan is read with less than one character in a hundred wrong",
            arguments: ["ke-hoach-2024", "quyet-dinh", "cong-van"])
        func clean(folder: String) throws {
            let document = try convert("\(folder)/clean.pdf")
            #expect(document.pages.allSatisfy { $0.textOrigin == .scan })
            #expect(try characterErrors(of: document, against: folder) < 1)
        }

        @Test("an office scan with seal and skew is read as well", arguments: ["ke-hoach-2025", "cong-van"])
        func office(folder: String) throws {
            let document = try convert("\(folder)/office.pdf")
            #expect(try characterErrors(of: document, against: folder) < 1.5)
            #expect(document.pages.contains { !$0.seals.isEmpty })
        }

        @Test("a hard scan is read with at most five characters in a hundred wrong")
        func hard() throws {
            let document = try convert("quyet-dinh/hard.pdf")
            #expect(try characterErrors(of: document, against: "quyet-dinh") < 5)
        }

        @Test(
            "letterhead, title, signer and recipients are fields",
            arguments: [
                ("ke-hoach-2024", "digital"), ("ke-hoach-2024", "office"), ("quyet-dinh", "clean"),
                ("cong-van", "office"),
            ])
        func fields(folder: String, variant: String) throws {
            let document = try convert("\(folder)/\(variant).pdf")
            let score = try OutlineScore(
                document: document,
                gold: Data(contentsOf: Repository.corpus.appendingPathComponent("\(folder)/truth/outline.json")))
            #expect(score.fieldsRight == score.fieldsCounted, "\(score.fieldDifferences)")
            #expect(score.pathF1 >= 95, "missed \(score.missedPaths), invented \(score.inventedPaths)")
        }

        @Test("the same input gives the same bytes, whatever the number of workers")
        func deterministic() throws {
            let path = Repository.corpus.appendingPathComponent("quyet-dinh/clean.pdf").path
            let one = try CommandLineTool.run(["convert", path, "--jobs", "1"])
            let two = try CommandLineTool.run(["convert", path, "--jobs", "2"])
            #expect(one.status == 0)
            #expect(one.output == two.output)
        }

        @Test(
            "a letter comes in as TIFF, PNG, JPEG and text",
            arguments: ["letter.tiff", "letter-page-1.png", "letter-page-1.jpg", "letter.txt"])
        func inputKinds(name: String) throws {
            let document = try convert("samples/\(name)")
            let number = try convert("cong-van/digital.pdf").header.number
            #expect(number != nil)
            #expect(document.header.number == number)
        }

        @Test("standard input is read, and formats share one folder")
        func standardInputAndFormats() throws {
            let folder = try TemporaryFolder()
            let data = try Data(contentsOf: Repository.corpus.appendingPathComponent("cong-van/digital.pdf"))
            let result = try CommandLineTool.run(
                ["convert", "-", "--out", folder.path, "--format", "json,txt,md"], input: data)
            #expect(result.status == 0, "\(result.messages)")
            #expect(result.output.isEmpty)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(names == [".sohoa.lock", "sohoa.sqlite", "stdin.json", "stdin.md", "stdin.txt"])
        }

        @Test("a text file without marks gets them, one with marks stays as it was written")
        func textFiles() throws {
            let folder = try TemporaryFolder()
            let bare = """
                KE HOACH
                Truyen thong ve phan loai rac tai nguon nam 2024

                I. MUC DICH
                1. Giup moi ho gia dinh hieu dung va lam dung viec phan loai rac, giu gin ve sinh moi truong.
                """
            try Data(bare.utf8).write(to: folder.file("bare.txt"))
            let written = bare.replacing("nguon", with: "nguồn").replacing("dinh hieu", with: "đình hiểu")
                .replacing("Giup moi ho gia", with: "Giúp mỗi hộ gia").replacing("phan loai rac", with: "phân lọai rác")
                .replacing("Truyen thong ve", with: "Truyền thông về").replacing("giu gin ve", with: "giữ gìn vệ")
                .replacing("KE HOACH", with: "KẾ HOẠCH").replacing("moi truong", with: "môi trường")
            try Data(written.utf8).write(to: folder.file("written.txt"))
            let result = try CommandLineTool.run(
                ["convert", folder.file("bare.txt").path, folder.file("written.txt").path, "--out", folder.path])
            #expect(result.status == 0, "\(result.messages)")
            func read(_ name: String) throws -> PlanDocument {
                try JSONDecoder().decode(PlanDocument.self, from: Data(contentsOf: folder.file(name)))
            }
            let repaired = try read("bare.json")
            #expect(repaired.pages.first?.text.hasPrefix("KẾ HOẠCH\nTruyền thông về phân loại rác tại nguồn") == true)
            #expect(repaired.corrections.allSatisfy { $0.wordBox == nil } && repaired.corrections.count > 20)
            let kept = try read("written.json")
            #expect(kept.pages.first?.text.contains("phân lọai rác") == true)
            #expect(kept.corrections.isEmpty)
        }

        @Test("a folder keeps its shape in the outputs, and two inputs of one stem keep their full names")
        func folders() throws {
            let folder = try TemporaryFolder()
            let source = folder.file("in/2024")
            try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
            let letter = Repository.corpus.appendingPathComponent("samples/letter.txt")
            for name in ["công văn 1%.txt", "b.txt", "b.pdf"] {
                try FileManager.default.copyItem(at: letter, to: source.appendingPathComponent(name))
            }
            let result = try CommandLineTool.run(
                ["convert", folder.file("in").path, "--out", folder.file("out").path, "--format", "txt"])
            #expect(result.status == 0, "\(result.messages)")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("out/2024").path).sorted()
            #expect(names == ["b.pdf.txt", "b.txt.txt", "công văn 1%.txt"])
        }
    }
}
