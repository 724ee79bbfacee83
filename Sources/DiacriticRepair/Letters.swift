import Foundation

/// The letters of Vietnamese text as one-byte codes, with their case, tone and base.
///
/// Codes 8 to 28 are consonants, 29 to 100 the twelve vowels with six tones each; smaller codes are free
/// for other uses. A syllable of up to eight letters fits into one `UInt64` (see `SyllableKey`).
struct Letters: Sendable {
    /// What is known of a scalar below `limit`: the letter code in the low byte, the flags above it.
    let info: [UInt16]
    /// Lower-case scalar of each code.
    let lower: [Unicode.Scalar]
    /// Upper-case scalar of each code.
    let upper: [Unicode.Scalar]
    /// The code without marks: of `ế` the code of `e`, of `đ` that of `d`.
    let base: [UInt8]

    /// Scalars from here on are looked up by range instead of by table.
    static let limit: UInt32 = 0x2000
    static let upperFlag: UInt16 = 0x100
    static let foreignFlag: UInt16 = 0x200
    static let digitFlag: UInt16 = 0x400
    static let combiningFlag: UInt16 = 0x800

    static let firstVowel: UInt8 = 29
    static let codeCount = 101

    /// The consonants in code order.
    static let consonants = Array("bcdđfghjklmnpqrstvwxz".unicodeScalars)
    /// The vowels in code order; each takes six codes, one a tone.
    static let vowels = Array("aăâeêioôơuưy".unicodeScalars)
    /// Level, grave, acute, hook, tilde, dot below: the order of the tones within a vowel's codes.
    static let tones: [UInt32?] = [nil, 0x300, 0x301, 0x309, 0x303, 0x323]

    static let shared = Letters()

    private init() {
        var info = [UInt16](repeating: 0, count: Int(Letters.limit))
        let blank: Unicode.Scalar = " "
        var lower = [Unicode.Scalar](repeating: blank, count: Letters.codeCount)
        var upper = lower
        var base = [UInt8](repeating: 0, count: Letters.codeCount)

        for value in UInt32(0x41)..<Letters.limit {
            guard let scalar = Unicode.Scalar(value) else { continue }
            if scalar.properties.isAlphabetic { info[Int(value)] = Letters.foreignFlag }
            if (0x300...0x36F).contains(value) { info[Int(value)] = Letters.combiningFlag }
        }
        for digit in 0x30...0x39 { info[digit] = Letters.digitFlag }

        func add(_ small: String, code: Int) {
            guard let scalar = small.unicodeScalars.first,
                let big = small.uppercased().precomposedStringWithCanonicalMapping.unicodeScalars.first
            else { return }
            lower[code] = scalar
            upper[code] = big
            info[Int(scalar.value)] = UInt16(code)
            info[Int(big.value)] = UInt16(code) | Letters.upperFlag
        }
        for (index, consonant) in Letters.consonants.enumerated() {
            add(String(consonant), code: 8 + index)
            base[8 + index] = UInt8(8 + index)
        }
        base[11] = 10  // đ → d
        for (index, vowel) in Letters.vowels.enumerated() {
            let plain = String(vowel).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? vowel
            let plainIndex = Letters.vowels.firstIndex(of: plain) ?? index
            for (tone, mark) in Letters.tones.enumerated() {
                let code = Int(Letters.firstVowel) + index * 6 + tone
                var text = String(vowel)
                if let mark, let scalar = Unicode.Scalar(mark) { text.unicodeScalars.append(scalar) }
                add(text.precomposedStringWithCanonicalMapping, code: code)
                base[code] = Letters.firstVowel + UInt8(plainIndex * 6)
            }
        }
        self.info = info
        self.lower = lower
        self.upper = upper
        self.base = base
    }

    /// The code of a lower-case letter; 0 when it is none of ours.
    func code(of scalar: Unicode.Scalar) -> UInt8 {
        scalar.value < Letters.limit ? UInt8(truncatingIfNeeded: info[Int(scalar.value)]) : 0
    }

    static func isVowel(_ code: UInt8) -> Bool { code >= firstVowel }

    /// Tone number 0 to 5 of a letter; 0 for consonants.
    static func tone(_ code: UInt8) -> UInt8 { code < firstVowel ? 0 : (code - firstVowel) % 6 }

    /// The vowel without its tone: `ế` → `ê`.
    static func toneless(_ code: UInt8) -> UInt8 { code - tone(code) }

    /// The letter with a combining mark laid on; 0 when there is no such letter.
    static func adding(_ mark: UInt32, to code: UInt8) -> UInt8 {
        guard isVowel(code) else { return 0 }
        if let tone = tones.firstIndex(of: mark) {
            return self.tone(code) == 0 ? code + UInt8(tone) : 0
        }
        let vowel = (code - firstVowel) / 6
        let shaped: UInt8
        switch (mark, vowel) {
        case (0x306, 0): shaped = 1
        case (0x302, 0): shaped = 2
        case (0x302, 3): shaped = 4
        case (0x302, 6): shaped = 7
        case (0x31B, 6): shaped = 8
        case (0x31B, 9): shaped = 10
        default: return 0
        }
        return firstVowel + shaped * 6 + tone(code)
    }
}
