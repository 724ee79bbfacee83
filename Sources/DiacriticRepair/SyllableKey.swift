internal import Foundation

/// A lower-cased word of one to eight letters, packed into one integer: one letter code a byte, last letter lowest.
///
/// Two spellings that differ only in case or in the place of the tone (`hoà`, `Hòa`) have one key.
struct SyllableKey: Hashable, Sendable {
    /// The packed codes; 0 for a word that has no key (too long, or with letters of other alphabets).
    let packed: UInt64

    init(packed: UInt64) { self.packed = packed }

    /// The key of a word; `packed` is 0 when it has none.
    init(_ word: String) {
        var key: UInt64 = 0
        var count = 0
        for scalar in word.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            let code = Letters.shared.code(of: scalar)
            count += 1
            guard code > 0, count <= 8 else {
                self.init(packed: 0)
                return
            }
            key = key << 8 | UInt64(code)
        }
        self.init(packed: SyllableKey.withToneOnFirstVowel(key))
    }

    /// The letter codes in order.
    var codes: [UInt8] {
        var codes: [UInt8] = []
        var rest = packed
        while rest != 0 {
            codes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        return codes.reversed()
    }

    /// The word, lower-cased, its tone placed as in `hòa`.
    var text: String {
        var view = String.UnicodeScalarView()
        for code in codes { view.append(Letters.shared.lower[Int(code)]) }
        return String(view)
    }

    /// The key without any marks.
    static func base(_ key: UInt64, table: UnsafePointer<UInt8>) -> UInt64 {
        var out: UInt64 = 0
        var shift: UInt64 = 0
        var rest = key
        while rest != 0 {
            out |= UInt64(table[Int(rest & 0xFF)]) << shift
            rest >>= 8
            shift += 8
        }
        return out
    }

    /// The key without any marks.
    var base: UInt64 {
        Letters.shared.base.withUnsafeBufferPointer { table in
            table.baseAddress.map { SyllableKey.base(packed, table: $0) } ?? 0
        }
    }

    /// Puts the tone of an open `oa`, `oe`, `uy` on the first vowel: `hoà` → `hòa`, `uỷ` → `ủy`; `quý` stays.
    static func withToneOnFirstVowel(_ key: UInt64) -> UInt64 { movingTone(key, toFirst: true) }

    /// Puts the tone of an open `oa`, `oe`, `uy` on the second vowel: `hòa` → `hoà`.
    static func withToneOnSecondVowel(_ key: UInt64) -> UInt64 { movingTone(key, toFirst: false) }

    private static func movingTone(_ key: UInt64, toFirst: Bool) -> UInt64 {
        let last = UInt8(truncatingIfNeeded: key)
        let previous = UInt8(truncatingIfNeeded: key >> 8)
        guard last >= Letters.firstVowel, previous >= Letters.firstVowel else { return key }
        let source = toFirst ? last : previous
        let tone = Letters.tone(source)
        guard tone > 0, Letters.tone(toFirst ? previous : last) == 0 else { return key }
        let first = Letters.toneless(previous)
        let second = Letters.toneless(last)
        let isPair =
            (first == letterO && (second == letterA || second == letterE)) || (first == letterU && second == letterY)
        guard isPair, UInt8(truncatingIfNeeded: key >> 16) != letterQ else { return key }
        let newFirst = toFirst ? first + tone : first
        let newSecond = toFirst ? second : second + tone
        return key & ~0xFFFF | UInt64(newFirst) << 8 | UInt64(newSecond)
    }

    private static let letterA = Letters.shared.code(of: "a")
    private static let letterE = Letters.shared.code(of: "e")
    private static let letterO = Letters.shared.code(of: "o")
    private static let letterU = Letters.shared.code(of: "u")
    private static let letterY = Letters.shared.code(of: "y")
    private static let letterQ = Letters.shared.code(of: "q")
}
