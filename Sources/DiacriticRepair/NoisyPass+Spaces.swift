/// Spaces that were lost or added, and numbers that may be words.
extension NoisyPass {
    /// Whether a number stands for itself between words, not in a date, a sum or a list's label.
    func isFree(_ index: Int, _ range: Range<Int>, _ scanner: PrintedScanner) -> Bool {
        guard index > range.lowerBound, index + 1 < range.upperBound else { return false }
        let (before, after) = (scanner.units[index - 1], scanner.units[index + 1])
        return scanner.units[index].followsSpace && after.followsSpace && before.kind == .word && after.kind == .word
    }

    /// Two words that a print may hold.
    mutating func pairs(
        _ unit: PrintedUnit, _ scanner: PrintedScanner
    ) -> [(first: Candidate, second: Candidate)] {
        let print = scanner.symbols[unit.firstSymbol..<unit.endSymbol]
        guard unit.kind == .word, print.count >= 4, print.count <= 14 else { return [] }
        if let best = search.candidates(for: print).first, best.cost < 6 { return [] }
        var found: [(score: Float, first: Candidate, second: Candidate)] = []
        for cut in print.startIndex + 2...print.endIndex - 2 {
            guard let first = search.candidates(for: print[..<cut]).first,
                let second = search.candidates(for: print[cut...]).first
            else { continue }
            found.append((first.cost + second.cost, first, second))
        }
        found.sort { $0.score < $1.score }
        return found.prefix(2).map { ($0.first, $0.second) }
    }

    /// Words that two prints may be one of.
    mutating func joined(_ first: PrintedUnit, _ second: PrintedUnit, _ scanner: PrintedScanner) -> [Candidate] {
        guard second.kind == .word, second.followsSpace, second.line == first.line else { return [] }
        let print =
            scanner.symbols[first.firstSymbol..<first.endSymbol]
            + scanner.symbols[second.firstSymbol..<second.endSymbol]
        guard print.count >= 2, print.count <= 8 else { return [] }
        // Only where a part is no word by itself.
        let isDoubtful = [first, second].contains { unit in
            unit.key == 0 || tables.identifier(of: unit.key) == ModelLayout.unknown
                || unit.endSymbol - unit.firstSymbol == 1
        }
        guard isDoubtful else { return [] }
        return Array(search.candidates(for: print[...]).prefix(2))
    }
}
