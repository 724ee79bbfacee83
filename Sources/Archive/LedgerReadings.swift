public import DocumentModel
internal import Foundation
internal import GRDB

/// A content that was read, with the settings of its last reading.
public struct ReadContent: Hashable, Sendable {
    /// SHA-256.
    public var contentHash: String
    /// Files that have it, by path.
    public var paths: [String]
    /// What its reading depended on, as `convert` gave it to the ledger: one JSON text.
    public var readingSettings: String
    /// Key of the settings in the ledger.
    fileprivate var settingIdentifier: Int64
}

extension LedgerReport {
    /// Every content that was opened, by the path of its first file; copies are told together.
    ///
    /// - Throws: ``ArchiveError``
    public func readContents() throws -> [ReadContent] {
        try store.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT file.path, file.contentHash, file.readingSettingId AS setting, setting.value AS settings
                    FROM file JOIN setting ON setting.id = file.readingSettingId
                    WHERE file.contentHash IS NOT NULL ORDER BY file.path
                    """)
        }.reduce(into: (order: [String: Int](), contents: [ReadContent]())) { found, row in
            let hash: String = row["contentHash"]
            if let index = found.order[hash] {
                found.contents[index].paths.append(row["path"])
            } else {
                found.order[hash] = found.contents.count
                found.contents.append(
                    ReadContent(
                        contentHash: hash, paths: [row["path"]], readingSettings: row["settings"],
                        settingIdentifier: row["setting"]))
            }
        }.contents
    }

    /// The pages of a content as they were last read, by number; pages that failed are left out.
    ///
    /// - Throws: ``ArchiveError``
    public func readings(of content: ReadContent) throws -> [PageReading] {
        try store.readings(of: content.contentHash, setting: content.settingIdentifier)
    }
}

extension ArchiveStore {
    /// The pages of a content that were read under these settings, by number; pages that failed are left out.
    ///
    /// - Parameter run: the only run whose readings count; nil for all.
    /// - Throws: ``ArchiveError``
    func readings(of contentHash: String, setting: Int64, run: Int64? = nil) throws -> [PageReading] {
        try read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT reading FROM page WHERE contentHash = ? AND settingId = ? AND reading IS NOT NULL
                    AND (runId = ? OR ? IS NULL) ORDER BY number
                    """,
                arguments: [contentHash, setting, run, run])
        }.compactMap(ReadingCodec.reading)
    }
}
