/// The working memory of the search by weighted edits: for each place of a print the nodes of the trie that are reached.
///
/// Not to be shared between threads.
final class EditBeam {
    private let trie: SyllableTrie
    private let edits: [EditTable]
    private let settings: NoiseSettings

    private struct State {
        var node: Int32
        var cost: Float
    }

    /// What waits at one place of the print.
    private struct Front {
        let states: UnsafeMutablePointer<State>
        /// For each node the number of its state, from 1.
        let places: UnsafeMutablePointer<Int32>
        var count = 0
        var least = Float.infinity
    }

    /// The places from the current one on; a ring of four.
    private let fronts: UnsafeMutablePointer<Front>
    private static let ringLength = 4

    init(trie: SyllableTrie, edits: [EditTable], settings: NoiseSettings) {
        self.trie = trie
        self.edits = edits
        self.settings = settings
        fronts = .allocate(capacity: Self.ringLength)
        for index in 0..<Self.ringLength {
            let front = Front(
                states: .allocate(capacity: trie.nodes.count), places: .allocate(capacity: trie.nodes.count))
            front.places.initialize(repeating: 0, count: trie.nodes.count)
            (fronts + index).initialize(to: front)
        }
    }

    deinit {
        for index in 0..<Self.ringLength {
            fronts[index].states.deallocate()
            fronts[index].places.deallocate()
        }
        fronts.deallocate()
    }

    /// All words that the print may stand for within the beam.
    /// - Parameter withStrangeEdits: Also takes any letter for a character, at a price.
    func search(_ print: ArraySlice<UInt8>, _ letterCase: EditTable.Case, withStrangeEdits: Bool) -> [Candidate] {
        trie.nodes.withUnsafeBufferPointer { nodes in
            edits[0].outcomes.withUnsafeBufferPointer { lower in
                edits[1].outcomes.withUnsafeBufferPointer { upper in
                    edits[2].outcomes.withUnsafeBufferPointer { title in
                        walk(
                            print, Tables(nodes: nodes, outcomes: (lower, upper, title), letterCase: letterCase),
                            withStrangeEdits)
                    }
                }
            }
        }
    }

    /// What a walk reads.
    private struct Tables {
        let nodes: UnsafeBufferPointer<SyllableTrie.Node>
        let outcomes:
            (
                UnsafeBufferPointer<EditTable.Outcome>, UnsafeBufferPointer<EditTable.Outcome>,
                UnsafeBufferPointer<EditTable.Outcome>
            )
        let letterCase: EditTable.Case

        /// The table for a word's first letters and the one for the others.
        var first: Int { letterCase == .lower ? 0 : letterCase == .upper ? 1 : 2 }
        var inner: Int { letterCase == .upper ? 1 : 0 }

        func outcomes(_ table: Int) -> UnsafeBufferPointer<EditTable.Outcome> {
            table == 0 ? outcomes.0 : table == 1 ? outcomes.1 : outcomes.2
        }
    }

    private func walk(_ print: ArraySlice<UInt8>, _ tables: Tables, _ isStrange: Bool) -> [Candidate] {
        for index in 0..<Self.ringLength { clear(index) }
        push(0, node: 0, cost: 0)
        for position in 0...print.count {
            let ring = position & 3
            walkPlace(position, ring, print, tables, isStrange)
            if position < print.count { clear(ring) }
        }
        var found: [Candidate] = []
        let last = fronts[print.count & 3]
        for index in 0..<last.count {
            let state = last.states[index]
            let word = tables.nodes[Int(state.node)].word
            if word != ModelLayout.unknown { found.append(Candidate(id: word, cost: state.cost)) }
        }
        return found
    }

    private func walkPlace(
        _ position: Int, _ ring: Int, _ print: ArraySlice<UInt8>, _ tables: Tables, _ isStrange: Bool
    ) {
        let bound = bound(ring)
        // Letters that were lost: they stay at this place, so the front grows while it is walked.
        let lost = (edits[tables.first].range(of: 0), edits[tables.inner].range(of: 0))
        var index = 0
        while index < fronts[ring].count, index < 4 * settings.searchStates {
            let state = fronts[ring].states[index]
            if state.cost <= bound {
                extend(state, state.node == 0 ? lost.0 : lost.1, tables, to: ring, limit: bound)
            }
            index += 1
        }
        guard position < print.count else { return }
        moveBestFirst(ring)
        var segment: UInt32 = 0
        for length in 1...min(3, print.count - position) {
            segment = segment << 8 | UInt32(print[print.startIndex + position + length - 1])
            let ranges = (edits[tables.first].range(of: segment), edits[tables.inner].range(of: segment))
            if ranges.0.isEmpty, ranges.1.isEmpty { continue }
            let target = (position + length) & 3
            for index in 0..<fronts[ring].count {
                let state = fronts[ring].states[index]
                if state.cost > bound { continue }
                extend(state, state.node == 0 ? ranges.0 : ranges.1, tables, to: target, limit: .infinity)
            }
        }
        if isStrange {
            for index in 0..<fronts[ring].count where fronts[ring].states[index].cost <= bound {
                extendStrangely(fronts[ring].states[index], tables, to: (position + 1) & 3)
            }
        }
    }

