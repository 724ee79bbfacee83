/// Makes a language model from training texts: read, count, cut, estimate, lay out.
public struct ModelTrainer {
    /// What one training text gave.
    public struct SourceCount: Sendable, Equatable {
        public var path: String
        public var lines: Int
        /// Lines left out because too few of their words carry marks, or because they hold no words.
        public var unmarkedLines: Int
        public var repeatedLines: Int
        /// Lines held out, around such lines, or equal to one.
        public var heldOutLines: Int
        public var tokens: Int
    }

    private let settings: TrainingSettings
    private var counter: CorpusCounter
    public private(set) var sources: [SourceCount] = []

    public init(settings: TrainingSettings = TrainingSettings()) {
        self.settings = settings
        counter = CorpusCounter(settings: settings)
    }

    /// Notes the held-out lines of one training text; to be called for every text before any is read.
    /// - Throws: `ModelError` of kind `corpus`.
    public mutating func reserve(_ path: String) throws(ModelError) {
        var line = 0
        try CorpusReader(path: path).forEachLine {
            let role = settings.heldOut.role(ofLine: line)
            if role == .test || role == .tuning { counter.reserve($0) }
            line += 1
        }
    }

    /// Reads one training text: UTF-8, one paragraph a line, plain or `.xz`.
    /// - Throws: `ModelError` of kind `corpus`.
    public mutating func read(_ path: String) throws(ModelError) {
        let before = counter.summary
        var line = 0
        try CorpusReader(path: path).forEachLine {
            if settings.heldOut.role(ofLine: line) == .training { counter.add($0) } else { counter.skip() }
            line += 1
        }
        let after = counter.summary
        sources.append(
            SourceCount(
                path: path, lines: line, unmarkedLines: after.dropped - before.dropped,
                repeatedLines: after.repeated - before.repeated, heldOutLines: after.heldOut - before.heldOut,
                tokens: after.tokens - before.tokens))
    }

    /// Takes paragraphs that are already in memory.
    public mutating func read(lines: [String]) {
        for line in lines {
            var copy = line
            copy.withUTF8 { counter.add($0) }
        }
    }

    /// The finished model file's bytes; the same input gives the same bytes.
    /// - Throws: `ModelError` of kind `corpus` when the texts held no words.
    public func makeModel() throws(ModelError) -> [UInt8] {
        let vocabulary = Vocabulary(counter, settings: settings)
        guard vocabulary.keys.count > ModelLayout.firstWord else {
            throw ModelError(
                kind: .corpus, place: sources.map(\.path).joined(separator: ", "),
                what: "no word was seen \(settings.smallestWordCount) times, so there is nothing to learn",
                remedy: "give more text, or lower --min-word-count")
        }
        let estimate = KneserNey(sequence: counter.sequence, vocabulary: vocabulary, settings: settings)
        return ModelWriter(vocabulary: vocabulary, estimate: estimate, tokenCount: counter.tokenCount).encoded()
    }

    /// Makes the model and puts it at `path` in one step.
    /// - Throws: `ModelError` of kind `corpus` or `unwritable`.
    public func writeModel(to path: String) throws(ModelError) {
        try ModelWriter.write(try makeModel(), to: path)
    }
}

extension CorpusCounter {
    /// Running totals.
    var summary: (lines: Int, dropped: Int, repeated: Int, heldOut: Int, tokens: Int) {
        (lineCount, droppedLineCount, repeatedLineCount, heldOutLineCount, tokenCount)
    }
}
