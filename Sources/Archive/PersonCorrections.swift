public import DocumentModel
internal import Foundation
internal import GRDB

/// What a person put right, kept by the file's content so that it survives every later run.
public struct PersonCorrection: Hashable, Sendable {
    /// SHA-256 of the file.
    public var contentHash: String
    public var page: Int
    /// Where the words stand; nil when they are told by the text alone, which must then be unique on the page.
    public var box: Box?
    public var from: String
    public var to: String

    public init(contentHash: String, page: Int, box: Box?, from: String, to: String) {
        self.contentHash = contentHash
        self.page = page
        self.box = box
        self.from = from
        self.to = to
    }
}

/// The corrections of an archive.
public struct PersonCorrections: Sendable {
    private let store: ArchiveStore

    public init(_ store: ArchiveStore) { self.store = store }

    /// Adds corrections; one for the same words again replaces the earlier one.
    ///
    /// - Throws: ``ArchiveError``
    public func add(_ corrections: [PersonCorrection]) throws {
        try store.write { database in
            for correction in corrections {
                try database.execute(
                    sql: """
                        DELETE FROM personCorrection WHERE contentHash = ? AND page = ? AND "from" = ?
                        AND x0 IS ? AND y0 IS ?
                        """,
                    arguments: [
                        correction.contentHash, correction.page, correction.from, correction.box?.x0,
                        correction.box?.y0,
                    ])
                try database.execute(
                    sql: """
                        INSERT INTO personCorrection (contentHash, page, x0, y0, x1, y1, "from", "to", madeAt)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        correction.contentHash, correction.page, correction.box?.x0, correction.box?.y0,
                        correction.box?.x1, correction.box?.y1, correction.from, correction.to, Date(),
                    ])
                try database.execute(
                    sql: "UPDATE file SET state = 'waiting' WHERE contentHash = ? AND state IN ('done', 'partial')",
                    arguments: [correction.contentHash])
            }
        }
    }

    /// The corrections of a file's content, in the order in which they were made.
    public func all(of contentHash: String) throws -> [PersonCorrection] {
        try store.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM personCorrection WHERE contentHash = ? ORDER BY id",
                arguments: [contentHash]
            ).map { row in
                var box: Box?
                if let x0 = row["x0"] as Double?, let y0 = row["y0"] as Double?, let x1 = row["x1"] as Double?,
                    let y1 = row["y1"] as Double?
                {
                    box = Box(x0: x0, y0: y0, x1: x1, y1: y1)
                }
                return PersonCorrection(
                    contentHash: row["contentHash"], page: row["page"], box: box, from: row["from"], to: row["to"])
            }
        }
    }
}
