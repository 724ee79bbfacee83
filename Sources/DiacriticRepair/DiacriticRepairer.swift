public import DocumentModel

/// Puts right the marks of Vietnamese text with a trigram model over syllables.
///
/// Numbers, codes such as `294/QĐ-LĐTBXH`, addresses, labels, abbreviations and foreign words stay as they are, and so
/// does every byte between words.
public struct DiacriticRepairer: Sendable {
    public let model: NGramModel
    public let settings: RepairSettings

    public init(model: NGramModel, settings: RepairSettings = .init()) {
        self.model = model
        self.settings = settings
    }

    /// Repairs plain text; each form feed starts the next page.
    ///
    /// - Parameters:
    ///   - text: Any length; it is decoded sentence by sentence.
    ///   - strippedFirst: Takes all marks off first and sets them anew.
    public func repair(text: String, strippedFirst: Bool = false) -> RepairedText {
        var source = strippedFirst ? VietnameseText.withoutMarks(text) : text
        return source.withUTF8 { bytes in
            var pass = RepairPass(
                model: model, settings: settings, bytes: bytes, mode: strippedFirst ? .bare : settings.mode)
            pass.run(evidence: { _ in nil })
            return RepairedText(
                text: pass.repairedText(),
                changes: pass.changes.map { change in
                    RepairedText.Change(
                        correction: change.correction(),
                        utf8Range: change.range, line: change.line)
                }, wasBare: pass.isBare)
        }
    }

    /// Repairs the lines of one page in reading order; context runs over line ends within a block.
    ///
    /// The recogniser's confidence raises the gain that a change needs, and its alternatives join the candidates.
    public func repair(lines: [TextLine], page: Int) -> (lines: [TextLine], corrections: [Correction]) {
        let (lines, glued) = GluedWords(model: model).parted(lines, page: page)
        let joined = JoinedLines(lines)
        var text = joined.text
        let changes = text.withUTF8 { bytes -> [WordChange] in
            var pass = RepairPass(model: model, settings: settings, bytes: bytes, mode: settings.mode)
            pass.run(evidence: { joined.word(at: $0).map { lines[$0.line].words[$0.word] } })
            return pass.changes
        }
        var out = lines
        var corrections: [Correction] = []
        // From the last change to the first, so that earlier places stay true within a word.
        for change in changes.reversed() {
            let range = change.range
            guard let place = joined.word(at: range.lowerBound) else { continue }
            var utf8 = Array(out[place.line].words[place.word].text.utf8)
            let start = range.lowerBound - place.start
            utf8.replaceSubrange(start..<start + range.count, with: Array(change.to.utf8))
            out[place.line].words[place.word].text = String(decoding: utf8, as: UTF8.self)
            corrections.append(change.correction(page: page, box: lines[place.line].words[place.word].box))
        }
        return (out, glued + corrections.reversed())
    }
}

/// The words of many lines as one text, with the way back from a byte to its word.
struct JoinedLines {
    var text = ""
    private var starts: [Int] = []
    private var places: [(line: Int, word: Int)] = []

    init(_ lines: [TextLine]) {
        var length = 0
        for (lineIndex, line) in lines.enumerated() {
            if lineIndex > 0 {
                // An empty line ends the context between blocks.
                let gap = line.block == lines[lineIndex - 1].block ? "\n" : "\n\n"
                text += gap
                length += gap.utf8.count
            }
            for (wordIndex, word) in line.words.enumerated() {
                if wordIndex > 0 {
                    text += " "
                    length += 1
                }
                starts.append(length)
                places.append((lineIndex, wordIndex))
                text += word.text
                length += word.text.utf8.count
            }
        }
    }

    /// The word that holds a byte, and where the word starts.
    func word(at offset: Int) -> (line: Int, word: Int, start: Int)? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        return (places[low - 1].line, places[low - 1].word, starts[low - 1])
    }
}
