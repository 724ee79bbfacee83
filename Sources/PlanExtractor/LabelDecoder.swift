import DocumentModel

/// Decides over the whole document which lines begin with labels, and which labels recognition garbled: the reading
/// whose numbering breaks least, by beam search over the labels that are open.
///
/// Costs are on one scale: 1 is a look-alike character, 2 to 4 a label that is missing or out of order.
struct LabelDecoder: Sendable {
    /// What was decided for a line.
    struct Decision: Sendable {
        /// nil for a paragraph that closes all sections: `Trên đây là …`.
        var label: Label?
        /// The line without its label.
        var rest: String
        /// What was read for the label when it was garbled.
        var garbled: String?
        /// 0 to 1, how sure the repair is.
        var score: Double = 1
        /// First label of a list inside an item of the same family.
        var isNested = false
    }

    private let repairs: Bool
    private static let width = 24

    init(repairsLabels: Bool) { repairs = repairsLabels }

    /// A path through the document up to some line.
    private struct Hypothesis {
        var numbering: Numbering
        var cost: Double
        /// Its last decision, in the arena of decisions.
        var trace: Int
        /// Whether the last label's line is a title or introduces a list, so that a list of the same family may follow.
        var canNest: Bool
    }

    private struct Step {
        var index: Int
        var decision: Decision
        var before: Int
    }

    /// The decisions, by position in `evidence`.
    func decide(_ evidence: [LabelEvidence?]) -> [Int: Decision] {
        var arena: [Step] = []
        var beam = [Hypothesis(numbering: Numbering(), cost: 0, trace: -1, canNest: false)]
        for (index, element) in evidence.enumerated() {
            guard let element, !element.isQuoted else { continue }
            if element.strict == nil, !element.canBeGarbled, !element.mayClose { continue }
            var next: [Numbering: Hypothesis] = [:]
            func step(_ hypothesis: Hypothesis, _ decision: Decision, cost: Double, index: Int) -> Hypothesis {
                var taken = hypothesis
                if let label = decision.label {
                    taken.numbering.push(label, nested: decision.isNested)
                } else {
                    taken.numbering.closeAll()
                }
                taken.cost += cost
                taken.canNest = element.isTitle
                arena.append(Step(index: index, decision: decision, before: hypothesis.trace))
                taken.trace = arena.count - 1
                return taken
            }
            func add(_ hypothesis: Hypothesis) {
                if let known = next[hypothesis.numbering], known.cost <= hypothesis.cost { return }
                next[hypothesis.numbering] = hypothesis
            }
            for hypothesis in beam {
                let candidates = candidates(for: element, after: hypothesis)
                var refused = hypothesis
                refused.cost += element.refusalCost
                // What looks like the very label that is due is hardly chance.
                if candidates.contains(where: { $0.decision.garbled != nil && $0.cost <= 1.2 }) { refused.cost += 2.2 }
                if element.mayClose { refused.cost += 0.5 }
                add(refused)
                if element.mayClose { add(step(hypothesis, Decision(label: nil, rest: ""), cost: 0, index: index)) }
                for (decision, cost) in candidates {
                    add(step(hypothesis, decision, cost: cost, index: index))
                }
            }
            beam = next.values.sorted { ($0.cost, $0.trace) < ($1.cost, $1.trace) }
            if beam.count > Self.width { beam.removeLast(beam.count - Self.width) }
        }
        var out: [Int: Decision] = [:]
        var trace = beam.first?.trace ?? -1
        while trace >= 0 {
            out[arena[trace].index] = arena[trace].decision
            trace = arena[trace].before
        }
        return out
    }

    // MARK: - Candidates

    private func candidates(
        for element: LabelEvidence, after hypothesis: Hypothesis
    ) -> [(decision: Decision, cost: Double)] {
        var out: [(Decision, Double)] = []
        let numbering = hypothesis.numbering
        if let strict = element.strict {
            let fit = numbering.fit(strict.label)
            var cost = element.strictCost + Self.cost(fit, strict.label, element)
            if repairs, let one = Self.oneForRoman(strict.label, strict.rest, element, numbering) {
                cost += 1
                let decision = Decision(label: one, rest: strict.rest, garbled: strict.label.printed, score: 0.8)
                out.append((decision, 0.8 + Self.cost(numbering.fit(one), one, element)))
            }
            var decision = Decision(label: strict.label, rest: strict.rest)
            if element.isBehindSpecks { decision.garbled = Self.firstWord(element.line.text) }
            out.append((decision, cost))
            if Self.mayNest(strict.label, in: numbering), element.isIntroduced, hypothesis.canNest {
                decision.isNested = true
                out.append((decision, element.strictCost + 1.5))
            }
        }
        guard repairs, element.canBeGarbled else { return out }
        let lossy = element.line.isRecognised
        for repair in LabelRepair.matches(element.line.text, expected: numbering.expected, allowsLoss: lossy)
        where repair.label != element.strict?.label {
            // A well-formed label out of turn is touched only when it was recognised here, or stands at the beginning.
            if element.strict != nil, !lossy, !numbering.open.isEmpty { continue }
            let needsCapital = repair.label.style == .decimal1 || repair.label.style == .bracket
            if needsCapital, !LayoutText.startsUpper(repair.rest) { continue }
            var cost = repair.cost + (element.startsParagraph ? 0 : 0.6)
            // A word label with a well-formed number is misread less often than it is out of turn.
            if element.strict?.label.style.isWord == true, repair.cost > 1 { cost += 1.5 }
            if numbering.open.isEmpty, repair.label.style == .roman, !LayoutText.isCapitals(repair.rest) { cost += 4 }
            out.append(
                (
                    Decision(label: repair.label, rest: repair.rest, garbled: repair.printed, score: repair.score), cost
                ))
        }
        return out
    }

    /// The `1.` that `I.` was recognised for, where a list in figures is open and no title in capitals follows.
    private static func oneForRoman(
        _ label: Label, _ rest: String, _ element: LabelEvidence, _ numbering: Numbering
    ) -> Label? {
        guard label.style == .roman, label.numbers == [1], element.line.isRecognised, !LayoutText.isCapitals(rest),
            numbering.open.contains(where: { $0.style == .decimal1 })
        else { return nil }
        return Label.make(.decimal1, [1], like: label.printed)
    }

    private static func firstWord(_ text: String) -> String { String(text.prefix { $0 != " " }) }

    /// A list `1., 2., …` inside an item `1.`, or articles that are listed inside a section.
    private static func mayNest(_ label: Label, in numbering: Numbering) -> Bool {
        guard label.numbers.last == 1, let last = numbering.open.last(where: { !$0.style.isItem }) else { return false }
        if label.style == .article { return last.style > .letter }
        return last.style == label.style && label.numbers.count == 1
    }

    private static func cost(_ fit: Numbering.Fit, _ label: Label, _ element: LabelEvidence) -> Double {
        switch fit {
        case .successor: 0
        case .firstChild: element.startsParagraph || element.endedBefore ? 0.6 : 1.2
        case .ahead(let missing): 2.6 + 0.5 * Double(min(missing, 12))
        case .restart: element.isIntroduced ? 2.4 : 3.4
        case .back: label.style.isWord ? 3.5 : 4.5
        case .stray:
            label.style.isWord || label.style == .article ? 2.5 : 3.8 + 0.2 * Double(min(label.numbers.last ?? 0, 15))
        }
    }
}
