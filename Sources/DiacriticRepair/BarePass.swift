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
    private var lists: CandidateLists
    private var decoder: Decoder
    /// Of each token the word's own id, the first id of its base form, and the chosen id.
    private var ownIds: [UInt16] = []
    private var groups: [UInt16] = []
    private var chosenIds: [UInt16] = []
    private let scanner = TextScanner()
    var style = SpellingStyle(toneOnSecondVowel: false)

    init(tables: ModelTables, settings: RepairSettings, bytes: UnsafeBufferPointer<UInt8>) {
        self.tables = tables
        self.settings = settings
        self.bytes = bytes
        lists = CandidateLists(tables: tables, smallestShare: settings.smallestCandidateShare)
        decoder = Decoder(tables: tables, beamWidth: settings.beamWidth, beamDepth: settings.beamDepth)
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

    /// Decodes all sentences by themselves, then what surrounds the word pairs that the text reads in two ways; pages
    /// are not told.
    mutating func changes() -> [WordChange] {
        identify()
        let sentences = tokens.indices.split { tokens[$0].kind == .boundary }.map { $0.startIndex..<$0.endIndex }
        for sentence in sentences { decode(sentence, nil) }
        var disputed: DocumentPairs?
        for _ in 0..<settings.documentPasses {
            let pairs = disputedPairs(sentences)
            if pairs.isEmpty { break }
            disputed = pairs
            for sentence in sentences where mark(sentence, pairs) { decode(sentence, pairs) }
        }
        var found: [WordChange] = []
        for sentence in sentences { note(sentence, disputed, into: &found) }
        return found
    }

    /// Looks up the model's ids of all tokens.
    private mutating func identify() {
        ownIds.reserveCapacity(tokens.count)
        groups.reserveCapacity(tokens.count)
        for token in tokens {
            switch token.kind {
            case .word:
                let own = tables.identifier(of: token.key)
                ownIds.append(own)
                groups.append(
                    own != ModelLayout.unknown
                        ? tables.groupOf[Int(own)]
                        : UInt16(tables.group(ofBase: SyllableKey(packed: token.key).base).lowerBound))
            case .number:
                ownIds.append(ModelLayout.number)
                groups.append(ModelLayout.number)
            case .boundary:
                ownIds.append(ModelLayout.boundary)
                groups.append(ModelLayout.boundary)
            case .address:
                ownIds.append(ModelLayout.unknown)
                groups.append(ModelLayout.unknown)
            }
        }
        chosenIds = ownIds
        isOpen = [Bool](repeating: true, count: tokens.count)
    }

    // MARK: The document's own pairs

    /// Whether a token is weighed anew when its sentence is read again.
    private var isOpen: [Bool] = []
    /// Words beside a disputed pair that are weighed again with it.
    private static let reach = 2

    private mutating func disputedPairs(_ sentences: [Range<Int>]) -> DocumentPairs {
        var pairs: [UInt64] = []
        for sentence in sentences {
            for index in sentence.dropFirst()
            where groups[index] >= ModelLayout.firstWord && groups[index - 1] >= ModelLayout.firstWord {
                pairs.append(
                    DocumentPairs.packed(
                        groups: (groups[index - 1], groups[index]), ids: (chosenIds[index - 1], chosenIds[index])))
            }
        }
        var disputed = DocumentPairs(pairs)
        if !disputed.isEmpty { weigh(&disputed, sentences) }
        return disputed
    }

    /// Counts every sighting of a disputed pair by how sure its reading is.
    private mutating func weigh(_ disputed: inout DocumentPairs, _ sentences: [Range<Int>]) {
        for sentence in sentences {
            var isBuilt = false
            for index in sentence.dropFirst() where disputed.isDisputed(groups[index - 1], groups[index]) {
                if !isBuilt { buildAll(sentence) }
                isBuilt = true
                let position = index - sentence.lowerBound
                let (firsts, seconds) = disputed.ids(groups[index - 1], groups[index])
                let certainty = min(
                    posterior(of: index - 1, at: position - 1, in: sentence, among: firsts),
                    posterior(of: index, at: position, in: sentence, among: seconds))
                disputed.count(
                    groups: (groups[index - 1], groups[index]), ids: (chosenIds[index - 1], chosenIds[index]),
                    certainty: Float(certainty))
            }
        }
    }

    /// Lists all readings of a sentence.
    private mutating func buildAll(_ sentence: Range<Int>) {
        lattice.removeAll()
        for index in sentence {
            isOpen[index] = true
            addCandidates(of: index)
        }
    }

    /// Opens the tokens around the disputed pairs of a sentence; false when it has none.
    private mutating func mark(_ sentence: Range<Int>, _ disputed: DocumentPairs) -> Bool {
        var isFound = false
        for index in sentence { isOpen[index] = false }
        for index in sentence.dropFirst() where disputed.isDisputed(groups[index - 1], groups[index]) {
            isFound = true
            let last = min(sentence.upperBound, index + Self.reach + 1)
            for near in max(sentence.lowerBound, index - 1 - Self.reach)..<last { isOpen[near] = true }
        }
        return isFound
    }

    // MARK: One sentence

    /// Decodes one sentence and writes down what it chose.
    private mutating func decode(_ sentence: Range<Int>, _ disputed: DocumentPairs?) {
        lattice.removeAll()
        for index in sentence { addCandidates(of: index) }
        disputed?.addCosts(to: &lattice, groups: groups[sentence], weight: Float(settings.documentWeight))
        let chosen = decoder.decode(lattice)
        for (position, candidate) in chosen.enumerated() {
            chosenIds[sentence.lowerBound + position] = lattice.ids[candidate]
        }
    }

    /// Adds the readings of one token, the printed one first; only the chosen one where the token is not open.
    private mutating func addCandidates(of index: Int) {
        let token = tokens[index]
        let own = ownIds[index]
        defer { lattice.endPosition() }
        guard isOpen[index] else {
            lattice.add(id: chosenIds[index], cost: 0)
            return
        }
        guard token.kind == .word else {
            lattice.add(id: own, cost: 0)
            return
        }
        guard token.key != 0, !token.flags.contains(.label) || token.end - token.start == 1 else {
            lattice.add(id: own, cost: own == ModelLayout.unknown ? -Float(settings.unknownPenalty) : 0)
            return
        }
        let readings = lists.readings(ofGroup: groups[index])
        if own == ModelLayout.unknown {
            lattice.add(id: own, cost: -Float(settings.unknownPenalty))
        } else if !readings.contains(own) {
            lattice.add(id: own, cost: 0)
        }
        lattice.add(readings)
    }

    // MARK: Findings

    /// Notes the changes of one sentence with their posteriors.
    private mutating func note(_ sentence: Range<Int>, _ disputed: DocumentPairs?, into found: inout [WordChange]) {
        var isBuilt = false
        for (position, index) in sentence.enumerated()
        where chosenIds[index] != ownIds[index] && chosenIds[index] >= ModelLayout.firstWord {
            let token = tokens[index]
            let from = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
            let to = style.spelled(tables.key(Int(chosenIds[index])), like: from, flags: token.flags)
            if to.utf8.elementsEqual(from.utf8) { continue }
            if settings.scoresMarks, !isBuilt {
                isBuilt = true
                buildAll(sentence)
                disputed?.addCosts(to: &lattice, groups: groups[sentence], weight: Float(settings.documentWeight))
            }
            found.append(
                WordChange(
                    range: token.start..<token.end, line: tokenLines[index], page: 1, from: from, to: to, rule: "ngram",
                    posterior: settings.scoresMarks ? posterior(of: index, at: position, in: sentence) : 1))
        }
    }

    /// A chosen reading's share among all of its token, or those given, with all other words as chosen.
    private func posterior(
        of index: Int, at position: Int, in sentence: Range<Int>, among ids: [UInt16]? = nil
    ) -> Double {
        let candidates = lattice.candidates(position)
        guard candidates.count > 1, ids.map({ $0.count > 1 }) ?? true else { return 1 }
        func id(_ index: Int) -> UInt16 { sentence.contains(index) ? chosenIds[index] : ModelLayout.boundary }
        let (twoBefore, before) = (id(index - 2), id(index - 1))
        let (after, twoAfter) = (id(index + 1), id(index + 2))
        let goesOn = index + 1 < sentence.upperBound
        func score(_ candidate: Int) -> Float {
            let own = lattice.ids[candidate]
            let near =
                lattice.costs[candidate] + tables.logProbability(own, after: twoBefore, before)
                + tables.logProbability(after, after: before, own)
            return goesOn ? near + tables.logProbability(twoAfter, after: own, after) : near
        }
        guard let place = candidates.first(where: { lattice.ids[$0] == chosenIds[index] }) else { return 1 }
        let own = score(place)
        var total: Float = 1
        for other in candidates where other != place && (ids?.contains(lattice.ids[other]) ?? true) {
            total += exp(score(other) - own)
        }
        return Double(1 / total)
    }
}
