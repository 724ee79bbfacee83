/// Words that stand on one baseline, left to right.
public struct TextLine: Hashable, Sendable, Codable {
    public var words: [Word]
    /// The box around all words, or the recogniser's line box.
    public var box: Box
    /// Which block (paragraph or column piece) of the page the line belongs to, counted from 0.
    public var block: Int

    public init(words: [Word], box: Box? = nil, block: Int = 0) {
        self.words = words
        self.box = box ?? Box.enclosing(words.map(\.box)) ?? Box(x0: 0, y0: 0, x1: 0, y1: 0)
        self.block = block
    }

    /// The words joined by single spaces.
    public var text: String { words.map(\.text).joined(separator: " ") }

    /// Mean confidence of the words, weighted by their length; 1 for an empty line.
    public var confidence: Double {
        var sum = 0.0
        var length = 0
        for word in words {
            let count = max(1, word.text.unicodeScalars.count)
            sum += word.confidence * Double(count)
            length += count
        }
        return length == 0 ? 1 : sum / Double(length)
    }
}

/// A straight printed line, horizontal or vertical, in page points.
public struct RuledLine: Hashable, Sendable, Codable {
    public enum Direction: String, Hashable, Sendable, Codable { case horizontal, vertical }

    public var direction: Direction
    /// y of a horizontal rule, x of a vertical one: the middle of its stroke.
    public var position: Double
    /// Smaller end: x of a horizontal rule, y of a vertical one.
    public var start: Double
    /// Larger end.
    public var end: Double
    /// Stroke width.
    public var thickness: Double

    public init(direction: Direction, position: Double, start: Double, end: Double, thickness: Double) {
        self.direction = direction
        self.position = position
        self.start = start
        self.end = end
        self.thickness = thickness
    }

    public var length: Double { end - start }
}
