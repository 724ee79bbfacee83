internal import DocumentModel
internal import Foundation

/// Forms of a word in which differences of writing vanish.
enum SpellingForm {
    /// Lower-cased, composed, the tone taken off its vowel and set behind: `Hoà` and `hòa` become the same.
    static func key(_ word: String) -> String {
        let lower = VietnameseText.composed(word.lowercased())
        if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
        var letters = String.UnicodeScalarView()
        var tones = String.UnicodeScalarView()
        for scalar in lower.unicodeScalars {
            if let (letter, tone) = toned[scalar] {
                letters.append(letter)
                tones.append(tone)
            } else {
                letters.append(scalar)
            }
        }
        letters.append(contentsOf: tones)
        return String(letters)
    }

    /// Letters with a tone: the letter without it (circumflex, breve and horn kept) and the tone.
    private static let toned: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = {
        var table: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = [:]
        for vowel in "aăâeêioôơuưy".unicodeScalars {
            for tone in "\u{300}\u{301}\u{303}\u{309}\u{323}".unicodeScalars {
                var parts = String.UnicodeScalarView()
                parts.append(vowel)
                parts.append(tone)
                let whole = String(parts).precomposedStringWithCanonicalMapping.unicodeScalars
                if whole.count == 1, let scalar = whole.first { table[scalar] = (vowel, tone) }
            }
        }
        return table
    }()
}
