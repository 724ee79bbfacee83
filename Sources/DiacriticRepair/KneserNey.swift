import Foundation

/// Discounts of modified Kneser-Ney smoothing for counts of one, two, and three or more.
///
/// S. F. Chen, J. Goodman, *An empirical study of smoothing techniques for language modeling* (1998), section 3.
struct Discounts {
    let one: Double
    let two: Double
    let more: Double

    /// Estimates the discounts from how many n-grams were seen once, twice, three and four times.
    init(counts: some Sequence<UInt32>) {
        var n = [0.0, 0.0, 0.0, 0.0, 0.0]
        for count in counts where count >= 1 && count <= 4 { n[Int(count)] += 1 }
        guard n[1] > 0, n[2] > 0, n[3] > 0, n[4] > 0 else {
            (one, two, more) = (0.6, 0.8, 0.9)
            return
        }
        let y = n[1] / (n[1] + 2 * n[2])
        one = min(max(1 - 2 * y * n[2] / n[1], 0.1), 0.95)
        two = min(max(2 - 3 * y * n[3] / n[2], 0.1), 1.95)
        more = min(max(3 - 4 * y * n[4] / n[3], 0.1), 2.95)
    }

    @inline(__always)
    func of(_ count: UInt32) -> Double { count >= 3 ? more : (count == 2 ? two : one) }
}

/// An interpolated modified Kneser-Ney trigram model, estimated in memory from sorted n-grams.
///
/// Every probability already holds the lower orders' share, so a lookup takes the longest n-gram it finds.
struct KneserNey {
    /// Sorted `second << 16 | third` of all bigrams, with ln p; those not kept have `keepsBigram` false.
    var bigrams: [UInt64] = []
    var bigramProbability: [Double] = []
    var bigramBackoff: [Double] = []
    var keepsBigram: [Bool] = []
    /// Sorted packed trigrams that are kept, and their p.
    var trigrams: [UInt64] = []
    var trigramProbability: [Double] = []
    var unigramProbability: [Double] = []
    var unigramBackoff: [Double] = []
    /// First bigram of each word.
    var ranges: [Int] = []

    init(sequence: some Collection<UInt32>, vocabulary: Vocabulary, settings: TrainingSettings) {
        let (allTrigrams, counts) = KneserNey.countedTrigrams(sequence, identifiers: vocabulary.identifiers)
        let wordCount = vocabulary.keys.count
        var followers: [UInt32] = []
        (bigrams, followers) = KneserNey.continuations(allTrigrams, counts)
        ranges = KneserNey.ranges(bigrams, wordCount: wordCount)
        estimateUnigrams(wordCount: wordCount)
        estimateBigrams(followers)
        estimateTrigrams(allTrigrams, counts, settings: settings)
    }

    // MARK: Counting

    private static func countedTrigrams(
        _ sequence: some Collection<UInt32>, identifiers: [UInt16]
    ) -> (values: [UInt64], counts: [UInt32]) {
        var packed: [UInt64] = []
        packed.reserveCapacity(sequence.count)
        let boundary = UInt64(ModelLayout.boundary)
        var context = boundary << 16 | boundary
        for number in sequence.dropFirst() {
            let id = UInt64(identifiers[Int(number)])
            packed.append(context << 16 | id)
            context = id == boundary ? boundary << 16 | boundary : (context << 16 | id) & 0xFFFF_FFFF
        }
        RadixSort.sort(&packed, bits: 48)
        return RadixSort.runs(packed)
    }

    /// The bigrams and in how many contexts each was seen; after a boundary, how often it was seen.
    private static func continuations(
        _ trigrams: [UInt64], _ counts: [UInt32]
    ) -> (bigrams: [UInt64], followers: [UInt32]) {
        var tails = trigrams.map { $0 & 0xFFFF_FFFF }
        let boundary = UInt64(ModelLayout.boundary)
        tails.append(boundary << 16 | boundary)
        RadixSort.sort(&tails, bits: 32)
        var (bigrams, followers) = RadixSort.runs(tails)
        let start = boundary << 32 | boundary << 16
        var trigram = KneserNey.lowerBound(trigrams, start)
        for index in bigrams.indices where bigrams[index] >> 16 == boundary {
            while trigram < trigrams.count, trigrams[trigram] < start | bigrams[index] & 0xFFFF { trigram += 1 }
            if trigram < trigrams.count, trigrams[trigram] == start | bigrams[index] & 0xFFFF {
                followers[index] = counts[trigram]
            }
        }
        return (bigrams, followers)
    }

