/// Union-find over the numbers below a count.
struct DisjointSets: Sendable {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func root(of element: Int) -> Int {
        var root = element
        while parents[root] != root { root = parents[root] }
        var walker = element
        while parents[walker] != root { (walker, parents[walker]) = (parents[walker], root) }
        return root
    }

    mutating func unite(_ a: Int, _ b: Int) {
        let first = root(of: a)
        let second = root(of: b)
        if first != second { parents[max(first, second)] = min(first, second) }
    }
}
