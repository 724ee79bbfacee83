internal import DocumentModel
internal import Foundation

/// Sets the marks of bare text: every word of the same base letters is weighed freely, sentence by sentence.
struct BarePass {
    private let tables: ModelTables
    private let settings: RepairSettings
    private let bytes: UnsafeBufferPointer<UInt8>
    private var tokens: [ScannedToken] = []
    /// Line of each token.
    private var tokenLines: [Int] = []
    private var lattice = Lattice()
    private var decoder: Decoder
    private let scanner = TextScanner()
    private var found: [WordChange] = []
    var style = SpellingStyle(toneOnSecondVowel: false)

    init(tables: ModelTables, settings: RepairSettings, bytes: UnsafeBufferPointer<UInt8>) {
        self.tables = tables
        self.settings = settings
        self.bytes = bytes
        decoder = Decoder(tables: tables, beamWidth: settings.beamWidth)
    }

    /// Takes one line.
    mutating func add(_ range: Range<Int>, line: Int, startsAnew: Bool) {
        if startsAnew, tokens.last?.kind != .boundary {
            tokens.append(
                ScannedToken(kind: .boundary, flags: [], start: range.lowerBound, end: range.lowerBound, key: 0))
        }
        scanner.scan(bytes, range: range, into: &tokens)
        while tokenLines.count < tokens.count { tokenLines.append(line) }
    }

    /// Decodes all sentences; pages are not told.
    mutating func changes() -> [WordChange] {
        var start = 0
        for index in 0...tokens.count where index == tokens.count || tokens[index].kind == .boundary {
            if start < index { decodeSentence(start..<index) }
            start = index + 1
        }
        return found
    }

    private mutating func decodeSentence(_ range: Range<Int>) {
        lattice.removeAll()
        for index in range {
            addCandidates(for: tokens[index])
            lattice.endPosition()
        }
        let chosen = decoder.decode(lattice)
        for (position, candidate) in chosen.enumerated() {
            let printed = lattice.starts[position]
            guard candidate != printed else { continue }
            let token = tokens[range.lowerBound + position]
            let from = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
            let to = style.spelled(lattice.keys[candidate], like: from, flags: token.flags)
            guard !to.utf8.elementsEqual(from.utf8) else { continue }
            found.append(
                WordChange(
                    range: token.start..<token.end, line: tokenLines[range.lowerBound + position], page: 1, from: from,
                    to: to, rule: "ngram",
                    posterior: settings.scoresMarks ? posterior(of: candidate, at: position, chosen) : 1))
        }
    }

    /// Adds the readings of one token, the printed one first.
    private mutating func addCandidates(for token: ScannedToken) {
        guard token.kind == .word else {
            lattice.add(
                id: token.kind == .number ? ModelLayout.number : ModelLayout.unknown, cost: 0, key: 0)
            return
        }
        let own = tables.identifier(of: token.key)
        lattice.add(
            id: own, cost: own == ModelLayout.unknown ? -Float(settings.unknownPenalty) : 0, key: token.key)
        guard token.key != 0, !token.flags.contains(.label) || token.end - token.start == 1 else { return }
        let group = tables.group(ofBase: SyllableKey(packed: token.key).base)
        var most: UInt32 = 0
        for id in group { most = max(most, tables.count(id)) }
        let least = Double(most) * settings.smallestCandidateShare
        for id in group where id != Int(own) && Double(tables.count(id)) >= least {
            lattice.add(id: UInt16(id), cost: 0, key: tables.key(id))
        }
    }

    /// A candidate's share among all of its position, with all other words as chosen.
    private func posterior(of candidate: Int, at position: Int, _ chosen: [Int]) -> Double {
        func id(_ index: Int, _ replacement: Int) -> UInt16 {
            if index < 0 || index >= chosen.count { return ModelLayout.boundary }
            return lattice.ids[index == position ? replacement : chosen[index]]
        }
        func score(_ replacement: Int) -> Float {
            var sum = lattice.costs[replacement]
            for index in position...min(position + 2, chosen.count) {
                sum += tables.logProbability(
                    id(index, replacement), after: id(index - 2, replacement), id(index - 1, replacement))
            }
            return sum
        }
        let own = score(candidate)
        var total: Float = 0
        for other in lattice.starts[position]..<lattice.starts[position + 1] { total += exp(score(other) - own) }
        return Double(1 / max(total, 1))
    }
}
