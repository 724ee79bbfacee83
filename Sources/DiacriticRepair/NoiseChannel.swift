internal import Foundation

/// The noise model of one regime, opened for a model: the trie, the edits and the prior they came from.
struct NoiseChannel: Sendable {
    let regime: TextRegime
    let trie: SyllableTrie
    private(set) var table: ConfusionTable
    private(set) var edits: [EditTable]

    init(trie: SyllableTrie, table: ConfusionTable, regime: TextRegime) {
        self.trie = trie
        self.table = table
        self.regime = regime
        edits = NoiseChannel.compiled(table, regime)
    }

    private static func compiled(_ table: ConfusionTable, _ regime: TextRegime) -> [EditTable] {
        [EditTable.Case.lower, .upper, .title].map { EditTable(table, regime: regime, case: $0) }
    }

    /// Adds what a document taught.
    mutating func learn(_ counts: SegmentCounts) {
        for (rule, count) in counts.rules { table.counts[regime, default: [:]][rule, default: 0] += count }
        for (truth, count) in counts.totals { table.totals[regime, default: [:]][truth, default: 0] += count }
        edits = NoiseChannel.compiled(table, regime)
    }

    /// An aligner that prefers this regime's segments.
    func aligner() -> SegmentAligner {
        SegmentAligner(
            probabilities: SegmentCounts(rules: table.counts[regime] ?? [:], totals: table.totals[regime] ?? [:])
                .probabilities)
    }
}

/// The noise model of all regimes; its tree and tables are made when the first text needs them.
final class NoiseModel: @unchecked Sendable {
    // because: the lazily made parts are read and written under the lock only.
    private let lock = NSLock()
    private var trie: SyllableTrie?
    private var channels: [TextRegime: NoiseChannel] = [:]
    let model: NGramModel
    let symbols: DocumentSymbols
    private let table: ConfusionTable
    private let settings: NoiseSettings

    init(model: NGramModel, table: ConfusionTable, symbols: DocumentSymbols, settings: NoiseSettings) {
        self.model = model
        self.table = table
        self.symbols = symbols
        self.settings = settings
    }

    func channel(_ regime: TextRegime) -> NoiseChannel {
        lock.withLock {
            if let channel = channels[regime] { return channel }
            let tree =
                trie
                ?? SyllableTrie(
                    model.tables, leastCount: UInt32(settings.leastWordCount), leastShare: settings.leastWordShare)
            trie = tree
            let channel = NoiseChannel(trie: tree, table: table, regime: regime)
            channels[regime] = channel
            return channel
        }
    }
}
