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
    private var contexts: ContextScorer?
    /// Of each token its base form, the chosen id and key, and the choice's posterior.
    private var groups: [UInt16] = []
    private var ids: [UInt16] = []
    private var keys: [UInt64] = []
    private var posteriors: [Double] = []
    private let scanner = TextScanner()
    private var found: [WordChange] = []
    var style = SpellingStyle(toneOnSecondVowel: false)

    init(tables: ModelTables, settings: RepairSettings, bytes: UnsafeBufferPointer<UInt8>) {
        self.tables = tables
        self.settings = settings
        self.bytes = bytes
        contexts = ContextScorer(tables: tables)
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

    /// Decodes all sentences by themselves, then those whose word pairs the text reads in two ways; pages are not told.
    mutating func changes() -> [WordChange] {
        var sentences: [Range<Int>] = []
        var start = 0
        for index in 0...tokens.count where index == tokens.count || tokens[index].kind == .boundary {
            if start < index { sentences.append(start..<index) }
            start = index + 1
        }
        groups = tokens.map { tables.group(of: $0) }
        ids = [UInt16](repeating: ModelLayout.unknown, count: tokens.count)
        keys = [UInt64](repeating: 0, count: tokens.count)
        posteriors = [Double](repeating: 0, count: tokens.count)
        for sentence in sentences { decode(sentence, nil) }
        for _ in 0..<settings.documentPasses {
            let disputed = disputedPairs(sentences)
            if disputed.isEmpty { break }
            for sentence in sentences
            where sentence.dropFirst().contains(where: { disputed.isDisputed(groups[$0 - 1], groups[$0]) }) {
                decode(sentence, disputed)
            }
        }
        for index in tokens.indices where keys[index] != 0 && keys[index] != tokens[index].key { note(index) }
        return found
    }

    private func disputedPairs(_ sentences: [Range<Int>]) -> DocumentPairs {
        var pairs: [UInt64] = []
        for sentence in sentences {
            for index in sentence.dropFirst()
            where groups[index] >= ModelLayout.firstWord && groups[index - 1] >= ModelLayout.firstWord {
                pairs.append(
                    DocumentPairs.packed(
                        groups: (groups[index - 1], groups[index]), ids: (ids[index - 1], ids[index])))
            }
        }
        return DocumentPairs(pairs)
    }

    /// Decodes one sentence and writes down what it chose.
    private mutating func decode(_ sentence: Range<Int>, _ disputed: DocumentPairs?) {
        lattice.removeAll()
        for index in sentence {
            addCandidates(for: tokens[index])
            lattice.endPosition()
        }
        contexts?.addCosts(to: &lattice, tokens: tokens[sentence], weight: Float(settings.contextWeight))
        disputed?.addCosts(to: &lattice, groups: groups[sentence], weight: Float(settings.documentWeight))
        let chosen = decoder.decode(lattice)
        for (position, candidate) in chosen.enumerated() {
            ids[sentence.lowerBound + position] = lattice.ids[candidate]
            keys[sentence.lowerBound + position] = lattice.keys[candidate]
            if candidate != lattice.starts[position] {
                posteriors[sentence.lowerBound + position] = posterior(of: candidate, at: position, chosen)
            }
        }
    }

    private mutating func note(_ index: Int) {
        let token = tokens[index]
        let from = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
        let to = style.spelled(keys[index], like: from, flags: token.flags)
        guard !to.utf8.elementsEqual(from.utf8) else { return }
        found.append(
            WordChange(
                range: token.start..<token.end, line: tokenLines[index], page: 1, from: from, to: to, rule: "ngram",
                posterior: posteriors[index]))
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
