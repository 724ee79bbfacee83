/// The model's words as a tree of letters, for searching with errors.
///
/// Both places of the tone (`hòa`, `hoà`) lead to the same word. Children of a node stand side by side in letter order,
/// so that a bit mask tells where a letter's child is.
struct SyllableTrie: Sendable {
    struct Node: Sendable {
        /// Bit c of the pair is set when there is a child for letter code c.
        var low: UInt64 = 0
        var high: UInt64 = 0
        var firstChild: Int32 = 0
        /// The word that ends here; `ModelLayout.unknown` when none does.
        var word: UInt16 = ModelLayout.unknown
    }

    private(set) var nodes: [Node] = []

    /// - Parameters:
    ///   - leastCount: Words seen less often in training are left out.
    ///   - leastShare: Words seen less often than this share of their base form's most frequent word are left out;
    ///     most of those lost their marks in training text.
    init(_ tables: ModelTables, leastCount: UInt32, leastShare: Double) {
        var words: [(key: UInt64, id: UInt16)] = []
        words.reserveCapacity(tables.layout.wordCount)
        var group = (base: UInt64.max, most: UInt32(0))
        for id in ModelLayout.firstWord..<tables.layout.wordCount {
            let key = tables.key(id)
            let base = SyllableKey(packed: key).base
            if base != group.base {
                group = (base, tables.group(ofBase: base).reduce(0) { max($0, tables.count($1)) })
            }
            let count = tables.count(id)
            guard count >= leastCount, Double(count) >= leastShare * Double(group.most) else { continue }
            words.append((SyllableTrie.aligned(key), UInt16(id)))
            let other = SyllableKey.withToneOnSecondVowel(key)
            if other != key { words.append((SyllableTrie.aligned(other), UInt16(id))) }
        }
        words.sort { ($0.key, $0.id) < ($1.key, $1.id) }
        nodes = [Node()]
        nodes.reserveCapacity(words.count * 3)
        // Breadth first: the children of one node are laid down together.
        var queue: [(node: Int, range: Range<Int>, depth: UInt64)] = [(0, 0..<words.count, 0)]
        var next = 0
        while next < queue.count {
            let (node, range, depth) = queue[next]
            next += 1
            var index = range.lowerBound
            nodes[node].firstChild = Int32(nodes.count)
            while index < range.upperBound {
                let letter = UInt8(truncatingIfNeeded: words[index].key >> (56 - 8 * depth))
                var end = index + 1
                while end < range.upperBound,
                    UInt8(truncatingIfNeeded: words[end].key >> (56 - 8 * depth)) == letter
                {
                    end += 1
                }
                if letter == 0 {
                    nodes[node].word = words[index].id
                } else {
                    if letter < 64 {
                        nodes[node].low |= 1 << UInt64(letter)
                    } else {
                        nodes[node].high |= 1 << UInt64(letter - 64)
                    }
                    nodes.append(Node())
                    if depth < 7 {
                        queue.append((nodes.count - 1, index..<end, depth + 1))
                    } else {
                        nodes[nodes.count - 1].word = words[index].id
                    }
                }
                index = end
            }
        }
    }

    /// The key with its first letter in the highest byte.
    private static func aligned(_ key: UInt64) -> UInt64 {
        key == 0 ? 0 : key << UInt64(key.leadingZeroBitCount / 8 * 8)
    }

    /// The child for a letter; negative when there is none.
    @inline(__always)
    static func child(_ node: Node, _ letter: UInt8) -> Int32 {
        if letter < 64 {
            let bit: UInt64 = 1 << UInt64(letter)
            guard node.low & bit != 0 else { return -1 }
            return node.firstChild + Int32((node.low & (bit - 1)).nonzeroBitCount)
        }
        let bit: UInt64 = 1 << UInt64(letter - 64)
        guard node.high & bit != 0 else { return -1 }
        return node.firstChild + Int32(node.low.nonzeroBitCount + (node.high & (bit - 1)).nonzeroBitCount)
    }
}
