/// One printed unit: what stands between spaces and signs, or a guarded piece that stays as it is.
struct PrintedUnit: Sendable {
    enum Kind: UInt8, Sendable {
        /// May be a word, however it was misread.
        case word
        case number
        /// A word of a document symbol, a label or an address: known to the model perhaps, but kept.
        case kept
        case boundary
    }

    var kind: Kind
    /// Bytes of the unit; empty for a boundary.
    var start: Int
    var end: Int
    /// Its symbols in the scanner's list.
    var firstSymbol: Int
    var endSymbol: Int
    /// Packed `SyllableKey` with the tone on the first vowel; 0 when the unit is no word.
    var key: UInt64
    var flags: ScannedToken.Flags
    /// From 1.
    var line: Int
    /// Whether a space, and nothing else, parts it from the unit before.
    var followsSpace: Bool
}

/// Cuts noisy UTF-8 text into printed units: digits and odd signs may be part of a word.
struct PrintedScanner {
    private(set) var units: [PrintedUnit] = []
    private(set) var symbols: [UInt8] = []
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Whether digits and signs inside a word may be misread letters.
    private let takesSigns: Bool
    private var tokens: [ScannedToken] = []
    private let scanner = TextScanner()

    init(bytes: UnsafeBufferPointer<UInt8>, takesSigns: Bool) {
        self.bytes = bytes
        self.takesSigns = takesSigns
    }

    mutating func removeAll() {
        units.removeAll(keepingCapacity: true)
        symbols.removeAll(keepingCapacity: true)
    }

    /// Adds a boundary before a line that goes on no sentence.
    mutating func addBoundary(at offset: Int, line: Int) {
        guard let last = units.last, last.kind != .boundary else { return }
        add(.boundary, offset..<offset, key: 0, flags: [], line: line, followsSpace: false)
    }

    /// Adds the units of one line; the line end is not part of `range`.
    mutating func scan(_ range: Range<Int>, line: Int) {
        tokens.removeAll(keepingCapacity: true)
        scanner.scan(bytes, range: range, into: &tokens)
        var index = 0
        var previousEnd = range.lowerBound
        while index < tokens.count {
            let token = tokens[index]
            if takesSigns { addLoneSigns(previousEnd..<token.start, line: line) }
            let lastEnd = max(previousEnd, units.last?.end ?? 0)
            let gap = min(lastEnd, token.start)..<token.start
            let followsSpace = !gap.isEmpty && gap.allSatisfy { bytes[$0] == 0x20 } || gap.isEmpty && index == 0
            switch token.kind {
            case .boundary: addBoundary(at: token.start, line: line)
            case .address:
                add(.kept, token.start..<token.end, key: 0, flags: [], line: line, followsSpace: followsSpace)
            case .word, .number:
                let end = takesSigns ? joinedEnd(from: index, in: range) : index + 1
                let piece = tokens[index..<end]
                let span = signSpan(token.start..<tokens[end - 1].end, in: range)
                addPiece(piece, span, line: line, followsSpace: followsSpace)
                index = end - 1
                previousEnd = span.upperBound
            }
            if token.kind == .address || token.kind == .boundary { previousEnd = max(previousEnd, token.end) }
            index += 1
        }
    }

    /// Adds signs that stand alone between spaces: `¥` for `ý`.
    private mutating func addLoneSigns(_ gap: Range<Int>, line: Int) {
        var index = gap.lowerBound
        while index < gap.upperBound {
            let isFree = index == gap.lowerBound || bytes[index - 1] == 0x20
            if isFree, let length = signLength(at: index), index + length < gap.upperBound,
                bytes[index + length] == 0x20
            {
                add(.word, index..<index + length, key: 0, flags: [], line: line, followsSpace: true)
                index += length
            } else {
                index += 1
            }
        }
    }

    private mutating func addPiece(
        _ piece: ArraySlice<ScannedToken>, _ span: Range<Int>, line: Int, followsSpace: Bool
    ) {
        guard let first = piece.first else { return }
        let isWhole = piece.count == 1 && span == first.start..<first.end
        if isWhole, first.kind == .number {
            add(.number, span, key: 0, flags: first.flags, line: line, followsSpace: followsSpace)
            return
        }
        let isKept = isWhole && (first.flags.contains(.code) || first.flags.contains(.label))
        add(
            isKept ? .kept : .word, span, key: isWhole ? first.key : 0, flags: first.flags, line: line,
            followsSpace: followsSpace)
    }

