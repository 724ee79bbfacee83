/// Training text as a sequence of word numbers, lines that lack marks and repeated lines left out.
struct CorpusCounter {
    /// Numbers of the words in the order of their first sight, boundaries and numbers included.
    private(set) var sequence: [UInt32] = [ModelLayout.boundary32]
    /// Packed key of each numbered word; the first three stand for the special words.
    private(set) var keys: [UInt64] = [0, 0, 0]
    private(set) var counts: [UInt32] = [0, 0, 0]
    /// Sightings of each word within a sentence with a small and with a capital first letter.
    private(set) var smallCounts: [UInt32] = [0, 0, 0]
    private(set) var capitalCounts: [UInt32] = [0, 0, 0]
    private(set) var lineCount = 0
    private(set) var droppedLineCount = 0
    private(set) var repeatedLineCount = 0
    /// Lines held out for measuring, the guard around them, and lines elsewhere that repeat a held-out one.
    private(set) var heldOutLineCount = 0
    /// Words that were taken, special ones left out.
    private(set) var tokenCount = 0

    private let settings: TrainingSettings
    private let scanner = TextScanner()
    private var seen = Set<UInt64>()
    private var reserved = Set<UInt64>()
    private var tokens: [ScannedToken] = []
    private var slots: [UInt32]
    private var mask: Int

    init(settings: TrainingSettings) {
        self.settings = settings
        slots = [UInt32](repeating: 0, count: 1 << 20)
        mask = slots.count - 1
    }

    /// Keeps a held-out paragraph out of every training text.
    mutating func reserve(_ line: UnsafeBufferPointer<UInt8>) {
        tokens.removeAll(keepingCapacity: true)
        scanner.scan(line, range: 0..<line.count, into: &tokens)
        if let print = fingerprint() { reserved.insert(print) }
    }

    /// Counts a line that is not taken because it is held out.
    mutating func skip() { heldOutLineCount += 1 }

    /// A check value over the words of a line, numbers and signs aside; nil for a line of fewer than six words.
    private func fingerprint() -> UInt64? {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        var words = 0
        for token in tokens where token.kind == .word {
            hash = (hash ^ token.key) &* 0xFF51_AFD7_ED55_8CCD
            hash = hash << 29 | hash >> 35
            words += 1
        }
        return words >= 6 ? hash : nil
    }

    /// Takes one paragraph.
    mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        guard !line.isEmpty else { return }
        lineCount += 1
        if settings.dropsRepeatedLines, line.count > 40 {
            guard seen.insert(Checksum.of(UnsafeRawBufferPointer(line))).inserted else {
                repeatedLineCount += 1
                return
            }
        }
        tokens.removeAll(keepingCapacity: true)
        scanner.scan(line, range: 0..<line.count, into: &tokens)
        if !reserved.isEmpty, let print = fingerprint(), reserved.contains(print) {
            heldOutLineCount += 1
            return
        }
        var words = 0
        var marked = 0
        for token in tokens where token.kind == .word && !token.flags.contains(.code) {
            words += 1
            if token.flags.contains(.marked) { marked += 1 }
        }
        if words == 0 || (words >= 6 && Double(marked) < settings.smallestMarkedShare * Double(words)) {
            droppedLineCount += 1
            return
        }
        for token in tokens {
            switch token.kind {
            case .word:
                let isFirst = sequence.last == ModelLayout.boundary32
                append(token.key == 0 ? UInt32(ModelLayout.unknown) : number(of: token.key))
                if !isFirst, let isCapitalised = token.isCapitalised {
                    count(isCapitalised, of: Int(sequence[sequence.count - 1]))
                }
                tokenCount += 1
            case .number: append(UInt32(ModelLayout.number))
            case .address: append(UInt32(ModelLayout.unknown))
            case .boundary: appendBoundary()
            }
        }
        appendBoundary()
    }

    private mutating func append(_ number: UInt32) {
        sequence.append(number)
        counts[Int(number)] += 1
    }

    private mutating func count(_ isCapitalised: Bool, of number: Int) {
        if isCapitalised { capitalCounts[number] += 1 } else { smallCounts[number] += 1 }
    }

    private mutating func appendBoundary() {
        if sequence.last != ModelLayout.boundary32 { append(ModelLayout.boundary32) }
    }

    private mutating func number(of key: UInt64) -> UInt32 {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33) & mask
        while slots[slot] != 0 {
            if keys[Int(slots[slot])] == key { return slots[slot] }
            slot = (slot + 1) & mask
        }
        let number = UInt32(keys.count)
        slots[slot] = number
        keys.append(key)
        counts.append(0)
        smallCounts.append(0)
        capitalCounts.append(0)
        if keys.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        mask = slots.count - 1
        for number in 3..<keys.count {
            var slot = Int(truncatingIfNeeded: (keys[number] &* 0x9E37_79B9_7F4A_7C15) >> 33) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number)
        }
    }
}

extension ModelLayout {
    static let boundary32 = UInt32(boundary)
}
