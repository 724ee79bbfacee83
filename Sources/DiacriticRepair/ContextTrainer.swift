import Foundation

/// Learns the weights of the context model: how much the base letters around a word speak for each of its readings,
/// beyond what the trigrams already say.
///
/// A conditional log-linear model whose offset is the trigram score of the reading among its true neighbours. The
/// trigrams come from other text than the words learned from, or they would seem better than they are. Weights are
/// found by stochastic descent with steps of their own (J. Duchi, E. Hazan, Y. Singer, *Adaptive subgradient
/// methods*, 2011); words that the trigrams settle are passed over, and so are features seen too seldom.
struct ContextTrainer {
    /// Nats of one step of a weight in the file; weights beyond 127 steps are cut.
    static let scale: Float = 1.0 / 24
    /// Readings whose trigram score lies further below the best never count, in nats.
    private static let settled: Float = 11
    private static let smallestShare = 0.001

    private let settings: TrainingSettings
    /// The table during training has so many weights, as a power of two.
    private let wideBits: UInt32
    private let tables: ModelTables
    /// One after the other: the features of each word learned from, its readings' trigram scores, and which is true.
    private var hashes: [UInt32] = []
    private var scores: [Float] = []
    private var starts: [Int] = [0]
    private var truths: [UInt8] = []

    init(tables: ModelTables, settings: TrainingSettings) {
        self.tables = tables
        self.settings = settings
        wideBits = UInt32(min(26, settings.contextBits + 5))
    }

    // MARK: Words to learn from

    /// Takes the unsettled words of a stretch of ids that starts after a boundary and ends with one.
    mutating func collect(ids: [UInt16], shapes: [UInt8]) {
        let padding = ContextFeatures.padding
        let edge = [UInt16](repeating: ModelLayout.boundary, count: padding)
        let edgeShapes = [UInt8](repeating: 0, count: padding)
        var start = 0
        while start < ids.count {
            var end = start
            while end < ids.count, ids[end] != ModelLayout.boundary { end += 1 }
            if end > start {
                let sentence = edge + ids[start..<end] + edge
                collect(
                    sentence: sentence, groups: sentence.map { tables.groupOf[Int($0)] },
                    shapes: edgeShapes + shapes[start..<end] + edgeShapes)
            }
            start = end + 1
        }
    }

    private mutating func collect(sentence: [UInt16], groups: [UInt16], shapes: [UInt8]) {
        let padding = ContextFeatures.padding
        var row = [UInt32](repeating: 0, count: ContextFeatures.count)
        for position in padding..<sentence.count - padding {
            let truth = sentence[position]
            guard truth >= ModelLayout.firstWord else { continue }
            let first = Int(groups[position])
            let width = min(Int(tables.groupEnd[first]) - first, ContextFeatures.width)
            let own = Int(truth) - first
            guard width > 1, own < width else { continue }
            let before = scores.count
            scoreReadings(first..<first + width, sentence, position)
            let best = scores[before...].max() ?? 0
            if scores[before + own] == best,
                (0..<width).allSatisfy({ $0 == own || scores[before + $0] < best - ContextTrainer.settled })
            {
                scores.removeSubrange(before...)
                continue
            }
            groups.withUnsafeBufferPointer { groups in
                shapes.withUnsafeBufferPointer { shapes in
                    row.withUnsafeMutableBufferPointer { row in
                        guard let groups = groups.baseAddress, let shapes = shapes.baseAddress,
                            let row = row.baseAddress
                        else { return }
                        ContextFeatures.write(groups + position, shapes + position, into: row)
                    }
                }
            }
            hashes.append(contentsOf: row)
            starts.append(scores.count)
            truths.append(UInt8(own))
        }
    }

    /// Appends the trigram score of each reading; that of readings too rare to be weighed is minus infinity.
    private mutating func scoreReadings(_ ids: Range<Int>, _ sentence: [UInt16], _ position: Int) {
        var most: UInt32 = 0
        for id in ids { most = max(most, tables.count(id)) }
        let least = Double(most) * ContextTrainer.smallestShare
        let (before, last) = (sentence[position - 2], sentence[position - 1])
        let (next, after) = (sentence[position + 1], sentence[position + 2])
        for id in ids {
            guard Double(tables.count(id)) >= least || id == Int(sentence[position]) else {
                scores.append(-.infinity)
                continue
            }
            let id = UInt16(id)
            var score = tables.logProbability(id, after: before, last) + tables.logProbability(next, after: last, id)
            if next != ModelLayout.boundary { score += tables.logProbability(after, after: id, next) }
            scores.append(score)
        }
    }

