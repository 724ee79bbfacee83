internal import DocumentModel
internal import Foundation
internal import GRDB

/// What a ledger says of its files and pages; for `status`.
public struct LedgerReport: Sendable {
    let store: ArchiveStore

    public init(_ store: ArchiveStore) { self.store = store }

    /// - Throws: ``ArchiveError``
    public func summary() throws -> LedgerSummary {
        try store.read { database in
            var summary = LedgerSummary()
            for row in try Row.fetchAll(database, sql: "SELECT state, COUNT(*) AS files FROM file GROUP BY state") {
                guard let state = FileState(rawValue: row["state"]) else { continue }
                summary.files[state] = row["files"]
            }
            let pages = try Row.fetchOne(
                database,
                sql: """
                    SELECT COUNT(*) AS pages, SUM(state IN ('failed', 'timedOut')) AS failed, SUM(seconds) AS seconds,
                    MAX(peakMegabytes) AS peak FROM page
                    """)
            summary.pages = pages?["pages"] ?? 0
            summary.failedPages = pages?["failed"] ?? 0
            summary.seconds = pages?["seconds"] ?? 0
            summary.peakMegabytes = pages?["peak"] ?? 0
            return summary
        }
    }

    /// Files in one of the states, by path.
    public func files(in states: Set<FileState>) throws -> [FileEntry] {
        let marks = databaseQuestionMarks(count: states.count)
        return try store.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM file WHERE state IN (\(marks)) ORDER BY path",
                arguments: StatementArguments(states.map(\.rawValue))
            ).map(Self.entry)
        }
    }

    /// Reasons of the pages of a file that failed, by page number.
    public func failedPages(of contentHash: String) throws -> [(page: Int, reason: String)] {
        try store.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT number, reason FROM page WHERE contentHash = ? AND state IN ('failed', 'timedOut')
                    GROUP BY number ORDER BY number
                    """, arguments: [contentHash]
            ).map { ($0["number"], $0["reason"] ?? "") }
        }
    }

    /// Files whose bytes are those of another file, grouped.
    public func duplicates() throws -> [[String]] {
        try store.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT contentHash, path FROM file WHERE contentHash IN
                    (SELECT contentHash FROM file GROUP BY contentHash HAVING COUNT(*) > 1) ORDER BY contentHash, path
                    """)
        }.reduce(into: [(hash: String, paths: [String])]()) { groups, row in
            let hash: String = row["contentHash"]
            if groups.last?.hash == hash {
                groups[groups.count - 1].paths.append(row["path"])
            } else {
                groups.append((hash, [row["path"]]))
            }
        }.map(\.paths)
    }

    private static func entry(_ row: Row) -> FileEntry {
        FileEntry(
            path: row["path"], outputStem: row["outputStem"], state: FileState(rawValue: row["state"]) ?? .failed,
            reason: row["reason"], contentHash: row["contentHash"], pageCount: row["pageCount"], bytes: row["bytes"])
    }
}
