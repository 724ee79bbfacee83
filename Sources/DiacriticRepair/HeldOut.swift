/// Which lines of a training text are kept for measuring and never trained on.
///
/// Every text is cut into blocks of neighbouring lines; of each period one block is held out for tests and one for
/// tuning. A guard of lines on both sides is dropped, so that no document of up to that length lies in both parts. Held-out lines that stand elsewhere, in any text, are dropped there too.
public struct HeldOutBlocks: Codable, Sendable, Equatable {
    /// Lines of a block.
    public var lines = 1000
    /// Blocks of a period; 0 holds nothing out.
    public var period = 50
    /// Lines that are dropped before and after a held-out block.
    public var guardLines = 200

    public init() {}

    public enum Role: String, Sendable {
        case training
        case test
        case tuning
        case dropped
    }

    /// The part that a line belongs to.
    /// - Parameter line: From 0, in one text.
    public func role(ofLine line: Int) -> Role {
        guard period > 0 else { return .training }
        for (place, role) in [(period / 2, Role.test), (period / 10, Role.tuning)] {
            let start = (line / (lines * period) * period + place) * lines
            if line >= start, line < start + lines { return role }
            if line >= start - guardLines, line < start + lines + guardLines { return .dropped }
        }
        return .training
    }
}
