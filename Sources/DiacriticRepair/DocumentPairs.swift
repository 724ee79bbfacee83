import Foundation

/// Pairs of neighbouring words that one document was read with in more than one way, and how often each.
///
/// A collocation keeps its sense within a document (D. Yarowsky, *One sense per collocation*, 1993), so where the
/// sentences of a document disagree over a pair such as `truyen thong`, all of them together decide.
struct DocumentPairs {
    private struct Reading {
        var first: UInt16
        var second: UInt16
    }

    private struct Sighting {
        /// The token of the pair's second word.
        var index: Int
        /// Which of the pair's readings it was given.
        var reading: Int
        var weight: Float
        /// First of its sums in `sums`, one a reading.
        var sums = 0
    }

    /// All readings, those of one pair side by side.
    private var readings: [Reading] = []
    /// Number of each disputed pair, by its base forms.
    private var numbers: [UInt32: Int] = [:]
    /// Of each pair its places in `readings`, and its sightings in ascending order.
    private var places: [Range<Int>] = []
    private var sightings: [[Sighting]] = []
    /// Weights of the sightings around each sighting, by reading.
    private var sums: [Float] = []
    /// Whether a base form starts some disputed pair.
    private var starts = [Bool](repeating: false, count: 1 << 16)

    /// Sightings from which a pair decides.
    private static let leastSightings: UInt32 = 3

    var isEmpty: Bool { numbers.isEmpty }

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
                            second: UInt16(truncatingIfNeeded: values[index])))
                }
                numbers[UInt32(values[start] >> 32)] = places.count
                places.append(first..<readings.count)
                sightings.append([])
                starts[Int(values[start] >> 48)] = true
            }
            start = end
        }
    }

    /// The readings of each word of a disputed pair, each once.
    func ids(_ first: UInt16, _ second: UInt16) -> (first: [UInt16], second: [UInt16]) {
        var firsts: [UInt16] = []
        var seconds: [UInt16] = []
        guard let pair = number(first, second) else { return ([], []) }
        for reading in readings[places[pair]] {
            if !firsts.contains(reading.first) { firsts.append(reading.first) }
            if !seconds.contains(reading.second) { seconds.append(reading.second) }
        }
        return (firsts, seconds)
    }

    /// Counts one sighting of a disputed pair; sightings come in the order of the text.
    /// - Parameters:
    ///   - index: Token of the second word.
    ///   - certainty: Posterior of its reading.
    mutating func count(groups: (UInt16, UInt16), ids: (UInt16, UInt16), at index: Int, certainty: Float) {
        guard let pair = number(groups.0, groups.1),
            let reading = places[pair].firstIndex(where: {
                readings[$0].first == ids.0 && readings[$0].second == ids.1
            })
        else { return }
        // Doubtful sightings say next to nothing.
        sightings[pair].append(
            Sighting(
                index: index, reading: reading - places[pair].lowerBound, weight: certainty * certainty * certainty))
    }

    /// Sums up what stands around each sighting, to be called when all are counted. A sighting has no say in itself.
    /// - Parameter reach: Tokens over which a sighting's weight falls to 1/e: neighbouring articles or laws may use a
    ///   pair in another sense.
    mutating func finish(reach: Float) {
        for pair in places.indices {
            for place in sightings[pair].indices {
                sightings[pair][place].sums = sums.count
                sums.append(contentsOf: repeatElement(0, count: places[pair].count))
            }
            sum(pair, sightings[pair].indices, reach)
            sum(pair, sightings[pair].indices.reversed(), reach)
        }
    }

    /// Adds to each sighting of a pair what came before it in the order given.
    private mutating func sum(_ pair: Int, _ order: some Sequence<Int>, _ reach: Float) {
        var running = [Float](repeating: 0, count: places[pair].count)
        var before = 0
        for place in order {
            let sighting = sightings[pair][place]
            let share = exp(-Float(abs(sighting.index - before)) / reach)
            for reading in running.indices {
                running[reading] *= share
                sums[sighting.sums + reading] += running[reading]
            }
            running[sighting.reading] += sighting.weight
            before = sighting.index
        }
    }

    static func packed(groups: (UInt16, UInt16), ids: (UInt16, UInt16)) -> UInt64 {
        UInt64(groups.0) << 48 | UInt64(groups.1) << 32 | UInt64(ids.0) << 16 | UInt64(ids.1)
    }

    func isDisputed(_ first: UInt16, _ second: UInt16) -> Bool { number(first, second) != nil }

    private func number(_ first: UInt16, _ second: UInt16) -> Int? {
        starts[Int(first)] ? numbers[UInt32(first) << 16 | UInt32(second)] : nil
    }

    /// The sighting at a token, or nil.
    private func sighting(_ pair: Int, at index: Int) -> Sighting? {
        var low = 0
        var high = sightings[pair].count
        while low < high {
            let middle = (low + high) / 2
            if sightings[pair][middle].index < index { low = middle + 1 } else { high = middle }
        }
        return low < sightings[pair].count && sightings[pair][low].index == index ? sightings[pair][low] : nil
    }

    /// ln of the smoothed share of the sightings around in which one word of a pair was read so; 0 where no disputed pair
    /// was counted.
    /// - Parameters:
    ///   - id: The reading.
    ///   - index: Token of the pair's second word.
    ///   - isSecond: Whether it is the pair's second word.
    func cost(of id: UInt16, groups: (UInt16, UInt16), at index: Int, isSecond: Bool) -> Float {
        guard let pair = number(groups.0, groups.1), let sighting = sighting(pair, at: index) else { return 0 }
        var total: Float = 0
        var count: Float = 0
        for (reading, sum) in zip(readings[places[pair]], sums[sighting.sums...]) {
            total += sum
            if (isSecond ? reading.second : reading.first) == id { count += sum }
        }
        return log((count + 0.5) / (total + 0.5))
    }

    /// Nats by which the document's shares speak for the best reading of a sighting rather than for the chosen one.
    func largestGain(over ids: (UInt16, UInt16), groups: (UInt16, UInt16), at index: Int) -> Float {
        guard let pair = number(groups.0, groups.1) else { return 0 }
        func cost(_ first: UInt16, _ second: UInt16) -> Float {
            self.cost(of: first, groups: groups, at: index, isSecond: false)
                + self.cost(of: second, groups: groups, at: index, isSecond: true)
        }
        let best = readings[places[pair]].reduce(-Float.infinity) { max($0, cost($1.first, $1.second)) }
        return best - cost(ids.0, ids.1)
    }

    /// Adds the document's shares to the costs of a sentence's readings.
    /// - Parameters:
    ///   - groups: Base form of each token.
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
                            of: lattice.ids[candidate], groups: (groups[index - 1], groups[index]), at: index,
                            isSecond: isSecond)
                }
            }
        }
    }
}
