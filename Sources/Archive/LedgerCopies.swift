internal import Foundation
internal import GRDB

/// What a watched folder asks of a ledger: names that are taken, and files whose content is converted already.
public struct LedgerCopies: Sendable {
    private let store: ArchiveStore

    public init(_ store: ArchiveStore) { self.store = store }

    /// The path of the outputs of every known file, by its own path.
    ///
    /// - Throws: ``ArchiveError``
    public func outputStems() throws -> [String: String] {
        try store.read { database in
            Dictionary(
                try Row.fetchAll(database, sql: "SELECT path, outputStem FROM file").map {
                    ($0["path"] as String, $0["outputStem"] as String)
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Files that were done with these settings, as they were then.
    ///
    /// - Throws: ``ArchiveError``
    public func doneStamps(readingSettings: String, outputSettings: String) throws -> [String: FileStamp] {
        try store.read { database in
            Dictionary(
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT file.path, file.bytes, file.modifiedAt FROM file
                        JOIN setting AS reading ON reading.id = file.readingSettingId
                        JOIN setting AS output ON output.id = file.outputSettingId
                        WHERE file.state = 'done' AND reading.value = ? AND output.value = ?
                        AND file.bytes IS NOT NULL AND file.modifiedAt IS NOT NULL
                        """,
                    arguments: [readingSettings, outputSettings]
                ).map { row in
                    (row["path"] as String, FileStamp(bytes: row["bytes"], modified: row["modifiedAt"]))
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// A file with outputs that has the content of another one; nil when there is none.
    ///
    /// One that was made with other settings counts only while its source is there, for it is then made anew itself.
    ///
    /// - Parameter path: the file that is asked for; it is no copy of itself.
    /// - Throws: ``ArchiveError``
    public func original(
        of contentHash: String, besides path: String, readingSettings: String, outputSettings: String
    ) throws -> String? {
        try store.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT file.path AS path, (reading.value = ? AND output.value = ?) AS isSame FROM file
                    LEFT JOIN setting AS reading ON reading.id = file.readingSettingId
                    LEFT JOIN setting AS output ON output.id = file.outputSettingId
                    WHERE file.contentHash = ? AND file.path <> ? AND file.state IN ('done', 'partial', 'waiting')
                    AND EXISTS (SELECT 1 FROM output WHERE fileId = file.id) ORDER BY file.id
                    """,
                arguments: [readingSettings, outputSettings, contentHash, path])
        }.first { row in
            row["isSame"] as Bool? == true || FileManager.default.fileExists(atPath: row["path"])
        }.map { $0["path"] }
    }

    /// Enters a file that is not converted because another one has its content.
    ///
    /// - Throws: ``ArchiveError``
    public func enter(copy path: String, outputStem: String, contentHash: String, of original: String) throws {
        let stamp = FileStamp(path: path)
        try store.write { database in
            try database.execute(
                sql: """
                    INSERT INTO file (path, outputStem, bytes, modifiedAt, contentHash, mediaType, pageCount, state,
                    readingSettingId, outputSettingId, runId)
                    SELECT ?, ?, ?, ?, ?, mediaType, pageCount, 'done', readingSettingId, outputSettingId, runId
                    FROM file WHERE path = ?
                    ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes, modifiedAt = excluded.modifiedAt,
                    contentHash = excluded.contentHash, state = 'done', reason = NULL
                    """,
                arguments: [path, outputStem, stamp?.bytes, stamp?.modified, contentHash, original])
        }
    }
}
