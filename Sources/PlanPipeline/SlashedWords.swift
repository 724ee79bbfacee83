internal import DocumentModel

/// Reads words with a slash piece by piece: `lượt/năm` comes as `lượưnăm`, because recognition takes the slash and the
/// letter beside it for one, or as `lượt năm`.
///
/// On paper a slash is a straight, slanted stroke of its own.
struct SlashedWords {
    /// A slash is at least so high, as a share of its word's highest part.
    private static let height = 0.7
    /// It leans by this share of its height over three fifths of it; italic stems lean by 0.13.
    private static let lean = 0.16...0.45
    /// Its middle is at most so far off the line through its ends, and it is at most so thick, as shares of its height.
    private static let bend = 0.07
    private static let thickness = 0.28

    private let bitmap: PageBitmap
    private let ink: InkParts
    private let origin: (x: Double, y: Double)

    /// - Parameters:
    ///   - bitmap: the cell's picture.
    ///   - ink: its parts.
    ///   - origin: where the picture's upper left corner stands on the page, in points.
    init(_ bitmap: PageBitmap, ink: InkParts, origin: (x: Double, y: Double)) {
        self.bitmap = bitmap
        self.ink = ink
        self.origin = origin
    }

    /// The lines with words of less confidence than `sure` read anew where a slash stands in them.
    ///
    /// - Parameter read: reads the picture of one piece.
    func mended(
        _ lines: [TextLine], below sure: Double, read: (PageBitmap) throws -> [TextLine]
    ) rethrows -> [TextLine] {
        var out = lines
        for line in lines.indices {
            for index in lines[line].words.indices {
                let word = lines[line].words[index]
                guard word.confidence < sure, word.text.count >= 4 else { continue }
                let slashes = self.slashes(in: word.box)
                guard !slashes.isEmpty, let better = try reading(of: word, cutAt: slashes, read: read) else { continue }
                out[line].words[index] = better
            }
        }
        return out
    }

    /// The lines with two words made one where a slash stands between them that was read as the space.
    func joined(_ lines: [TextLine]) -> [TextLine] {
        lines.map { $0.joiningWords(by: "/", where: hasSlash) }
    }

    /// Whether one slash has its middle between two words that both have letters or figures beside it.
    private func hasSlash(_ one: Word, _ next: Word) -> Bool {
        guard one.text.last?.isText == true, next.text.first?.isText == true else { return false }
        let both = one.box.union(next.box)
        // Recognition ends its boxes somewhere in the stroke.
        let reach = 0.35 * both.height
        let found = slashes(in: both).filter { part in
            let x = origin.x + Double(part.x0 + part.x1 + 1) / 2 * bitmap.pointsPerPixel
            return (one.box.x1 - reach...max(one.box.x1 - reach, next.box.x0 + reach)).contains(x)
        }
        return found.count == 1
    }

    /// The slashes inside a word, left to right, with letters at both sides.
    func slashes(in box: Box) -> [InkParts.Part] {
        let scale = bitmap.dpi / 72
        let x = ((box.x0 - origin.x) * scale)...((box.x1 - origin.x) * scale)
        let y = ((box.y0 - origin.y) * scale)...((box.y1 - origin.y) * scale)
        let inside = ink.parts.filter {
            x.contains(Double($0.x0 + $0.x1) / 2) && y.contains(Double($0.y0 + $0.y1) / 2)
        }
        guard let highest = inside.map(\.height).max() else { return [] }
        return inside.filter { part in
            Double(part.height) >= Self.height * Double(highest) && isSlash(part)
                && inside.contains { $0.x1 <= part.x1 && $0.x0 < part.x0 }
                && inside.contains { $0.x0 >= part.x0 && $0.x1 > part.x1 }
        }.sorted { $0.x0 < $1.x0 }
    }

    private func isSlash(_ part: InkParts.Part) -> Bool {
        let height = Double(part.height)
        let rows = [0.2, 0.35, 0.5, 0.65, 0.8].map { part.y0 + Int($0 * (height - 1)) }
        let runs = rows.compactMap { ink.columns(of: part, row: $0) }
        guard runs.count == rows.count, runs.allSatisfy({ Double($0.count) <= max(3, Self.thickness * height) }) else {
            return false
        }
        let middles = runs.map { Double($0.lowerBound + $0.upperBound) / 2 }
        let offset = abs(middles[2] - (middles[0] + middles[4]) / 2)
        return Self.lean.contains((middles[0] - middles[4]) / height) && offset <= max(1, Self.bend * height)
            && zip(middles, middles.dropFirst()).allSatisfy { $0 >= $1 }
    }

    /// The word read between its slashes; nil when that is no surer.
    private func reading(
        of word: Word, cutAt slashes: [InkParts.Part], read: (PageBitmap) throws -> [TextLine]
    ) rethrows -> Word? {
        var without = ink
        without.remove { part in slashes.contains { $0.label == part.label } }
        let clean = without.cleaned(bitmap, reach: 2)
        let points = bitmap.pointsPerPixel
        let cuts = slashes.map { Double($0.x0 + $0.x1) / 2 * points }
        let edges = [word.box.x0 - origin.x - 1] + cuts + [word.box.x1 - origin.x + 1]
        let padding = Int(4.3 / points)
        var pieces: [Word] = []
        for (left, right) in zip(edges, edges.dropFirst()) {
            let place = Box(x0: left, y0: word.box.y0 - origin.y - 0.7, x1: right, y1: word.box.y1 - origin.y + 0.7)
            let words = try read(clean.cropped(to: place, padding: padding)).flatMap(\.words)
            guard words.count == 1, let piece = words.first, piece.text.contains(where: { $0.isLetter || $0.isNumber })
            else { return nil }
            pieces.append(piece)
        }
        let confidence = pieces.map(\.confidence).min() ?? 0
        guard confidence > word.confidence else { return nil }
        return Word(text: pieces.map(\.text).joined(separator: "/"), box: word.box, confidence: confidence)
    }
}
