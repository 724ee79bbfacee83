internal import Foundation

/// Beam search over a word graph under the language model, with a posterior for every arc.
///
/// The best path is Viterbi's; posteriors come from forward and backward sums over the arcs that the beam kept.
struct GraphDecoder {
    private let tables: ModelTables
    private let beamWidth: Int
    private let modelWeight: Float

    private struct State {
        var second: UInt16
        /// The bigram that ends here; negative when the model has none.
        var bigram: Int32
        var arc: Int32
        var previous: Int32
        var best: Float
        var sum: Float
    }

    private struct Edge {
        var from: Int32
        var to: Int32
        var weight: Float
    }

    private var states: [State] = []
    private var edges: [Edge] = []
    private var entering: [[State]] = []
    private var enteringEdges: [[Edge]] = []
    private var order: [Int32] = []
    private var bigramScores: [Float] = []
    private var bigramPlaces: [Int32] = []
    private var backward: [Float] = []
    /// Posterior of each arc of the graph that was decoded last.
    private(set) var posteriors: [Float] = []

    init(tables: ModelTables, beamWidth: Int, modelWeight: Float) {
        self.tables = tables
        self.beamWidth = max(1, beamWidth)
        self.modelWeight = modelWeight
    }

    /// The arcs of the best path in reading order.
    mutating func decode(_ graph: WordGraph) -> [Int] {
        let last = graph.placeCount - 1
        reset(graph)
        let start = ModelLayout.boundary
        entering[0].append(
            State(
                second: start, bigram: tables.bigram(start, start).map(Int32.init) ?? -1, arc: -1, previous: -1,
                best: 0, sum: 0))
        for place in 0..<last {
            let beam = settle(place)
            if !beam.isEmpty { extend(beam, graph, graph.starts[place]..<graph.starts[place + 1]) }
        }
        return finish(settle(last), graph)
    }

    private mutating func reset(_ graph: WordGraph) {
        states.removeAll(keepingCapacity: true)
        edges.removeAll(keepingCapacity: true)
        while entering.count < graph.placeCount {
            entering.append([])
            enteringEdges.append([])
        }
        for place in 0..<graph.placeCount {
            entering[place].removeAll(keepingCapacity: true)
            enteringEdges[place].removeAll(keepingCapacity: true)
        }
    }

    /// Keeps the best states of a place, those with the same last word side by side.
    private mutating func settle(_ place: Int) -> Range<Int> {
        let first = states.count
        let count = entering[place].count
        order.removeAll(keepingCapacity: true)
        for index in 0..<count { order.append(Int32(index)) }
        if count > beamWidth {
            for rank in 0..<beamWidth {
                var best = rank
                for index in rank + 1..<count
                where entering[place][Int(order[index])].sum > entering[place][Int(order[best])].sum {
                    best = index
                }
                order.swapAt(rank, best)
            }
            order.removeSubrange(beamWidth...)
        }
        let list = entering[place]
        order.sort { (list[Int($0)].second, $0) < (list[Int($1)].second, $1) }
        var kept = [Int32](repeating: -1, count: count)
        for index in order {
            kept[Int(index)] = Int32(states.count)
            states.append(list[Int(index)])
        }
        for edge in enteringEdges[place] where kept[Int(edge.to)] >= 0 {
            edges.append(Edge(from: edge.from, to: kept[Int(edge.to)], weight: edge.weight))
        }
        return first..<states.count
    }

    private mutating func extend(_ beam: Range<Int>, _ graph: WordGraph, _ arcs: Range<Int>) {
        var index = beam.lowerBound
        while index < beam.upperBound {
            let second = states[index].second
            var end = index + 1
            while end < beam.upperBound, states[end].second == second { end += 1 }
            lookUpBigrams(after: second, graph, arcs)
            relax(index..<end, graph, arcs)
            index = end
        }
    }

    private mutating func lookUpBigrams(after second: UInt16, _ graph: WordGraph, _ arcs: Range<Int>) {
        bigramScores.removeAll(keepingCapacity: true)
        bigramPlaces.removeAll(keepingCapacity: true)
        let range = tables.bigrams(after: Int(second))
        let backoff = tables.backoff(Int(second))
        var from = range.lowerBound
        for arc in arcs {
            let id = graph.arcs[arc].id
            let place = tables.lowerBound(ofSecond: id, in: from..<range.upperBound)
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

    /// Enters every arc from a group of states that share their last word.
    private mutating func relax(_ group: Range<Int>, _ graph: WordGraph, _ arcs: Range<Int>) {
        for arc in arcs {
            let offset = arc - arcs.lowerBound
            let id = graph.arcs[arc].id
            let target = Int(graph.arcs[arc].target)
            let entry = Int32(entering[target].count)
            var state = State(
                second: id, bigram: bigramPlaces[offset], arc: Int32(arc), previous: -1, best: -.infinity,
                sum: -.infinity)
            for index in group {
                let from = states[index]
                var score = bigramScores[offset]
                if from.bigram >= 0 {
                    let range = tables.trigrams(after: Int(from.bigram))
                    let place = tables.lowerBound(ofThird: id, in: range)
                    if place < range.upperBound, tables.third(place) == id {
                        score = tables.trigramProbability(place)
                    } else {
                        score += tables.bigramBackoff(Int(from.bigram))
                    }
                }
                let weight = score * modelWeight + graph.arcs[arc].cost
                if from.best + weight > state.best {
                    state.best = from.best + weight
                    state.previous = Int32(index)
                }
                state.sum = GraphDecoder.added(state.sum, from.sum + weight)
                enteringEdges[target].append(Edge(from: Int32(index), to: entry, weight: weight))
            }
            entering[target].append(state)
        }
    }

    private mutating func finish(_ beam: Range<Int>, _ graph: WordGraph) -> [Int] {
        backward = [Float](repeating: -.infinity, count: states.count)
        posteriors = [Float](repeating: 0, count: graph.arcs.count)
        guard !beam.isEmpty else { return [] }
        var best = beam.lowerBound
        var bestScore = -Float.infinity
        var total = -Float.infinity
        for index in beam {
            let weight = ending(states[index]) * modelWeight
            backward[index] = weight
            total = GraphDecoder.added(total, states[index].sum + weight)
            if states[index].best + weight > bestScore { (best, bestScore) = (index, states[index].best + weight) }
        }
        for edge in edges.reversed() {
            let (from, to) = (Int(edge.from), Int(edge.to))
            backward[from] = GraphDecoder.added(backward[from], backward[to] + edge.weight)
        }
        for (index, state) in states.enumerated() where state.arc >= 0 {
            posteriors[Int(state.arc)] += exp(min(0, state.sum + backward[index] - total))
        }
        var path: [Int] = []
        var state = best
        while state >= 0, states[state].arc >= 0 {
            path.append(Int(states[state].arc))
            state = Int(states[state].previous)
        }
        return path.reversed()
    }

    /// ln p of the sentence's end after a state.
    private func ending(_ state: State) -> Float {
        let id = ModelLayout.boundary
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

    /// ln(exp a + exp b).
    @inline(__always)
    private static func added(_ a: Float, _ b: Float) -> Float {
        let high = max(a, b)
        let gap = min(a, b) - high
        return gap > -16 ? high + log(1 + exp(gap)) : high
    }
}
