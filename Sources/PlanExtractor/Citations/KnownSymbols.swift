import DocumentModel

/// Numbers and symbols that stand in a document undamaged.
struct KnownSymbols {
    private var numbers: Set<String> = []
    private var byHead: [String: Set<CitationNumber>] = [:]
    private var symbols: [String: String] = [:]
    /// How often each symbol stands in the document, by the symbol without its marks.
    private var spellings: [String: [String: Int]] = [:]

    mutating func insert(_ number: CitationNumber) {
        numbers.insert(number.key)
        if !isCut(number) {
            byHead[number.key.split(separator: "/").dropLast().joined(separator: "/"), default: []].insert(number)
        }
        symbols[Self.shape(number.symbol)] = number.symbol
        spellings[VietnameseText.folded(number.symbol), default: [:]][number.symbol, default: 0] += 1
    }

    func contains(_ number: CitationNumber) -> Bool { numbers.contains(number.key) }

    /// The number itself when its symbol is sound; otherwise with the known symbol it was damaged from.
    func resolve(_ number: CitationNumber) -> CitationNumber? {
        if isCut(number), let whole = whole(number) { return whole }
        if number.isSound || numbers.contains(number.key) { return commonlySpelled(number) }
        let shape = Self.shape(number.symbol)
        guard shape.count >= 4 else { return nil }
        let known =
            symbols[shape]
            ?? symbols.keys.sorted().first {
                abs($0.count - shape.count) <= 1 && EditDistance.between(Array($0), Array(shape)) <= 1
            }.flatMap { symbols[$0] }
        return known.flatMap { replacing(number, symbol: $0) }
    }

    /// `1195/QD-BGDĐT` among many `QĐ-BGDĐT` has lost a mark.
    private func commonlySpelled(_ number: CitationNumber) -> CitationNumber {
        let counts = spellings[VietnameseText.folded(number.symbol)] ?? [:]
        guard counts.count > 1, let own = counts[number.symbol],
            let common = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), common.value > own,
            let repaired = replacing(number, symbol: common.key), number.kind == nil || number.kind == repaired.kind
        else { return number }
        return repaired
    }

    private func replacing(_ number: CitationNumber, symbol: String) -> CitationNumber? {
        guard let range = number.text.range(ofSuffix: number.symbol) else { return nil }
        var repaired = number
        repaired.text = String(number.text[..<range]) + symbol
        repaired.groups = repaired.text.split(whereSeparator: { "/-.".contains($0) }).map(String.init)
        repaired.isSound = true
        return repaired
    }

    /// Whether only the code of the kind is there, as when a line break took the rest: `33/2009/QĐ`.
    private func isCut(_ number: CitationNumber) -> Bool { number.letterGroups.count == 1 && number.kind != nil }

    private func whole(_ number: CitationNumber) -> CitationNumber? {
        guard let wholes = byHead[number.key], Set(wholes.map(\.key)).count == 1 else { return nil }
        return wholes.first
    }

    /// The symbol with the signs that recognition takes for one another made one.
    private static func shape(_ symbol: String) -> String {
        let alike: [Character: Character] = [
            "0": "o", "q": "o", "1": "i", "l": "i", "|": "i", "5": "s", "8": "b", "d": "b", "6": "b", "2": "z",
            "-": "/",
        ]
        return String(VietnameseText.folded(symbol).map { alike[$0] ?? $0 })
    }
}

extension String {
    /// Where the suffix begins; nil when the text does not end with it.
    fileprivate func range(ofSuffix suffix: String) -> String.Index? {
        hasSuffix(suffix) ? index(endIndex, offsetBy: -suffix.count) : nil
    }
}
