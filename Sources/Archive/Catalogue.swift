internal import DocumentModel
internal import Foundation
internal import GRDB

/// Full-text search over the documents of an output folder.
public struct Catalogue: Sendable {
    private let store: ArchiveStore
    /// How many passages are taken from the index and weighed more closely.
    private static let candidates = 400

    public init(_ store: ArchiveStore) { self.store = store }

    /// The best passages for a query, best first.
    ///
    /// All words must be there; when no passage has them all, those with the most are given. Among them a phrase beats
    /// scattered words, a title beats running text, and words typed with marks beat their like with other marks.
    ///
    /// - Throws: ``ArchiveError``
    public func search(_ query: SearchQuery) throws -> [SearchHit] {
        guard !query.terms.isEmpty else { return [] }
        let all = try rows(for: query, needsAll: true)
        let hits = all.isEmpty ? try rows(for: query, needsAll: false) : all
        let ranking = SearchRanking(query)
        var ranked = hits.map { row in (row, ranking.score(of: row)) }
        ranked.removeAll { !$0.1.isOwn }
        if ranked.contains(where: { $0.1.isExact }) { ranked.removeAll { !$0.1.isExact } }
        ranked.sort { ($0.1.value, $1.0.identifier) > ($1.1.value, $0.0.identifier) }
        return ranked.prefix(query.limit).map { row, score in
            SearchHit(
                path: row.path, outputStem: row.stem, documentKind: row.documentKind, documentNumber: row.number,
                date: row.date, kind: row.kind, place: row.place, page: row.page, title: row.title,
                snippet: ranking.snippet(of: row.text.isEmpty ? row.title : row.text), score: score.value)
        }
    }

    /// A passage with its document, as the index gave it.
    struct Candidate {
        var identifier: Int64
        var path: String
        var stem: String
        var documentKind: String?
        var number: String?
        var date: String?
        var kind: String
        var place: String
        var page: Int?
        var title: String
        var text: String
        var context: String
        /// Okapi BM25 over title, text and context; greater is better.
        var relevance: Double
    }

    private func rows(for query: SearchQuery, needsAll: Bool) throws -> [Candidate] {
        var conditions = ["passageWords MATCH ?"]
        var arguments: [(any DatabaseValueConvertible)?] = [query.expression(needsAll: needsAll)]
        func add(_ condition: String, _ value: some DatabaseValueConvertible) {
            conditions.append(condition)
            arguments.append(value)
        }
        if let kind = query.kind { add("document.plainKind = ?", SearchWords.plain(kind)) }
        if let issuer = query.issuer { add("instr(document.plainIssuer, ?) > 0", SearchWords.plain(issuer)) }
        if let number = query.number { add("instr(lower(document.number), lower(?)) > 0", number) }
        if let year = query.year { add("document.year = ?", year) }
        // bm25() is less for better matches; its arguments weigh title, text and context.
        let sql = """
            SELECT passage.id, file.path, file.outputStem, document.kind AS documentKind, document.number,
            document.date, passage.kind, passage.place, passage.page, passage.title, passage.text, passage.context,
            -bm25(passageWords, 4.0, 1.0, 0.3) AS relevance
            FROM passageWords JOIN passage ON passage.id = passageWords.rowid
            JOIN file ON file.id = passage.fileId JOIN document ON document.fileId = passage.fileId
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY relevance DESC LIMIT \(Self.candidates)
            """
        return try store.read { database in
            try Row.fetchAll(database, sql: sql, arguments: StatementArguments(arguments)).map { row in
                Candidate(
                    identifier: row["id"], path: row["path"], stem: row["outputStem"],
                    documentKind: row["documentKind"], number: row["number"], date: row["date"], kind: row["kind"],
                    place: row["place"], page: row["page"], title: row["title"], text: row["text"],
                    context: row["context"], relevance: row["relevance"])
            }
        }
    }
}
