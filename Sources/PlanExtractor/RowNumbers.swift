import DocumentModel

/// Repairs the numbers of a table's rows by their sequence: `37` after `3.6` is `3.7`, `>1` below `5` is `5.1`.
enum RowNumbers {
    /// Only in a column that is named as one of numbers, and only where the repaired number is the next one.
    static func repair(_ rows: inout [Table.Row], columns: [String], isRecognised: Bool) -> [Correction] {
        guard isRecognised, let key = columns.first,
            HeaderRows.isKey(key)
        else { return [] }
        var corrections: [Correction] = []
        var last: [Int] = []
        var roman = 0
        for index in rows.indices {
            let printed = LayoutText.trimmed(rows[index].cells.first ?? "", of: " .)")
            guard !printed.isEmpty, !isContinued(rows[index]) else { continue }
            if let told = numeralOrOne(printed, at: index, in: rows) {
                if told != printed {
                    corrections.append(correction(of: rows[index], from: printed, to: told))
                    rows[index].cells[0] = told
                }
                if told == "I" { (roman, last) = (1, []) } else { last = [1] }
                continue
            }
            if let value = Label.romanValue(printed),
                value == roman + 1 || numbers(printed) == nil && !isFigures(printed, after: last)
            {
                (roman, last) = (value, [])
                continue
            }
            let read = numbers(printed)
            let filled = rows[index].cells.count { !$0.isEmpty }
            let expected = self.expected(after: last, roman: roman, prefersRoman: filled <= 2)
            let shape = self.shape(printed)
            // A deeper number than awaited is one whose parents are missing, unless the next number looks the same.
            let isDeeper = read.map { $0.count > last.count } ?? false
            let looksLikeNext = !last.isEmpty && expected.contains { self.shape($0.text) == shape }
            if let read, expected.contains(where: { $0.numbers == read }) || (isDeeper && !looksLikeNext) {
                last = read
                continue
            }
            // A seven may be read as Z as well as a two may.
            let shapes = [shape, self.shape(printed.replacing("Z", with: "7"))]
            if let fit = expected.first(where: { shapes.contains(self.shape($0.text)) }) {
                corrections.append(correction(of: rows[index], from: printed, to: fit.text))
                for place in rows[index].cells.indices.prefix(1) { rows[index].cells[place] = fit.text }
                if fit.isRoman { (roman, last) = (roman + 1, []) } else { last = fit.numbers }
            } else if let read {
                last = read
            }
        }
        return corrections
    }

    /// Whether a stroke that stands alone (`I`, `1`, `l`, `|`) is the numeral or the figure, by the number of the next
    /// row: nil when that does not tell.
    private static func numeralOrOne(_ printed: String, at index: Int, in rows: [Table.Row]) -> String? {
        guard printed.count == 1, shape(printed) == "1" else { return nil }
        let following = rows[(index + 1)...].filter { !($0.cells.first ?? "").isEmpty && !isContinued($0) }
            .map { LayoutText.trimmed($0.cells.first ?? "", of: " .)") }
        guard let next = following.first else { return nil }
        if next == "2" { return "1" }
        // The first of the numerals stands over rows that begin with 1.
        return next.count == 1 && shape(next) == "1" && following.contains("II") ? "I" : nil
    }

    /// Whether a numeral looks like the number that comes next: `II` after `10` is `11`.
    private static func isFigures(_ printed: String, after last: [Int]) -> Bool {
        guard last.count == 1, last[0] >= 10 else { return false }
        return shape(printed) == shape(String(last[0] + 1))
    }

    private static func correction(of row: Table.Row, from: String, to: String) -> Correction {
        Correction(
            page: row.provenance.first?.page ?? 1, wordBox: row.provenance.first?.box, from: from, to: to,
            rule: "sequence", score: 1)
    }

    private struct Expected {
        var text: String
        var numbers: [Int]
        var isRoman = false
    }

    /// What may come next: the successor at every depth, a first child, the next numeral.
    private static func expected(after last: [Int], roman: Int, prefersRoman: Bool) -> [Expected] {
        var out: [Expected] = []
        func add(_ numbers: [Int]) {
            out.append(Expected(text: numbers.map(String.init).joined(separator: "."), numbers: numbers))
        }
        if last.isEmpty { add([1]) } else { add(last + [1]) }
        for depth in stride(from: last.count, to: 0, by: -1) {
            add(Array(last.prefix(depth - 1)) + [last[depth - 1] + 1])
        }
        let numeral = Expected(text: Label.roman(roman + 1), numbers: [], isRoman: true)
        return prefersRoman ? [numeral] + out : out + [numeral]
    }

    private static func numbers(_ text: String) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let values = parts.compactMap { Int($0) }
        return values.count == parts.count && values.allSatisfy { (1...200).contains($0) } ? values : nil
    }

    private static func isContinued(_ row: Table.Row) -> Bool {
        row.spans.contains { $0.column == 0 && $0.continued }
    }

    /// The number with look-alikes made one and points left out.
    private static func shape(_ text: String) -> String {
        String(
            VietnameseText.withoutMarks(text).compactMap { character -> Character? in
                switch character {
                case "l", "I", "i", "|", "!", "1", "]", "[", "L", "J", "t": "1"
                case "O", "o", "0", "Q", "D": "0"
                case "S", "s", "5", ">", "§": "5"
                case "B", "8", "&": "8"
                case "Z", "z", "2": "2"
                case "g", "q", "9": "9"
                case "b", "6", "G": "6"
                case "A", "4": "4"
                case ".", ",", ":", " ", "'", "-", "_": nil
                case "H", "N": "H"
                default: character
                }
            }
        ).replacing("H", with: "11")
    }
}