    static func lowerBound(_ values: [UInt64], _ value: UInt64) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func ranges(_ bigrams: [UInt64], wordCount: Int) -> [Int] {
        var ranges = [Int](repeating: 0, count: wordCount + 1)
        for bigram in bigrams { ranges[Int(bigram >> 16) + 1] += 1 }
        for word in 1...wordCount { ranges[word] += ranges[word - 1] }
        return ranges
    }

    // MARK: Estimation

    private mutating func estimateUnigrams(wordCount: Int) {
        var contexts = [UInt32](repeating: 0, count: wordCount)
        for bigram in bigrams { contexts[Int(bigram & 0xFFFF)] += 1 }
        let discounts = Discounts(counts: contexts)
        let total = Double(contexts.reduce(0) { $0 + Int($1) })
        var freed = 0.0
        for count in contexts where count > 0 { freed += discounts.of(count) }
        let share = freed / total / Double(wordCount)
        unigramProbability = contexts.map { count in
            (count > 0 ? (Double(count) - discounts.of(count)) / total : 0) + share
        }
    }

    private mutating func estimateBigrams(_ followers: [UInt32]) {
        let discounts = Discounts(counts: followers)
        bigramProbability = [Double](repeating: 0, count: bigrams.count)
        unigramBackoff = [Double](repeating: 1, count: ranges.count - 1)
        for word in 0..<ranges.count - 1 {
            let range = ranges[word]..<ranges[word + 1]
            if range.isEmpty { continue }
            var total = 0.0
            var freed = 0.0
            for index in range {
                total += Double(followers[index])
                freed += discounts.of(followers[index])
            }
            let backoff = freed / total
            unigramBackoff[word] = backoff
            for index in range {
                let own = (Double(followers[index]) - discounts.of(followers[index])) / total
                bigramProbability[index] = own + backoff * unigramProbability[Int(bigrams[index] & 0xFFFF)]
            }
        }
    }

    private mutating func estimateTrigrams(_ all: [UInt64], _ counts: [UInt32], settings: TrainingSettings) {
        let discounts = Discounts(counts: counts)
        bigramBackoff = [Double](repeating: 1, count: bigrams.count)
        keepsBigram = [Bool](repeating: false, count: bigrams.count)
        var start = 0
        var bigram = 0
        while start < all.count {
            let context = all[start] >> 16
            var end = start
            var total = 0.0
            var freed = 0.0
            while end < all.count, all[end] >> 16 == context {
                total += Double(counts[end])
                freed += discounts.of(counts[end])
                end += 1
            }
            while bigrams[bigram] < context { bigram += 1 }
            let backoff = freed / total
            var kept = 0.0
            var keptBelow = 0.0
            let before = trigrams.count
            var tail = ranges[Int(context & 0xFFFF)]
            for index in start..<end {
                let key = all[index] & 0xFFFF_FFFF
                while bigrams[tail] < key { tail += 1 }
                guard counts[index] >= settings.smallestTrigramCount else { continue }
                let own = (Double(counts[index]) - discounts.of(counts[index])) / total
                let probability = own + backoff * bigramProbability[tail]
                // K. Seymore, R. Rosenfeld, *Scalable backoff language models* (1996): what the trigram tells in all
                // its sightings beyond the shorter one.
                let told = Double(counts[index]) * log(probability / (backoff * bigramProbability[tail]))
                guard told >= settings.smallestTrigramWorth else { continue }
                kept += probability
                keptBelow += bigramProbability[tail]
                trigrams.append(all[index])
                trigramProbability.append(probability)
            }
            bigramBackoff[bigram] = max(1 - kept, 1e-6) / max(1 - keptBelow, 1e-6)
            keepsBigram[bigram] = trigrams.count > before || Int(total) >= settings.smallestBigramCount
            start = end
        }
        for index in bigrams.indices where bigrams[index] & 0xFFFF == UInt64(ModelLayout.boundary) {
            keepsBigram[index] = true
        }
    }
}
