/// The readings that are weighed for each token of one sentence.
struct Lattice {
    /// Candidate ids of all positions, one after the other.
    private(set) var ids: [UInt16] = []
    /// What choosing a candidate costs besides the model's probability, in nats, 0 or negative.
    var costs: [Float] = []
    /// First candidate of each position, and the end of the last.
    private(set) var starts: [Int] = [0]

    var count: Int { starts.count - 1 }

    /// Candidates of a position.
    @inline(__always)
    func candidates(_ position: Int) -> Range<Int> { starts[position]..<starts[position + 1] }

    mutating func removeAll() {
        ids.removeAll(keepingCapacity: true)
        costs.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
    }

    /// Adds a candidate to the position being built.
    mutating func add(id: UInt16, cost: Float) {
        ids.append(id)
        costs.append(cost)
    }

    /// Adds candidates without costs to the position being built.
    mutating func add(_ list: ArraySlice<UInt16>) {
        ids.append(contentsOf: list)
        costs.append(contentsOf: repeatElement(0, count: list.count))
    }

    mutating func endPosition() { starts.append(ids.count) }
}
