public import DocumentModel

/// Gathers the words and cells of many pages that are expected to hold the most errors.
///
/// Keeps no more than the limit, so that an archive of any size passes through it.
public struct ReviewSelection {
    private let limit: Int
    private var pages: [Review.Page] = []
    private var entries: [Review.Entry] = []
    private var doubtfulCount = 0

    /// An entry of less than one expected error in so many is not shown.
    private static let least = 0.02
    /// Words of a cell from this many expected errors on are marked in its picture.
    private static let leastMarked = 0.15
    /// Other readings are offered for texts of at most so many words; a long text is easier typed in than compared.
    private static let longestSuggested = 6

    /// - Parameter limit: most entries, and most pages, that are kept.
    public init(limit: Int) { self.limit = max(1, limit) }

    /// Adds a page that was read.
    public mutating func add(_ reading: PageReading, path: String, contentHash: String) {
        let errors = ExpectedErrors(reading)
        let words = reading.allLines.flatMap(\.words)
        add(
            Review.Page(
                path: path, number: reading.number, wordCount: words.count, expectedErrors: errors.of(words)))
        for line in reading.lines {
            for word in line.words {
                let sum = errors.of(word)
                guard sum >= Self.least else { continue }
                let hasPlace = word.box.area > 0 && reading.textOrigin != .plainText
                var entry = Review.Entry(
                    kind: .word, path: path, contentHash: contentHash, page: reading.number,
                    box: hasPlace ? word.box : nil, text: word.text, line: line.text,
                    suggestions: suggestions(for: [word], errors: errors), expectedErrors: sum)
                entry.marks = hasPlace ? [word.box] : []
                add(entry)
            }
        }
        for cell in reading.tables.flatMap(\.cells) {
            let words = cell.lines.flatMap(\.words)
            let sum = errors.of(words)
            guard sum >= Self.least else { continue }
            var entry = Review.Entry(
                kind: .cell, path: path, contentHash: contentHash, page: reading.number, box: cell.box,
                text: words.map(\.text).joined(separator: " "), suggestions: suggestions(for: words, errors: errors),
                expectedErrors: sum)
            entry.marks = words.filter { errors.of($0) >= Self.leastMarked }.map(\.box)
            add(entry)
        }
    }

    /// Adds a page that could not be read: it stands before all others.
    public mutating func addFailure(page: Int, reason: String, path: String) {
        add(Review.Page(path: path, number: page, wordCount: 0, expectedErrors: .infinity, failure: reason))
    }

    /// Pages and entries, worst first; equal ones by path and page.
    public func review() -> Review {
        Review(
            pages: Array(pages.sorted(by: Self.isWorse).prefix(limit)),
            entries: Array(entries.sorted(by: Self.isWorse).prefix(limit)), doubtfulCount: doubtfulCount)
    }

    private mutating func add(_ page: Review.Page) {
        guard page.expectedErrors > 0 else { return }
        pages.append(page)
        if pages.count >= 4 * limit { pages = Array(pages.sorted(by: Self.isWorse).prefix(limit)) }
    }

    private mutating func add(_ entry: Review.Entry) {
        doubtfulCount += 1
        entries.append(entry)
        if entries.count >= 4 * limit { entries = Array(entries.sorted(by: Self.isWorse).prefix(limit)) }
    }

    /// The whole text with one word as it was before repair, or as the recogniser weighed it; at most four.
    private func suggestions(for words: [Word], errors: ExpectedErrors) -> [String] {
        guard words.count <= Self.longestSuggested else { return [] }
        var found: [String] = []
        for (index, word) in words.enumerated() {
            let before = errors.change(of: word).map { [$0.from] } ?? []
            for other in before + word.alternatives.prefix(3).map(\.text) {
                var texts = words.map(\.text)
                texts[index] = other
                let text = texts.joined(separator: " ")
                let known = found + [words.map(\.text).joined(separator: " ")]
                let isNew = !known.contains { $0.unicodeScalars.elementsEqual(text.unicodeScalars) }
                if isNew, found.count < 4 { found.append(text) }
            }
        }
        return found
    }

    private static func isWorse(_ one: Review.Page, _ other: Review.Page) -> Bool {
        if one.expectedErrors != other.expectedErrors { return one.expectedErrors > other.expectedErrors }
        return (one.path, one.number) < (other.path, other.number)
    }

    private static func isWorse(_ one: Review.Entry, _ other: Review.Entry) -> Bool {
        if one.expectedErrors != other.expectedErrors { return one.expectedErrors > other.expectedErrors }
        if (one.path, one.page) != (other.path, other.page) { return (one.path, one.page) < (other.path, other.page) }
        return (one.box?.y0 ?? 0, one.box?.x0 ?? 0) < (other.box?.y0 ?? 0, other.box?.x0 ?? 0)
    }
}
