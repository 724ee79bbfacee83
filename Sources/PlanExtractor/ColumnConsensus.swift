import DocumentModel
import Foundation

/// Puts back tone marks that recognition lost in texts which a table says again and again.
///
/// Small print loses marks in most places and keeps them in some: of `Hội đông 3` and `Hội đồng 3` in one column the one
/// with the mark is right, since dirt rarely makes a tone mark and never the same one time after time. Two places speak for
/// each other when their whole cells are alike (figures aside), or, for words without a capital, when they stand beside
/// the same word; names of persons and places are never changed by a neighbour alone.
enum ColumnConsensus {
    /// A form counts when it is read so often …
    private static let leastCount = 4
    /// … and in one of so many of all places.
    private static let leastShare = 4
    /// Places that speak for each other, at least.
    private static let leastPlaces = 8
    /// Shorter words have too many neighbours that differ in tone only.
    private static let shortestWord = 4
    /// Cells of more words are compared by neighbouring words only.
    private static let longestCell = 6

    static func repair(_ rows: inout [Table.Row]) -> [Correction] {
        var forms: [String: [String: Int]] = [:]
        for row in rows {
            for (column, text) in row.cells.enumerated() {
                let words = CellWords(text)
                for index in words.cores.indices {
                    for key in keys(of: words, at: index, column: column) {
                        forms[key, default: [:]][words.cores[index], default: 0] += 1
                    }
                }
            }
        }
        var corrections: [Correction] = []
        for index in rows.indices {
            for column in rows[index].cells.indices {
                let text = rows[index].cells[column]
                var words = CellWords(text)
                let keys = words.cores.indices.map { self.keys(of: words, at: $0, column: column) }
                for place in keys.indices {
                    let core = words.cores[place]
                    if let better = keys[place].lazy.compactMap({ self.better(core, among: forms[$0] ?? [:]) }).first {
                        words.replace(place, by: better)
                    }
                }
                guard words.text != text else { continue }
                rows[index].cells[column] = words.text
                let cell = rows[index].cellPlaces.indices.contains(column) ? rows[index].cellPlaces[column].first : nil
                corrections.append(
                    Correction(
                        page: cell?.page ?? rows[index].provenance.first?.page ?? 1, wordBox: cell?.box, from: text,
                        to: words.text, rule: "column", score: 1))
            }
        }
        return corrections
    }

    /// The form that the other places have for a word; nil when they speak for none, or for two.
    private static func better(_ word: String, among forms: [String: Int]) -> String? {
        let total = forms.values.reduce(0, +)
        guard total >= leastPlaces else { return nil }
        func counts(_ form: String) -> Bool {
            let count = forms[form] ?? 0
            return count >= leastCount && count * leastShare >= total
        }
        if isStroke(word) {
            // `Hội đồng l` beside `Hội đồng 1`.
            let figure = forms["1"] ?? 0
            return word != "1" && counts("1") && forms.values.allSatisfy { $0 <= figure } ? "1" : nil
        }
        guard word.count >= shortestWord, toneless(word) == word else { return nil }
        let marked = forms.keys.filter { $0 != word && toneless($0) == word && counts($0) }
        return marked.count == 1 ? marked.first : nil
    }

    private static func keys(of words: CellWords, at index: Int, column: Int) -> [String] {
        var keys: [String] = []
        if words.cores.count > 1, words.cores.count <= longestCell {
            keys.append("\(column) \(index): " + words.cores.map(skeleton).joined(separator: " "))
        }
        guard isCommon(words.cores[index]) else { return keys }
        if index + 1 < words.cores.count, isCommon(words.cores[index + 1]) {
            keys.append("< \(skeleton(words.cores[index])) \(skeleton(words.cores[index + 1]))")
        }
        if index > 0, isCommon(words.cores[index - 1]) {
            keys.append("> \(skeleton(words.cores[index - 1])) \(skeleton(words.cores[index]))")
        }
        return keys
    }

    /// A word without a capital or figure.
    private static func isCommon(_ word: String) -> Bool {
        !word.isEmpty && word.allSatisfy { $0.isLetter && $0.isLowercase }
    }

    private static func isStroke(_ word: String) -> Bool { word.count == 1 && word.allSatisfy { "1Il|i".contains($0) } }

    /// The word without marks, every figure alike.
    private static func skeleton(_ word: String) -> String {
        isStroke(word) ? "#" : String(LayoutText.folded(word).map { $0.isNumber ? "#" : $0 })
    }

    /// The word without its tone mark; circumflex, breve and horn stay.
    private static func toneless(_ word: String) -> String {
        String(
            String.UnicodeScalarView(
                word.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !tones.contains($0.value) })
        ).precomposedStringWithCanonicalMapping
    }

    /// Grave, acute, tilde, hook above, dot below.
    private static let tones: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]
}

/// The words of a cell, which can be changed without touching blanks, line breaks and punctuation.
private struct CellWords {
    private(set) var text: String
    /// Words without the punctuation around them.
    private(set) var cores: [String]
    /// Words with it, and the single blanks or line breaks after each.
    private var pieces: [(word: String, after: String)]

    init(_ text: String) {
        self.text = text
        pieces = []
        var word = ""
        for character in text {
            if character == " " || character == "\n" {
                pieces.append((word, String(character)))
                word = ""
            } else {
                word.append(character)
            }
        }
        pieces.append((word, ""))
        cores = pieces.map { LayoutText.trimmed($0.word, of: Self.punctuation) }
    }

    private static let punctuation = ".,;:()“”\"'!?…"

    mutating func replace(_ index: Int, by core: String) {
        guard let range = pieces[index].word.range(of: cores[index]) else { return }
        pieces[index].word.replaceSubrange(range, with: core)
        cores[index] = core
        text = pieces.map { $0.word + $0.after }.joined()
    }
}
