internal import DocumentModel
internal import Foundation

/// Repairs noisy text: every print may stand for any word that its edits reach.
struct NoisyPass {
    /// What was decided about one or two prints.
    struct Decision {
        var units: Range<Int>
        /// Words that replace them; empty when they stay.
        var keys: [UInt64]
        var kind: WordGraph.Kind
        var posterior: Float
        var printedPosterior: Float
        /// Other readings with their posteriors, best first.
        var others: [(key: UInt64, posterior: Float)]
    }

    let tables: ModelTables
    let settings: RepairSettings
    let noise: NoiseSettings
    private(set) var channel: NoiseChannel
    var search: CandidateSearch
    private var decoder: GraphDecoder
    private var graph = WordGraph()
    /// What the document's own pairs say of single units, by unit.
    var pairNotes: [Int: [PairNote]] = [:]
    /// Follows the section labels from one text to the next.
    var labels = LabelSequence()

    init(model: NGramModel, settings: RepairSettings, channel: NoiseChannel) {
        tables = model.tables
        self.settings = settings
        noise = settings.noise
        self.channel = channel
        search = CandidateSearch(
            trie: channel.trie, tables: model.tables, edits: channel.edits, settings: settings.noise)
        decoder = GraphDecoder(
            tables: model.tables, beamWidth: settings.beamWidth, modelWeight: settings.noise.modelWeight)
    }

    /// Decides about all units of a scanned text, sentence by sentence; in text of a foreign model once more where the
    /// sentences disagree over a pair of words.
    mutating func decide(_ scanner: PrintedScanner, evidence: (Int) -> Word?) -> [Decision] {
        pairNotes.removeAll(keepingCapacity: true)
        let decisions = decideEach(scanner, evidence, known: [])
        guard channel.regime == .foreign, settings.documentPasses > 0 else { return decisions }
        pairNotes = pairNotes(of: decisions, scanner)
        return pairNotes.isEmpty ? decisions : decideEach(scanner, evidence, known: decisions)
    }

    /// Decodes all sentences, or of those already known the ones that pairs have something to say of.
    private mutating func decideEach(
        _ scanner: PrintedScanner, _ evidence: (Int) -> Word?, known: [Decision]
    ) -> [Decision] {
        var decisions: [Decision] = []
        var next = 0
        var start = 0
        for index in 0...scanner.units.count {
            let isEnd = index == scanner.units.count || scanner.units[index].kind == .boundary
            guard isEnd || index - start >= 400 else { continue }
            let first = next
            while next < known.count, known[next].units.lowerBound < index { next += 1 }
            if next > first, !(start..<index).contains(where: { pairNotes[$0] != nil }) {
                decisions += known[first..<next]
            } else if start < index {
                decodeSentence(start..<index, scanner, evidence, into: &decisions)
            }
            start = isEnd ? index + 1 : index
        }
        return decisions
    }

    /// Learns the document's own confusions from confident decisions; false when there were too few of them.
    mutating func adapt(to decisions: [Decision], _ scanner: PrintedScanner) -> Bool {
        var aligner = channel.aligner()
        var counts = SegmentCounts()
        var words = 0
        for decision in decisions where decision.units.count == 1 && decision.posterior >= noise.adaptationPosterior {
            let unit = scanner.units[decision.units.lowerBound]
            guard unit.kind == .word else { continue }
            let key = decision.keys.isEmpty ? unit.key : decision.keys[0]
            guard decision.keys.count <= 1, key != 0, tables.identifier(of: key) != ModelLayout.unknown else {
                continue
            }
            let print = scanner.symbols[unit.firstSymbol..<unit.endSymbol]
            var truth = SyllableKey(packed: key).codes
            switch CandidateSearch.letterCase(of: print) {
            case .lower: break
            case .upper: truth = truth.map(PrintedAlphabet.raised)
            case .title: truth[0] = PrintedAlphabet.raised(truth[0])
            }
            aligner.align(truth, Array(print), weight: noise.adaptationWeight, into: &counts)
            words += 1
        }
        guard words >= noise.adaptationWords else { return false }
        channel.learn(counts)
        search = CandidateSearch(trie: channel.trie, tables: tables, edits: channel.edits, settings: noise)
        return true
    }

    // MARK: One sentence

