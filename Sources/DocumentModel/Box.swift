/// A rectangle in page points (1/72 inch), origin top left, on the upright page.
///
/// Encoded in JSON as `[x0, y0, x1, y1]`.
public struct Box: Hashable, Sendable {
    /// Left edge.
    public var x0: Double
    /// Upper edge; grows downwards.
    public var y0: Double
    /// Right edge.
    public var x1: Double
    /// Lower edge.
    public var y1: Double

    public init(x0: Double, y0: Double, x1: Double, y1: Double) {
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
    }

    public var width: Double { x1 - x0 }
    public var height: Double { y1 - y0 }
    public var centerX: Double { (x0 + x1) / 2 }
    public var centerY: Double { (y0 + y1) / 2 }
    public var area: Double { max(0, width) * max(0, height) }

    /// The smallest box that holds both.
    public func union(_ other: Box) -> Box {
        Box(
            x0: min(x0, other.x0), y0: min(y0, other.y0),
            x1: max(x1, other.x1), y1: max(y1, other.y1))
    }

    /// The common part; of zero area when the boxes do not touch.
    public func intersection(_ other: Box) -> Box {
        let left = max(x0, other.x0)
        let top = max(y0, other.y0)
        return Box(
            x0: left, y0: top,
            x1: max(left, min(x1, other.x1)), y1: max(top, min(y1, other.y1)))
    }

    /// Whether the point lies inside or on the edge.
    public func contains(x: Double, y: Double) -> Bool {
        x >= x0 && x <= x1 && y >= y0 && y <= y1
    }

    /// This box grown by `distance` points on every side.
    public func expanded(by distance: Double) -> Box {
        Box(x0: x0 - distance, y0: y0 - distance, x1: x1 + distance, y1: y1 + distance)
    }

    /// The smallest box around all of `boxes`; nil when there are none.
    public static func enclosing(_ boxes: some Sequence<Box>) -> Box? {
        boxes.reduce(nil) { $0?.union($1) ?? $1 }
    }
}

extension Box: Codable {
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        x0 = try container.decode(Double.self)
        y0 = try container.decode(Double.self)
        x1 = try container.decode(Double.self)
        y1 = try container.decode(Double.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for edge in [x0, y0, x1, y1] { try container.encode((edge * 100).rounded() / 100) }
    }
}
