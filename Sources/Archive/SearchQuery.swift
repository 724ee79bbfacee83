internal import Foundation

/// What a person looks for.
public struct SearchQuery: Hashable, Sendable {
    /// Words, and phrases between double quotes. Words typed with marks must stand so; bare words match any marks.
    public var text: String
    /// Kind of document, such as `kế hoạch`; marks and case do not matter.
    public var kind: String?
    /// Part of the issuing agency's name; marks and case do not matter.
    public var issuer: String?
    /// Part of the document's number.
    public var number: String?
    public var year: Int?
    /// The most hits to give.
    public var limit: Int

    public init(
        _ text: String, kind: String? = nil, issuer: String? = nil, number: String? = nil, year: Int? = nil,
        limit: Int = 20
    ) {
        self.text = text
        self.kind = kind
        self.issuer = issuer
        self.number = number
        self.year = year
        self.limit = limit
    }

    /// The words and phrases to find, each as typed.
    var terms: [[String]] {
        var terms: [[String]] = []
        for (index, part) in text.replacing("“", with: "\"").replacing("”", with: "\"")
            .split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        {
            let words = SearchWords.words(of: String(part)).map(String.init)
            if words.isEmpty { continue }
            // Every second part stands between quotes.
            terms += index.isMultiple(of: 2) ? words.map { [$0] } : [words]
        }
        return terms
    }

    /// The query in FTS5's language over words without marks.
    ///
    /// - Parameter needsAll: whether every term must be there, or any.
    func expression(needsAll: Bool) -> String {
        terms.map { "\"" + $0.map(SearchWords.plain).joined(separator: " ") + "\"" }
            .joined(separator: needsAll ? " AND " : " OR ")
    }
}

/// A passage that was found.
public struct SearchHit: Hashable, Sendable, Codable {
    /// Path of the source file as it was given to `convert`.
    public var path: String
    /// Path of the outputs below the output folder, without ending.
    public var outputStem: String
    public var documentKind: String?
    public var documentNumber: String?
    public var date: String?
    /// `header`, `section` or `table`.
    public var kind: String
    /// Id of the section or table; empty for the letterhead.
    public var place: String
    public var page: Int?
    public var title: String
    /// The words around the best match.
    public var snippet: String
    /// Greater is better; comparable within one search.
    public var score: Double
}
