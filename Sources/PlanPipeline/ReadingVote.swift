internal import DocumentModel
internal import Foundation

/// Makes one of two readings of the same print: of each word, the reading that the recogniser was surer of.
///
/// The two come from pictures of different weight or size, so that their mistakes differ. A reading that lost its word
/// stays as the word's alternative.
enum ReadingVote {
    /// The lines of `first` with the words that `second` reads with more confidence.
    static func merged(_ first: [TextLine], _ second: [TextLine]) -> [TextLine] {
        guard first.count == second.count else { return confidence(second) > confidence(first) ? second : first }
        return zip(first, second).map { line, other in
            TextLine(words: merged(line.words, other.words), box: line.box, block: line.block)
        }
    }

    /// Mean confidence over all words; 0 when there are none.
    static func confidence(_ lines: [TextLine]) -> Double { confidence(lines.flatMap(\.words)[...]) }

    private static func confidence(_ words: ArraySlice<Word>) -> Double {
        words.isEmpty ? 0 : words.reduce(0) { $0 + $1.confidence } / Double(words.count)
    }

    private static func merged(_ first: [Word], _ second: [Word]) -> [Word] {
        var out: [Word] = []
        for (mine, other) in groups(first, second) {
            if mine.count == other.count {
                out += zip(first[mine], second[other]).map(surer)
            } else {
                // Spaces beside hyphens follow the first reading: the gap is narrow, and texts are set both ways.
                let letters = first[mine].map(\.text).joined()
                let isHyphenated =
                    letters.contains("-")
                    && letters.utf8.elementsEqual(second[other].map(\.text).joined().utf8)
                let wins = !isHyphenated && confidence(second[other]) > confidence(first[mine])
                out += wins ? second[other] : first[mine]
            }
        }
        return out
    }

    private static func surer(_ one: Word, _ other: Word) -> Word {
        var out = one
        if one.text.utf8.elementsEqual(other.text.utf8) {
            out.confidence = max(one.confidence, other.confidence)
            return out
        }
        let lead = isMarked(other.text, form: one.text) ? bonus : isMarked(one.text, form: other.text) ? -bonus : 0
        let (best, rest) = other.confidence + lead > one.confidence ? (other, one) : (one, other)
        out = best
        out.alternatives = [.init(text: rest.text, confidence: rest.confidence)] + best.alternatives
        return out
    }

    /// Grave, acute, tilde, hook above, dot below.
    private static let toneMarks: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]

    /// A tone mark is lost far more often than made up: a reading that lacks it must be surer by more than this.
    private static let bonus = 0.1

    /// Whether the word is the other one with tone marks that it lacks.
    private static func isMarked(_ word: String, form other: String) -> Bool {
        let (mine, theirs) = (tones(of: word), tones(of: other))
        return mine.bare == theirs.bare && mine.count > theirs.count
    }

    /// The word without its tone marks, and how many it has.
    private static func tones(of word: String) -> (bare: [Unicode.Scalar], count: Int) {
        let scalars = Array(word.decomposedStringWithCanonicalMapping.unicodeScalars)
        let bare = scalars.filter { !toneMarks.contains($0.value) }
        return (bare, scalars.count - bare.count)
    }

    /// Ranges of words that stand for each other: single words that agree, and what lies between them.
    private static func groups(_ first: [Word], _ second: [Word]) -> [(Range<Int>, Range<Int>)] {
        let (rows, columns) = (first.count, second.count)
        // Longest common subsequence, from the end.
        var common = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
        func agree(_ i: Int, _ j: Int) -> Bool { first[i].text.utf8.elementsEqual(second[j].text.utf8) }
        for i in stride(from: rows - 1, through: 0, by: -1) {
            for j in stride(from: columns - 1, through: 0, by: -1) {
                common[i][j] = agree(i, j) ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
            }
        }
        var out: [(Range<Int>, Range<Int>)] = []
        var (i, j) = (0, 0)
        var start = (0, 0)
        func closeGap() {
            if start.0 < i || start.1 < j { out.append((start.0..<i, start.1..<j)) }
        }
        while i < rows && j < columns {
            if agree(i, j) {
                closeGap()
                out.append((i..<i + 1, j..<j + 1))
                (i, j) = (i + 1, j + 1)
                start = (i, j)
            } else if common[i + 1][j] >= common[i][j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        (i, j) = (rows, columns)
        closeGap()
        return out
    }
}
