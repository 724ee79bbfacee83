internal import DocumentModel

/// Phrases that mean the same in titles of plans of different years.
public struct TitleSynonyms: Hashable, Sendable, Codable {
    /// Folded words of each phrase and those that stand for them, longest phrase first.
    private var replacements: [Replacement] = []

    private struct Replacement: Hashable, Sendable, Codable {
        var phrase: [String]
        var standard: [String]
    }

    /// No synonyms.
    public init() {}

    /// Adds lines of phrases separated by tabs that mean the same; the first one stands for all. Lines that begin with
    /// `#` and empty ones are passed over.
    ///
    /// - Returns: the lines that hold fewer than two phrases, as they are.
    public mutating func add(tabSeparated text: String) -> [String] {
        var unusable: [String] = []
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let phrases = line.split(separator: "\t").map(Self.words).filter { !$0.isEmpty }
            guard phrases.count > 1 else {
                unusable.append(String(line))
                continue
            }
            for phrase in phrases.dropFirst() where phrase != phrases[0] {
                replacements.append(Replacement(phrase: phrase, standard: phrases[0]))
            }
        }
        replacements.sort { ($0.phrase.count, $1.phrase.joined()) > ($1.phrase.count, $0.phrase.joined()) }
        return unusable
    }

    /// Folded words with every known phrase replaced by the one that stands for it.
    func standard(_ words: [String]) -> [String] {
        guard !replacements.isEmpty else { return words }
        var out: [String] = []
        var index = 0
        while index < words.count {
            let match = replacements.first { replacement in
                words.count - index >= replacement.phrase.count
                    && words[index..<(index + replacement.phrase.count)].elementsEqual(replacement.phrase)
            }
            if let match {
                out += match.standard
                index += match.phrase.count
            } else {
                out.append(words[index])
                index += 1
            }
        }
        return out
    }

    private static func words(_ phrase: Substring) -> [String] {
        VietnameseText.folded(String(phrase)).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
