internal import DocumentModel
internal import Foundation

/// Weighs the passages that the index found, by what it cannot see: phrases, order, marks.
struct SearchRanking {
    struct Score {
        var value: Double
        /// Whether every word that was typed with marks stands so.
        var isExact: Bool
        /// Whether the passage itself has a word of the query, and not only the titles above it.
        var isOwn: Bool
    }

    private let plainTerms: [[String]]
    private let markedWords: [String]
    /// All words of the query in order, without marks.
    private let plainWords: [String]
    private let hasMarks: Bool

    init(_ query: SearchQuery) {
        let terms = query.terms
        plainTerms = terms.map { $0.map(SearchWords.plain) }
        plainWords = plainTerms.flatMap(\.self)
        markedWords = terms.flatMap(\.self).filter(SearchWords.isMarked)
            .map { VietnameseText.composed($0).lowercased() }
        hasMarks = !markedWords.isEmpty
    }

    func score(of passage: Catalogue.Candidate) -> Score {
        let title = SearchWords.words(of: SearchWords.plain(passage.title)).map(String.init)
        let text = SearchWords.words(of: SearchWords.plain(passage.text)).map(String.init)
        var value = passage.relevance
        value += 8 * longestRun(in: title) * coverage(title)
        value += 4 * longestRun(in: text)
        if coverage(title) == 1 { value += 3 }
        // A long passage that holds everything is a worse answer than the section that is about it.
        value -= 0.4 * log2(1 + Double(title.count + text.count) / 40)
        return Score(value: value, isExact: isExact(passage), isOwn: coverage(title) + coverage(text) > 0)
    }

    /// Share of the query's words that the words hold.
    private func coverage(_ words: [String]) -> Double {
        let known = Set(words)
        return Double(plainWords.count(where: known.contains)) / Double(max(1, plainWords.count))
    }

    /// The longest piece of the query that stands in the words without a gap, as a share of the query.
    private func longestRun(in words: [String]) -> Double {
        var best = 0
        for start in words.indices {
            for first in plainWords.indices where words[start] == plainWords[first] {
                var length = 0
                while start + length < words.count, first + length < plainWords.count,
                    words[start + length] == plainWords[first + length]
                { length += 1 }
                best = max(best, length)
            }
        }
        return Double(best) / Double(max(1, plainWords.count))
    }

    private func isExact(_ passage: Catalogue.Candidate) -> Bool {
        guard hasMarks else { return true }
        let all = [passage.title, passage.text, passage.context].joined(separator: " ")
        let words = Set(SearchWords.words(of: VietnameseText.composed(all).lowercased()).map(String.init))
        return markedWords.allSatisfy(words.contains)
    }

    /// About thirty words of the text around the stretch with the most words of the query.
    func snippet(of text: String) -> String {
        let length = 30
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count > length else { return words.joined(separator: " ") }
        let wanted = Set(plainWords)
        let hits = words.map { word in
            SearchWords.words(of: SearchWords.plain(String(word))).contains { wanted.contains(String($0)) } ? 1 : 0
        }
        var sum = hits.prefix(length).reduce(0, +)
        var best = (sum: sum, start: 0)
        for start in 1...(words.count - length) {
            sum += hits[start + length - 1] - hits[start - 1]
            if sum > best.sum { best = (sum, start) }
        }
        let piece = words[best.start..<best.start + length].joined(separator: " ")
        return (best.start > 0 ? "… " : "") + piece + (best.start + length < words.count ? " …" : "")
    }
}
