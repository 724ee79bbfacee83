import DiacriticRepair
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite("Model file")
struct ModelFormatTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func message(_ bytes: [UInt8]) throws -> String {
        let url = folder.file("other.ngram")
        try Data(bytes).write(to: url)
        do {
            _ = try NGramModel(path: url.path)
            return "opened"
        } catch {
            return error.description.replacingOccurrences(of: url.path, with: "FILE")
        }
    }

    @Test("the same text gives the same bytes")
    func deterministic() throws {
        #expect(try TinyModel.bytes() == TinyModel.bytes())
    }

    @Test("a seen continuation is more probable than an unseen one, and both than none")
    func probabilities() throws {
        let model = try TinyModel.open(in: folder)
        let seen = model.logProbability("xã", after: "bảo", "hiểm")
        let unseen = model.logProbability("nhà", after: "bảo", "hiểm")
        #expect(seen > unseen + 2)
        #expect(seen < 0)
        #expect(unseen > -20)
    }

    @Test("the probabilities of all words after one context sum to about one")
    func normalised() throws {
        let model = try TinyModel.open(in: folder)
        var words = Set<String>()
        for sentence in TinyModel.sentences {
            for word in sentence.split(whereSeparator: { !$0.isLetter }) { words.insert(word.lowercased()) }
        }
        #expect(words.count == model.wordCount)
        let sum = words.reduce(0.0) { $0 + exp(model.logProbability($1, after: "bảo", "hiểm")) }
        #expect(sum > 0.93 && sum < 1.07)
    }

    @Test("hoà and Hòa are one word to the model")
    func tonePlacement() throws {
        let model = try TinyModel.open(in: folder)
        #expect(model.knows("hoà"))
        #expect(model.knows("HÒA"))
        #expect(!model.knows("hoả"))
    }

    @Test("a truncated model is refused with both lengths")
    func truncated() throws {
        let bytes = try TinyModel.bytes()
        #expect(
            try message(Array(bytes.dropLast(100)))
                == "FILE: the model is \(bytes.count - 100) bytes long but its header says \(bytes.count); "
                + "make the model again with sohoa train, or restore models/vi.ngram from the release")
    }

    @Test("a changed byte among the word and index sections is found at opening", arguments: [200, 1000, 2000])
    func damagedIndex(offset: Int) throws {
        var bytes = try TinyModel.bytes()
        bytes[offset] ^= 0x10
        #expect(try message(bytes).hasPrefix("FILE: the model's contents changed (their check value does not fit);"))
    }

    @Test("a changed byte in the last section does not hinder opening and is found by the full check")
    func damagedBody() throws {
        var bytes = try TinyModel.bytes()
        bytes[bytes.count - 1] ^= 0x10
        let url = folder.file("other.ngram")
        try Data(bytes).write(to: url)
        let model = try NGramModel(path: url.path)
        #expect {
            try model.verify()
        } throws: {
            let error = $0 as? ModelError
            return error?.kind == .damaged
                && error?.what == "the model's contents changed (their check value does not fit)"
        }
    }

    @Test("a changed byte in the header is found")
    func damagedHeader() throws {
        var bytes = try TinyModel.bytes()
        bytes[24] ^= 1
        #expect(
            try message(bytes).hasPrefix("FILE: the model's header is damaged (its check value does not fit);"))
    }

    @Test("a model of another version is refused with both versions")
    func version() throws {
        var bytes = try TinyModel.bytes()
        bytes[8] = 9
        #expect(
            try message(bytes).hasPrefix("FILE: the model has format version 9, this program reads version 4;"))
    }

    @Test("a file of another kind is refused")
    func foreign() throws {
        #expect(
            try message([UInt8](repeating: 0x41, count: 4096))
                .hasPrefix("FILE: this is not a Sohoa language model (its first bytes differ);"))
    }

    @Test("an empty file is refused")
    func empty() throws {
        #expect(try message([]).hasPrefix("FILE: the model is only 0 bytes long;"))
    }

    @Test("a missing file is an error of kind missing")
    func missing() throws {
        #expect {
            _ = try NGramModel(path: folder.file("none").path)
        } throws: {
            ($0 as? ModelError)?.kind == .missing
        }
    }

    @Test("the locator names every place it looked in")
    func locator() throws {
        let locator = ModelLocator(
            given: nil, environment: ["SOHOA_MODELS": "/nowhere/models"],
            executable: URL(fileURLWithPath: "/nowhere/bin/sohoa"))
        #expect {
            _ = try locator.path()
        } throws: {
            ($0 as? ModelError)?.what
                == "the language model was not found; looked for /nowhere/models/vi.ngram, "
                + "/nowhere/share/sohoa/models/vi.ngram"
        }
    }

    @Test("the environment's folder is preferred to the development tree")
    func locatorOrder() throws {
        _ = try TinyModel.open(in: folder)
        let locator = ModelLocator(
            given: nil, environment: ["SOHOA_MODELS": folder.path],
            executable: Repository.root.appendingPathComponent(".build/debug/sohoa"))
        #expect(try locator.path() == folder.file("vi.ngram").path)
    }

    @Test("the model in the repository agrees with its manifest and restores a sentence")
    func real() throws {
        let path = Repository.models.appendingPathComponent("vi.ngram").path
        let stated = try ModelManifest.read(forModel: path).sha256
        let (model, manifest) = try ModelManifest.verify(model: path, sha256: stated)
        #expect(throws: ModelError.self) { try ModelManifest.verify(model: path, sha256: "00") }
        #expect(model.byteCount <= 45_000_000)
        #expect(manifest.counts.words == model.wordCount)
        let bare = "Bao hiem xa hoi tinh phoi hop voi cac so, nganh to chuc thuc hien ke hoach."
        #expect(
            DiacriticRepairer(model: model).repair(text: bare).text
                == "Bảo hiểm xã hội tỉnh phối hợp với các sở, ngành tổ chức thực hiện kế hoạch.")
    }
}
