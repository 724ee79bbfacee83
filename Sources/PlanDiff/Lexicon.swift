internal import DocumentModel

/// The words of both documents, each form kept once under a number, so that words compare as numbers.
final class Lexicon {
    /// A word's number; equal for words that differ in case and tone placement only.
    typealias Key = Int32

    private var numbers: [String: Key] = [:]
    private var foldNumbers: [String: Key] = [:]
    /// The folded number of each key.
    private(set) var folds: [Key] = []
    /// Letters of each fold, for likeness.
    private(set) var letters: [[UInt8]] = []
    /// Whether a key can be a Vietnamese syllable.
    private(set) var isSyllable: [Bool] = []
    private var likenesses: [UInt64: Float] = [:]

    func key(of word: String) -> Key {
        let form = SpellingForm.key(word)
        if let known = numbers[form] { return known }
        let key = Key(folds.count)
        numbers[form] = key
        let folded = Lookalikes.letters(of: VietnameseText.folded(word))
        let fold = foldNumbers[folded] ?? Key(letters.count)
        if foldNumbers[folded] == nil {
            foldNumbers[folded] = fold
            letters.append(Array(folded.utf8))
        }
        folds.append(fold)
        isSyllable.append(Syllable.isPossible(word))
        return key
    }

    /// 0 to 1: one less the share of letters that must be changed, marks left out.
    func likeness(_ a: Key, _ b: Key) -> Double {
        let first = folds[Int(a)]
        let second = folds[Int(b)]
        if first == second { return 1 }
        let pair = UInt64(UInt32(min(first, second))) << 32 | UInt64(UInt32(max(first, second)))
        if let known = likenesses[pair] { return Double(known) }
        let value = Letters.likeness(letters[Int(first)], letters[Int(second)])
        likenesses[pair] = Float(value)
        return value
    }
}

/// Digits and symbols that recognisers write for letters.
enum Lookalikes {
    static let symbols: [Unicode.Scalar: Unicode.Scalar] = [
        "¢": "c", "€": "e", "£": "e", "¥": "y", "§": "s", "©": "c", "@": "a", "®": "o",
    ]
    private static let digits: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "o", "1": "l", "3": "a", "4": "a", "5": "s", "6": "o", "8": "b", "9": "g",
    ]

    /// A folded word with its lookalikes as letters; a number that has no small letters stays as it is.
    static func letters(of folded: String) -> String {
        if folded.utf8.allSatisfy({ (97...122).contains($0) }) { return folded }
        let scalars = folded.unicodeScalars
        // Codes such as `28-NQ/TW` keep their digits.
        let isWord = scalars.allSatisfy {
            $0.properties.isAlphabetic || digits[$0] != nil || symbols[$0] != nil || "’'‘`".unicodeScalars.contains($0)
        }
        guard isWord else { return folded }
        var out = String.UnicodeScalarView()
        for scalar in scalars where !"’'‘`".unicodeScalars.contains(scalar) {
            out.append(symbols[scalar] ?? digits[scalar] ?? scalar)
        }
        return String(out)
    }
}

/// Likeness of letter sequences.
enum Letters {
    /// 0 to 1: one less the edit distance as a share of the longer sequence.
    static func likeness(_ a: [UInt8], _ b: [UInt8]) -> Double {
        let longest = max(a.count, b.count)
        guard longest > 0 else { return 1 }
        guard longest <= 64 else { return a == b ? 1 : 0 }
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == other ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return 1 - Double(row[b.count]) / Double(longest)
    }
}
