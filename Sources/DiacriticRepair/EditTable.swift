internal import Foundation

/// One regime's confusions made ready for search: for each printed segment the true letters it may stand for.
///
/// Costs are -ln P(printed | true). Counts are smoothed towards what is known of the script: a letter comes out as
/// itself, without its marks, or with others.
struct EditTable: Sendable {
    /// What a printed segment may stand for: nothing (a speck), one letter or two, as small letters.
    struct Outcome: Sendable {
        var first: UInt8
        var second: UInt8
        var cost: Float
    }

    /// Which of the true letters are capitals.
    enum Case: Int, Sendable { case lower, upper, title }

    private var slots: [UInt32]
    private var ranges: [Range<Int32>]
    private var mask: Int
    private(set) var outcomes: [Outcome]
    /// Cost of a space that was lost between two words, and of one put inside a word.
    let lostSpace: Float
    let addedSpace: Float

    static let dearest: Float = 11

    init(_ table: ConfusionTable, regime: TextRegime, case letterCase: Case) {
        let builder = EditTableBuilder(table, regime: regime)
        let lists = builder.outcomes(letterCase)
        var size = 64
        while size < lists.count * 2 { size *= 2 }
        mask = size - 1
        slots = [UInt32](repeating: UInt32.max, count: size)
        ranges = [Range<Int32>](repeating: 0..<0, count: size)
        outcomes = []
        for (segment, list) in lists.sorted(by: { $0.key < $1.key }) {
            var slot = EditTable.hash(segment) & mask
            while slots[slot] != UInt32.max { slot = (slot + 1) & mask }
            slots[slot] = segment
            let start = Int32(outcomes.count)
            outcomes += list.sorted { ($0.cost, $0.first, $0.second) < ($1.cost, $1.first, $1.second) }
            ranges[slot] = start..<Int32(outcomes.count)
        }
        lostSpace = builder.spaceCost(lost: true)
        addedSpace = builder.spaceCost(lost: false)
    }

    private static func hash(_ segment: UInt32) -> Int {
        Int(truncatingIfNeeded: (UInt64(segment) &* 0x9E37_79B9_7F4A_7C15) >> 40)
    }

    /// Places in `outcomes` of a printed segment, cheapest first; 0 asks for letters that were lost.
    func range(of segment: UInt32) -> Range<Int> {
        var slot = EditTable.hash(segment) & mask
        while slots[slot] != UInt32.max {
            if slots[slot] == segment { return Int(ranges[slot].lowerBound)..<Int(ranges[slot].upperBound) }
            slot = (slot + 1) & mask
        }
        return 0..<0
    }
}

/// Smooths counts into probabilities and sorts them by printed segment.
struct EditTableBuilder {
    private let counts: [ConfusionTable.Rule: Float]
    private let totals: [UInt16: Float]
    private let rulesByTruth: [UInt16: [(UInt32, Float)]]
    private let regime: TextRegime

    init(_ table: ConfusionTable, regime: TextRegime) {
        counts = table.counts[regime] ?? [:]
        rulesByTruth = Dictionary(grouping: counts, by: { $0.key.truth })
            .mapValues { $0.map { ($0.key.printed, $0.value) } }
        totals = table.totals[regime] ?? [:]
        self.regime = regime
    }

    func spaceCost(lost: Bool) -> Float {
        let blank = UInt16(PrintedAlphabet.space)
        if lost {
            let count = counts[.init(truth: blank, printed: 0)] ?? 0
            return -log((count + 0.5) / ((totals[blank] ?? 0) + 500))
        }
        let count = counts[.init(truth: 0, printed: UInt32(blank))] ?? 0
        return -log((count + 0.5) / ((totals[0] ?? 0) + 2000))
    }

    func outcomes(_ letterCase: EditTable.Case) -> [UInt32: [EditTable.Outcome]] {
        var lists: [UInt32: [EditTable.Outcome]] = [:]
        func add(_ printed: UInt32, _ first: UInt8, _ second: UInt8, _ probability: Float) {
            let cost = -log(max(probability, 1e-9))
            guard cost <= EditTable.dearest else { return }
            lists[printed, default: []].append(.init(first: first, second: second, cost: max(cost, 0)))
        }
        let isUpper = letterCase != .lower
        for code in UInt8(8)..<UInt8(Letters.codeCount) {
            for (printed, probability) in single(code, isUpper: isUpper) { add(printed, code, 0, probability) }
        }
        for (rule, count) in counts {
            let truth = rule.trueSymbols
            if truth.isEmpty {
                let print = rule.printedSymbols
                guard print.count == 1, print[0] != PrintedAlphabet.space else { continue }
                add(rule.printed, 0, 0, count / ((totals[0] ?? 0) + 100))
            } else if truth.count == 2 {
                let fits: Bool
                switch letterCase {
                case .lower: fits = truth.allSatisfy(PrintedAlphabet.isLower)
                case .upper: fits = truth.allSatisfy(PrintedAlphabet.isUpper)
                case .title: fits = PrintedAlphabet.isUpper(truth[0]) && PrintedAlphabet.isLower(truth[1])
                }
                guard fits else { continue }
                let probability = max(count - 0.8, 0.1) / ((totals[rule.truth] ?? count) + 12)
                add(
                    rule.printed, PrintedAlphabet.lowered(truth[0]), PrintedAlphabet.lowered(truth[1]), probability)
            }
        }
        return lists
    }

    /// P(printed | letter) of everything one letter may come out as.
    private func single(_ code: UInt8, isUpper: Bool) -> [UInt32: Float] {
        let truth = isUpper ? code + PrintedAlphabet.upperOffset : code
        let weight: Float = isUpper ? 25 : 12
        var prior = script(code)
        if isUpper {
            // Capitals are rarer: half of what is not seen of them is taken from their small letters.
            let small = single(code, isUpper: false)
            var raised: [UInt32: Float] = [:]
            for (printed, share) in prior { raised[raise(printed), default: 0] += share * 0.5 }
            for (printed, share) in small { raised[raise(printed), default: 0] += share * 0.5 }
            prior = raised
        }
        let total = (totals[UInt16(truth)] ?? 0) + weight
        var out = prior.mapValues { $0 * weight / total }
        for (rule, count) in rulesByTruth[UInt16(truth)] ?? [] {
            out[rule, default: 0] += max(count - 0.4, 0) / total
        }
        return out
    }

    private func raise(_ printed: UInt32) -> UInt32 {
        ConfusionTable.Rule.pack32(ConfusionTable.Rule.unpack(printed).map(PrintedAlphabet.raised))
    }

    /// What a letter comes out as before anything was counted.
    private func script(_ code: UInt8) -> [UInt32: Float] {
        let letters = Letters.shared
        let base = letters.base[Int(code)]
        let family = (UInt8(8)..<UInt8(Letters.codeCount)).filter { letters.base[Int($0)] == base && $0 != code }
        let (same, bare, others): (Float, Float, Float)
        switch regime {
        case .clean: (same, bare, others) = (0.87, 0.01, 0.12)
        case .poor: (same, bare, others) = (0.92, 0.02, 0.05)
        case .foreign: (same, bare, others) = code == base ? (0.95, 0, 0.03) : (0.03, 0.6, 0.3)
        }
        var out: [UInt32: Float] = [UInt32(code): same]
        if code != base { out[UInt32(base), default: 0] += bare }
        for other in family { out[UInt32(other), default: 0] += others / Float(max(1, family.count)) }
        return out
    }
}
