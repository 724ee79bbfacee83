import DiacriticRepair
import Foundation
import TestSupport
import Testing

@Suite("The document's own pairs of words")
struct DocumentPairTests {
    private let folder: TemporaryFolder
    private let model: NGramModel

    init() throws {
        folder = try TemporaryFolder()
        var settings = TrainingSettings()
        settings.smallestWordCount = 1
        settings.smallestBigramCount = 1
        settings.dropsRepeatedLines = false
        var trainer = ModelTrainer(settings: settings)
        trainer.read(lines: ["Truyền thống của tỉnh.", "Truyền thống của tỉnh.", "Truyền thông của tỉnh."])
        for _ in 0..<20 { trainer.read(lines: ["Kế hoạch truyền thông của tỉnh năm nay."]) }
        trainer.read(lines: TinyModel.sentences)
        try trainer.writeModel(to: folder.file("vi.ngram").path)
        model = try NGramModel(path: folder.file("vi.ngram").path)
    }

    private func restored(_ text: String, passes: Int) -> String {
        var settings = RepairSettings()
        settings.documentPasses = passes
        return DiacriticRepairer(model: model, settings: settings).repair(text: text, strippedFirst: true).text
    }

    private func lastLine(_ text: String) -> [UInt32] {
        (text.split(separator: "\n").last ?? "").unicodeScalars.map(\.value)
    }

    @Test("a doubtful pair is read as the certain ones around it, and not as those far away", arguments: [20, 1500])
    func decides(linesBetween: Int) {
        let certain = String(repeating: "Ke hoach truyen thong cua tinh nam nay.\n", count: 40)
        let between = String(repeating: "Bao hiem xa hoi tinh phoi hop voi cac so.\n", count: linesBetween)
        let text = certain + between + "Truyen thong cua tinh.\n"
        let near = linesBetween < 100 ? "Truyền thông của tỉnh." : "Truyền thống của tỉnh."
        #expect(lastLine(restored(text, passes: 0)) == "Truyền thống của tỉnh.".unicodeScalars.map(\.value))
        #expect(lastLine(restored(text, passes: 3)) == near.unicodeScalars.map(\.value))
    }

    @Test("without other sightings a pair is read as the model has it")
    func alone() {
        #expect(
            lastLine(restored("Truyen thong cua tinh.\n", passes: 1))
                == "Truyền thống của tỉnh.".unicodeScalars.map(\.value))
    }
}
