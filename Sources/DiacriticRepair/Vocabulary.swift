/// The words a model keeps, in id order: the special three, then by base letters and key.
struct Vocabulary {
    let keys: [UInt64]
    let counts: [UInt32]
    /// Of each word the share of its sightings within a sentence that began with a capital, smoothed; see `CapitalShare`.
    let capitalShares: [Double]
    /// From the counter's word numbers to ids.
    let identifiers: [UInt16]

    init(_ counter: CorpusCounter, settings: TrainingSettings) {
        let limit = min(settings.largestVocabulary, 65_000)
        var kept = (ModelLayout.firstWord..<counter.keys.count).filter {
            Int(counter.counts[$0]) >= settings.smallestWordCount
        }
        if kept.count > limit {
            kept.sort { (counter.counts[$0], counter.keys[$1]) > (counter.counts[$1], counter.keys[$0]) }
            kept.removeSubrange(limit...)
        }
        var sorted = kept.map { (base: SyllableKey(packed: counter.keys[$0]).base, number: $0) }
        sorted.sort { ($0.base, counter.keys[$0.number]) < ($1.base, counter.keys[$1.number]) }

        var keys: [UInt64] = [0, 0, 0]
        var counts: [UInt32] = Array(counter.counts[0..<ModelLayout.firstWord])
        var capitalShares = [Double](repeating: 0.5, count: ModelLayout.firstWord)
        var identifiers = [UInt16](repeating: ModelLayout.unknown, count: counter.keys.count)
        identifiers[1] = ModelLayout.boundary
        identifiers[2] = ModelLayout.number
        for (_, number) in sorted {
            identifiers[number] = UInt16(keys.count)
            keys.append(counter.keys[number])
            counts.append(counter.counts[number])
            capitalShares.append(
                CapitalShare.of(capitals: counter.capitalCounts[number], small: counter.smallCounts[number]))
        }
        self.keys = keys
        self.counts = counts
        self.capitalShares = capitalShares
        self.identifiers = identifiers
    }
}
