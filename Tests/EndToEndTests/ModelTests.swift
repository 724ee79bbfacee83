import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The commands train and repair as a user runs them.
    @Suite struct ModelTests {
        @Test("the committed model is the one its manifest describes")
        func verify() throws {
            let result = try CommandLineTool.run(
                ["train", "--verify", "-o", Repository.models.appendingPathComponent("vi.ngram").path])
            #expect(result.status == 0, "\(result.messages)")
            #expect(result.output.contains("as in the manifest"))
        }

        @Test("training twice gives the same bytes, and the model restores its own sentences")
        func train() throws {
            let folder = try TemporaryFolder()
            let corpus = try String(
                contentsOf: Repository.corpus.appendingPathComponent("ke-hoach-2024/source.txt"), encoding: .utf8)
            try Data(corpus.utf8).write(to: folder.file("corpus.txt"))
            for name in ["a", "b"] {
                try FileManager.default.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
                let result = try CommandLineTool.run([
                    "train", folder.file("corpus.txt").path, "-o", folder.file("\(name)/vi.ngram").path,
                    "--min-word-count", "1", "--min-bigram-count", "1", "--min-trigram-count", "1",
                ])
                #expect(result.status == 0, "\(result.messages)")
            }
            let first = try Data(contentsOf: folder.file("a/vi.ngram"))
            #expect(try first == Data(contentsOf: folder.file("b/vi.ngram")))
            let restored = try CommandLineTool.run(
                ["repair", "-", "--strip-first", "--models", folder.file("a").path],
                input: Data("Ke hoach truyen thong ve phan loai rac tai nguon\n".utf8))
            #expect(restored.output == "Kế hoạch truyền thông về phân loại rác tại nguồn\n")
        }

        @Test("repair keeps numbers, codes, addresses and abbreviations, and reports what it changed")
        func repair() throws {
            let text =
                "Số: 294/QĐ-LĐTBXH, gửi BHXH, UBND: https://a.example/Ke-hoach ngay@b.example 10-15 cuộc; XHCN.\n"
            let kept = try CommandLineTool.run(["repair", "-"], input: Data(text.utf8))
            #expect(kept.status == 0)
            #expect(kept.output == text)
            let changed = try CommandLineTool.run(
                ["repair", "-", "--report", "list"],
                input: Data("Ủy ban nhân dần tỉnh tổ chức thực hiện kế hoạch này.\n".utf8))
            #expect(changed.output == "Ủy ban nhân dân tỉnh tổ chức thực hiện kế hoạch này.\n")
            #expect(changed.messages.contains("dần"))
        }

        @Test("repair gives a page with each change and its reason, and a line of JSON a change")
        func repairReports() throws {
            let text = "Ủy ban nhân dần tỉnh <b> tổ chức thực hiện kế hoạch này.\n"
            let page = try CommandLineTool.run(["repair", "-", "--report", "html"], input: Data(text.utf8))
            #expect(page.status == 0)
            #expect(page.output.hasPrefix("<!DOCTYPE html>") && page.output.hasSuffix("</html>\n"))
            #expect(page.output.contains("Bản gốc: dần") && page.output.contains(">dân</"))
            #expect(page.output.contains("tỉnh &lt;b&gt; tổ chức"))
            #expect(!page.output.contains("http"))
            let lines = try CommandLineTool.run(["repair", "-", "--report", "json"], input: Data(text.utf8))
            #expect(lines.output == text.replacingOccurrences(of: "dần", with: "dân"))
            let first = try #require(lines.messages.split(separator: "\n").first)
            let entry = try #require(try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
            #expect(entry["from"] as? String == "dần" && entry["to"] as? String == "dân")
            #expect(entry["offset"] as? Int == "Ủy ban nhân ".utf8.count && entry["line"] as? Int == 1)
        }

        @Test("text that a foreign model garbled is read anew")
        func garbledText() throws {
            let text = """
                Nguwoi lao dong tham gia bao hiém x3 h6i theo quy dinh ctia phap luat vé bao hiém. Co quan bao hiém xa hdi
                t6 chirc tuyén truyén, phé bién chinh sach dén ngudi dan trén dia ban; cdc don vi bdo cdo két qua hang nam.

                """
            let repaired = try CommandLineTool.run(["repair", "-"], input: Data(text.utf8))
            #expect(repaired.output.contains("tham gia bảo hiểm xã hội theo quy định của pháp luật về bảo hiểm."))
            #expect(repaired.output.contains("tổ chức tuyên truyền, phổ biến chính sách đến người dân trên địa bàn"))
        }

        @Test("what cannot be repaired says why, with its status")
        func failures() throws {
            #expect(try CommandLineTool.run(["repair", "/nowhere/a.txt"]).status == 2)
            #expect(try CommandLineTool.run(["repair", Repository.corpus.path]).status == 2)
            let missing = try CommandLineTool.run(["repair", "-", "--models", "/nowhere"])
            #expect(missing.status == 6)
            #expect(missing.messages.contains("/nowhere/vi.ngram"))
            #expect(try CommandLineTool.run(["train"]).status == 1)
        }
    }
}
