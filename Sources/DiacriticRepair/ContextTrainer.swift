import Foundation

/// Learns the weights of the context model: how much the base letters around a word speak for each of its readings,
/// beyond what the trigrams already say.
///
/// A conditional log-linear model whose offset is the trigram score of the reading among its true neighbours. The
/// trigrams come from other text than the words learned from, or they would seem better than they are. Weights are
/// found by stochastic descent with steps of their own (J. Duchi, E. Hazan, Y. Singer, *Adaptive subgradient
/// methods*, 2011); words that the trigrams settle are passed over.
struct ContextTrainer {
    /// Weights of the table, ready to be quantised.
    private(set) var weights: [Float]
    /// Words that were learned from.
    private(set) var instanceCount = 0

    private var squares: [Float]
    private let shift: UInt64
    private let settings: TrainingSettings
    private let tables: ModelTables
    /// Of each word the first id of its base form.
    private let groupOf: [UInt16]
    /// The first id after each base form's words, by first id.
    private let groupEnd: [UInt16]
    private let smallestShare = 0.001

    init(tables: ModelTables, settings: TrainingSettings) {
        self.tables = tables
        self.settings = settings
        shift = UInt64(64 - settings.contextBits)
        weights = [Float](repeating: 0, count: 1 << settings.contextBits + ContextFeatures.width)
        squares = weights
        groupOf = tables.groupOf
        groupEnd = tables.groupEnd
    }

    /// Goes once over a stretch of ids that starts after a boundary and ends with one.
    mutating func learn(ids: [UInt16], shapes: [UInt8], rate: Float) {
        let padding = ContextFeatures.padding
        var sentence: [UInt16] = []
        var groups: [UInt16] = []
        var forms: [UInt8] = []
        let edge = [UInt16](repeating: ModelLayout.boundary, count: padding)
        let edgeForms = [UInt8](repeating: 0, count: padding)
        var start = 0
        while start < ids.count {
            var end = start
            while end < ids.count, ids[end] != ModelLayout.boundary { end += 1 }
            if end > start {
                sentence = edge + ids[start..<end] + edge
                groups = sentence.map { groupOf[Int($0)] }
                forms = edgeForms + shapes[start..<end] + edgeForms
                learn(sentence: sentence, groups: groups, shapes: forms, rate: rate)
            }
            start = end + 1
        }
    }

    private mutating func learn(sentence: [UInt16], groups: [UInt16], shapes: [UInt8], rate: Float) {
        let padding = ContextFeatures.padding
        var scores = [Float](repeating: 0, count: ContextFeatures.width)
        var rows = [Int](repeating: 0, count: ContextFeatures.count)
        for position in padding..<sentence.count - padding {
            let truth = sentence[position]
            guard truth >= ModelLayout.firstWord else { continue }
            let first = Int(groups[position])
            let width = min(Int(groupEnd[first]) - first, ContextFeatures.width)
            guard width > 1, Int(truth) - first < width else { continue }
            var most: UInt32 = 0
            for id in first..<first + width { most = max(most, tables.count(id)) }
            let least = Double(most) * smallestShare
            var best = -Float.infinity
            for offset in 0..<width {
                let id = UInt16(first + offset)
                guard Double(tables.count(Int(id))) >= least || id == truth else {
                    scores[offset] = -.infinity
                    continue
                }
                scores[offset] =
                    tables.logProbability(id, after: sentence[position - 2], sentence[position - 1])
                    + tables.logProbability(sentence[position + 1], after: sentence[position - 1], id)
                    + (sentence[position + 1] == ModelLayout.boundary
                        ? 0 : tables.logProbability(sentence[position + 2], after: id, sentence[position + 1]))
                best = max(best, scores[offset])
            }
            let own = Int(truth) - first
            // Settled words teach next to nothing and cost most of the time.
            if scores[own] == best, (0..<width).allSatisfy({ $0 == own || scores[$0] < best - 6.5 }) { continue }
            instanceCount += 1
            groups.withUnsafeBufferPointer { groups in
                shapes.withUnsafeBufferPointer { shapes in
                    rows.withUnsafeMutableBufferPointer { rows in
                        guard let groups = groups.baseAddress, let shapes = shapes.baseAddress,
                            let rows = rows.baseAddress
                        else { return }
                        ContextFeatures.write(groups + position, shapes + position, shift: shift, into: rows)
                    }
                }
            }
            descend(rows, &scores, width: width, own: own, rate: rate)
        }
    }

    private mutating func descend(_ rows: [Int], _ scores: inout [Float], width: Int, own: Int, rate: Float) {
        var best = -Float.infinity
        for offset in 0..<width where scores[offset] > -.infinity {
            for row in rows { scores[offset] += weights[row + offset] }
            best = max(best, scores[offset])
        }
        var total: Float = 0
        for offset in 0..<width {
            scores[offset] = scores[offset] > -.infinity ? exp(scores[offset] - best) : 0
            total += scores[offset]
        }
        let decay = Float(settings.contextDecay)
        for offset in 0..<width where scores[offset] > 0 {
            let slope = scores[offset] / total - (offset == own ? 1 : 0)
            guard abs(slope) > 0.002 else { continue }
            for row in rows {
                let place = row + offset
                let pull = slope + decay * weights[place]
                squares[place] += pull * pull
                weights[place] -= rate * pull / (squares[place] + 1).squareRoot()
            }
        }
    }
}
