/// The readings that are weighed for each token of one sentence.
struct Lattice {
    /// Candidate ids of all positions, one after the other.
    var ids: [UInt16] = []
    /// What choosing a candidate costs besides the model's probability, in nats, 0 or negative.
    var costs: [Float] = []
    /// Keys of the candidates; 0 for what is no word.
    var keys: [UInt64] = []
    /// Whether the recogniser weighed the candidate.
    var isAlternative: [Bool] = []
    /// First candidate of each position, and the end of the last.
    var starts: [Int] = [0]

    var count: Int { starts.count - 1 }

    mutating func removeAll() {
        ids.removeAll(keepingCapacity: true)
        costs.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
        isAlternative.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
    }

    /// Adds a candidate to the position being built.
    mutating func add(id: UInt16, cost: Float, key: UInt64, isAlternative: Bool = false) {
        ids.append(id)
        costs.append(cost)
        keys.append(key)
        self.isAlternative.append(isAlternative)
    }

    mutating func endPosition() { starts.append(ids.count) }
}