    private mutating func add(
        _ kind: PrintedUnit.Kind, _ span: Range<Int>, key: UInt64, flags: ScannedToken.Flags, line: Int,
        followsSpace: Bool
    ) {
        let first = symbols.count
        if kind != .boundary {
            let text = String(decoding: bytes[span], as: UTF8.self)
            symbols += PrintedAlphabet.shared.symbols(of: text)
        }
        units.append(
            PrintedUnit(
                kind: kind, start: span.lowerBound, end: span.upperBound, firstSymbol: first,
                endSymbol: symbols.count, key: key, flags: flags, line: line, followsSpace: followsSpace))
    }

    /// The end of the tokens that stand together with the one at `index` as one misread word: `c4`, `truy;én`.
    private func joinedEnd(from index: Int, in range: Range<Int>) -> Int {
        var end = index + 1
        // Document symbols have capitals on both sides of a slash or hyphen; those joints are never crossed.
        while end < tokens.count, tokens[end].kind == .word || tokens[end].kind == .number {
            let gap = tokens[end - 1].end..<tokens[end].start
            if gap.isEmpty {
                let pair = tokens[end - 1...end]
                // A number of several digits beside capitals is a code: `QH14`, `2021A`.
                if pair.contains(where: { $0.kind == .number && $0.end - $0.start > 2 }) { break }
            } else {
                let sign = bytes[gap.lowerBound]
                let isOdd = isWordSign(gap) || gap.count == 1 && (sign == 0x3B || sign == 0x27 || sign == 0x28)
                guard isOdd, tokens[end - 1].kind == .word, tokens[end].kind == .word else { break }
            }
            end += 1
        }
        if end - index > 1, isCode(tokens[index..<end]) { return index + 1 }
        return end
    }

    /// Capitals and digits only, as in `QH14` or `A4`.
    private func isCode(_ piece: ArraySlice<ScannedToken>) -> Bool {
        let words = piece.filter { $0.kind == .word }
        return words.allSatisfy { $0.flags.contains(.allCapitals) } && words.contains { $0.end - $0.start > 0 }
            && piece.first?.kind == .word && piece.last?.kind == .number && piece.count == 2
            && (piece.first.map { $0.end - $0.start > 1 } ?? false)
    }

    /// Widens a piece over signs that touch it and stand for letters: `¢6`, `t€`.
    private func signSpan(_ span: Range<Int>, in range: Range<Int>) -> Range<Int> {
        guard takesSigns else { return span }
        var lower = span.lowerBound
        var upper = span.upperBound
        while lower > range.lowerBound, let length = signLength(endingAt: lower) { lower -= length }
        while upper < range.upperBound, let length = signLength(at: upper) { upper += length }
        return lower..<upper
    }

    private func isWordSign(_ gap: Range<Int>) -> Bool {
        var index = gap.lowerBound
        while index < gap.upperBound {
            guard let length = signLength(at: index) else { return false }
            index += length
        }
        return true
    }

    /// Length of a sign that recognisers write for letters: ¢ £ ¥ § © ® ° € | & { } ~.
    private func signLength(at index: Int) -> Int? {
        switch bytes[index] {
        case 0x26, 0x7B, 0x7C, 0x7D, 0x7E: return 1
        case 0xC2:
            guard index + 1 < bytes.count else { return nil }
            switch bytes[index + 1] {
            case 0xA2, 0xA3, 0xA5, 0xA7, 0xA9, 0xAE, 0xB0: return 2
            default: return nil
            }
        case 0xE2:
            return index + 2 < bytes.count && bytes[index + 1] == 0x82 && bytes[index + 2] == 0xAC ? 3 : nil
        default: return nil
        }
    }

    private func signLength(endingAt index: Int) -> Int? {
        for length in 1...3 where index >= length {
            if signLength(at: index - length) == length { return length }
        }
        return nil
    }
}
