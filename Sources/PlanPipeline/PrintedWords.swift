internal import DocumentModel
internal import Foundation

/// Keeps words as they are printed where repair would change what the recogniser saw clearly.
///
/// Recognition mistakes one tone for another however sure it is, above a circumflex most of all, and loses tones. It
/// takes no circumflex for a breve or a horn, though, and sees no tone above a circumflex where there is none: such a
/// change of a word read with certainty puts a misprint right, or makes a rare name a common word.
enum PrintedWords {
    /// Words read with this confidence were seen clearly.
    static let certain = 0.955

    /// The repaired lines with clearly seen words as they were read, and the corrections without theirs.
    static func kept(
        _ read: [TextLine], in repaired: (lines: [TextLine], corrections: [Correction])
    ) -> (lines: [TextLine], corrections: [Correction]) {
        var (lines, corrections) = repaired
        guard lines.count == read.count else { return repaired }
        for line in lines.indices where lines[line].words.count == read[line].words.count {
            for index in lines[line].words.indices {
                let word = read[line].words[index]
                guard word.confidence >= certain, isSeenOtherwise(word.text, lines[line].words[index].text) else {
                    continue
                }
                lines[line].words[index].text = word.text
                corrections.removeAll { $0.wordBox == word.box }
            }
        }
        return (lines, corrections)
    }

    /// Whether the change replaces a letter by another of the same base, or takes a tone off a circumflex.
    static func isSeenOtherwise(_ read: String, _ repaired: String) -> Bool {
        let (before, after) = (letters(read), letters(repaired))
        guard before.count == after.count else { return false }
        return zip(before, after).contains { old, new in
            guard old.base == new.base else { return false }
            return old.quality != new.quality || old.quality == circumflex && old.tone != nil && new.tone == nil
        }
    }

    private static let circumflex: Unicode.Scalar = "\u{302}"

    /// A letter without its marks, the mark that makes another letter of it, and its tone.
    private struct Letter {
        var base: Unicode.Scalar
        var quality: Unicode.Scalar?
        var tone: Unicode.Scalar?
    }

    private static func letters(_ word: String) -> [Letter] {
        var out: [Letter] = []
        for scalar in word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "\u{302}", "\u{306}", "\u{31B}": if !out.isEmpty { out[out.count - 1].quality = scalar }
            case "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}":
                if !out.isEmpty { out[out.count - 1].tone = scalar }
            case "đ": out.append(Letter(base: "d", quality: scalar))
            default: out.append(Letter(base: scalar))
            }
        }
        return out
    }
}
