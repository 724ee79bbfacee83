internal import DocumentModel
internal import Foundation

/// Makes one of two readings of the same print: of each word, the reading that a third one has too, or that the recogniser was
/// surer of.
///
/// They come from pictures of different weight or size and from two networks, so that their mistakes differ. A reading that
/// lost its word stays as the word's alternative.
enum ReadingVote {
    /// The lines of `first` with the words that `second` reads with more confidence, or that a third reading agrees with.
    ///
    /// - Parameter third: asked only where the two differ.
    static func merged(
        _ first: [TextLine], _ second: [TextLine], third: () throws -> [TextLine]
    ) rethrows -> [TextLine] {
        guard first.count == second.count else { return confidence(second) > confidence(first) ? second : first }
        let differ = first.indices.filter { !alike(first[$0].words[...], second[$0].words[...]) }
        let more = differ.isEmpty ? [] : try third()
        return first.indices.map { index in
            let judge = more.count == first.count && differ.contains(index) ? more[index].words : nil
            return TextLine(
                words: merged(first[index].words, second[index].words, judge: judge), box: first[index].box,
                block: first[index].block)
        }
    }

    /// The lines of `first` with the words that `second` reads with more confidence.
    static func merged(_ first: [TextLine], _ second: [TextLine]) -> [TextLine] { merged(first, second) { [] } }

    /// Mean confidence over all words; 0 when there are none.
    static func confidence(_ lines: [TextLine]) -> Double { confidence(lines.flatMap(\.words)[...]) }

    private static func confidence(_ words: ArraySlice<Word>) -> Double {
        words.isEmpty ? 0 : words.reduce(0) { $0 + $1.confidence } / Double(words.count)
    }

    private static func alike(_ one: ArraySlice<Word>, _ other: ArraySlice<Word>) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { $0.text.utf8.elementsEqual($1.text.utf8) }
    }

    private static func merged(_ first: [Word], _ second: [Word], judge: [Word]?) -> [Word] {
        let voices = judge.map { (Voice(of: $0, for: first), Voice(of: $0, for: second)) }
        var out: [Word] = []
        for (mine, other) in groups(first, second) {
            if let voices, !alike(first[mine], second[other]) {
                let (isMine, isOther) = (voices.0.agrees(with: mine), voices.1.agrees(with: other))
                let (winner, loser) = isMine ? (first[mine], second[other]) : (second[other], first[mine])
                if isMine != isOther, confidence(loser) <= confidence(winner) + mostDoubt {
                    out += chosen(winner, over: loser)
                    continue
                }
            }
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

    /// Two readings that agree are believed unless the other one is surer by more than this: two of them are of one network.
    private static let mostDoubt = 0.15

    /// What a third reading says of the words of one of two.
    private struct Voice {
        private var agreed: [Bool]
        /// Whether nothing else stands before each word, and after the last.
        private var joined: [Bool]

        init(of judge: [Word], for words: [Word]) {
            agreed = [Bool](repeating: false, count: words.count)
            joined = [Bool](repeating: true, count: words.count + 1)
            for (mine, other) in ReadingVote.groups(words, judge) {
                if ReadingVote.alike(words[mine], judge[other]) {
                    for index in mine { agreed[index] = true }
                } else if mine.isEmpty {
                    joined[mine.lowerBound] = false
                }
            }
        }

        func agrees(with range: Range<Int>) -> Bool {
            range.isEmpty ? joined[range.lowerBound] : range.allSatisfy { agreed[$0] }
        }
    }

    /// Words that two of three readings have, as sure as they were read, with what the third one has as an alternative.
    private static func chosen(_ words: ArraySlice<Word>, over rest: ArraySlice<Word>) -> [Word] {
        guard words.count == rest.count else { return Array(words) }
        return zip(words, rest).map { word, other in
            var out = word
            out.alternatives = [.init(text: other.text, confidence: other.confidence)] + word.alternatives
            return out
        }
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
