internal import Foundation

/// Learns a regime's confusions from aligned text: expectation by best alignment, then counting, a few times over.
///
/// A segment is one or two true letters (or one space, or nothing) and up to three printed characters, as in the
/// string-to-string edits of Brill and Moore (2000); P(printed | true) is a segment's share of the places where its
/// true letters stand.
public struct ConfusionLearner: Sendable {
    /// Rounds of aligning and counting.
    public var rounds = 4
    /// Segments seen less often are left out.
    public var smallestCount: Float = 2

    private var pairs: [TextRegime: [(truth: [UInt8], printed: [UInt8])]] = [:]

    public init() {}

    /// Takes one line as it was set and as it was recognised.
    public mutating func add(truth: String, printed: String, regime: TextRegime) {
        let alphabet = PrintedAlphabet.shared
        let pair = (truth: alphabet.symbols(of: truth), printed: alphabet.symbols(of: printed))
        guard !pair.truth.isEmpty, !pair.printed.isEmpty else { return }
        pairs[regime, default: []].append(pair)
    }

    /// Reads a file of aligned lines: regime, line as set, line as recognised, tab-separated.
    /// - Returns: Lines read.
    /// - Throws: `ModelError` of kind `corpus` when the file cannot be read or a line is not of that form.
    public mutating func read(_ path: String) throws(ModelError) -> Int {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ModelError(
                kind: .corpus, place: path, what: "the aligned lines cannot be read",
                remedy: "check the name; Benchmarks/noise_pairs.py makes such files")
        }
        var count = 0
        for (number, row) in String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated() {
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, let regime = TextRegime(rawValue: String(fields[0])) else {
                throw ModelError(
                    kind: .corpus, place: "\(path), line \(number + 1)",
                    what: "this is not an aligned line: clean, poor or foreign, the true line, the recognised line",
                    remedy: "separate the three by tabs; Benchmarks/noise_pairs.py makes such files")
            }
            add(truth: String(fields[1]), printed: String(fields[2]), regime: regime)
            count += 1
        }
        return count
    }

    public func learned() -> ConfusionTable {
        var table = ConfusionTable()
        for (regime, pairs) in pairs {
            var aligner = SegmentAligner()
            for _ in 0..<max(1, rounds) {
                var counts = SegmentCounts()
                for pair in pairs { aligner.align(pair.truth, pair.printed, weight: 1, into: &counts) }
                aligner.probabilities = counts.probabilities
                table.counts[regime] = counts.rules.filter { $0.value >= smallestCount }
                table.totals[regime] = counts.totals
            }
        }
        return table
    }
}

/// Counted segments of aligned text.
struct SegmentCounts: Sendable {
    var rules: [ConfusionTable.Rule: Float] = [:]
    /// How often each true string of the rules stood in the text.
    var totals: [UInt16: Float] = [:]

    /// ln P of each segment.
    var probabilities: [ConfusionTable.Rule: Float] {
        var out: [ConfusionTable.Rule: Float] = [:]
        out.reserveCapacity(rules.count)
        for (rule, count) in rules {
            let total = totals[rule.truth] ?? count
            // A segment seen once is hardly believed.
            out[rule] = log(max(count - 0.6, 0.05) / (total + 1))
        }
        return out
    }
}

/// Finds the cheapest way to cut a true and a printed line into segments.
struct SegmentAligner {
    /// ln P of known segments; empty before the first round.
    var probabilities: [ConfusionTable.Rule: Float] = [:]

    private static let band = 14
    private var costs: [Float] = []
    private var steps: [(truth: UInt8, printed: UInt8)] = []

    init(probabilities: [ConfusionTable.Rule: Float] = [:]) { self.probabilities = probabilities }

