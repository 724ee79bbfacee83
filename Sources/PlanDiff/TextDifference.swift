/// Two texts that belong together, laid side by side, with the stretches that changed.
struct TextDifference {
    /// A stretch of steps that is one change.
    struct Hunk {
        /// Places in ``TextDifference/steps``.
        var steps: Range<Int>
        var kind: Change.Kind
        /// Whether a shift of years explains all of it.
        var isYearShift = false
    }

    let old: [Token]
    let new: [Token]
    let steps: [AlignmentStep]
    var hunks: [Hunk]

    /// - Parameters:
    ///   - oldCited: ranges of old tokens that cite a document by its number.
    ///   - newCited: the same in the new text.
    init(
        old: [Token], new: [Token], oldCited: [Range<Int>] = [], newCited: [Range<Int>] = [], context: TextContext
    ) {
        self.old = old
        self.new = new
        steps = context.alignment.steps(old, new)
        hunks = []
        hunks =
            HunkFinder(old: old, new: new, oldCited: oldCited, newCited: newCited, steps: steps, context: context)
            .hunks()
    }

    /// Pairs of numbers that stand at the same place on either side, in the hunk.
    func numberPairs(in hunk: Hunk) -> [(Token, Token)] {
        let changed = steps[hunk.steps].filter { $0.verdict != .same }
        let first = changed.flatMap { $0.old.map { old[$0] } }.filter { $0.kind == .number }
        let second = changed.flatMap { $0.new.map { new[$0] } }.filter { $0.kind == .number }
        return first.count == second.count ? Array(zip(first, second)) : []
    }

    func oldRange(of hunk: Hunk) -> Range<Int> { Self.range(steps[hunk.steps].map(\.old)) }

    func newRange(of hunk: Hunk) -> Range<Int> { Self.range(steps[hunk.steps].map(\.new)) }

    private static func range(_ parts: [Range<Int>]) -> Range<Int> {
        (parts.first?.lowerBound ?? 0)..<(parts.last?.upperBound ?? 0)
    }
}

/// What the comparison of texts needs besides the texts.
struct TextContext {
    let lexicon: Lexicon
    let judge: NoiseJudge
    let settings: ComparisonSettings
    let calendar: CalendarSpans

    init(lexicon: Lexicon, judge: NoiseJudge, settings: ComparisonSettings) {
        self.lexicon = lexicon
        self.judge = judge
        self.settings = settings
        calendar = CalendarSpans(lexicon: lexicon)
    }

    var alignment: WordAlignment { WordAlignment(lexicon: lexicon, judge: judge) }
}

/// Groups changed steps to changes and says of what kind each is.
struct HunkFinder {
    let old: [Token]
    let new: [Token]
    let oldCited: [Range<Int>]
    let newCited: [Range<Int>]
    let steps: [AlignmentStep]
    let context: TextContext

    func hunks() -> [TextDifference.Hunk] {
        var ranges: [Range<Int>] = []
        for (index, step) in steps.enumerated() where counts(step) {
            if let last = ranges.last, joins(last.upperBound..<index, last, index) {
                ranges[ranges.count - 1] = last.lowerBound..<(index + 1)
            } else {
                ranges.append(index..<(index + 1))
            }
        }
        guard !ranges.isEmpty else { return [] }
        let oldSpans = context.calendar.spans(in: old)
        let newSpans = context.calendar.spans(in: new)
        ranges = extended(ranges, oldSpans: oldSpans + oldCited, newSpans: newSpans + newCited)
        return ranges.map { range in
            TextDifference.Hunk(steps: range, kind: kind(of: range, oldSpans: oldSpans, newSpans: newSpans))
        }
    }

    private func counts(_ step: AlignmentStep) -> Bool {
        switch step.verdict {
        case .same: false
        case .changed: true
        case .noise: context.settings.reportsNoise
        }
    }

