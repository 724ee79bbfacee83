internal import DocumentModel

/// Takes out of running text what is no print: pieces of seals and signatures, pencil marks and specks that read as words.
///
/// A recogniser that was trained on poor print makes words of anything. Two recognisers make different words of what is no
/// print, though, and the same of print, however poor; so only doubtful pieces are read again, and clean pages cost nothing.
struct DoubtfulLines {
    /// Reads a part of the page as one line; empty when it finds nothing.
    let readAgain: (Box) throws -> [Word]

    /// The lines without the doubtful pieces of which the other reading has nothing.
    func confirmed(_ lines: [TextLine]) throws -> [TextLine] {
        try lines.compactMap { line in
            let pieces = Self.pieces(of: line)
            let kept = try pieces.indices.filter { index in
                let piece = pieces[index]
                // A label stands apart from its text as well, and one letter is soon misread.
                if index == 0, pieces.count > 1, Self.isLabel(piece.text) || Self.isLeader(piece.text) { return true }
                guard Self.isDoubtful(piece) else { return true }
                return Self.shares(piece.text, TextLine(words: try readAgain(piece.box)))
            }
            guard kept.count < pieces.count else { return line }
            guard !kept.isEmpty else { return nil }
            return TextLine(words: kept.flatMap { pieces[$0].words }, block: line.block)
        }
    }

    /// Words of one line that stand further apart than this, in heights of its words, are pieces for themselves: a
    /// recipient and the seal beside it come as one line.
    private static let pieceGap = 1.5
    /// Pieces of less confidence than this are doubtful.
    private static let doubtful = 0.75
    /// Pieces of one or two letters and figures are doubtful below this.
    private static let doubtfulShort = 0.85
    /// So few must be read alike, and by the other with this confidence.
    private static let sureShort = 0.6
    /// A piece with so many words of this confidence is print.
    private static let leastSureWords = 2
    private static let sureWord = 0.85
    /// Readings that have more than this share of the longer one's letters in common, in their order, are readings of the same.
    private static let leastCommon = 0.5

    /// The runs of words without wide gaps, left to right.
    static func pieces(of line: TextLine) -> [TextLine] {
        let heights = line.words.map(\.box.height).sorted()
        guard line.words.count > 1 else { return line.words.isEmpty ? [] : [line] }
        let gap = pieceGap * heights[heights.count / 2]
        var runs: [[Word]] = []
        for word in line.words {
            if let last = runs.last?.last, word.box.x0 - last.box.x1 <= gap {
                runs[runs.count - 1].append(word)
            } else {
                runs.append([word])
            }
        }
        return runs.count == 1 ? [line] : runs.map { TextLine(words: $0, block: line.block) }
    }

    private static func isDoubtful(_ piece: TextLine) -> Bool {
        if isLeader(piece.text) { return false }
        // Nearly unreadable print has sure words among the others.
        let sure = piece.words.filter { $0.confidence >= sureWord && $0.text.count { $0.isLetter } >= 2 }
        if sure.count >= leastSureWords { return false }
        let signs = letters(piece.text).count
        return piece.confidence < (signs <= 2 ? doubtfulShort : doubtful)
    }

    /// `1.`, `b)`, `-`, `II.`: what begins an item.
    private static func isLabel(_ text: String) -> Bool {
        text.count <= 4 && (text.count == 1 || text.last.map { ".)".contains($0) } == true)
    }

    /// Dots or strokes that are to be filled in.
    private static func isLeader(_ text: String) -> Bool {
        text.allSatisfy { ".…_ ".contains($0) }
    }

    /// Whether the other reading has a word of the piece, or most of its letters in their order.
    static func shares(_ text: String, _ other: TextLine) -> Bool {
        let (mine, theirs) = (letters(text), letters(other.text))
        guard !mine.isEmpty, !theirs.isEmpty else { return false }
        if mine.count <= 2 { return mine == theirs && other.confidence >= sureShort }
        let words = Set(other.words.map { letters($0.text) })
        if text.split(separator: " ").contains(where: { word in
            let word = letters(String(word))
            return word.count >= 2 && words.contains(word)
        }) {
            return true
        }
        return areAlike(text, other.text)
    }

    /// Whether two readings have most of their letters and figures in common, in their order.
    static func areAlike(_ text: String, _ other: String) -> Bool {
        let (mine, theirs) = (letters(text), letters(other))
        return Double(common(mine, theirs)) > leastCommon * Double(max(mine.count, theirs.count))
    }

    /// Length of the longest common subsequence.
    private static func common(_ one: [Character], _ other: [Character]) -> Int {
        var lengths = [Int](repeating: 0, count: other.count + 1)
        for letter in one {
            var diagonal = 0
            for (index, candidate) in other.enumerated() {
                let above = lengths[index + 1]
                lengths[index + 1] = letter == candidate ? diagonal + 1 : max(above, lengths[index])
                diagonal = above
            }
        }
        return lengths[other.count]
    }

    private static func letters(_ text: String) -> [Character] {
        VietnameseText.folded(text).filter { $0.isLetter || $0.isNumber }.map(\.self)
    }
}
