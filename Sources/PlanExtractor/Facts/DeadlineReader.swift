import DocumentModel

/// Reads deadlines: `trước ngày 15/01/2022`, `chậm nhất ngày 30/11 hằng năm`, `trong vòng 05 ngày làm việc`.
enum DeadlineReader {
    struct Deadline {
        var time: TimeExpression?
        /// A span of days, when it is counted from an event.
        var span: QuantityReader.Quantity?
        var end: Int
    }

    static func read(_ words: TextWords, at index: Int) -> Deadline? {
        guard let behind = trigger(words, at: index) else { return nil }
        if let time = CalendarReader.read(words, at: behind.index), time.from != nil || time.to != nil {
            guard !behind.needsMonth || !isYear(time) else { return nil }
            return Deadline(time: time, end: time.end)
        }
        guard behind.takesSpan, let span = QuantityReader.read(words, at: behind.index), let unit = span.unit,
            unit.hasPrefix("ngày") || ["tháng", "giờ", "tuần"].contains(unit)
        else { return nil }
        return Deadline(span: span, end: span.end)
    }

    private static func isYear(_ time: TimeExpression) -> Bool {
        (time.from?.count ?? 0) == 4 && time.from?.hasPrefix("-") == false
    }

    /// The index behind the words that announce a deadline.
    ///
    /// - Returns: `needsMonth` when a year alone makes no deadline of it; `takesSpan` when a number of days may follow.
    private static func trigger(_ words: TextWords, at index: Int) -> (index: Int, needsMonth: Bool, takesSpan: Bool)? {
        let word = words.words[index]
        guard word.closing.isEmpty || word.closing == ":" else { return nil }
        switch word.text.lowercased() {
        case "trước": return before(words, at: index + 1)
        case "xong", "hoàn":
            var next = index + 1
            if word.folded == "hoan" {
                guard words.folded(next) == "thanh", words.words[next].closing.isEmpty else { return nil }
                next += 1
            }
            if words.folded(next) == "trong", next < words.words.count {
                return (skipped(words, next + 1), false, true)
            }
            guard words.folded(next) == "truoc" else { return nil }
            return before(words, at: next + 1)
        case "chậm", "muộn":
            guard words.folded(index + 1) == "nhat" else { return nil }
            var next = index + 2
            while ["la", "vao", "den", "truoc", "trong", "het"].contains(words.folded(next)), next < index + 6 {
                next += 1
            }
            return (next, false, true)
        case "trong":
            if ["vong", "thoi"].contains(words.folded(index + 1)) {
                let isTerm =
                    words.matches(["thoi", "han"], at: index + 1) || words.matches(["thoi", "gian"], at: index + 1)
                return (index + (isTerm || words.folded(index + 1) == "thoi" ? 3 : 2), false, true)
            }
            guard ["quy", "thang", "tuan"].contains(words.folded(index + 1)) else { return nil }
            return (index + 1, true, false)
        case "hạn", "thời":
            return label(words, at: index)
        default: return nil
        }
    }

    private static func before(_ words: TextWords, at index: Int) -> (index: Int, needsMonth: Bool, takesSpan: Bool) {
        var next = index
        // `trước 16 giờ 00 ngày …`, `trước 17h00 ngày …`
        var hour = next
        while hour < min(next + 4, words.words.count),
            words.words[hour].text.first?.isNumber == true || words.folded(hour) == "gio"
        {
            hour += 1
        }
        if hour > next, words.folded(hour) == "ngay" { next = hour }
        return (next, false, false)
    }

    private static func skipped(_ words: TextWords, _ index: Int) -> Int {
        words.matches(["thoi", "gian"], at: index) || words.matches(["thoi", "han"], at: index) ? index + 2 : index
    }

    /// `Thời gian hoàn thành: Quý IV`, `Thời hạn: …`, `Hạn hoàn thành: …`.
    private static func label(_ words: TextWords, at index: Int) -> (index: Int, needsMonth: Bool, takesSpan: Bool)? {
        // `hạn chót 13/10/2017`, `thời hạn cuối cùng là ngày …`
        for head in [["han", "chot"], ["han", "cuoi"], ["han", "cuoi", "cung"]] where words.matches(head, at: index) {
            let next = index + head.count
            guard words.words[next - 1].closing.isEmpty else { break }
            return (["la", "den"].contains(words.folded(next)) ? next + 1 : next, false, false)
        }
        for last in index..<min(index + 5, words.words.count) {
            guard words.words[last].closing == ":" else {
                if words.words[last].closing.isEmpty { continue }
                return nil
            }
            let said = (index...last).map { words.folded($0) }.joined(separator: " ")
            guard
                said.hasPrefix("han ") || said == "han" || said.hasPrefix("thoi han")
                    || said.hasPrefix("thoi gian hoan thanh")
            else {
                return nil
            }
            var next = last + 1
            if words.folded(next) == "truoc" || words.folded(next) == "trong" { next += 1 }
            return (next, false, true)
        }
        return nil
    }
}
