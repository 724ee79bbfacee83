internal import DocumentModel
internal import Foundation
internal import GRDB

/// Puts a document's fields, sections and tables into the catalogue.
enum CatalogueWriter {
    static func replace(_ document: PlanDocument, fileId: Int64, in database: Database) throws {
        try remove(fileId, from: database)
        let header = document.header
        let year = header.date.flatMap { Int($0.prefix(4)) }
        try database.execute(
            sql: """
                INSERT INTO document (fileId, kind, superior, issuer, number, place, date, subject, signer, year,
                plainIssuer, plainKind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                fileId, header.kind, header.superior, header.issuer, header.number, header.place, header.date,
                header.subject, document.signatures.compactMap(\.name).joined(separator: "; "), year,
                SearchWords.plain([header.superior, header.issuer].compactMap { $0 }.joined(separator: " ")),
                SearchWords.plain(header.kind ?? ""),
            ])
        for passage in Passage.all(of: document) { try insert(passage, fileId: fileId, in: database) }
    }

    private static func insert(_ passage: Passage, fileId: Int64, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO passage (fileId, kind, place, page, title, text, context) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                fileId, passage.kind.rawValue, passage.place, passage.page, passage.title, passage.text,
                passage.context,
            ])
        try database.execute(
            sql: "INSERT INTO passageWords (rowid, title, text, context) VALUES (?, ?, ?, ?)",
            arguments: [
                database.lastInsertedRowID, SearchWords.plain(passage.title), SearchWords.plain(passage.text),
                SearchWords.plain(passage.context),
            ])
    }

    /// A contentless index forgets a row only when it is told the row's words again.
    private static func remove(_ fileId: Int64, from database: Database) throws {
        let rows = try Row.fetchAll(
            database, sql: "SELECT id, title, text, context FROM passage WHERE fileId = ?", arguments: [fileId])
        for row in rows {
            try database.execute(
                sql:
                    "INSERT INTO passageWords (passageWords, rowid, title, text, context) VALUES ('delete', ?, ?, ?, ?)",
                arguments: [
                    row["id"] as Int64, SearchWords.plain(row["title"]), SearchWords.plain(row["text"]),
                    SearchWords.plain(row["context"]),
                ])
        }
        try database.execute(sql: "DELETE FROM passage WHERE fileId = ?", arguments: [fileId])
        try database.execute(sql: "DELETE FROM document WHERE fileId = ?", arguments: [fileId])
    }
}
