import Foundation

/// Marks, bases and normal forms of Vietnamese letters.
///
/// `String ==` holds composed and decomposed text to be equal; these functions work on scalars.
public enum VietnameseText {
    /// Canonical composition (NFC), the one form used inside.
    public static func composed(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        return text.precomposedStringWithCanonicalMapping
    }

    /// The letter without its marks: `ế` → `e`, `Đ` → `D`. Other scalars come back unchanged.
    public static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.value < 0xC0 { return scalar }
        return bases[scalar] ?? scalar
    }

    /// Composed text with all marks taken off Vietnamese letters, case kept, one scalar for one scalar.
    public static func withoutMarks(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in composed(text).unicodeScalars { out.append(base(of: scalar)) }
        return String(out)
    }

    /// Marks taken off and lower-cased: the form to match layout words on.
    public static func folded(_ text: String) -> String { withoutMarks(text).lowercased() }

    /// Whether the scalar is a letter that only a Vietnamese (or otherwise marked Latin) text has.
    public static func isMarked(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xC0 && bases[scalar] != nil
    }

    private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [
            "đ": "d", "Đ": "D",
        ]
        for vowel in "aăâeêioôơuưy".unicodeScalars {
            for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
                for isUpper in [false, true] {
                    let plain = isUpper ? String(vowel).uppercased() : String(vowel)
                    let whole = (plain + tone).precomposedStringWithCanonicalMapping
                    let base = plain.decomposedStringWithCanonicalMapping.unicodeScalars.first
                    guard whole.unicodeScalars.count == 1, let marked = whole.unicodeScalars.first,
                        let base, marked != base
                    else { continue }
                    table[marked] = base
                }
            }
        }
        return table
    }()
}
