/// The layout of a model file, little-endian throughout.
///
/// ```
/// header      112 bytes: magic, version, byte order, counts, quantiser ranges, lengths, checksums
/// words       n1 × UInt64   packed SyllableKey; ids 0 to 2 are the unknown word, the boundary, the number
/// counts      n1 × UInt32   how often training saw the word
/// unigrams    n1 × Float    ln p(word)
/// backoffs    n1 × Float    ln of the weight with which a context of one word hands on to the unigram
/// capitals    n1 × UInt8    how often the word begins with a capital within a sentence; see `CapitalShare`
/// ranges      (n1 + 1) × UInt32  first bigram of each word
/// blocks      ⌈(n2 + 1) / block⌉ × UInt32  first trigram of each block of bigrams
/// offsets     (n2 + 1) × UInt16  first trigram of a bigram, counted from its block's
/// seconds     n2 × UInt16   last word of the bigram, ascending within a range
/// thirds      n3 × UInt16   last word of the trigram, ascending within a range
/// bigram      n2 × UInt8    quantised ln p
/// bigramBack  n2 × UInt8    quantised ln backoff
/// trigram     n3 × UInt8    quantised ln p
/// ```
/// Words are sorted by base letters, then by key, so the candidates of one base form have neighbouring ids and
/// stand side by side in every range of the trie. Every section starts at a multiple of eight bytes.
struct ModelLayout: Equatable, Sendable {
    /// `SOHOANGR` read as a little-endian integer.
    static let magic: UInt64 = 0x5247_4E41_4F48_4F53
    static let version: UInt32 = 4
    /// Reads back as another number on a machine of the other byte order.
    static let byteOrderMark: UInt32 = 0x0102_0304
    static let headerLength = 112

    static let unknown: UInt16 = 0
    static let boundary: UInt16 = 1
    static let number: UInt16 = 2
    /// Id of the first real word.
    static let firstWord = 3

    var wordCount: Int
    var bigramCount: Int
    var trigramCount: Int
    /// Bigrams that share one entry of `blocks`; a power of two.
    var blockSize: Int

    let words: Int
    let counts: Int
    let unigrams: Int
    let backoffs: Int
    let capitals: Int
    let ranges: Int
    let blocks: Int
    let offsets: Int
    let seconds: Int
    let thirds: Int
    let bigramProbabilities: Int
    let bigramBackoffs: Int
    let trigramProbabilities: Int
    /// Bytes of the whole file.
    let length: Int
    /// Bytes up to the end of the sections that say where others stand; these are checked at every opening.
    var indexLength: Int { seconds }

    init(wordCount: Int, bigramCount: Int, trigramCount: Int, blockSize: Int) {
        self.wordCount = wordCount
        self.bigramCount = bigramCount
        self.trigramCount = trigramCount
        self.blockSize = blockSize
        var end = ModelLayout.headerLength
        func section(_ count: Int, _ width: Int) -> Int {
            let start = (end + 7) / 8 * 8
            end = start + count * width
            return start
        }
        words = section(wordCount, 8)
        counts = section(wordCount, 4)
        unigrams = section(wordCount, 4)
        backoffs = section(wordCount, 4)
        capitals = section(wordCount, 1)
        ranges = section(wordCount + 1, 4)
        blocks = section(bigramCount / blockSize + 1, 4)
        offsets = section(bigramCount + 1, 2)
        seconds = section(bigramCount, 2)
        thirds = section(trigramCount, 2)
        bigramProbabilities = section(bigramCount, 1)
        bigramBackoffs = section(bigramCount, 1)
        trigramProbabilities = section(trigramCount, 1)
        length = (end + 7) / 8 * 8
    }
}

/// Turns logarithms into one byte and back: 256 even steps between the smallest and the largest value.
struct Quantiser: Equatable, Sendable {
    var lowest: Float
    var step: Float

    init(lowest: Float, step: Float) {
        self.lowest = lowest
        self.step = step
    }

    /// A quantiser that covers `values`.
    init(covering values: [Float]) {
        var low: Float = 0
        var high: Float = -.greatestFiniteMagnitude
        for value in values {
            low = min(low, value)
            high = max(high, value)
        }
        lowest = low
        step = max((high - low) / 255, 1e-6)
    }

