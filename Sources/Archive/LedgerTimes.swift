public import Foundation
internal import GRDB

/// When the runs began that made a document.
public struct DocumentTimes: Hashable, Sendable {
    /// The latest run that read one of its pages.
    public var readAt: Date
    /// The present run.
    public var writtenAt: Date

    public init(readAt: Date, writtenAt: Date) {
        self.readAt = readAt
        self.writtenAt = writtenAt
    }
}

extension Ledger {
    /// When the pages of a content were read under these settings, and when this run began; for documentation only.
    ///
    /// - Throws: ``ArchiveError``
    public func times(of contentHash: String) throws -> DocumentTimes {
        try store.read { database in
            let written =
                try Date.fetchOne(database, sql: "SELECT startedAt FROM run WHERE id = ?", arguments: [run]) ?? Date()
            // The greatest key, not the latest time: a clock may have been set back between the runs.
            let read = try Date.fetchOne(
                database,
                sql: """
                    SELECT startedAt FROM run WHERE id =
                    (SELECT MAX(runId) FROM page WHERE contentHash = ? AND settingId = ?)
                    """,
                arguments: [contentHash, readingSetting])
            return DocumentTimes(readAt: read ?? written, writtenAt: written)
        }
    }
}
