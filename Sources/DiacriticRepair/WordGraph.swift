/// The readings of one sentence as a graph: arcs from one place between printed units to a later one.
///
/// Places are numbered in reading order; a print that was two words has a place of its own in its middle, and an arc over
/// two units joins what was one word.
struct WordGraph {
    enum Kind: UInt8, Sendable {
        /// The print as it stands.
        case printed
        /// Another word by weighted edits.
        case edited
        /// A word that the recogniser weighed.
        case alternative
        /// First or second half of a print that was two words.
        case firstHalf, secondHalf
        /// One word of two prints.
        case joined
    }

    struct Arc: Sendable {
        var id: UInt16
        var kind: Kind
        /// Added to the model's logarithm, 0 or negative.
        var cost: Float
        var target: Int32
        /// Units that the arc covers.
        var firstUnit: Int32
        var endUnit: Int32
    }

    /// Arcs by the place they leave, each place's in order of their word.
    private(set) var arcs: [Arc] = []
    /// First arc of each place, and the end of the last.
    private(set) var starts: [Int] = [0]

    var placeCount: Int { starts.count }

    mutating func removeAll() {
        arcs.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
    }

    mutating func add(_ arc: Arc) { arcs.append(arc) }

    /// Ends the place being built.
    mutating func endPlace() {
        arcs[starts[starts.count - 1]...].sort { ($0.id, $1.cost) < ($1.id, $0.cost) }
        starts.append(arcs.count)
    }
}
