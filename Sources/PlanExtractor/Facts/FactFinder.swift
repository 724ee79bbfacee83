public import DocumentModel

/// Finds what a text states in a form that programs can compare: dates, periods, deadlines, quantities, shares, and the
/// units that lead or take part.
///
/// A part of a larger fact is not given again; years and numbers in names of cited documents are no facts.
public enum FactFinder {
    /// The facts of one text, in the order in which they stand.
    public static func facts(in text: String, field: TextPlace.Field) -> [Fact] {
        let words = TextWords(text)
        return (times(words, field) + duties(words, field)).sorted { ($0.start, $0.length) < ($1.start, $1.length) }
    }

    // MARK: - Dates and numbers

    private static func times(_ words: TextWords, _ field: TextPlace.Field) -> [Fact] {
        let skips = citedWords(words)
        var out: [Fact] = []
        var index = 0
        while index < words.words.count {
            if let end = skips[index] {
                index = max(end, index + 1)
            } else if let found = fact(words, at: index, field) {
                out.append(found.fact)
                index = max(found.end, index + 1)
            } else {
                index += 1
            }
        }
        return out
    }

    private static func fact(_ words: TextWords, at index: Int, _ field: TextPlace.Field) -> (fact: Fact, end: Int)? {
        if let deadline = DeadlineReader.read(words, at: index) {
            if let time = deadline.time {
                return (fact(.deadline, words, index, time, field), deadline.end)
            }
            guard let span = deadline.span else { return nil }
            var out = fact(.deadline, words, index, span, field)
            (out.minimum, out.maximum) = (nil, span.maximum ?? span.minimum)
            return (out, deadline.end)
        }
        if let time = CalendarReader.read(words, at: index) {
            // A day without its month says nothing, unless it recurs.
            if time.isDate, time.from?.hasPrefix("---") == true, time.recurrence == nil { return nil }
            return (fact(time.isDate ? .date : .period, words, index, time, field), time.end)
        }
        if let quantity = QuantityReader.read(words, at: index) {
            return (fact(quantity.unit == "%" ? .target : .quantity, words, index, quantity, field), quantity.end)
        }
        return nil
    }

    private static func fact(
        _ kind: Fact.Kind, _ words: TextWords, _ first: Int, _ time: TimeExpression, _ field: TextPlace.Field
    ) -> Fact {
        let (start, end) = (words.words[first].start, words.words[time.end - 1].end)
        return Fact(
            kind: kind, text: words.text(start, end), field: field, start: start, length: end - start, from: time.from,
            to: time.to, recurrence: time.recurrence)
    }

    private static func fact(
        _ kind: Fact.Kind, _ words: TextWords, _ first: Int, _ quantity: QuantityReader.Quantity,
        _ field: TextPlace.Field
    ) -> Fact {
        let (start, end) = (words.words[first].start, quantity.scalarEnd)
        return Fact(
            kind: kind, text: words.text(start, end), field: field, start: start, length: end - start,
            minimum: quantity.minimum, maximum: quantity.maximum, unit: quantity.unit, per: quantity.per,
            whole: quantity.whole)
    }

    /// Words of cited documents, their dates and issuers, by the first word.
    private static func citedWords(_ words: TextWords) -> [Int: Int] {
        var out: [Int: Int] = [:]
        for cited in CitationScanner.candidates(in: words)
        where !cited.needsConfirmation || cited.number != nil && cited.kind != nil {
            out[cited.firstWord] = cited.endWord
        }
        return out
    }

    // MARK: - Units

    private static func duties(_ words: TextWords, _ field: TextPlace.Field) -> [Fact] {
        var out: [Fact] = []
        var index = 0
        while index < words.words.count {
            guard let duty = DutyReader.read(words, at: index) else {
                index += 1
                continue
            }
            let (start, end) = (words.words[duty.first].start, words.words[duty.end - 1].end)
            out.append(
                Fact(
                    kind: duty.kind, text: words.text(start, end), field: field, start: start, length: end - start,
                    names: duty.names))
            index = max(duty.end, index + 1)
        }
        return out
    }
}
