/// The sections of a mapped model and the searches in them.
///
/// Holds plain pointers: the `NGramModel` that owns the map must outlive every use.
struct ModelTables: @unchecked Sendable {
    // because: the map is read-only, and the hash table is written in the initialiser only.
    let base: UnsafeRawPointer
    let layout: ModelLayout
    /// Trigram probability by code.
    private let trigramValues: [Float]
    private let bigramValues: [Float]
    private let backoffValues: [Float]
    /// Open-addressing table from word key to id + 1.
    private let slots: [UInt16]
    /// Open-addressing table from base key to first id of the group.
    private let groups: [UInt16]
    private let mask: Int
    /// Of each id the first id with the same base letters; of the three special ones themselves.
    let groupOf: [UInt16]
    /// The id after the last word of a base form, by the form's first id.
    let groupEnd: [UInt16]

    init?(header: ModelHeader, bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, header.layout.wordCount > ModelLayout.firstWord else { return nil }
        base = start
        layout = header.layout
        trigramValues = (0...255).map { header.trigramProbability.value(UInt8($0)) }
        bigramValues = (0...255).map { header.bigramProbability.value(UInt8($0)) }
        backoffValues = (0...255).map { header.bigramBackoff.value(UInt8($0)) }
        var size = 1024
        while size < header.layout.wordCount * 2 { size *= 2 }
        mask = size - 1
        var slots = [UInt16](repeating: 0, count: size)
        var groups = [UInt16](repeating: 0, count: size)
        var previousBase: UInt64 = 0
        var groupOf = [UInt16](repeating: 0, count: layout.wordCount)
        var groupEnd = groupOf
        groupOf[1] = 1
        groupOf[2] = 2
        var first = 0
        for id in ModelLayout.firstWord..<layout.wordCount {
            let key = start.loadUnaligned(fromByteOffset: layout.words + id * 8, as: UInt64.self)
            var slot = ModelTables.hash(key) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt16(id)
            let group = SyllableKey(packed: key).base
            if group != previousBase {
                var slot = ModelTables.hash(group) & mask
                while groups[slot] != 0 { slot = (slot + 1) & mask }
                groups[slot] = UInt16(id)
                previousBase = group
                first = id
            }
            groupOf[id] = UInt16(first)
            groupEnd[first] = UInt16(id + 1)
        }
        self.slots = slots
        self.groups = groups
        self.groupOf = groupOf
        self.groupEnd = groupEnd
    }

