import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("sohoa diff") struct DiffTests {
        private let old = Repository.corpus.appendingPathComponent("ke-hoach-2024/digital.pdf").path
        private let new = Repository.corpus.appendingPathComponent("ke-hoach-2025/digital.pdf").path

        @Test("two years of a plan differ: counts, places and the signer are told, and the status says so")
        func twoYears() throws {
            let result = try CommandLineTool.run(["diff", old, new, "--quiet"])
            #expect(result.status == 1, "\(result.messages)")
            #expect(result.output.contains("--- digital.pdf (127/KH-STNMT, 2023-12-28)"))
            #expect(result.output.contains("    - … Có ít nhất 60% hộ gia đình tại …"))
            #expect(result.output.contains("    + Phan Đình Khải"))
            #expect(result.output.contains("years moved by +1 year"))
        }

        @Test("a plan and itself are the same, and wrong use and unreadable inputs have their own statuses")
        func statuses() throws {
            let same = try CommandLineTool.run(["diff", old, old, "--stat", "--quiet"])
            #expect(
                same.status == 0 && same.output.contains("no change; 100.0% of the words agree"), "\(same.messages)")
            #expect(try CommandLineTool.run(["diff", old]).status == 2)
            #expect(try CommandLineTool.run(["diff", old, "nowhere.pdf", "--quiet"]).status == 3)
            let folder = try TemporaryFolder()
            try Data("{\"schema\": \"sohoa.document/1\"}".utf8).write(to: folder.file("broken.json"))
            let broken = try CommandLineTool.run(["diff", old, folder.file("broken.json").path, "--quiet"])
            #expect(broken.status == 3 && broken.messages.contains("broken.json: it is not a converted document"))
        }
    }
}
