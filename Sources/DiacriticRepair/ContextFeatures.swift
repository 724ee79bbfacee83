/// What the context model sees of a word: the base letters of its neighbours on both sides, and their case.
///
/// Base letters are known for certain in bare text, before anything is decoded. Each feature names a place of the weight
/// table by hashing (K. Weinberger et al., *Feature hashing for large scale multitask learning*, 2009); the candidates
/// of one base form stand side by side in a row, so a feature costs one memory access whatever their number.
///
/// Features: the n-grams of two to five words around the word, the words two places away, the words three to six
/// places away without their distance, and the case of the word and its neighbours.
enum ContextFeatures {
    /// Boundary words that pad a sentence at each end.
    static let padding = 6
    /// Features of a word.
    static let count = 21
    /// Candidates of one base form that weights are kept for.
    static let width = 32

    /// Place of a candidate's weight in a table of `1 << bits` entries and a margin of `width`.
    @inline(__always)
    static func place(_ hash: UInt32, bits: UInt32, candidate: Int) -> Int { Int(hash >> (32 - bits)) + candidate }

    /// What a table's entry repeats of the hash, so that features never learned are not taken for others.
    @inline(__always)
    static func check(_ hash: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: hash) }

    /// Writes the hash of each feature.
    /// - Parameters:
    ///   - groups: The word's base form in the middle of at least `padding` others on each side.
    ///   - shapes: `WordShape` of the same words.
    ///   - hashes: `count` places.
    @inline(__always)
    static func write(
        _ groups: UnsafePointer<UInt16>, _ shapes: UnsafePointer<UInt8>, into hashes: UnsafeMutablePointer<UInt32>
    ) {
        let seed = (UInt64(groups[0]) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        @inline(__always)
        func joined(_ hash: UInt64, _ offset: Int) -> UInt64 {
            let product = (hash ^ UInt64(groups[offset])) &* 0xFF51_AFD7_ED55_8CCD
            return product ^ product >> 31
        }
        @inline(__always)
        func place(_ hash: UInt64, _ feature: UInt64) -> UInt32 {
            UInt32(truncatingIfNeeded: ((hash ^ feature &* 0xD6E8_FEB8_6659_FD93) &* 0xC2B2_AE3D_27D4_EB4F) >> 32)
        }
        let left = joined(seed, -1)
        let right = joined(seed, 1)
        let both = joined(left, 1)
        let twoLeft = joined(left, -2)
        let twoRight = joined(right, 2)
        let wide = joined(both, -2)
        hashes[0] = place(left, 0)
        hashes[1] = place(right, 1)
        hashes[2] = place(both, 2)
        hashes[3] = place(twoLeft, 3)
        hashes[4] = place(twoRight, 4)
        hashes[5] = place(wide, 5)
        hashes[6] = place(joined(both, 2), 6)
        hashes[7] = place(joined(twoLeft, -3), 7)
        hashes[8] = place(joined(twoRight, 3), 8)
        hashes[9] = place(joined(wide, 2), 9)
        hashes[10] = place(joined(seed, -2), 10)
        hashes[11] = place(joined(seed, 2), 11)
        let shape = UInt64(shapes[-1]) << 4 | UInt64(shapes[0]) << 2 | UInt64(shapes[1])
        hashes[12] = place(seed, 12 | shape << 8)
        for distance in 3...6 {
            hashes[7 + distance * 2] = place(joined(seed, -distance), 13)
            hashes[8 + distance * 2] = place(joined(seed, distance), 13)
        }
    }
}