    // MARK: Descent

    /// The entries of the file's table.
    mutating func learn() -> [UInt16] {
        keepFrequentFeatures()
        var weights = [Float](repeating: 0, count: 1 << wideBits + ContextFeatures.width)
        var squares = weights
        for pass in 0..<settings.contextPasses {
            let rate = Float(settings.contextRate) / Float(pass + 1)
            weights.withUnsafeMutableBufferPointer { weights in
                squares.withUnsafeMutableBufferPointer { squares in
                    descend(weights, squares, rate: rate)
                }
            }
        }
        return entries(weights)
    }

    /// Sets the hashes of rare features to 0, which no pass learns.
    private mutating func keepFrequentFeatures() {
        var seen = [UInt8](repeating: 0, count: 1 << wideBits)
        for hash in hashes {
            let place = Int(hash >> (32 - wideBits))
            if seen[place] < 255 { seen[place] += 1 }
        }
        for index in hashes.indices
        where seen[Int(hashes[index] >> (32 - wideBits))] < settings.smallestFeatureCount {
            hashes[index] = 0
        }
    }

    /// One pass.
    private func descend(
        _ weights: UnsafeMutableBufferPointer<Float>, _ squares: UnsafeMutableBufferPointer<Float>, rate: Float
    ) {
        var values = [Float](repeating: 0, count: ContextFeatures.width)
        var places = [Int](repeating: 0, count: ContextFeatures.count)
        let decay = Float(settings.contextDecay)
        for word in truths.indices {
            var used = 0
            for index in word * ContextFeatures.count..<(word + 1) * ContextFeatures.count where hashes[index] != 0 {
                places[used] = ContextFeatures.place(hashes[index], bits: wideBits, candidate: 0)
                used += 1
            }
            let width = starts[word + 1] - starts[word]
            let own = Int(truths[word])
            var best = -Float.infinity
            for offset in 0..<width {
                var value = scores[starts[word] + offset]
                if value > -.infinity { for index in 0..<used { value += weights[places[index] + offset] } }
                values[offset] = value
                best = max(best, value)
            }
            var total: Float = 0
            for offset in 0..<width {
                values[offset] = exp(values[offset] - best)
                total += values[offset]
            }
            for offset in 0..<width where values[offset] > 0 {
                let slope = values[offset] / total - (offset == own ? 1 : 0)
                guard abs(slope) > 0.002 else { continue }
                for index in 0..<used {
                    let place = places[index] + offset
                    let pull = slope + decay * weights[place]
                    squares[place] += pull * pull
                    weights[place] -= rate * pull / (squares[place] + 1).squareRoot()
                }
            }
        }
    }

    /// Puts the weights into the smaller table, the heavier first where two meet.
    private func entries(_ weights: [Float]) -> [UInt16] {
        let bits = UInt32(settings.contextBits)
        var table = [UInt16](repeating: 0, count: 1 << settings.contextBits + ContextFeatures.width)
        for word in truths.indices {
            let width = starts[word + 1] - starts[word]
            for index in word * ContextFeatures.count..<(word + 1) * ContextFeatures.count where hashes[index] != 0 {
                let hash = hashes[index]
                let wide = ContextFeatures.place(hash, bits: wideBits, candidate: 0)
                for offset in 0..<width where abs(weights[wide + offset]) >= Float(settings.smallestWeight) {
                    let steps = max(-127, min(127, (weights[wide + offset] / ContextTrainer.scale).rounded()))
                    let entry = UInt16(ContextFeatures.check(hash)) << 8 | UInt16(UInt8(bitPattern: Int8(steps)))
                    let place = ContextFeatures.place(hash, bits: bits, candidate: offset)
                    let held = table[place]
                    if held == entry { continue }
                    if abs(Int(Int8(truncatingIfNeeded: held))) < abs(Int(steps)) { table[place] = entry }
                }
            }
        }
        return table
    }
}
