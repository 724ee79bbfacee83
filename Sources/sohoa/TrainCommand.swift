import ArgumentParser
import DiacriticRepair
import Foundation
import Ingest

/// `sohoa train`: makes the language model, or checks one.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Makes the language model from training texts.",
        discussion: """
            Each text is UTF-8, one paragraph a line, plain or packed with xz. The same texts in the same order give \
            the same bytes. MANIFEST.json beside the model records the sources and the command.
            """)

    @Argument(help: "Training texts.")
    var corpora: [String] = []

    @Option(name: [.short, .customLong("output")], help: "The model file.")
    var output = "models/vi.ngram"

    @Option(help: "Words seen less often count as unknown.")
    var minWordCount = TrainingSettings().smallestWordCount

    @Option(help: "Trigrams seen less often are left out.")
    var minTrigramCount = TrainingSettings().smallestTrigramCount

    @Option(help: "Bigrams seen less often are left out unless a kept trigram needs them.")
    var minBigramCount = TrainingSettings().smallestBigramCount

    @Flag(
        help: """
            Learn the confusions of recognisers instead, from files of aligned lines (regime, true, recognised; \
            tab-separated), as Benchmarks/noise_pairs.py writes them; give -o models/confusions.tsv.
            """)
    var confusions = false

    @Flag(help: "Hold nothing out: train on every line, so that no figure can be measured on these texts.")
    var useAll = false

    @Option(help: "Train nothing; write the held-out lines of each text to this folder, for tests and for tuning.")
    var heldOutTo: String?

    @Flag(help: "Train nothing; check the model's header and contents, and its SHA-256 against MANIFEST.json.")
    var verify = false

    func validate() throws {
        if !verify, corpora.isEmpty {
            throw ValidationError("No training text was given. Give text files, plain or .xz, or --verify.")
        }
    }

    func run() throws {
        do {
            if verify {
                try check()
            } else if confusions {
                try learnConfusions()
            } else if let heldOutTo {
                try HeldOutText(blocks: HeldOutBlocks()).write(corpora, to: heldOutTo)
            } else {
                try train()
            }
        } catch let error as ModelError {
            FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
            switch error.kind {
            case .corpus: throw ExitCode(2)
            case .unwritable: throw ExitCode(4)
            default: throw ExitCode(6)
            }
        }
    }

    private func check() throws {
        // A model that cannot be opened says why better than a digest that cannot be taken.
        try NGramModel(path: output).verify()
        let digest = try FileDigest.sha256(ofFile: output).hexadecimal
        let (model, manifest) = try ModelManifest.verify(model: output, sha256: digest)
        print("\(output): format \(manifest.formatVersion), \(model.byteCount) bytes, sha256 \(digest)")
        print(
            "\(model.wordCount) words, \(model.bigramCount) bigrams, \(model.trigramCount) trigrams: as in the manifest"
        )
    }

    private func learnConfusions() throws {
        var learner = ConfusionLearner()
        let names = corpora.map { URL(fileURLWithPath: $0).lastPathComponent }
        var notes = [
            "Confusions of recognisers, by regime; rows may be edited. Made by",
            "sohoa train --confusions \(names.joined(separator: " ")) -o models/confusions.tsv",
        ]
        for (path, name) in zip(corpora, names) {
            let lines = try learner.read(path)
            let digest = try FileDigest.sha256(ofFile: path).hexadecimal
            notes.append("\(name): \(lines) aligned lines of Benchmarks/noise_pairs.py, sha256 \(digest)")
            note("\(path): \(lines) lines")
        }
        let table = learner.learned()
        try table.write(to: output, notes: notes)
        let rows = TextRegime.allCases.map { "\($0.rawValue) \(table.ruleCount($0))" }.joined(separator: ", ")
        print("\(output): confusions of \(rows)")
    }

    private func train() throws {
        let start = ContinuousClock.now
        var settings = TrainingSettings()
        settings.smallestWordCount = minWordCount
        settings.smallestTrigramCount = minTrigramCount
        settings.smallestBigramCount = minBigramCount
        if useAll { settings.heldOut.period = 0 }
        var trainer = ModelTrainer(settings: settings)
        var sources: [ModelManifest.Source] = []
        for path in corpora { try trainer.reserve(path) }
        for path in corpora {
            try trainer.read(path)
            guard let count = trainer.sources.last else { continue }
            note(
                "\(path): \(count.tokens) words, \(count.unmarkedLines) lines without marks, \(count.repeatedLines) repeated and \(count.heldOutLines) held-out lines left out"
            )
            let digest = try FileDigest.sha256(ofFile: path)
            sources.append(
                ModelManifest.Source(
                    name: URL(fileURLWithPath: path).lastPathComponent,
                    sha256: digest.hexadecimal, bytes: digest.bytes, lines: count.lines,
                    unmarkedLines: count.unmarkedLines, repeatedLines: count.repeatedLines,
                    heldOutLines: count.heldOutLines, tokens: count.tokens))
        }
        try trainer.writeModel(to: output)
        let model = try NGramModel(path: output)
        let names = corpora.map { URL(fileURLWithPath: $0).lastPathComponent }
        var command = "sohoa train " + names.joined(separator: " ")
        let standard = TrainingSettings()
        if minWordCount != standard.smallestWordCount { command += " --min-word-count \(minWordCount)" }
        if minTrigramCount != standard.smallestTrigramCount { command += " --min-trigram-count \(minTrigramCount)" }
        if minBigramCount != standard.smallestBigramCount { command += " --min-bigram-count \(minBigramCount)" }
        if useAll { command += " --use-all" }
        let manifest = ModelManifest(
            model: model, sha256: try FileDigest.sha256(ofFile: output).hexadecimal,
            command: command + " -o models/\(URL(fileURLWithPath: output).lastPathComponent)",
            seconds: Int((start.duration(to: .now) / .seconds(1)).rounded()), settings: settings, sources: sources)
        try manifest.write(to: ModelManifest.url(forModel: output))
        print(
            "\(output): \(model.wordCount) words, \(model.bigramCount) bigrams, \(model.trigramCount) trigrams, \(model.byteCount) bytes"
        )
    }

    private func note(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }
}
