internal import DocumentModel

/// One word that was changed.
struct WordChange {
    /// Bytes of the word in the pass's text.
    var range: Range<Int>
    var line: Int
    /// From 1, one more than the form feeds before the word.
    var page: Int
    var from: String
    var to: String
    var rule: String
    var gain: Double

    /// - Parameter page: The page, where it is known otherwise than by form feeds.
    func correction(page: Int? = nil, box: Box? = nil) -> Correction {
        Correction(
            page: page ?? self.page, wordBox: box, from: from, to: to, rule: rule, score: (gain * 100).rounded() / 100)
    }
}

/// One run of repair over a text: scan, cut into sentences, decode each, note the changes.
struct RepairPass {
    let tables: ModelTables
    private let model: NGramModel
    let settings: RepairSettings
    private let bytes: UnsafeBufferPointer<UInt8>
    private let mode: RepairSettings.Mode
    var tokens: [ScannedToken] = []
    /// Line of each token, from 1.
    private var tokenLines: [Int] = []
    var lattice = Lattice()
    var decoder: Decoder
    var contexts: ContextScorer?
    private var style = SpellingStyle(toneOnSecondVowel: false)
    private(set) var changes: [WordChange] = []
    private(set) var isBare = false
    /// How far form feeds were counted, and the page there.
    private var counted = (offset: 0, page: 1)

    init(model: NGramModel, settings: RepairSettings, bytes: UnsafeBufferPointer<UInt8>, mode: RepairSettings.Mode) {
        self.model = model
        tables = model.tables
        self.settings = settings
        self.bytes = bytes
        self.mode = mode
        contexts = ContextScorer(tables: model.tables)
        decoder = Decoder(tables: model.tables, beamWidth: settings.beamWidth)
    }

    /// Finds the changes.
    /// - Parameter evidence: The recognised word that holds a byte; nil when there is no recogniser's evidence.
    mutating func run(evidence: (Int) -> Word?) {
        scanLines()
        judgeText()
        if isBare { return restoreBare() }
        var start = 0
        for index in 0...tokens.count where index == tokens.count || tokens[index].kind == .boundary {
            if start < index { decodeSentence(start..<index, evidence) }
            start = index + 1
        }
    }