    private mutating func decodeSentence(
        _ range: Range<Int>, _ scanner: PrintedScanner, _ evidence: (Int) -> Word?, into decisions: inout [Decision]
    ) {
        build(range, scanner, evidence)
        let path = decoder.decode(graph)
        var index = 0
        while index < path.count {
            let arc = graph.arcs[path[index]]
            let units = Int(arc.firstUnit)..<Int(arc.endUnit)
            var keys: [UInt64] = []
            var posterior = decoder.posteriors[path[index]]
            if arc.kind != .printed { keys.append(tables.key(Int(arc.id))) }
            if arc.kind == .firstHalf, index + 1 < path.count {
                let second = path[index + 1]
                keys.append(tables.key(Int(graph.arcs[second].id)))
                posterior = min(posterior, decoder.posteriors[second])
                index += 1
            }
            decisions.append(
                decision(units, keys, arc, posterior, place: placeOfUnit[units.lowerBound - range.lowerBound]))
            index += 1
        }
    }

    private func decision(
        _ units: Range<Int>, _ keys: [UInt64], _ arc: WordGraph.Arc, _ posterior: Float, place: Int
    ) -> Decision {
        var printed: Float = 0
        var others: [(key: UInt64, posterior: Float)] = []
        for index in graph.starts[place]..<graph.starts[place + 1] {
            let other = graph.arcs[index]
            let share = decoder.posteriors[index]
            if other.kind == .printed {
                printed += share
            } else if share > 0.02, other.kind == .edited || other.kind == .alternative, other.id != arc.id {
                others.append((tables.key(Int(other.id)), share))
            }
        }
        others.sort { $0.posterior > $1.posterior }
        return Decision(
            units: units, keys: keys, kind: arc.kind, posterior: arc.kind == .printed ? printed : posterior,
            printedPosterior: printed, others: Array(others.prefix(3)))
    }

    /// First place of each unit of the sentence.
    private var placeOfUnit: [Int] = []

    private mutating func build(_ range: Range<Int>, _ scanner: PrintedScanner, _ evidence: (Int) -> Word?) {
        graph.removeAll()
        placeOfUnit.removeAll(keepingCapacity: true)
        var splits: [[(first: Candidate, second: Candidate)]] = []
        var place = 0
        for index in range {
            let pairs = pairs(scanner.units[index], scanner)
            splits.append(pairs)
            placeOfUnit.append(place)
            place += 1 + pairs.count
        }
        placeOfUnit.append(place)
        for index in range {
            let offset = index - range.lowerBound
            addArcs(index, offset, range, scanner, evidence, pairs: splits[offset])
            graph.endPlace()
            for pair in splits[offset] {
                graph.add(
                    .init(
                        id: pair.second.id, kind: .secondHalf, cost: -pair.second.cost * noise.editWeight,
                        target: Int32(placeOfUnit[offset + 1]), firstUnit: Int32(index), endUnit: Int32(index + 1)))
                graph.endPlace()
            }
        }
    }

