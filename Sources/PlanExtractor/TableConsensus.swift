internal import DocumentModel
internal import Foundation

/// Puts back tone marks that recognition lost or mistook in texts which the tables of a document say again and again.
///
/// Small print loses marks in most places and keeps them in some: of `Hội đông 3` and `Hội đồng 3` the one with the mark
/// is right, since dirt rarely makes a tone mark and never the same one time after time. A mark taken for another
/// (`để tài` beside `đề tài`) is outvoted by a clear majority only. Places speak for each other when their whole cells
/// are alike, figures aside, or when a word without a capital stands beside the same words: names of persons and places
/// are never changed by a neighbour alone, nor by a cell that begins with one.
struct TableConsensus {
    /// A form counts when it is read so often …
    private static let leastCount = 4
    /// … and in one of so many of all places that share a neighbour …
    private static let neighbourShare = 4
    /// … or a whole cell or two neighbours: the same dirt on the same letter so often is no chance.
    private static let closeShare = 12
    /// Places that speak for each other, at least.
    private static let leastPlaces = 8
    /// A mark is taken for a misread one where another stands so many times as often.
    private static let majority = 2
    /// Shorter words have too many neighbours that differ in tone only.
    private static let shortestWord = 4
    /// Cells of more words are compared by neighbouring words only.
    private static let longestCell = 6

    /// How often each form stands at the places of a key, over all cells of all pages.
    private var forms: [String: [String: Int]] = [:]

    /// The pages with the words of recognised tables put right, and what was changed.
    static func repaired(_ pages: [PageReading]) -> (pages: [PageReading], corrections: [Correction]) {
        var consensus = TableConsensus()
        for page in pages where isRecognised(page) {
            for cell in page.tables.lazy.flatMap(\.cells) { consensus.count(cell) }
        }
        guard !consensus.forms.isEmpty else { return (pages, []) }
        var out = pages
        var corrections: [Correction] = []
        for page in pages.indices where isRecognised(pages[page]) {
            for table in pages[page].tables.indices {
                for cell in pages[page].tables[table].cells.indices {
                    corrections += consensus.repair(&out[page].tables[table].cells[cell], page: pages[page].number)
                }
            }
        }
        return (out, corrections)
    }

    /// Whether the page's words were read from its picture.
    static func isRecognised(_ page: PageReading) -> Bool {
        page.textOrigin != .digital && page.textOrigin != .plainText
    }

    private mutating func count(_ cell: TableGrid.Cell) {
        let cores = Self.cores(of: cell)
        for index in cores.indices {
            for key in Self.keys(of: cores, at: index) { forms[key.text, default: [:]][cores[index], default: 0] += 1 }
        }
    }

    private func repair(_ cell: inout TableGrid.Cell, page: Int) -> [Correction] {
        let cores = Self.cores(of: cell)
        var corrections: [Correction] = []
        var index = 0
        for line in cell.lines.indices {
            for place in cell.lines[line].words.indices {
                defer { index += 1 }
                let keys = Self.keys(of: cores, at: index)
                let better: String? = keys.lazy.compactMap { key in
                    self.better(cores[index], among: forms[key.text] ?? [:], by: key)
                }.first
                let word = cell.lines[line].words[place]
                guard let better, let range = word.text.range(of: cores[index]) else { continue }
                let text = word.text.replacingCharacters(in: range, with: better)
                cell.lines[line].words[place].text = text
                corrections.append(
                    Correction(page: page, wordBox: word.box, from: word.text, to: text, rule: "column", score: 1))
            }
        }
        return corrections
    }

