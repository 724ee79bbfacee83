internal import DocumentModel

/// Puts a comparison together, part after part; one builder makes one comparison.
final class ComparisonBuilder {
    let oldDocument: PlanDocument
    let newDocument: PlanDocument
    let settings: ComparisonSettings
    let lexicon = Lexicon()
    let old: DocumentTree
    let new: DocumentTree
    let context: TextContext
    let tokenizer: Tokenizer
    var result: Comparison
    /// Differences of passages whose year shift is settled at the end: the passage and, for a row, its column.
    var texts: [(passage: Int, cell: Int?, difference: TextDifference, make: ChangeMaker)] = []
    /// Citations that a change already speaks of, by their places in either document's list.
    var coveredOld: Set<Int> = []
    var coveredNew: Set<Int> = []
    /// Words of both documents, and those that stand in both.
    private var words = 0
    private var commonWords = 0

    /// Makes a change of a hunk: kind, places, the fact changes.
    typealias ChangeMaker = (TextDifference, TextDifference.Hunk) -> Change

    init(_ oldDocument: PlanDocument, _ newDocument: PlanDocument, settings: ComparisonSettings) {
        self.oldDocument = oldDocument
        self.newDocument = newDocument
        self.settings = settings
        old = DocumentTree(oldDocument, lexicon: lexicon)
        new = DocumentTree(newDocument, lexicon: lexicon)
        let oldDamage = NoiseJudge.damage(of: old, lexicon: lexicon)
        let newDamage = NoiseJudge.damage(of: new, lexicon: lexicon)
        let isOldRecognised = Self.isRecognised(oldDocument) || oldDamage > 0.05
        let isNewRecognised = Self.isRecognised(newDocument) || newDamage > 0.05
        let judge = NoiseJudge(
            lexicon: lexicon, isRecognised: isOldRecognised || isNewRecognised, damage: max(oldDamage, newDamage),
            letterLikeness: settings.letterLikeness)
        context = TextContext(lexicon: lexicon, judge: judge, settings: settings)
        tokenizer = Tokenizer(lexicon: lexicon)
        result = Comparison(
            old: Self.summary(of: oldDocument, isRecognised: isOldRecognised),
            new: Self.summary(of: newDocument, isRecognised: isNewRecognised))
    }

    func comparison() -> Comparison {
        compareHeader()
        let matcher = matched()
        compareSections(PassageGroups(matcher))
        compareLists()
        compareSigners()
        settleTexts()
        compareCitations()
        finish()
        return result
    }

    private func matched() -> NodeMatcher {
        var matcher = NodeMatcher(old: old, new: new, lexicon: lexicon, settings: settings)
        matcher.match()
        return matcher
    }

    /// Whether a page was read from a picture, or is text that was garbled and has been repaired.
    private static func isRecognised(_ document: PlanDocument) -> Bool {
        document.pages.contains { page in
            switch page.textOrigin {
            case .scan, .garbage, .signatureOnly, .imageBody: true
            case .plainText: page.steps.contains { $0.name == "repair" }
            case .digital, .legacy, .blank: false
            }
        }
    }

    private static func summary(of document: PlanDocument, isRecognised: Bool) -> ComparedDocument {
        ComparedDocument(
            name: document.source.name, sha256: document.source.sha256, pageCount: document.source.pageCount,
            kind: document.header.kind, number: document.header.number, date: document.header.date,
            subject: document.header.subject, isRecognised: isRecognised)
    }

    // MARK: Passages and changes

    /// Adds a passage; its runs follow when its text is settled.
    func add(_ passage: Passage) -> Int {
        result.passages.append(passage)
        return result.passages.count - 1
    }

    /// Adds a change that needs no alignment of words.
    func add(_ change: Change, to passage: Int) {
        var change = change
        change.passage = passage
        change.id = result.changes.count + 1
        result.changes.append(change)
        result.passages[passage].changes.append(change.id)
    }

    /// Adds the text of a passage or of one of its cells, to be settled at the end.
    func add(_ difference: TextDifference, passage: Int, cell: Int? = nil, make: @escaping ChangeMaker) {
        texts.append((passage, cell, difference, make))
        let same = difference.steps.reduce(0) { total, step in
            step.verdict == .changed ? total : total + step.old.count + step.new.count
        }
        words += difference.old.count + difference.new.count
        commonWords += same
    }

    /// Counts words that stand on one side only.
    func count(alone tokens: Int) { words += tokens }

    /// Finds the shift of years over all texts, then makes runs and changes.
    private func settleTexts() {
        let pairs = texts.flatMap { text in text.difference.hunks.flatMap { text.difference.numberPairs(in: $0) } }
        let shift = YearShift(pairs: pairs, least: settings.yearShiftCount)
        if let shift {
            result.remarks.append(Remark(id: 1, kind: .yearShift, years: shift.years, count: shift.count))
        }
        for text in texts {
            var runs = RunBuilder(text.difference)
            for hunk in text.difference.hunks {
                var change = text.make(text.difference, hunk)
                if let shift, [.date, .number, .tableCell, .tableRow].contains(change.kind),
                    text.difference.isNumbersOnly(hunk), shift.explains(text.difference.numberPairs(in: hunk))
                {
                    change.remark = 1
                }
                add(change, to: text.passage)
                runs.mark(hunk, change: result.changes.count)
            }
            let made = runs.runs()
            for run in made { if let cause = run.noise { result.noise[cause, default: 0] += 1 } }
            if let cell = text.cell {
                result.passages[text.passage].cells[cell].runs = made
            } else {
                result.passages[text.passage].runs = made
            }
        }
    }

    /// Numbers the changes in the order of the passages.
    private func finish() {
        result.similarity = words > 0 ? Double(commonWords) / Double(words) : 1
        result.similarity = (result.similarity * 10_000).rounded() / 10_000
        let order = result.changes.indices.sorted {
            (result.changes[$0].passage, result.changes[$0].id) < (result.changes[$1].passage, result.changes[$1].id)
        }
        var newIDs = [Int](repeating: 0, count: result.changes.count + 1)
        for (place, index) in order.enumerated() { newIDs[result.changes[index].id] = place + 1 }
        result.changes = order.map { index in
            var change = result.changes[index]
            change.id = newIDs[change.id]
            return change
        }
        for index in result.passages.indices {
            result.passages[index].changes = result.passages[index].changes.map { newIDs[$0] }.sorted()
            result.passages[index].renumber(newIDs)
        }
        if let shift = result.remarks.first, !result.changes.contains(where: { $0.remark == shift.id }) {
            result.remarks = []
        }
    }
}

extension Passage {
    fileprivate mutating func renumber(_ newIDs: [Int]) {
        func renumbered(_ runs: [Run]) -> [Run] {
            runs.map { run in
                var run = run
                run.change = run.change.map { newIDs[$0] }
                return run
            }
        }
        runs = renumbered(runs)
        for index in cells.indices { cells[index].runs = renumbered(cells[index].runs) }
    }
}

extension TextDifference {
    /// Whether nothing but numbers changed in the hunk.
    func isNumbersOnly(_ hunk: Hunk) -> Bool {
        let changed = steps[hunk.steps].filter { $0.verdict == .changed }
        return changed.allSatisfy { step in
            step.old.allSatisfy { old[$0].kind == .number } && step.new.allSatisfy { new[$0].kind == .number }
        }
    }
}
