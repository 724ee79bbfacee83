import DiacriticRepair
import Foundation
import TestSupport
import Testing

@Suite("Held-out text")
struct HeldOutTests {
    private let blocks: HeldOutBlocks = {
        var blocks = HeldOutBlocks()
        blocks.lines = 10
        blocks.period = 10
        blocks.guardLines = 3
        return blocks
    }()

    @Test("each period gives one block for tests and one for tuning, with a guard on both sides")
    func roles() {
        let roles = (0..<100).map { blocks.role(ofLine: $0) }
        #expect(roles.indices.filter { roles[$0] == .test } == Array(50..<60))
        #expect(roles.indices.filter { roles[$0] == .tuning } == Array(10..<20))
        #expect(roles.indices.filter { roles[$0] == .dropped } == [7, 8, 9, 20, 21, 22, 47, 48, 49, 60, 61, 62])
        #expect((0..<100).allSatisfy { blocks.role(ofLine: $0 + 300) == roles[$0] })
    }

    @Test("a period of 0 holds nothing out")
    func none() {
        var blocks = blocks
        blocks.period = 0
        #expect((0..<100).allSatisfy { blocks.role(ofLine: $0) == .training })
    }

    @Test("a held-out line is not learned, nor where another text repeats it with other numbers")
    func reserved() throws {
        let folder = try TemporaryFolder()
        var settings = TrainingSettings()
        settings.smallestWordCount = 1
        settings.heldOut = blocks
        let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
        var lines = (0..<100).map { "dòng \(digits[$0 / 10]) \(digits[$0 % 10]) nói về bảo hiểm" }
        lines[55] = "khoản \(7) điều này quy định việc chi trả lương hưu"
        let first = folder.file("first.txt")
        try lines.joined(separator: "\n").write(to: first, atomically: true, encoding: .utf8)
        let second = folder.file("second.txt")
        try "khoản 19 điều này quy định việc chi trả lương hưu\ncác đơn vị chi trả lương hưu"
            .write(to: second, atomically: true, encoding: .utf8)
        var trainer = ModelTrainer(settings: settings)
        for file in [first, second] { try trainer.reserve(file.path) }
        for file in [first, second] { try trainer.read(file.path) }
        #expect(trainer.sources.map(\.heldOutLines) == [32, 1])
        try trainer.writeModel(to: folder.file("vi.ngram").path)
        let model = try NGramModel(path: folder.file("vi.ngram").path)
        #expect(model.knows("lương"))
        #expect(!model.knows("khoản"))
        #expect(try HeldOutText(blocks: blocks).lines(of: first.path, role: .test).contains(Data("khoản 7".utf8)))
    }
}

extension Data {
    fileprivate func contains(_ other: Data) -> Bool { range(of: other) != nil }
}