    /// Whether a stretch between two changed ones is so short that they are one change: punctuation, noise, one word.
    private func joins(_ gap: Range<Int>, _ last: Range<Int>, _ next: Int) -> Bool {
        var words = 0
        for step in steps[gap] {
            guard let token = step.old.first.map({ old[$0] }) ?? step.new.first.map({ new[$0] }) else { continue }
            if token.kind == .number { return false }
            if token.kind == .word { words += 1 }
        }
        if words == 0 { return true }
        let isWord = { (step: AlignmentStep) in
            (step.old.map { old[$0] } + step.new.map { new[$0] }).contains { $0.kind == .word }
        }
        return words == 1 && steps[last].contains { counts($0) && isWord($0) } && isWord(steps[next])
    }

    /// A day, month and year that changed in part changed as one.
    private func extended(_ ranges: [Range<Int>], oldSpans: [Range<Int>], newSpans: [Range<Int>]) -> [Range<Int>] {
        guard !oldSpans.isEmpty || !newSpans.isEmpty else { return ranges }
        var out: [Range<Int>] = []
        for range in ranges {
            var wide = range
            let hasNumber = steps[range].contains { step in
                step.verdict == .changed
                    && (step.old.map { old[$0] } + step.new.map { new[$0] }).contains { $0.kind == .number }
            }
            if hasNumber {
                let first = Self.cover(steps[range].map(\.old))
                let second = Self.cover(steps[range].map(\.new))
                for span in oldSpans where span.overlaps(first) {
                    wide = widened(wide) { $0.old.overlaps(span) }
                }
                for span in newSpans where span.overlaps(second) {
                    wide = widened(wide) { $0.new.overlaps(span) }
                }
            }
            if let last = out.last, last.upperBound > wide.lowerBound {
                out[out.count - 1] = min(last.lowerBound, wide.lowerBound)..<max(last.upperBound, wide.upperBound)
            } else {
                out.append(wide)
            }
        }
        return out
    }

    private func widened(_ range: Range<Int>, while belongs: (AlignmentStep) -> Bool) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower > 0, belongs(steps[lower - 1]) { lower -= 1 }
        while upper < steps.count, belongs(steps[upper]) { upper += 1 }
        return lower..<upper
    }

    private static func cover(_ parts: [Range<Int>]) -> Range<Int> {
        (parts.first?.lowerBound ?? 0)..<(parts.last?.upperBound ?? 0)
    }

    private func kind(of range: Range<Int>, oldSpans: [Range<Int>], newSpans: [Range<Int>]) -> Change.Kind {
        let changed = steps[range].filter { $0.verdict == .changed }
        let removed = changed.flatMap { Array($0.old) }
        let added = changed.flatMap { Array($0.new) }
        let removedNumbers = removed.filter { old[$0].kind == .number }
        let addedNumbers = added.filter { new[$0].kind == .number }
        let isDated =
            (removedNumbers + addedNumbers).isEmpty == false
            && removedNumbers.allSatisfy { index in oldSpans.contains { $0.contains(index) } }
            && addedNumbers.allSatisfy { index in newSpans.contains { $0.contains(index) } }
        let wordsOut = removed.count { old[$0].kind != .punctuation }
        let wordsIn = added.count { new[$0].kind != .punctuation }
        let isCited =
            (removedNumbers + addedNumbers).isEmpty == false
            && removedNumbers.allSatisfy { index in oldCited.contains { $0.contains(index) } }
            && addedNumbers.allSatisfy { index in newCited.contains { $0.contains(index) } }
        // A sentence that was rewritten around a citation is more than the citation.
        let outside =
            removed.count { index in old[index].kind == .word && !oldCited.contains { $0.contains(index) } }
            + added.count { index in new[index].kind == .word && !newCited.contains { $0.contains(index) } }
        if isCited, outside < 8 { return .citation }
        if wordsIn == 0, wordsOut >= context.settings.passageWords { return .dropped }
        if wordsOut == 0, wordsIn >= context.settings.passageWords { return .added }
        let oldSide = Self.cover(steps[range].map(\.old))
        let newSide = Self.cover(steps[range].map(\.new))
        let bothDated = oldSpans.contains { $0.overlaps(oldSide) } && newSpans.contains { $0.overlaps(newSide) }
        if isDated, bothDated { return .date }
        return !removedNumbers.isEmpty && !addedNumbers.isEmpty ? .number : .wording
    }
}
