/// Beam search for the most probable reading of a lattice under the trigram model.
struct Decoder {
    private let tables: ModelTables
    private let beamWidth: Int
    /// Nats by which a partial reading may be worse than the best.
    private let beamDepth: Float
    private var states: [State] = []
    private var entering: [State] = []
    /// Probability and bigram number of each candidate after each distinct last word of the beam.
    private var bigramScores: [Float] = []
    private var bigramPlaces: [Int32] = []

    /// Places of bigrams that were looked for, by a hash of both words; key 0 stands for none.
    private var remembered: [(key: UInt32, place: Int32)]
    private static let rememberedBits: UInt32 = 15

    /// Ids that differ by less are looked for from one another's place: those of one base form stand side by side.
    private static let nearIds: UInt16 = 64

    private struct State {
        var second: UInt16
        /// The bigram that ends here, which is the context of the next word; negative when the model has none.
        var bigram: Int32
        /// Index of the candidate in the lattice.
        var candidate: Int32
        var previous: Int32
        var score: Float
    }

    init(tables: ModelTables, beamWidth: Int, beamDepth: Double) {
        self.tables = tables
        self.beamDepth = Float(beamDepth)
        remembered = Array(repeating: (0, 0), count: 1 << Self.rememberedBits)
        self.beamWidth = max(1, beamWidth)
    }

    /// The chosen candidate of each position; the sentence starts and ends at a boundary.
    mutating func decode(_ lattice: Lattice) -> [Int] {
        states.removeAll(keepingCapacity: true)
        let start = ModelLayout.boundary
        states.append(
            State(
                second: start, bigram: tables.bigram(start, start).map(Int32.init) ?? -1, candidate: -1,
                previous: -1, score: 0))
        var beam = 0..<1
        for position in 0..<lattice.count {
            let first = states.count
            extend(beam, lattice, lattice.starts[position]..<lattice.starts[position + 1])
            beam = first..<states.count
        }
        var best = beam.lowerBound
        var bestScore = -Float.infinity
        for index in beam {
            let score = states[index].score + step(from: states[index], to: ModelLayout.boundary)
            if score > bestScore { (best, bestScore) = (index, score) }
        }
        var chosen = [Int](repeating: 0, count: lattice.count)
        var position = lattice.count - 1
        while position >= 0 {
            chosen[position] = Int(states[best].candidate)
            best = Int(states[best].previous)
            position -= 1
        }
        return chosen
    }

    private func step(from state: State, to id: UInt16) -> Float {
        var weight: Float = 0
        if state.bigram >= 0 {
            let range = tables.trigrams(after: Int(state.bigram))
            let place = tables.lowerBound(ofThird: id, in: range)
            if place < range.upperBound, tables.third(place) == id { return tables.trigramProbability(place) }
            weight = tables.bigramBackoff(Int(state.bigram))
        }
        if let bigram = tables.bigram(state.second, id) { return weight + tables.bigramProbability(bigram) }
        return weight + tables.backoff(Int(state.second)) + tables.unigram(Int(id))
    }

    /// Extends every state of the beam by every candidate, merges equal contexts, keeps the best.
    private mutating func extend(_ beam: Range<Int>, _ lattice: Lattice, _ candidates: Range<Int>) {
        entering.removeAll(keepingCapacity: true)
        let width = candidates.count
        var stateIndex = beam.lowerBound
        // States with the same last word stand side by side, because `keepBest` sorts them so.
        while stateIndex < beam.upperBound {
            let second = states[stateIndex].second
            lookUpBigrams(after: second, lattice, candidates)
            let firstEntry = entering.count
            for offset in 0..<width {
                entering.append(
                    State(
                        second: lattice.ids[candidates.lowerBound + offset], bigram: bigramPlaces[offset],
                        candidate: Int32(candidates.lowerBound + offset), previous: -1, score: -.infinity))
            }
            while stateIndex < beam.upperBound, states[stateIndex].second == second {
                relax(stateIndex, lattice, candidates, into: firstEntry)
                stateIndex += 1
            }
        }
        keepBest()
    }

    /// First bigram of `second` whose last word is not below `id`; remembered, since texts repeat themselves.
    @inline(__always)
    private mutating func place(of id: UInt16, after second: UInt16, in range: Range<Int>) -> Int {
        let key = UInt32(second) << 16 | UInt32(id)
        let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> (32 - Self.rememberedBits))
        if key != 0, remembered[slot].key == key { return Int(remembered[slot].place) }
        let place = tables.lowerBound(ofSecond: id, in: range)
        if key != 0 { remembered[slot] = (key, Int32(truncatingIfNeeded: place)) }
        return place
    }

    private mutating func lookUpBigrams(after second: UInt16, _ lattice: Lattice, _ candidates: Range<Int>) {
        bigramScores.removeAll(keepingCapacity: true)
        bigramPlaces.removeAll(keepingCapacity: true)
        let range = tables.bigrams(after: Int(second))
        let backoff = tables.backoff(Int(second))
        var from = range.lowerBound
        var previous: UInt16 = 0
        for candidate in candidates {
            let id = lattice.ids[candidate]
            let place =
                id >= previous && id - previous < Self.nearIds
                ? tables.nextPlace(ofSecond: id, from: from, to: range.upperBound)
                : place(of: id, after: second, in: range)
            previous = id
            from = place
            if place < range.upperBound, tables.second(place) == id {
                bigramScores.append(tables.bigramProbability(place))
                bigramPlaces.append(Int32(place))
            } else {
                bigramScores.append(backoff + tables.unigram(Int(id)))
                bigramPlaces.append(-1)
            }
        }
    }

    private mutating func relax(_ index: Int, _ lattice: Lattice, _ candidates: Range<Int>, into firstEntry: Int) {
        let state = states[index]
        let range = state.bigram >= 0 ? tables.trigrams(after: Int(state.bigram)) : 0..<0
        let backoff = state.bigram >= 0 ? tables.bigramBackoff(Int(state.bigram)) : 0
        var from = range.lowerBound
        var previous: UInt16 = 0
        for candidate in candidates {
            let offset = candidate - candidates.lowerBound
            let id = lattice.ids[candidate]
            var score = backoff + bigramScores[offset]
            if !range.isEmpty {
                let place =
                    id >= previous && id - previous < Self.nearIds
                    ? tables.nextPlace(ofThird: id, from: from, to: range.upperBound)
                    : tables.lowerBound(ofThird: id, in: range)
                previous = id
                from = place
                if place < range.upperBound, tables.third(place) == id { score = tables.trigramProbability(place) }
            }
            score += state.score + lattice.costs[candidate]
            if score > entering[firstEntry + offset].score {
                entering[firstEntry + offset].score = score
                entering[firstEntry + offset].previous = Int32(index)
            }
        }
    }

    /// Moves the best entering states to the end of `states`, ordered by their last word.
    private mutating func keepBest() {
        var best = -Float.infinity
        for state in entering where state.score > best { best = state.score }
        let least = best - beamDepth
        entering.removeAll { $0.score < least }
        if entering.count > beamWidth {
            for place in 0..<beamWidth {
                var best = place
                for index in place + 1..<entering.count where entering[index].score > entering[best].score {
                    best = index
                }
                entering.swapAt(place, best)
            }
            entering.removeSubrange(beamWidth...)
        }
        if entering.count > 1 { entering.sort { ($0.second, $1.score) < ($1.second, $0.score) } }
        states.append(contentsOf: entering)
    }
}