    /// Adds the segments of the best alignment, and the places of their true letters.
    mutating func align(_ truth: [UInt8], _ printed: [UInt8], weight: Float, into counts: inout SegmentCounts) {
        let width = printed.count + 1
        let height = truth.count + 1
        costs = [Float](repeating: .infinity, count: width * height)
        steps = [(truth: UInt8, printed: UInt8)](repeating: (0, 0), count: width * height)
        costs[0] = 0
        for i in 0..<height {
            let middle = height > 1 ? i * printed.count / truth.count : 0
            for j in max(0, middle - Self.band)...max(0, min(printed.count, middle + Self.band)) {
                let here = costs[i * width + j]
                guard here < .infinity else { continue }
                for a in 0...min(2, truth.count - i) {
                    for b in 0...min(3, printed.count - j) where a + b > 0 {
                        guard let cost = cost(truth, i, a, printed, j, b) else { continue }
                        let place = (i + a) * width + j + b
                        if here + cost < costs[place] {
                            costs[place] = here + cost
                            steps[place] = (UInt8(a), UInt8(b))
                        }
                    }
                }
            }
        }
        guard costs[width * height - 1] < .infinity else { return }
        var (i, j) = (truth.count, printed.count)
        while i > 0 || j > 0 {
            let step = steps[i * width + j]
            i -= Int(step.truth)
            j -= Int(step.printed)
            let rule = ConfusionTable.Rule(
                truth: ConfusionTable.Rule.pack16(truth[i..<i + Int(step.truth)]),
                printed: ConfusionTable.Rule.pack32(printed[j..<j + Int(step.printed)]))
            if isKept(rule) { counts.rules[rule, default: 0] += weight }
        }
        for index in truth.indices where isWritten(truth[index]) {
            counts.totals[UInt16(truth[index]), default: 0] += weight
            counts.totals[0, default: 0] += weight
            if index + 1 < truth.count, isLetter(truth[index]), isLetter(truth[index + 1]) {
                counts.totals[UInt16(truth[index]) << 8 | UInt16(truth[index + 1]), default: 0] += weight
            }
        }
    }

    private func isLetter(_ symbol: UInt8) -> Bool { PrintedAlphabet.isLetter(symbol) }
    private func isWritten(_ symbol: UInt8) -> Bool { isLetter(symbol) || symbol == PrintedAlphabet.space }

    /// Rules for letters, for lost and added spaces and for specks; nothing for digits and signs.
    private func isKept(_ rule: ConfusionTable.Rule) -> Bool {
        let truth = rule.trueSymbols
        if truth == [PrintedAlphabet.space] {
            return rule.printed == 0 || rule.printed == UInt32(PrintedAlphabet.space)
        }
        let print = rule.printedSymbols
        guard truth.allSatisfy(isLetter), !print.contains(PrintedAlphabet.other) else { return false }
        return truth.isEmpty || !print.contains(PrintedAlphabet.space)
    }

    /// nil when the segment is not allowed.
    private func cost(
        _ truth: [UInt8], _ i: Int, _ a: Int, _ printed: [UInt8], _ j: Int, _ b: Int
    ) -> Float? {
        let rule = ConfusionTable.Rule(
            truth: ConfusionTable.Rule.pack16(truth[i..<i + a]),
            printed: ConfusionTable.Rule.pack32(printed[j..<j + b]))
        if a == 0 { return b == 1 ? -(probabilities[rule] ?? -7) : nil }
        if a == 1 {
            let (t, isSpace) = (truth[i], truth[i] == PrintedAlphabet.space)
            if b == 0 { return -(probabilities[rule] ?? -6) }
            if b == 1 {
                let p = printed[j]
                if t == p { return -(probabilities[rule] ?? -0.2) }
                if isSpace || p == PrintedAlphabet.space { return 14 }
                return -(probabilities[rule] ?? (base(t) == base(p) ? -1.5 : -5))
            }
            guard !isSpace, isLetter(t), b == 2 || !probabilities.isEmpty || truth[i] != printed[j] else { return nil }
            if b == 3, base(t) == base(printed[j]) || base(t) == base(printed[j + 2]) { return nil }
            return hasSpace(printed, j, b) ? nil : -(probabilities[rule] ?? (b == 2 ? -6.5 : -9))
        }
        // Two letters together only where the parts cannot explain the print.
        guard b > 0, isLetter(truth[i]), isLetter(truth[i + 1]), !hasSpace(printed, j, b),
            base(truth[i]) != base(printed[j]), base(truth[i + 1]) != base(printed[j + b - 1])
        else { return nil }
        return -(probabilities[rule] ?? -9) + 1.5
    }

    private func hasSpace(_ printed: [UInt8], _ j: Int, _ b: Int) -> Bool {
        (j..<j + b).contains { printed[$0] == PrintedAlphabet.space }
    }

    /// The letter without marks, case kept.
    private func base(_ symbol: UInt8) -> UInt8 {
        if PrintedAlphabet.isLower(symbol) { return Letters.shared.base[Int(symbol)] }
        if PrintedAlphabet.isUpper(symbol) {
            return Letters.shared.base[Int(symbol - PrintedAlphabet.upperOffset)] + PrintedAlphabet.upperOffset
        }
        return symbol
    }
}
