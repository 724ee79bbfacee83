internal import DocumentModel

/// A stretch of a text that is shown in a special way; offsets are in Unicode scalars.
struct TextMark {
    enum Meaning {
        /// A cited document: its number in the list of citations, and which of its mentions this is.
        case citation(Int, mention: Int)
        case fact(Fact)
        /// A reference to a footnote, by its number in the list of footnotes.
        case footnote(Int)
    }

    var start: Int
    var length: Int
    var meaning: Meaning
    /// Whether the mark began before the text it is applied to.
    var isContinued = false

    var end: Int { start + length }
    var isLink: Bool { if case .fact = meaning { false } else { true } }
}

/// A text cut where marks begin and end.
struct MarkedText {
    struct Piece {
        var text: String
        /// First scalar, counted from the beginning of the text.
        var start: Int
        /// The marks that cover the piece, outermost first.
        var marks: [TextMark]
    }

    var pieces: [Piece]

    /// - Parameters:
    ///   - marks: those that do not lie in the text, and links within links, are left out.
    ///   - cuts: further offsets at which a piece begins.
    init(_ text: String, marks: [TextMark], cuts: [Int] = []) {
        let scalars = Array(text.unicodeScalars)
        let kept = Self.usable(marks, count: scalars.count)
        let edges = Set(kept.flatMap { [$0.start, $0.end] } + cuts.filter { (0...scalars.count).contains($0) })
        let bounds = edges.union([0, scalars.count]).sorted()
        pieces = zip(bounds, bounds.dropFirst()).map { from, to in
            var part = String.UnicodeScalarView()
            part.append(contentsOf: scalars[from..<to])
            return Piece(
                text: String(part), start: from, marks: kept.filter { $0.start <= from && to <= $0.end })
        }
    }

    /// Marks inside the text, longer ones first where they begin together; of links that overlap, the first.
    private static func usable(_ marks: [TextMark], count: Int) -> [TextMark] {
        var linkEnd = 0
        let ordered = marks.enumerated().sorted {
            ($0.element.start, -$0.element.length, $0.offset) < ($1.element.start, -$1.element.length, $1.offset)
        }
        return ordered.map(\.element).filter { mark in
            guard mark.start >= 0, mark.length > 0, mark.start <= count, mark.length <= count - mark.start else {
                return false
            }
            guard mark.isLink else { return true }
            guard mark.start >= linkEnd else { return false }
            linkEnd = mark.end
            return true
        }
    }
}

extension TextMark {
    /// The marks of a text's lines, each with offsets from the line's beginning.
    static func byLine(of text: String, _ marks: [TextMark]) -> [(line: String, marks: [TextMark])] {
        var start = 0
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let count = line.unicodeScalars.count
            defer { start += count + 1 }
            let own = marks.compactMap { mark -> TextMark? in
                let from = max(mark.start, start)
                let to = min(mark.end, start + count)
                guard from < to else { return nil }
                return TextMark(
                    start: from - start, length: to - from, meaning: mark.meaning,
                    isContinued: mark.isContinued || mark.start < start)
            }
            return (String(line), own)
        }
    }
}

/// Where a document's citations are mentioned, by place.
struct MentionIndex {
    private struct Place: Hashable {
        var node: String
        var field: TextPlace.Field
        var index: Int?
        var column: Int?
    }

    private var marks: [Place: [TextMark]] = [:]

    init(_ citations: [Citation]) {
        for (number, citation) in citations.enumerated() {
            for (mention, found) in citation.mentions.enumerated() {
                let place = found.place
                let key = Place(node: place.node, field: place.field, index: place.index, column: place.column)
                marks[key, default: []].append(
                    TextMark(
                        start: place.start, length: place.length, meaning: .citation(number, mention: mention)))
            }
        }
    }

    func marks(node: String, _ field: TextPlace.Field, index: Int? = nil, column: Int? = nil) -> [TextMark] {
        marks[Place(node: node, field: field, index: index, column: column)] ?? []
    }
}
