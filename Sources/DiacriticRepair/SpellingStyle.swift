internal import Foundation

/// Writes a candidate the way the document prints: its case, letter by letter, and its place of the tone.
struct SpellingStyle {
    /// Whether the document writes `hoà` (tone on the second vowel) rather than `hòa`.
    var toneOnSecondVowel: Bool

    /// - Parameters:
    ///   - key: What to write.
    ///   - printed: The word it replaces.
    ///   - flags: What the scanner said of the printed word.
    func spelled(_ key: UInt64, like printed: String, flags: ScannedToken.Flags) -> String {
        var onSecond = toneOnSecondVowel
        if flags.contains(.toneOnFirst) { onSecond = false }
        if flags.contains(.toneOnSecond) { onSecond = true }
        let codes = SyllableKey(packed: onSecond ? SyllableKey.withToneOnSecondVowel(key) : key).codes
        let isPlain = printed.utf8.allSatisfy { $0 < 0x80 }
        let composed = isPlain ? printed : printed.precomposedStringWithCanonicalMapping
        let capitals = composed.unicodeScalars.map { scalar in
            scalar.value < Letters.limit && Letters.shared.info[Int(scalar.value)] & Letters.upperFlag != 0
        }
        var out = String.UnicodeScalarView()
        for (index, code) in codes.enumerated() {
            let isCapital: Bool
            if capitals.count == codes.count {
                isCapital = capitals[index]
            } else {
                isCapital =
                    flags.contains(.allCapitals) && capitals.count > 1 || index == 0 && flags.contains(.capitalised)
            }
            out.append(isCapital ? Letters.shared.upper[Int(code)] : Letters.shared.lower[Int(code)])
        }
        return String(out)
    }

    /// Writes a word in the case of a print whose letters cannot be told apart one by one.
    func spelled(_ key: UInt64, case letterCase: EditTable.Case, isFirst: Bool, flags: ScannedToken.Flags) -> String {
        var onSecond = toneOnSecondVowel
        if flags.contains(.toneOnFirst) { onSecond = false }
        if flags.contains(.toneOnSecond) { onSecond = true }
        let codes = SyllableKey(packed: onSecond ? SyllableKey.withToneOnSecondVowel(key) : key).codes
        var out = String.UnicodeScalarView()
        for (index, code) in codes.enumerated() {
            let isCapital = letterCase == .upper || letterCase == .title && index == 0 && isFirst
            out.append(isCapital ? Letters.shared.upper[Int(code)] : Letters.shared.lower[Int(code)])
        }
        return String(out)
    }
}
