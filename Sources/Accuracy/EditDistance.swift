/// Levenshtein's distance between two sequences, by bit vectors (Myers 1999, in the form of Hyyrö 2003).
///
/// Time is the product of the lengths divided by 64; memory is one bit vector of the pattern's length.
public enum EditDistance {
    public static func between<Element: Hashable>(_ first: [Element], _ second: [Element]) -> Int {
        var pattern = first[...]
        var text = second[...]
        trim(&pattern, &text)
        if pattern.isEmpty { return text.count }
        if text.isEmpty { return pattern.count }
        let rows = BitRows(pattern: Array(pattern))
        var state = BitColumn(blocks: rows.blockCount)
        var distance = pattern.count
        for element in text { distance += rows.advance(&state, by: element) }
        return distance
    }

    /// Takes off what both begin and end with.
    static func trim<Element: Equatable>(_ first: inout ArraySlice<Element>, _ second: inout ArraySlice<Element>) {
        while let a = first.first, let b = second.first, a == b {
            first.removeFirst()
            second.removeFirst()
        }
        while let a = first.last, let b = second.last, a == b {
            first.removeLast()
            second.removeLast()
        }
    }
}

/// One column of the distance matrix as vertical differences: +1 and -1.
struct BitColumn {
    var plus: [UInt64]
    var minus: [UInt64]

    init(blocks: Int) {
        plus = Array(repeating: ~0, count: blocks)
        minus = Array(repeating: 0, count: blocks)
    }
}

/// The pattern's side of the bit-vector computation: where each element occurs, in blocks of 64.
struct BitRows<Element: Hashable> {
    let blockCount: Int
    private let length: Int
    private var places: [Element: [UInt64]] = [:]
    private let none: [UInt64]

    init(pattern: [Element]) {
        length = pattern.count
        blockCount = (pattern.count + 63) / 64
        none = Array(repeating: 0, count: blockCount)
        for (index, element) in pattern.enumerated() {
            places[element, default: none][index / 64] |= 1 << UInt64(index % 64)
        }
    }

    /// Moves one element of the text on; returns the change of the distance at the pattern's end.
    func advance(_ state: inout BitColumn, by element: Element) -> Int {
        let matches = places[element] ?? none
        var carryPlus: UInt64 = 1
        var carryMinus: UInt64 = 0
        var change = 0
        let lastBit = UInt64(1) << UInt64((length - 1) % 64)
        for block in 0..<blockCount {
            let plus = state.plus[block]
            let minus = state.minus[block]
            let match = matches[block] | carryMinus
            let diagonal = (((match & plus) &+ plus) ^ plus) | match | minus
            var horizontalPlus = minus | ~(diagonal | plus)
            var horizontalMinus = diagonal & plus
            if block == blockCount - 1 {
                if horizontalPlus & lastBit != 0 { change += 1 }
                if horizontalMinus & lastBit != 0 { change -= 1 }
            }
            let nextPlus = horizontalPlus >> 63
            let nextMinus = horizontalMinus >> 63
            horizontalPlus = horizontalPlus << 1 | carryPlus
            horizontalMinus = horizontalMinus << 1 | carryMinus
            state.plus[block] = horizontalMinus | ~(diagonal | horizontalPlus)
            state.minus[block] = horizontalPlus & diagonal
            carryPlus = nextPlus
            carryMinus = nextMinus
        }
        return change
    }
}
