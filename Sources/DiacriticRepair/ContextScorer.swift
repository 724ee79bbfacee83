/// Adds what the base letters around each word say to the costs of a lattice.
struct ContextScorer {
    private let tables: ModelTables
    private var groups: [UInt16] = []
    private var shapes: [UInt8] = []
    private var hashes = [UInt32](repeating: 0, count: ContextFeatures.count)

    /// Nil when the model holds no context weights.
    init?(tables: ModelTables) {
        guard tables.layout.contextCount > 0 else { return nil }
        self.tables = tables
    }

    /// - Parameters:
    ///   - lattice: One position for each token, whose costs are changed.
    ///   - tokens: One sentence.
    ///   - weight: What a nat of this model is worth to a nat of the trigrams.
    mutating func addCosts(to lattice: inout Lattice, tokens: ArraySlice<ScannedToken>, weight: Float) {
        let padding = ContextFeatures.padding
        groups.removeAll(keepingCapacity: true)
        shapes.removeAll(keepingCapacity: true)
        pad()
        for token in tokens {
            groups.append(tables.group(of: token))
            shapes.append(WordShape(token.flags).rawValue)
        }
        pad()
        let scale = tables.contextScale * weight
        groups.withUnsafeBufferPointer { groups in
            shapes.withUnsafeBufferPointer { shapes in
                hashes.withUnsafeMutableBufferPointer { hashes in
                    guard let groups = groups.baseAddress, let shapes = shapes.baseAddress,
                        let hashes = hashes.baseAddress
                    else { return }
                    for position in 0..<lattice.count {
                        let range = lattice.starts[position]..<lattice.starts[position + 1]
                        let first = groups[position + padding]
                        guard range.count > 1, first >= ModelLayout.firstWord else { continue }
                        ContextFeatures.write(
                            groups + position + padding, shapes + position + padding, into: hashes)
                        for candidate in range {
                            let offset = Int(lattice.ids[candidate]) - Int(first)
                            guard offset >= 0, offset < ContextFeatures.width else { continue }
                            var sum: Int32 = 0
                            for feature in 0..<ContextFeatures.count {
                                sum += Int32(tables.contextWeight(hashes[feature], candidate: offset))
                            }
                            lattice.costs[candidate] += Float(sum) * scale
                        }
                    }
                }
            }
        }
    }

    private mutating func pad() {
        for _ in 0..<ContextFeatures.padding {
            groups.append(ModelLayout.boundary)
            shapes.append(WordShape.small.rawValue)
        }
    }
}
