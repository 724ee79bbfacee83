internal import DocumentModel
public import Foundation

/// What a model was made from and how: `MANIFEST.json` beside the model.
public struct ModelManifest: Codable, Sendable, Equatable {
    public struct Source: Codable, Sendable, Equatable {
        /// File name without folders.
        public var name: String
        /// SHA-256 of the file as given (packed when it was packed).
        public var sha256: String
        public var bytes: Int
        public var lines: Int
        public var unmarkedLines: Int
        public var repeatedLines: Int
        public var heldOutLines: Int
        public var tokens: Int

        public init(
            name: String, sha256: String, bytes: Int, lines: Int, unmarkedLines: Int, repeatedLines: Int,
            heldOutLines: Int, tokens: Int
        ) {
            self.name = name
            self.sha256 = sha256
            self.bytes = bytes
            self.lines = lines
            self.unmarkedLines = unmarkedLines
            self.repeatedLines = repeatedLines
            self.heldOutLines = heldOutLines
            self.tokens = tokens
        }
    }

    public struct Counts: Codable, Sendable, Equatable {
        public var tokens: Int
        public var words: Int
        public var bigrams: Int
        public var trigrams: Int

        public init(tokens: Int, words: Int, bigrams: Int, trigrams: Int) {
            self.tokens = tokens
            self.words = words
            self.bigrams = bigrams
            self.trigrams = trigrams
        }
    }

    /// The model's file name.
    public var model: String
    public var sha256: String
    public var bytes: Int
    public var formatVersion: Int
    /// The command that makes the model again, with file names for paths.
    public var command: String
    /// Seconds that training took.
    public var seconds: Int?
    public var settings: TrainingSettings
    public var counts: Counts
    public var sources: [Source]

    /// - Parameters:
    ///   - sha256: of the model's file, in hexadecimal.
    ///   - seconds: that training took.
    public init(
        model: NGramModel, sha256: String, command: String, seconds: Int? = nil, settings: TrainingSettings,
        sources: [Source]
    ) {
        self.model = URL(fileURLWithPath: model.path).lastPathComponent
        self.sha256 = sha256
        bytes = model.byteCount
        formatVersion = Int(ModelLayout.version)
        self.command = command
        self.seconds = seconds
        self.settings = settings
        counts = Counts(
            tokens: model.tokenCount, words: model.wordCount, bigrams: model.bigramCount, trigrams: model.trigramCount)
        self.sources = sources
    }

    /// The manifest of the model at `path`: the file `MANIFEST.json` in its folder.
    public static func url(forModel path: String) -> URL {
        URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("MANIFEST.json")
    }

    public func write(to url: URL) throws(ModelError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return }
        try ModelWriter.write(Array(data) + [0x0A], to: url.path)
    }

    /// Reads the manifest beside a model.
    public static func read(forModel path: String) throws(ModelError) -> ModelManifest {
        let url = url(forModel: path)
        guard let data = try? Data(contentsOf: url) else {
            throw ModelError(
                kind: .missing, place: url.path, what: "the model's manifest cannot be read",
                remedy: "train the model again with sohoa train, which writes it")
        }
        do {
            return try JSONDecoder().decode(ModelManifest.self, from: data)
        } catch {
            throw ModelError(
                kind: .damaged, place: url.path, what: "the model's manifest is not what sohoa train writes",
                remedy: "train the model again with sohoa train, which writes it")
        }
    }

    /// Opens the model, checks every byte of it, and compares its size and SHA-256 with the manifest.
    /// - Parameter sha256: of the file at `path`, in hexadecimal.
    /// - Returns: The model and its manifest.
    public static func verify(model path: String, sha256: String) throws(ModelError) -> (NGramModel, ModelManifest) {
        let model = try NGramModel(path: path)
        try model.verify()
        let manifest = try read(forModel: path)
        guard manifest.sha256 == sha256, manifest.bytes == model.byteCount else {
            throw ModelError(
                kind: .damaged, place: path,
                what: "the model's SHA-256 is \(sha256), its manifest says \(manifest.sha256)",
                remedy: "restore the model and MANIFEST.json from one release, or train again")
        }
        return (model, manifest)
    }
}
