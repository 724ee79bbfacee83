/// Cuts one run of non-space bytes into tokens and tells which of them are codes, labels or addresses.
struct ChunkScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let info: UnsafeBufferPointer<UInt16>
    let base: UnsafeBufferPointer<UInt8>

    /// The piece (letters, digits and the signs that join them) being read.
    private var pieceStart = 0
    private var pieceHasDigit = false
    private var pieceHasLetter = false
    private var pieceIsJoined = false
    private var pieceHasCapitals = false

    init(bytes: UnsafeBufferPointer<UInt8>, info: UnsafeBufferPointer<UInt16>, base: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        self.info = info
        self.base = base
    }

    mutating func scan(_ range: Range<Int>, into tokens: inout [ScannedToken]) {
        if isAddress(range) {
            tokens.append(
                ScannedToken(kind: .address, flags: [], start: range.lowerBound, end: range.upperBound, key: 0))
            return
        }
        beginPiece(tokens.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, length) = decode(at: index, end: range.upperBound)
            let kind = kind(of: scalar)
            if kind & 0xFF != 0 || kind & Letters.foreignFlag != 0 {
                index = scanWord(from: index, range: range, into: &tokens)
                pieceHasLetter = true
            } else if kind & Letters.digitFlag != 0 {
                index = scanNumber(from: index, range: range, into: &tokens)
                pieceHasDigit = true
            } else if scalar == 0x2F || scalar == 0x2D || scalar == 0x5F || scalar == 0x26 {  // / - _ &
                pieceIsJoined = true
                index += length
            } else {
                endPiece(&tokens)
                index += length
            }
        }
        endPiece(&tokens)
        if endsSentence(range) {
            tokens.append(
                ScannedToken(kind: .boundary, flags: [], start: range.upperBound, end: range.upperBound, key: 0))
        }
    }

    // MARK: Words and numbers

    private mutating func scanWord(from start: Int, range: Range<Int>, into tokens: inout [ScannedToken]) -> Int {
        var key: UInt64 = 0
        var count = 0
        var capitals = 0
        var isForeign = false
        var flags: ScannedToken.Flags = []
        var index = start
        while index < range.upperBound {
            let (scalar, length) = decode(at: index, end: range.upperBound)
            let kind = kind(of: scalar)
            let code = UInt8(truncatingIfNeeded: kind)
            if code != 0 {
                if kind & Letters.upperFlag != 0 {
                    capitals += 1
                    if count == 0 { flags.insert(.capitalised) }
                }
                count += 1
                key = key << 8 | UInt64(code)
                if base[Int(code)] != code { flags.insert(.marked) }
            } else if kind & Letters.combiningFlag != 0, count > 0 {
                let composed = Letters.adding(scalar, to: UInt8(truncatingIfNeeded: key))
                if composed == 0 { isForeign = true } else { key = key & ~0xFF | UInt64(composed) }
                flags.insert(.marked)
            } else if kind & Letters.foreignFlag != 0 {
                isForeign = true
                count += 1
            } else {
                break
            }
            index += length
        }
        if isForeign || count > 8 {
            key = 0
        } else {
            let placed = SyllableKey.withToneOnFirstVowel(key)
            if placed != key { flags.insert(.toneOnSecond) }
            if SyllableKey.withToneOnSecondVowel(key) != key { flags.insert(.toneOnFirst) }
            key = placed
        }
        if capitals == count { flags.insert(.allCapitals) }
        if count > 1, capitals == count { pieceHasCapitals = true }
        if isLabel(key: key, count: count, flags: flags, start: start, end: index, range: range) {
            flags.insert(.label)
        }
        tokens.append(ScannedToken(kind: .word, flags: flags, start: start, end: index, key: key))
        return index
    }

    private func scanNumber(from start: Int, range: Range<Int>, into tokens: inout [ScannedToken]) -> Int {
        var index = start
        var end = start
        while index < range.upperBound {
            let byte = bytes[index]
            if byte >= 0x30, byte <= 0x39 {
                index += 1
                end = index
            } else if byte == 0x2E || byte == 0x2C || byte == 0x2F, index == end {  // . , / between digits
                index += 1
            } else {
                break
            }
        }
        tokens.append(ScannedToken(kind: .number, flags: [], start: start, end: end, key: 0))
        return end
    }

    // MARK: Guards

    private mutating func beginPiece(_ index: Int) {
        pieceStart = index
        pieceHasDigit = false
        pieceHasLetter = false
        pieceIsJoined = false
        pieceHasCapitals = false
    }

    /// Marks the words of a piece such as `294/QĐ-LĐTBXH`, `QĐ-TTg` or `Covid-19` as code.
    private mutating func endPiece(_ tokens: inout [ScannedToken]) {
        if (pieceHasDigit && pieceHasLetter) || (pieceIsJoined && pieceHasCapitals) {
            for index in pieceStart..<tokens.count { tokens[index].flags.insert(.code) }
        }
        beginPiece(tokens.count)
    }

    /// Whether a word is a Roman numeral in capitals, or one letter before `)`, `.` or `/` at a chunk's start.
    private func isLabel(
        key: UInt64, count: Int, flags: ScannedToken.Flags, start: Int, end: Int, range: Range<Int>
    ) -> Bool {
        if count == 1, start == range.lowerBound, end < range.upperBound {
            let next = bytes[end]
            if next == 0x29 || next == 0x2E || next == 0x2F { return true }
        }
        guard flags.contains(.allCapitals), key != 0, !flags.contains(.marked) else { return false }
        return RomanNumeral.isNumeral(bytes: bytes, range: start..<end)
    }

    /// Web and e-mail addresses: `://`, `www.`, `@`, or a known last label such as `.gov.vn`.
    private func isAddress(_ range: Range<Int>) -> Bool {
        guard range.count > 4 else { return false }
        for index in range.lowerBound..<range.upperBound {
            let byte = bytes[index]
            if byte == 0x40, index > range.lowerBound, index + 2 < range.upperBound { return true }
            if byte == 0x3A, index + 2 < range.upperBound, bytes[index + 1] == 0x2F, bytes[index + 2] == 0x2F {
                return true
            }
            if byte == 0x2E, index > range.lowerBound, isAsciiLetterOrDigit(bytes[index - 1]) {
                if startsWith("vn", index + 1, range) || startsWith("com", index + 1, range)
                    || startsWith("gov", index + 1, range) || startsWith("org", index + 1, range)
                    || startsWith("net", index + 1, range) || startsWith("edu", index + 1, range)
                {
                    return true
                }
                if index - range.lowerBound == 3, startsWith("www", range.lowerBound, range.lowerBound..<index) {
                    return true
                }
            }
        }
        return false
    }

    /// Whether the ASCII word stands at `index` (any case) and ends there.
    private func startsWith(_ word: StaticString, _ index: Int, _ range: Range<Int>) -> Bool {
        let length = word.utf8CodeUnitCount
        guard index + length <= bytes.count else { return false }
        for offset in 0..<length where bytes[index + offset] | 0x20 != word.utf8Start[offset] { return false }
        let after = index + length
        return after >= range.upperBound || !(isAsciiLetterOrDigit(bytes[after]) || bytes[after] >= 0x80)
    }

    private func isAsciiLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    /// Whether the chunk ends in `.`, `!`, `?`, `;` or `:`, closing brackets and quotes aside.
    private func endsSentence(_ range: Range<Int>) -> Bool {
        var index = range.upperBound - 1
        while index > range.lowerBound, bytes[index] == 0x22 || bytes[index] == 0x29 || bytes[index] == 0x27 {
            index -= 1
        }
        switch bytes[index] {
        case 0x2E, 0x21, 0x3F, 0x3B, 0x3A: return true
        default: return false
        }
    }

    // MARK: Scalars

    @inline(__always)
    private func kind(of scalar: UInt32) -> UInt16 {
        if scalar < Letters.limit { return info[Int(scalar)] }
        return scalar >= 0x2E80 && scalar < 0xFE00 ? Letters.foreignFlag : 0
    }

    /// The scalar at a byte and its length; a byte that is no valid start counts as one unknown scalar.
    @inline(__always)
    private func decode(at index: Int, end: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        if first >= 0xC0, first < 0xE0, index + 1 < end {
            return ((first & 0x1F) << 6 | UInt32(bytes[index + 1]) & 0x3F, 2)
        }
        if first >= 0xE0, first < 0xF0, index + 2 < end {
            return (
                (first & 0x0F) << 12 | (UInt32(bytes[index + 1]) & 0x3F) << 6 | UInt32(bytes[index + 2]) & 0x3F, 3
            )
        }
        if first >= 0xF0, index + 3 < end { return (0x1F000, 4) }
        return (0xFFFD, 1)
    }
}

/// Roman numerals as section labels and quarters use them.
enum RomanNumeral {
    /// Whether the ASCII capitals in `range` spell a numeral from I to XXXIX, or L, C, D, M alone do not.
    static func isNumeral(bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> Bool {
        var index = range.lowerBound
        var tens = 0
        while index < range.upperBound, bytes[index] == 0x58, tens < 3 {
            index += 1
            tens += 1
        }
        let rest = range.upperBound - index
        if rest == 0 { return tens > 0 }
        let first = bytes[index]
        if first == 0x49 {
            if rest == 2, bytes[index + 1] == 0x56 || bytes[index + 1] == 0x58 { return true }
            return rest <= 3 && (index..<range.upperBound).allSatisfy { bytes[$0] == 0x49 }
        }
        if first == 0x56 {
            return rest <= 4 && (index + 1..<range.upperBound).allSatisfy { bytes[$0] == 0x49 }
        }
        return false
    }
}
