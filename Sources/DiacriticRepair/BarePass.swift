internal import DocumentModel
internal import Foundation

/// Sets the marks of bare text: every word of the same base letters is weighed freely, sentence by sentence.
struct BarePass {
    let tables: ModelTables
    let settings: RepairSettings
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var tokens: [ScannedToken] = []
    /// Line of each token.
    private var tokenLines: [Int] = []
    private var lattice = Lattice()
    private var lists: CandidateLists
    private var decoder: Decoder
    /// Of each token the word's own id, the first id of its base form, and the chosen id.
    private var ownIds: [UInt16] = []
    private(set) var groups: [UInt16] = []
    private(set) var chosenIds: [UInt16] = []
    /// Whether a token is weighed anew when its sentence is read again.
    var isOpen: [Bool] = []
    /// How certain the pair of words that ends with a token is; negative until it is known.
    var certainties: [Float] = []
    /// Pairs of base forms of which a sighting was read otherwise in the last pass.
    private var changedPairs = Set<UInt32>()
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
        certainties = [Float](repeating: -1, count: tokens.count)
        for pass in 0..<settings.documentPasses {
            let pairs = disputedPairs(sentences)
            if pairs.isEmpty { break }
            disputed = pairs
            let moved = pass > 0 ? changedPairs : nil
            changedPairs.removeAll()
            for sentence in sentences where mark(sentence, pairs, moved) { decode(sentence, pairs) }
            if changedPairs.isEmpty { break }
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

    // MARK: One sentence

    /// Decodes one sentence and writes down what it chose.
    private mutating func decode(_ sentence: Range<Int>, _ disputed: DocumentPairs?) {
        lattice.removeAll()
        for index in sentence { addCandidates(of: index) }
        disputed?.addCosts(to: &lattice, groups: groups[sentence], weight: Float(settings.documentWeight))
        let chosen = decoder.decode(lattice)
        for (position, candidate) in chosen.enumerated() {
            let index = sentence.lowerBound + position
            if disputed != nil, chosenIds[index] != lattice.ids[candidate] { noteChange(at: index, in: sentence) }
            chosenIds[index] = lattice.ids[candidate]
        }
    }

    /// Forgets how certain the pairs around a word are that is now read otherwise.
    private mutating func noteChange(at index: Int, in sentence: Range<Int>) {
        for near in max(sentence.lowerBound + 1, index - 2)..<min(sentence.upperBound, index + 4) {
            certainties[near] = -1
        }
        if index > sentence.lowerBound { changedPairs.insert(pair(endingAt: index)) }
        if index + 1 < sentence.upperBound { changedPairs.insert(pair(endingAt: index + 1)) }
    }

    /// Lists all readings of a sentence.
    private mutating func buildAll(_ sentence: Range<Int>) {
        lattice.removeAll()
        for index in sentence {
            isOpen[index] = true
            addCandidates(of: index)
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
        let first = lattice.ids.count
        lattice.add(readings)
        guard hasTellingCapital(index) else { return }
        for candidate in first..<lattice.ids.count { lattice.costs[candidate] += capitalCost(lattice.ids[candidate]) }
    }

    /// Whether a word within a sentence begins with a capital, as names do.
    func hasTellingCapital(_ index: Int) -> Bool {
        index > 0 && tokens[index].isCapitalised == true && tokens[index - 1].kind != .boundary
    }

    func capitalCost(_ id: UInt16) -> Float { Float(settings.capitalWeight) * tables.capitalProbability(Int(id)) }

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

    /// A chosen reading's share among all of its token, with all other words as chosen.
    private func posterior(of index: Int, at position: Int, in sentence: Range<Int>) -> Double {
        let candidates = lattice.candidates(position)
        guard candidates.count > 1, let place = candidates.first(where: { lattice.ids[$0] == chosenIds[index] })
        else { return 1 }
        let own = lattice.costs[place] + fit(of: lattice.ids[place], at: index, in: sentence)
        var total: Float = 1
        for other in candidates where other != place {
            total += exp(lattice.costs[other] + fit(of: lattice.ids[other], at: index, in: sentence) - own)
        }
        return Double(1 / total)
    }

    /// ln of the probability of a reading and of the two words after it, all other words as chosen.
    func fit(of own: UInt16, at index: Int, in sentence: Range<Int>) -> Float {
        func id(_ index: Int) -> UInt16 { sentence.contains(index) ? chosenIds[index] : ModelLayout.boundary }
        let (before, after) = (id(index - 1), id(index + 1))
        let near =
            tables.logProbability(own, after: id(index - 2), before) + tables.logProbability(after, after: before, own)
        return index + 1 < sentence.upperBound ? near + tables.logProbability(id(index + 2), after: own, after) : near
    }
}
