/// What the context model sees of a word: the base letters of its neighbours on both sides, and their case.
///
/// Base letters are known for certain in bare text, before anything is decoded. Each feature names a row of the weight
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

    /// Writes the first place in the weight table of each feature's row.
    /// - Parameters:
    ///   - groups: The word's base form in the middle of at least `padding` others on each side.
    ///   - shapes: `WordShape` of the same words.
    ///   - shift: 64 less the table's size as a power of two.
    ///   - rows: `count` places.
    @inline(__always)
    static func write(
        _ groups: UnsafePointer<UInt16>, _ shapes: UnsafePointer<UInt8>, shift: UInt64,
        into rows: UnsafeMutablePointer<Int>
    ) {
        let seed = (UInt64(groups[0]) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        @inline(__always)
        func joined(_ hash: UInt64, _ offset: Int) -> UInt64 {
            let product = (hash ^ UInt64(groups[offset])) &* 0xFF51_AFD7_ED55_8CCD
            return product ^ product >> 31
        }
        @inline(__always)
        func place(_ hash: UInt64, _ feature: UInt64) -> Int {
            Int(truncatingIfNeeded: ((hash ^ feature &* 0xD6E8_FEB8_6659_FD93) &* 0xC2B2_AE3D_27D4_EB4F) >> shift)
        }
        let left = joined(seed, -1)
        let right = joined(seed, 1)
        let both = joined(left, 1)
        let twoLeft = joined(left, -2)
        let twoRight = joined(right, 2)
        let wide = joined(both, -2)
        rows[0] = place(left, 0)
        rows[1] = place(right, 1)
        rows[2] = place(both, 2)
        rows[3] = place(twoLeft, 3)
        rows[4] = place(twoRight, 4)
        rows[5] = place(wide, 5)
        rows[6] = place(joined(both, 2), 6)
        rows[7] = place(joined(twoLeft, -3), 7)
        rows[8] = place(joined(twoRight, 3), 8)
        rows[9] = place(joined(wide, 2), 9)
        rows[10] = place(joined(seed, -2), 10)
        rows[11] = place(joined(seed, 2), 11)
        let shape = UInt64(shapes[-1]) << 4 | UInt64(shapes[0]) << 2 | UInt64(shapes[1])
        rows[12] = place(seed, 12 | shape << 8)
        for distance in 3...6 {
            rows[7 + distance * 2] = place(joined(seed, -distance), 13)
            rows[8 + distance * 2] = place(joined(seed, distance), 13)
        }
    }
}