    /// The cheapest state goes on first, so that what is too dear beside it is never entered.
    private func moveBestFirst(_ ring: Int) {
        let front = fronts[ring]
        guard let best = (0..<front.count).first(where: { front.states[$0].cost <= front.least }), best > 0 else {
            return
        }
        let state = front.states[0]
        front.states[0] = front.states[best]
        front.states[best] = state
        front.places[Int(front.states[0].node)] = 1
        front.places[Int(state.node)] = Int32(best + 1)
    }

    private func extend(_ state: State, _ range: Range<Int>, _ tables: Tables, to ring: Int, limit: Float) {
        let outcomes = tables.outcomes(state.node == 0 ? tables.first : tables.inner)
        let node = tables.nodes[Int(state.node)]
        let highest = min(limit, settings.dearestCandidate)
        let width = settings.searchWidth
        for place in range {
            let outcome = outcomes[place]
            let cost = state.cost + outcome.cost
            if cost > highest || cost > fronts[ring].least + width { break }
            if outcome.first == 0 {
                push(ring, node: state.node, cost: cost)
                continue
            }
            let child = SyllableTrie.child(node, outcome.first)
            guard child >= 0 else { continue }
            if outcome.second == 0 {
                push(ring, node: child, cost: cost)
                continue
            }
            let second = SyllableTrie.child(tables.nodes[Int(child)], outcome.second)
            if second >= 0 { push(ring, node: second, cost: cost) }
        }
    }

    /// Any letter for the character, or none.
    private func extendStrangely(_ state: State, _ tables: Tables, to ring: Int) {
        let cost = state.cost + settings.strangeEditCost
        guard cost <= settings.dearestCandidate, cost <= fronts[ring].least + settings.searchWidth else { return }
        push(ring, node: state.node, cost: cost)
        let node = tables.nodes[Int(state.node)]
        let children = node.low.nonzeroBitCount + node.high.nonzeroBitCount
        for child in 0..<Int32(children) { push(ring, node: node.firstChild + child, cost: cost) }
    }

    @inline(__always)
    private func push(_ ring: Int, node: Int32, cost: Float) {
        let place = Int(fronts[ring].places[Int(node)]) - 1
        if place >= 0 {
            if cost < fronts[ring].states[place].cost { fronts[ring].states[place].cost = cost }
        } else {
            let count = fronts[ring].count
            fronts[ring].states[count] = State(node: node, cost: cost)
            fronts[ring].count = count + 1
            fronts[ring].places[Int(node)] = Int32(count + 1)
        }
        if cost < fronts[ring].least { fronts[ring].least = cost }
    }

    private func clear(_ ring: Int) {
        for index in 0..<fronts[ring].count { fronts[ring].places[Int(fronts[ring].states[index].node)] = 0 }
        fronts[ring].count = 0
        fronts[ring].least = .infinity
    }

    /// The cost up to which states of a place go on: within the width, and about as many as settings allow.
    private func bound(_ ring: Int) -> Float {
        let front = fronts[ring]
        let width = settings.searchWidth
        guard front.count > settings.searchStates else { return front.least + width }
        var histogram:
            (
                UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64,
                UInt64, UInt64, UInt64
            ) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        return withUnsafeMutableBytes(of: &histogram) { raw -> Float in
            let bins = raw.bindMemory(to: UInt64.self)
            for index in 0..<front.count {
                let bin = (front.states[index].cost - front.least) * 16 / width
                if bin < 16 { bins[Int(bin)] += 1 }
            }
            var kept = 0
            for bin in 0..<16 {
                kept += Int(bins[bin])
                if kept >= settings.searchStates { return front.least + Float(bin + 1) * width / 16 }
            }
            return front.least + width
        }
    }
}
