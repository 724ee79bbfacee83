import Foundation

/// Pairs of neighbouring words that one document was read with in more than one way, and how often each.
///
/// A collocation keeps its sense within a document (D. Yarowsky, *One sense per collocation*, 1993), so where the
/// sentences of a document disagree over a pair such as `truyen thong`, all of them together decide.
struct DocumentPairs {
    /// Sightings of each reading, by the pair's base forms; disputed pairs only.
    private var readings: [UInt32: [(first: UInt16, second: UInt16, count: Float)]] = [:]

    var isEmpty: Bool { readings.isEmpty }

    /// - Parameter pairs: Base forms in the upper, chosen ids in the lower 32 bits; see `packed`.
    init(_ pairs: [UInt64]) {
        var sorted = pairs
        RadixSort.sort(&sorted, bits: 64)
        let (values, counts) = RadixSort.runs(sorted)
        var start = 0
        while start < values.count {
            var end = start + 1
            while end < values.count, values[end] >> 32 == values[start] >> 32 { end += 1 }
            if end - start > 1 {
                readings[UInt32(values[start] >> 32)] = (start..<end).map { index in
                    (
                        UInt16(truncatingIfNeeded: values[index] >> 16), UInt16(truncatingIfNeeded: values[index]),
                        Float(counts[index])
                    )
                }
            }
            start = end
        }
    }

    static func packed(groups: (UInt16, UInt16), ids: (UInt16, UInt16)) -> UInt64 {
        UInt64(groups.0) << 48 | UInt64(groups.1) << 32 | UInt64(ids.0) << 16 | UInt64(ids.1)
    }

    func isDisputed(_ first: UInt16, _ second: UInt16) -> Bool {
        readings[UInt32(first) << 16 | UInt32(second)] != nil
    }

    /// ln of the smoothed share of sightings in which the pair's second (or first) word was read as each id.
    private func shares(_ first: UInt16, _ second: UInt16, ofSecond: Bool, ids: ArraySlice<UInt16>) -> [Float]? {
        guard let readings = readings[UInt32(first) << 16 | UInt32(second)] else { return nil }
        var total: Float = 0
        for reading in readings { total += reading.count }
        guard total >= 3 else { return nil }
        return ids.map { id in
            var count: Float = 0
            for reading in readings where (ofSecond ? reading.second : reading.first) == id { count += reading.count }
            return log((count + 0.5) / (total + 0.5))
        }
    }

    /// Adds the document's shares to the costs of a sentence's readings.
    /// - Parameters:
    ///   - groups: Base form of each position.
    ///   - weight: What a nat of the share is worth to a nat of the model.
    func addCosts(to lattice: inout Lattice, groups: ArraySlice<UInt16>, weight: Float) {
        for (position, index) in groups.indices.enumerated() {
            let range = lattice.starts[position]..<lattice.starts[position + 1]
            guard range.count > 1 else { continue }
            if index > groups.startIndex {
                add(shares(groups[index - 1], groups[index], ofSecond: true, ids: lattice.ids[range]), range)
            }
            if index + 1 < groups.endIndex {
                add(shares(groups[index], groups[index + 1], ofSecond: false, ids: lattice.ids[range]), range)
            }
        }
        func add(_ shares: [Float]?, _ range: Range<Int>) {
            guard let shares else { return }
            for (candidate, share) in zip(range, shares) { lattice.costs[candidate] += weight * share }
        }
    }
}