    /// The text with all changes made.
    func repairedText() -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 4)
        var position = 0
        for change in changes {
            out.append(contentsOf: bytes[position..<change.range.lowerBound])
            out.append(contentsOf: change.to.utf8)
            position = change.range.upperBound
        }
        out.append(contentsOf: bytes[position...])
        return String(decoding: out, as: UTF8.self)
    }

    /// Page of a byte; asked for in ascending order.
    private mutating func page(at offset: Int) -> Int {
        while counted.offset < offset {
            if bytes[counted.offset] == 0x0C { counted.page += 1 }
            counted.offset += 1
        }
        return counted.page
    }

    // MARK: Scanning

    private mutating func scanLines() {
        let scanner = TextScanner()
        var start = 0
        var line = 1
        while start <= bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            if startsAnew(start..<end), tokens.last?.kind != .boundary {
                tokens.append(ScannedToken(kind: .boundary, flags: [], start: start, end: start, key: 0))
            }
            scanner.scan(bytes, range: start..<end, into: &tokens)
            while tokenLines.count < tokens.count { tokenLines.append(line) }
            start = end + 1
            line += 1
        }
    }

    /// Whether a line goes on the sentence of the line before: only when it starts with a small letter.
    private func startsAnew(_ line: Range<Int>) -> Bool {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        guard index < line.upperBound else { return true }
        if bytes[index] < 0x80 {
            guard bytes[index] >= 0x61, bytes[index] <= 0x7A else { return true }
            return index + 1 < line.upperBound && (bytes[index + 1] == 0x29 || bytes[index + 1] == 0x2E)
        }
        let text = String(decoding: bytes[index..<min(index + 3, line.upperBound)], as: UTF8.self)
        return !(text.unicodeScalars.first?.properties.isLowercase ?? false)
    }

    /// Tells whether the text is bare and which tone placement it prints.
    private mutating func judgeText() {
        var words = 0
        var marked = 0
        var first = 0
        var second = 0
        for token in tokens where token.kind == .word && token.key != 0 {
            words += 1
            if token.flags.contains(.marked) { marked += 1 }
            if token.flags.contains(.toneOnFirst) { first += 1 }
            if token.flags.contains(.toneOnSecond) { second += 1 }
        }
        style.toneOnSecondVowel = second > first
        switch mode {
        case .bare: isBare = true
        case .gated: isBare = false
        case .auto:
            isBare = words >= 8 && Double(marked) < settings.bareShare * Double(words) && looksVietnamese()
        }
    }

    /// Whether most words without marks have a common reading with marks; foreign text has few such words.
    private func looksVietnamese() -> Bool {
        var words = 0
        var readable = 0
        for token in tokens.lazy.prefix(5000) where token.kind == .word && !token.flags.contains(.code) {
            words += 1
            let base = SyllableKey(packed: token.key).base
            let hasReading = tables.group(ofBase: base).contains {
                tables.key($0) != base && Double(tables.count($0)) >= settings.commonWordCount
            }
            if hasReading { readable += 1 }
        }
        return Double(readable) >= settings.bareReadableShare * Double(words)
    }

    // MARK: Decoding

    private mutating func decodeSentence(_ range: Range<Int>, _ evidence: (Int) -> Word?) {
        lattice.removeAll()
        for index in range {
            addCandidates(for: tokens[index], evidence)
            lattice.endPosition()
        }
        let chosen = decoder.decode(lattice)
        for (position, candidate) in chosen.enumerated() {
            let printed = lattice.starts[position]
            guard candidate != printed else { continue }
            let gain = Double(gain(of: candidate, over: printed, at: position, chosen))
            if gain + Double(lattice.costs[candidate]) <= 0 { continue }
            note(
                range.lowerBound + position, key: lattice.keys[candidate],
                rule: lattice.isAlternative[candidate] ? "alternative" : "ngram", gain: gain)
        }
    }

    /// Writes a change down, spelled like the printed word.
    mutating func note(_ index: Int, key: UInt64, rule: String = "ngram", gain: Double) {
        let token = tokens[index]
        let from = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
        let to = style.spelled(key, like: from, flags: token.flags)
        guard !to.utf8.elementsEqual(from.utf8) else { return }
        changes.append(
            WordChange(
                range: token.start..<token.end, line: tokenLines[index], page: page(at: token.start), from: from,
                to: to, rule: rule, gain: gain))
    }

    /// Adds the readings of one token, the printed one first.
    mutating func addCandidates(for token: ScannedToken, _ evidence: (Int) -> Word?) {
        guard token.kind == .word else {
            lattice.add(
                id: token.kind == .number ? ModelLayout.number : ModelLayout.unknown, cost: 0, key: 0)
            return
        }
        let own = tables.identifier(of: token.key)
        lattice.add(
            id: own, cost: own == ModelLayout.unknown ? -Float(settings.unknownPenalty) : 0, key: token.key)
        guard token.key != 0, !isGuarded(token) else { return }
        let word = isBare ? nil : evidence(token.start)
        let penalty = isBare ? 0 : self.penalty(confidence: word?.confidence)
        let group = tables.group(ofBase: SyllableKey(packed: token.key).base)
        var most: UInt32 = 0
        for id in group { most = max(most, tables.count(id)) }
        let least = Double(most) * settings.smallestCandidateShare
        for id in group where id != Int(own) && Double(tables.count(id)) >= least {
            lattice.add(id: UInt16(id), cost: -penalty, key: tables.key(id))
        }
        if let word { addAlternatives(of: word, for: token, penalty: penalty) }
    }

    /// Nats that a change costs, by the recogniser's confidence if there is one.
    private func penalty(confidence: Double?) -> Float {
        guard let confidence else { return Float(settings.changePenalty) }
        let certainty = min(max(confidence, 0), 1)
        return Float(
            settings.doubtfulChangePenalty
                + (settings.certainChangePenalty - settings.doubtfulChangePenalty) * certainty)
    }

    /// Whether a word must stay: code, label, capitals without a vowel, letters that Vietnamese lacks.
    private func isGuarded(_ token: ScannedToken) -> Bool {
        if token.flags.contains(.label), !isBare || token.end - token.start > 1 { return true }
        if isBare { return false }
        if token.flags.contains(.code) { return true }
        var hasVowel = false
        var rest = token.key
        while rest != 0 {
            if Letters.isVowel(UInt8(truncatingIfNeeded: rest)) { hasVowel = true }
            rest >>= 8
        }
        return !hasVowel
    }

    /// Readings that the recogniser weighed and that differ from the printed word in these letters only.
    private mutating func addAlternatives(of word: Word, for token: ScannedToken, penalty: Float) {
        guard !word.alternatives.isEmpty else { return }
        let scanner = TextScanner()
        let printed = scanner.tokens(of: word.text).filter { $0.kind == .word }
        guard printed.count == 1, printed[0].key == token.key else { return }
        for alternative in word.alternatives {
            let other = scanner.tokens(of: alternative.text).filter { $0.kind == .word }
            guard other.count == 1, other[0].key != token.key, !other[0].flags.contains(.code) else { continue }
            let id = tables.identifier(of: other[0].key)
            guard id != ModelLayout.unknown else { continue }
            lattice.add(
                id: id, cost: -penalty * Float(settings.alternativePenaltyShare), key: other[0].key,
                isAlternative: true)
        }
    }

    /// What a candidate gains over another in nats, with all other words as chosen.
    func gain(of candidate: Int, over other: Int, at position: Int, _ chosen: [Int]) -> Float {
        func id(_ index: Int, _ replacement: Int) -> UInt16 {
            if index < 0 || index >= chosen.count { return ModelLayout.boundary }
            return lattice.ids[index == position ? replacement : chosen[index]]
        }
        func score(_ replacement: Int) -> Float {
            var sum: Float = 0
            for index in position...min(position + 2, chosen.count) {
                sum += tables.logProbability(
                    id(index, replacement), after: id(index - 2, replacement), id(index - 1, replacement))
            }
            return sum
        }
        let unknownCost = lattice.ids[other] == ModelLayout.unknown ? Float(settings.unknownPenalty) : 0
        return score(candidate) - score(other) + unknownCost
    }
}