    private mutating func addArcs(
        _ index: Int, _ offset: Int, _ range: Range<Int>, _ scanner: PrintedScanner, _ evidence: (Int) -> Word?,
        pairs: [(first: Candidate, second: Candidate)]
    ) {
        let unit = scanner.units[index]
        let next = Int32(placeOfUnit[offset + 1])
        let notes = pairNotes[index] ?? []
        func add(_ id: UInt16, _ kind: WordGraph.Kind, _ cost: Float, target: Int32, units: Int = 1) {
            graph.add(
                .init(
                    id: id, kind: kind, cost: cost + pairCost(of: id, notes), target: target, firstUnit: Int32(index),
                    endUnit: Int32(index + units)))
        }
        guard unit.kind == .word else {
            let id = unit.kind == .number ? ModelLayout.number : tables.identifier(of: unit.key)
            let digits = unit.endSymbol - unit.firstSymbol
            guard unit.kind == .number, channel.regime == .foreign, digits <= 3 else {
                add(id, .printed, 0, target: next)
                return
            }
            // A short number may be a word in digits; as a number it is one of many.
            add(id, .printed, -Float(digits) * noise.digitCost, target: next)
            guard isFree(index, range, scanner) else { return }
            for candidate in search.candidates(for: scanner.symbols[unit.firstSymbol..<unit.endSymbol]) {
                add(candidate.id, .edited, -candidate.cost * noise.editWeight - noise.numberPenalty, target: next)
            }
            return
        }
        let print = scanner.symbols[unit.firstSymbol..<unit.endSymbol]
        let own = tables.identifier(of: unit.key)
        let word = evidence(unit.start)
        let penalty = penalty(word)
        let length = Float(print.count)
        var ownCost: Float?
        guard !isGuarded(unit, print) else {
            add(own, .printed, 0, target: next)
            return
        }
        let candidates = search.candidates(for: print)
        let weighed = alternatives(of: word, for: unit)
        for (id, cost) in weighed where id != own {
            add(id, .alternative, -cost - penalty * Float(settings.alternativePenaltyShare), target: next)
        }
        for candidate in candidates {
            let cost = candidate.cost * noise.editWeight
            if candidate.id == own {
                ownCost = cost
            } else if !weighed.contains(where: { $0.id == candidate.id }) {
                add(candidate.id, .edited, -cost - penalty, target: next)
            }
        }
        if own != ModelLayout.unknown { add(own, .printed, -(ownCost ?? min(length * 0.5, 3)), target: next) }
        add(ModelLayout.unknown, .printed, -unknownCost(print), target: next)
        for (number, pair) in pairs.enumerated() {
            let target = Int32(placeOfUnit[offset] + 1 + number)
            add(
                pair.first.id, .firstHalf, -pair.first.cost * noise.editWeight - channel.edits[0].lostSpace - penalty,
                target: target)
        }
        guard index + 1 < range.upperBound else { return }
        for candidate in joined(unit, scanner.units[index + 1], scanner) {
            add(
                candidate.id, .joined, -candidate.cost * noise.editWeight - channel.edits[0].addedSpace - penalty,
                target: Int32(placeOfUnit[offset + 2]), units: 2)
        }
    }

    /// Nats that a print outside the vocabulary costs: where recognition is trusted, foreign words are not surprising.
    private func unknownCost(_ print: ArraySlice<UInt8>) -> Float {
        let isPlain = channel.regime != .foreign && print.allSatisfy { PrintedAlphabet.isPlainLetter($0) }
        let each = isPlain ? noise.foreignCharacterCost : noise.unknownCharacterCost
        return noise.unknownCost + each * Float(print.count)
    }

    /// Whether a print must stay where recognition is trusted: no vowel, or letters that Vietnamese lacks.
    private func isGuarded(_ unit: PrintedUnit, _ print: ArraySlice<UInt8>) -> Bool {
        guard channel.regime != .foreign else { return false }
        if unit.key == 0 { return channel.regime == .clean || !print.contains(where: PrintedAlphabet.isLetter) }
        return !print.contains { Letters.isVowel(PrintedAlphabet.lowered($0)) && PrintedAlphabet.isLetter($0) }
    }

    /// Readings that the recogniser weighed, with the nats by which they were worse.
    private func alternatives(of word: Word?, for unit: PrintedUnit) -> [(id: UInt16, cost: Float)] {
        guard let word, !word.alternatives.isEmpty else { return [] }
        let scanner = TextScanner()
        let printed = scanner.tokens(of: word.text).filter { $0.kind == .word }
        guard printed.count == 1, printed[0].key == unit.key else { return [] }
        return word.alternatives.compactMap { alternative in
            let other = scanner.tokens(of: alternative.text).filter { $0.kind == .word }
            guard other.count == 1, other[0].key != unit.key, !other[0].flags.contains(.code) else { return nil }
            let id = tables.identifier(of: other[0].key)
            guard id != ModelLayout.unknown else { return nil }
            let ratio = max(alternative.confidence, 1e-3) / max(word.confidence, 1e-3)
            return (id, Float(max(1, 2 - log(min(ratio, 1)))))
        }
    }

    /// Nats that any change of a word costs beside its edits.
    private func penalty(_ word: Word?) -> Float {
        switch channel.regime {
        case .foreign: return 0
        case .poor, .clean:
            guard let confidence = word?.confidence else {
                return channel.regime == .poor ? noise.poorChangePenalty : Float(settings.changePenalty)
            }
            let certainty = min(max(confidence, 0), 1)
            return Float(
                settings.doubtfulChangePenalty
                    + (settings.certainChangePenalty - settings.doubtfulChangePenalty) * certainty)
        }
    }
}