    private static func hash(_ key: UInt64) -> Int {
        let product = key &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product >> 33)
    }

    // MARK: Words

    /// ln of how often the word begins with a capital within a sentence.
    @inline(__always)
    func capitalProbability(_ id: Int) -> Float {
        CapitalShare.logarithms[Int(base.load(fromByteOffset: layout.capitals + id, as: UInt8.self))]
    }

    @inline(__always)
    func key(_ id: Int) -> UInt64 { base.loadUnaligned(fromByteOffset: layout.words + id * 8, as: UInt64.self) }

    @inline(__always)
    func count(_ id: Int) -> UInt32 { base.loadUnaligned(fromByteOffset: layout.counts + id * 4, as: UInt32.self) }

    /// The id of a packed key; `ModelLayout.unknown` when the model has no such word.
    func identifier(of key: UInt64) -> UInt16 {
        guard key != 0 else { return ModelLayout.unknown }
        var slot = ModelTables.hash(key) & mask
        while slots[slot] != 0 {
            if self.key(Int(slots[slot])) == key { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return ModelLayout.unknown
    }

    /// The ids of all words with these base letters; empty when there are none.
    func group(ofBase baseKey: UInt64) -> Range<Int> {
        guard baseKey != 0 else { return 0..<0 }
        var slot = ModelTables.hash(baseKey) & mask
        while groups[slot] != 0 {
            let first = Int(groups[slot])
            if SyllableKey(packed: key(first)).base == baseKey {
                return first..<Int(groupEnd[first])
            }
            slot = (slot + 1) & mask
        }
        return 0..<0
    }

    // MARK: Probabilities

    @inline(__always)
    func unigram(_ id: Int) -> Float { base.loadUnaligned(fromByteOffset: layout.unigrams + id * 4, as: Float.self) }

    @inline(__always)
    func backoff(_ id: Int) -> Float { base.loadUnaligned(fromByteOffset: layout.backoffs + id * 4, as: Float.self) }

    /// The bigrams that start with a word.
    @inline(__always)
    func bigrams(after id: Int) -> Range<Int> {
        let start = base.loadUnaligned(fromByteOffset: layout.ranges + id * 4, as: UInt32.self)
        let end = base.loadUnaligned(fromByteOffset: layout.ranges + id * 4 + 4, as: UInt32.self)
        return Int(start)..<Int(end)
    }

    @inline(__always)
    func second(_ bigram: Int) -> UInt16 {
        word(bigram, section: layout.seconds)
    }

    @inline(__always)
    func third(_ trigram: Int) -> UInt16 {
        word(trigram, section: layout.thirds)
    }

    @inline(__always)
    func bigramProbability(_ bigram: Int) -> Float {
        bigramValues[Int(base.load(fromByteOffset: layout.bigramProbabilities + bigram, as: UInt8.self))]
    }

    @inline(__always)
    func bigramBackoff(_ bigram: Int) -> Float {
        backoffValues[Int(base.load(fromByteOffset: layout.bigramBackoffs + bigram, as: UInt8.self))]
    }

    @inline(__always)
    func trigramProbability(_ trigram: Int) -> Float {
        trigramValues[Int(base.load(fromByteOffset: layout.trigramProbabilities + trigram, as: UInt8.self))]
    }

    /// The trigrams that start with a bigram.
    @inline(__always)
    func trigrams(after bigram: Int) -> Range<Int> { firstTrigram(bigram)..<firstTrigram(bigram + 1) }

    @inline(__always)
    private func firstTrigram(_ bigram: Int) -> Int {
        let block = base.loadUnaligned(fromByteOffset: layout.blocks + bigram / layout.blockSize * 4, as: UInt32.self)
        let offset = base.loadUnaligned(fromByteOffset: layout.offsets + bigram * 2, as: UInt16.self)
        return Int(block) + Int(offset)
    }

    /// First place of a bigram in `range` whose word is not below `id`.
    @inline(__always)
    func lowerBound(ofSecond id: UInt16, in range: Range<Int>) -> Int {
        lowerBound(of: id, in: range, section: layout.seconds)
    }

    /// First place of a trigram in `range` whose word is not below `id`.
    @inline(__always)
    func lowerBound(ofThird id: UInt16, in range: Range<Int>) -> Int {
        lowerBound(of: id, in: range, section: layout.thirds)
    }

    /// First place of a bigram from `start` on whose word is not below `id`, for ids that follow one another closely.
    @inline(__always)
    func nextPlace(ofSecond id: UInt16, from start: Int, to end: Int) -> Int {
        nextPlace(of: id, from: start, to: end, section: layout.seconds)
    }

    /// First place of a trigram from `start` on whose word is not below `id`, for ids that follow one another closely.
    @inline(__always)
    func nextPlace(ofThird id: UInt16, from start: Int, to end: Int) -> Int {
        nextPlace(of: id, from: start, to: end, section: layout.thirds)
    }

    /// The word at a place of a section of two bytes a word.
    @inline(__always)
    private func word(_ place: Int, section: Int) -> UInt16 {
        base.loadUnaligned(fromByteOffset: section + place * 2, as: UInt16.self)
    }

    @inline(__always)
    private func lowerBound(of id: UInt16, in range: Range<Int>, section: Int) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) >> 1
            if word(middle, section: section) < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Looks in growing steps.
    @inline(__always)
    private func nextPlace(of id: UInt16, from start: Int, to end: Int, section: Int) -> Int {
        var low = start
        var step = 1
        while low + step <= end, word(low + step - 1, section: section) < id {
            low += step
            step *= 2
        }
        return lowerBound(of: id, in: low..<min(low + step - 1, end), section: section)
    }

    /// The bigram of two words, or nil.
    func bigram(_ first: UInt16, _ second: UInt16) -> Int? {
        let range = bigrams(after: Int(first))
        let place = lowerBound(ofSecond: second, in: range)
        return place < range.upperBound && self.second(place) == second ? place : nil
    }

    /// ln p(third | first second).
    func logProbability(_ third: UInt16, after first: UInt16, _ second: UInt16) -> Float {
        var weight: Float = 0
        if let context = bigram(first, second) {
            let range = trigrams(after: context)
            let place = lowerBound(ofThird: third, in: range)
            if place < range.upperBound, self.third(place) == third { return trigramProbability(place) }
            weight = bigramBackoff(context)
        }
        if let shorter = bigram(second, third) { return weight + bigramProbability(shorter) }
        return weight + backoff(Int(second)) + unigram(Int(third))
    }
}
