public import DocumentModel
internal import Foundation

/// Puts Vietnamese text right with a language model over syllables and a noise model of recognisers.
///
/// Bare text gets its marks; good text is changed only where the gain is worth the risk; text that a foreign model
/// recognised is read anew. Numbers, codes such as `294/QĐ-LĐTBXH`, addresses and labels stay as they are, and so does
/// every byte between words.
public struct DiacriticRepairer: Sendable {
    public let model: NGramModel
    public let settings: RepairSettings
    let noise: NoiseModel

    /// - Parameters:
    ///   - confusions: The noise model's prior; without it only words of the same base letters are weighed.
    ///   - symbols: Parts of document symbols whose marks are known.
    public init(
        model: NGramModel, settings: RepairSettings = .init(), confusions: ConfusionTable = .init(),
        symbols: DocumentSymbols = .init()
    ) {
        self.model = model
        self.settings = settings
        noise = NoiseModel(model: model, table: confusions, symbols: symbols, settings: settings.noise)
    }

    /// Opens a model with the table of confusions and the list of symbols beside it, if they are there.
    /// - Throws: `ModelError` when the model cannot be opened, or a table is there and cannot be read.
    public init(modelPath: String, settings: RepairSettings = .init()) throws(ModelError) {
        let model = try NGramModel(path: modelPath)
        let path = ConfusionTable.path(besideModel: modelPath)
        let table = FileManager.default.fileExists(atPath: path) ? try ConfusionTable(path: path) : ConfusionTable()
        self.init(
            model: model, settings: settings, confusions: table, symbols: DocumentSymbols(besideModel: modelPath))
    }

    /// Repairs plain text; each form feed starts the next page. `RepairStream` does the same for text of any length.
    ///
    /// - Parameter strippedFirst: Takes all marks off first and sets them anew.
    public func repair(text: String, strippedFirst: Bool = false) -> RepairedText {
        var stream = RepairStream(self, strippedFirst: strippedFirst)
        var result = RepairedText(text: "", changes: [], wasBare: false)
        var out: [UInt8] = []
        func take(_ part: RepairStream.Part) {
            out += part.bytes
            result.changes += part.changes
            result.doubts += part.doubts
        }
        var copy = text
        copy.withUTF8 { bytes in
            for part in stream.add(bytes) { take(part) }
        }
        for part in stream.finish() { take(part) }
        result.text = String(decoding: out, as: UTF8.self)
        result.wasBare = stream.wasBare
        result.regime = stream.regime
        return result
    }

    /// How the words of a page were recognised, judged from all of them; for `repair(lines:page:regime:)`.
    public func regime(of lines: [TextLine]) -> TextRegime {
        var text = JoinedLines(lines).text
        return text.withUTF8 { RepairPass(noise: noise, settings: settings, bytes: $0).judged().regime }
    }

    /// Repairs the lines of one page in reading order; context runs over line ends within a block.
    ///
    /// The recogniser's confidence raises the gain that a change needs, and its alternatives join the candidates. A word
    /// that was two becomes two, each with its part of the box; two that were one become one.
    /// - Parameters:
    ///   - regime: How the page was recognised; nil judges it from these lines.
    ///   - knowsConfidence: Whether the words' confidences say anything; those of a text file do not.
    public func repair(
        lines: [TextLine], page: Int, regime: TextRegime? = nil, knowsConfidence: Bool = true
    ) -> (lines: [TextLine], corrections: [Correction]) {
        let (lines, glued) = GluedWords(model: model).parted(lines, page: page)
        let joined = JoinedLines(lines)
        var text = joined.text
        let findings = text.withUTF8 { bytes -> [WordChange] in
            var pass = RepairPass(noise: noise, settings: settings, bytes: bytes)
            var judgement = pass.judged()
            if let regime { judgement.regime = regime }
            if settings.mode == .bare || settings.mode == .auto && judgement.isBare {
                pass.runBare(judgement)
            } else {
                var noisy = NoisyPass(
                    model: model, settings: settings, channel: noise.channel(judgement.regime))
                pass.runGated(&noisy, judgement, adapts: judgement.regime == .foreign) {
                    knowsConfidence ? joined.word(at: $0).map { lines[$0.line].words[$0.word] } : nil
                }
            }
            return pass.findings
        }
        var editor = LineEditor(lines: lines, joined: joined, page: page)
        for change in findings.reversed() where change.isChange { editor.apply(change) }
        return (editor.lines, glued + editor.corrections.reversed())
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