    func code(_ value: Float) -> UInt8 { UInt8(max(0, min(255, ((value - lowest) / step).rounded()))) }
    func value(_ code: UInt8) -> Float { lowest + Float(code) * step }
}

/// The header's fields as they stand in the file.
struct ModelHeader: Equatable, Sendable {
    var layout: ModelLayout
    var bigramProbability: Quantiser
    var bigramBackoff: Quantiser
    var trigramProbability: Quantiser
    /// Words of training text behind the counts.
    var tokenCount: UInt64
    /// Check value of everything after the header.
    var bodyChecksum: UInt64
    /// Check value of the sections before the n-grams' own values.
    var indexChecksum: UInt64

    /// The header's bytes, its own check value last.
    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        func put(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        put(ModelLayout.magic)
        put(ModelLayout.version)
        put(ModelLayout.byteOrderMark)
        for count in [layout.wordCount, layout.bigramCount, layout.trigramCount, layout.blockSize, layout.length] {
            put(UInt64(count))
        }
        put(tokenCount)
        for quantiser in [bigramProbability, bigramBackoff, trigramProbability] {
            put(quantiser.lowest.bitPattern)
            put(quantiser.step.bitPattern)
        }
        put(bodyChecksum)
        put(indexChecksum)
        while bytes.count < ModelLayout.headerLength - 8 { bytes.append(0) }
        let checksum = bytes.withUnsafeBytes { Checksum.of($0) }
        put(checksum)
        return bytes
    }

    /// Reads and checks a header.
    /// - Throws: `ModelError` of kind `foreign`, `incompatible` or `damaged`.
    init(_ bytes: UnsafeRawBufferPointer, path: String) throws(ModelError) {
        let rebuild = "make the model again with sohoa train, or restore models/vi.ngram from the release"
        guard bytes.count >= ModelLayout.headerLength,
            bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self) == ModelLayout.magic.littleEndian
        else {
            throw ModelError(
                kind: .foreign, place: path, what: "this is not a Sohoa language model (its first bytes differ)",
                remedy: rebuild)
        }
        let order = bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)
        guard order == ModelLayout.byteOrderMark else {
            throw ModelError(
                kind: .incompatible, place: path,
                what: "the model was written for a machine of the other byte order", remedy: rebuild)
        }
        let version = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
        guard version == ModelLayout.version else {
            throw ModelError(
                kind: .incompatible, place: path,
                what: "the model has format version \(version), this program reads version \(ModelLayout.version)",
                remedy: rebuild)
        }
        let own = bytes.loadUnaligned(fromByteOffset: ModelLayout.headerLength - 8, as: UInt64.self)
        let found = Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[0..<ModelLayout.headerLength - 8]))
        guard own == found else {
            throw ModelError(
                kind: .damaged, place: path, what: "the model's header is damaged (its check value does not fit)",
                remedy: rebuild)
        }
        func count(_ offset: Int) -> Int { Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        func quantiser(_ offset: Int) -> Quantiser {
            Quantiser(
                lowest: Float(bitPattern: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)),
                step: Float(bitPattern: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)))
        }
        layout = ModelLayout(
            wordCount: count(16), bigramCount: count(24), trigramCount: count(32), blockSize: max(1, count(40)))
        tokenCount = bytes.loadUnaligned(fromByteOffset: 56, as: UInt64.self)
        bigramProbability = quantiser(64)
        bigramBackoff = quantiser(72)
        trigramProbability = quantiser(80)
        bodyChecksum = bytes.loadUnaligned(fromByteOffset: 88, as: UInt64.self)
        indexChecksum = bytes.loadUnaligned(fromByteOffset: 96, as: UInt64.self)
        guard layout.length == count(48), layout.length == bytes.count else {
            throw ModelError(
                kind: .damaged, place: path,
                what: "the model is \(bytes.count) bytes long but its header says \(layout.length)",
                remedy: rebuild)
        }
    }

    init(
        layout: ModelLayout, bigramProbability: Quantiser, bigramBackoff: Quantiser, trigramProbability: Quantiser,
        tokenCount: UInt64, bodyChecksum: UInt64, indexChecksum: UInt64
    ) {
        self.layout = layout
        self.bigramProbability = bigramProbability
        self.bigramBackoff = bigramBackoff
        self.trigramProbability = trigramProbability
        self.tokenCount = tokenCount
        self.bodyChecksum = bodyChecksum
        self.indexChecksum = indexChecksum
    }
}
