import Foundation

/// Pairs of neighbouring words that one document was read with in more than one way, and how often each.
///
/// A collocation keeps its sense within a document (D. Yarowsky, *One sense per collocation*, 1993), so where the
/// sentences of a document disagree over a pair such as `truyen thong`, all of them together decide.
struct DocumentPairs {
    private struct Reading {
        var first: UInt16
        var second: UInt16
        /// Sightings by their certainty.
        var count: Float
    }

    /// All readings, those of one pair side by side.
    private var readings: [Reading] = []
    /// Places in `readings` by the pair's base forms; disputed pairs only.
    private var places: [UInt32: Range<Int>] = [:]
    /// Whether a base form starts some disputed pair.
    private var starts = [Bool](repeating: false, count: 1 << 16)

    /// Sightings from which a pair decides.
    private static let leastSightings: UInt32 = 3

    var isEmpty: Bool { places.isEmpty }

    /// - Parameter pairs: Base forms in the upper, chosen ids in the lower 32 bits; see `packed`.
    init(_ pairs: [UInt64]) {
        var sorted = pairs
        RadixSort.sort(&sorted, bits: 64)
        let (values, counts) = RadixSort.runs(sorted)
        var start = 0
        while start < values.count {
            var end = start + 1
            while end < values.count, values[end] >> 32 == values[start] >> 32 { end += 1 }
            if end - start > 1, counts[start..<end].reduce(0, +) >= DocumentPairs.leastSightings {
                let first = readings.count
                for index in start..<end {
                    readings.append(
                        Reading(
                            first: UInt16(truncatingIfNeeded: values[index] >> 16),
                            second: UInt16(truncatingIfNeeded: values[index]), count: 0))
                }
                places[UInt32(values[start] >> 32)] = first..<readings.count
                starts[Int(values[start] >> 48)] = true
            }
            start = end
        }
    }

    /// The readings of each word of a disputed pair, each once.
    func ids(_ first: UInt16, _ second: UInt16) -> (first: [UInt16], second: [UInt16]) {
        var firsts: [UInt16] = []
        var seconds: [UInt16] = []
        for reading in readings[place(first, second) ?? 0..<0] {
            if !firsts.contains(reading.first) { firsts.append(reading.first) }
            if !seconds.contains(reading.second) { seconds.append(reading.second) }
        }
        return (firsts, seconds)
    }

    /// Counts one sighting of a disputed pair.
    /// - Parameter certainty: Posterior of its reading.
    mutating func count(groups: (UInt16, UInt16), ids: (UInt16, UInt16), certainty: Float) {
        guard let place = place(groups.0, groups.1) else { return }
        for index in place where readings[index].first == ids.0 && readings[index].second == ids.1 {
            // Doubtful sightings say next to nothing.
            readings[index].count += certainty * certainty * certainty
        }
    }

    static func packed(groups: (UInt16, UInt16), ids: (UInt16, UInt16)) -> UInt64 {
        UInt64(groups.0) << 48 | UInt64(groups.1) << 32 | UInt64(ids.0) << 16 | UInt64(ids.1)
    }

    func isDisputed(_ first: UInt16, _ second: UInt16) -> Bool { place(first, second) != nil }

    private func place(_ first: UInt16, _ second: UInt16) -> Range<Int>? {
        starts[Int(first)] ? places[UInt32(first) << 16 | UInt32(second)] : nil
    }

    /// ln of the smoothed share of sightings in which one word of a pair was read so; 0 for a pair that is not disputed.
    /// - Parameters:
    ///   - id: The reading.
    ///   - isSecond: Whether it is the pair's second word.
    func cost(of id: UInt16, groups: (UInt16, UInt16), isSecond: Bool) -> Float {
        guard let place = place(groups.0, groups.1) else { return 0 }
        var total: Float = 0
        var count: Float = 0
        for reading in readings[place] {
            total += reading.count
            if (isSecond ? reading.second : reading.first) == id { count += reading.count }
        }
        return log((count + 0.5) / (total + 0.5))
    }

    /// Adds the document's shares to the costs of a sentence's readings.
    /// - Parameters:
    ///   - groups: Base form of each position.
    ///   - weight: What a nat of the share is worth to a nat of the model.
    func addCosts(to lattice: inout Lattice, groups: ArraySlice<UInt16>, weight: Float) {
        for (position, index) in groups.indices.enumerated().dropFirst()
        where isDisputed(groups[index - 1], groups[index]) {
            for (position, isSecond) in [(position - 1, false), (position, true)] {
                let candidates = lattice.candidates(position)
                guard candidates.count > 1 else { continue }
                for candidate in candidates {
                    lattice.costs[candidate] +=
                        weight
                        * cost(
                            of: lattice.ids[candidate], groups: (groups[index - 1], groups[index]), isSecond: isSecond)
                }
            }
        }
    }
}