    /// The form that the other places have for a word; nil when they speak for none, or for two.
    private func better(_ word: String, among forms: [String: Int], by key: Key) -> String? {
        let total = forms.values.reduce(0, +)
        guard total >= Self.leastPlaces else { return nil }
        func counts(_ form: String) -> Bool {
            let count = forms[form] ?? 0
            return count >= Self.leastCount && count * key.share >= total
        }
        if Self.isStroke(word) {
            // `Hội đồng l` beside `Hội đồng 1` and `Hội đồng 2`.
            let figures = forms.filter { $0.key.allSatisfy(\.isNumber) }.values.reduce(0, +)
            return word != "1" && figures >= Self.majority * (total - figures) ? "1" : nil
        }
        let bare = Self.toneless(word)
        if bare == word {
            guard word.count >= Self.shortestWord || key.isClose else { return nil }
            let marked = forms.keys.filter { $0 != word && Self.toneless($0) == word && counts($0) }
            return marked.count == 1 ? marked.first : nil
        }
        guard key.isClose, let count = forms[word] else { return nil }
        let best = forms.filter { $0.key != bare && Self.toneless($0.key) == bare }.max { $0.value < $1.value }
        guard let best, best.value >= Self.leastPlaces, best.value >= Self.majority * count else { return nil }
        return best.key
    }

    /// What a place is compared by.
    private struct Key {
        var text: String
        /// Whether it says enough that one mark read for another can be told.
        var isClose: Bool
        /// A form counts when it stands in one of so many of the places.
        var share: Int
    }

    private static func keys(of cores: [String], at index: Int) -> [Key] {
        var keys: [Key] = []
        if cores.count > 1, cores.count <= longestCell {
            let text = "\(index): " + cores.map(skeleton).joined(separator: " ")
            let isClose = cores.count > 2 && (isCommon(cores[index]) || index == 0 && beginsSentence(cores))
            keys.append(Key(text: text, isClose: isClose, share: closeShare))
        }
        guard isCommon(cores[index]) || beginsItem(cores, at: index) else { return keys }
        let own = skeleton(cores[index])
        func neighbour(_ offset: Int) -> String? {
            cores.indices.contains(index + offset) && !cores[index + offset].isEmpty ? cores[index + offset] : nil
        }
        let (before, after) = (neighbour(-1), neighbour(1))
        if let before, let second = neighbour(-2) {
            keys.append(
                Key(text: ">> \(skeleton(second)) \(skeleton(before)) \(own)", isClose: true, share: closeShare))
        }
        if let after, let second = neighbour(2) {
            keys.append(Key(text: "<< \(own) \(skeleton(after)) \(skeleton(second))", isClose: true, share: closeShare))
        }
        if let before, let after {
            keys.append(Key(text: "<> \(skeleton(before)) \(own) \(skeleton(after))", isClose: true, share: closeShare))
        }
        if let after, isCommon(after) {
            keys.append(Key(text: "< \(own) \(skeleton(after))", isClose: false, share: neighbourShare))
        }
        if let before, isCommon(before) {
            keys.append(Key(text: "> \(skeleton(before)) \(own)", isClose: false, share: neighbourShare))
        }
        return keys
    }

    /// The words of a cell without the punctuation around them.
    private static func cores(of cell: TableGrid.Cell) -> [String] {
        cell.lines.flatMap(\.words).map { LayoutText.trimmed($0.text, of: punctuation) }
    }

    private static let punctuation = ".,;:()“”\"'!?…"

    /// A word without a capital or figure.
    private static func isCommon(_ word: String) -> Bool {
        !word.isEmpty && word.allSatisfy { $0.isLetter && $0.isLowercase }
    }

    /// Whether it is of letters, two at least, small ones after the first.
    private static func isWord(_ text: String) -> Bool {
        text.count > 1 && text.allSatisfy(\.isLetter) && text.dropFirst().allSatisfy(\.isLowercase)
    }

    /// Whether the first word has its capital from where it stands: no other word has one, so that it is no name.
    private static func beginsSentence(_ cores: [String]) -> Bool {
        isWord(cores[0]) && cores.dropFirst().allSatisfy { !$0.contains(where: \.isUppercase) }
    }

    /// Whether a word has its capital because a cell or a numbered item begins with it: the next word has none.
    private static func beginsItem(_ cores: [String], at index: Int) -> Bool {
        guard isWord(cores[index]), cores[index].first?.isUppercase == true, cores.indices.contains(index + 1),
            isCommon(cores[index + 1])
        else { return false }
        return index == 0 || cores[index - 1].count <= 2 && cores[index - 1].allSatisfy(\.isNumber)
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
