import DocumentModel
import Foundation
import Testing

@testable import PlanPipeline

@Suite struct TrainedLanguageTests {
    private func engine(models: URL, trained: String? = "vie-sohoa") throws -> (model: String?, digest: String?) {
        var settings = ConversionSettings()
        settings.modelFolder = models.path
        settings.trainedLanguage = trained
        settings.repairMode = .off
        let engine = try #require(try PageProcessor(settings: settings).engines().last { $0.name == "tesseract" })
        return (engine.model, engine.modelSHA256)
    }

    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test(
        "the engines name the language file of the model folder with its digest, so that the ledger sees another file")
    func named() throws {
        let models = try folder()
        defer { try? FileManager.default.removeItem(at: models) }
        let file = models.appendingPathComponent("vie-sohoa.traineddata")
        try Data("one".utf8).write(to: file)
        let one = try engine(models: models)
        #expect(one.model == "vie-sohoa")
        try Data("two".utf8).write(to: file)
        let other = try engine(models: models)
        #expect(one.digest != nil && other.digest != nil && one.digest != other.digest)
    }

    @Test("without the file, or when none is asked for, the system's language reads")
    func missing() throws {
        let models = try folder()
        defer { try? FileManager.default.removeItem(at: models) }
        #expect(try engine(models: models).model == "vie")
        try Data("one".utf8).write(to: models.appendingPathComponent("vie-sohoa.traineddata"))
        let none = try engine(models: models, trained: nil)
        #expect(none.model == "vie")
        #expect(try engine(models: models).model == "vie-sohoa")
    }
}
