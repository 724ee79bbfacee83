public import DocumentModel
internal import Foundation
internal import GRDB

/// What was done to which file: the memory that lets a batch go on where it was stopped.
///
/// Pages are kept by the file's content and by what their reading depends on, so that a file that was renamed, a copy
/// of it, or a run with other formats reads no page again.
public final class Ledger: Sendable {
    public let store: ArchiveStore
    /// The run that entries belong to.
    let run: Int64
    /// What readings depend on.
    let readingSetting: Int64
    /// What outputs depend on.
    private let outputSetting: Int64
    /// Whether nothing of earlier runs is used.
    private let isFresh: Bool

    /// Begins a run.
    ///
    /// - Parameters:
    ///   - tool: name and version of the program.
    ///   - readingSettings: everything that a page's reading depends on, in one fixed form.
    ///   - outputSettings: everything else that the outputs depend on.
    ///   - isFresh: whether what earlier runs read is left unused.
    /// - Throws: ``ArchiveError``
    public init(
        store: ArchiveStore, tool: String, readingSettings: String, outputSettings: String, isFresh: Bool = false
    ) throws {
        self.store = store
        self.isFresh = isFresh
        (run, readingSetting, outputSetting) = try store.write { database in
            let reading = try Self.setting(readingSettings, in: database)
            let output = try Self.setting(outputSettings, in: database)
            try database.execute(
                sql: "INSERT INTO run (tool, settingId, startedAt) VALUES (?, ?, ?)",
                arguments: [tool, reading, Date()])
            return (database.lastInsertedRowID, reading, output)
        }
    }

    private static func setting(_ value: String, in database: Database) throws -> Int64 {
        try database.execute(sql: "INSERT OR IGNORE INTO setting (value) VALUES (?)", arguments: [value])
        return try Int64.fetchOne(database, sql: "SELECT id FROM setting WHERE value = ?", arguments: [value]) ?? 0
    }

    /// Closes the run with how it ended.
    public func end(outcome: String) throws {
        try store.write { database in
            try database.execute(
                sql: "UPDATE run SET endedAt = ?, outcome = ? WHERE id = ?", arguments: [Date(), outcome, run])
        }
    }

    /// Whether the file is done under these settings: the same bytes by size and time, and all its outputs in place.
    ///
    /// - Parameter outputFolder: where the outputs lie.
    public func isDone(path: String, stem: String, outputFolder: String) throws -> Bool {
        guard !isFresh, let stamp = FileStamp(path: path) else { return false }
        return try store.read { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT id FROM file WHERE path = ? AND outputStem = ? AND bytes = ? AND modifiedAt = ?
                        AND state = 'done' AND readingSettingId = ? AND outputSettingId = ?
                        """,
                    arguments: [path, stem, stamp.bytes, stamp.modified, readingSetting, outputSetting])
            else { return false }
            let id: Int64 = row["id"]
            let outputs = try Row.fetchAll(
                database, sql: "SELECT path, bytes FROM output WHERE fileId = ?", arguments: [id])
            return outputs.allSatisfy { output in
                FileStamp(path: "\(outputFolder)/\(output["path"] as String)")?.bytes == output["bytes"] as Int
            }
        }
    }

    /// Enters the files of a batch that are not yet known.
    public func enter(_ files: [(path: String, stem: String)]) throws {
        try store.write { database in
            for file in files {
                try database.execute(
                    sql: """
                        INSERT INTO file (path, outputStem, state, runId) VALUES (?, ?, 'waiting', ?)
                        ON CONFLICT (path) DO UPDATE SET outputStem = excluded.outputStem
                        """,
                    arguments: [file.path, file.stem, run])
            }
        }
    }

    /// Notes that a file was opened.
    public func opened(path: String, stamp: FileStamp?, contentHash: String, mediaType: String, pageCount: Int) throws {
        try store.write { database in
            try database.execute(
                sql: """
                    UPDATE file SET bytes = ?, modifiedAt = ?, contentHash = ?, mediaType = ?, pageCount = ?,
                    state = 'reading', reason = NULL, readingSettingId = ?, outputSettingId = ?, runId = ?
                    WHERE path = ?
                    """,
                arguments: [
                    stamp?.bytes, stamp?.modified, contentHash, mediaType, pageCount, readingSetting, outputSetting,
                    run, path,
                ])
        }
    }

    /// The pages of this content that were read before under these settings.
    public func readings(of contentHash: String) throws -> [PageReading] {
        try store.readings(of: contentHash, setting: readingSetting, run: isFresh ? run : nil)
    }

    /// Keeps a page, or that it failed.
    public func keep(_ page: PageEntry) throws {
        let blob = try page.reading.map(ReadingCodec.data)
        let words = page.reading?.allLines.flatMap(\.words) ?? []
        let confidence = PageConfidence(words: words)
        try store.write { database in
            try database.execute(
                sql: """
                    INSERT INTO page (contentHash, settingId, number, state, reason, attempts, seconds, peakMegabytes,
                    meanConfidence, lowConfidence, words, runId, reading) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (contentHash, settingId, number) DO UPDATE SET state = excluded.state,
                    reason = excluded.reason, attempts = attempts + 1, seconds = excluded.seconds,
                    peakMegabytes = excluded.peakMegabytes, meanConfidence = excluded.meanConfidence,
                    lowConfidence = excluded.lowConfidence, words = excluded.words, runId = excluded.runId,
                    reading = excluded.reading
                    """,
                arguments: [
                    page.contentHash, readingSetting, page.number, page.state.rawValue, page.reason, page.seconds,
                    page.peakMegabytes, confidence?.mean, confidence?.p5, words.count, run, blob,
                ])
        }
    }

    /// Notes that a file could not be read or written.
    public func failed(path: String, reason: String) throws {
        try store.write { database in
            try database.execute(
                sql: "UPDATE file SET state = 'failed', reason = ?, runId = ? WHERE path = ?",
                arguments: [reason, run, path])
        }
    }

    /// Notes that a file's outputs are written, and indexes the document, in one step.
    public func finished(path: String, document: PlanDocument, outputs: [OutputEntry]) throws {
        let state: FileState =
            switch document.status {
            case .complete: .done
            case .partial: .partial
            case .failed: .failed
            }
        let failures = document.pages.count { $0.status == .failed || $0.status == .timedOut }
        let reason = failures > 0 ? "\(failures) of \(document.pages.count) pages failed" : nil
        try store.write { database in
            guard
                let id = try Int64.fetchOne(database, sql: "SELECT id FROM file WHERE path = ?", arguments: [path])
            else { return }
            try database.execute(
                sql: "UPDATE file SET state = ?, reason = ?, runId = ? WHERE id = ?",
                arguments: [state.rawValue, reason, run, id])
            try database.execute(sql: "DELETE FROM output WHERE fileId = ?", arguments: [id])
            for output in outputs {
                try database.execute(
                    sql: "INSERT INTO output (fileId, path, bytes) VALUES (?, ?, ?)",
                    arguments: [id, output.path, output.bytes])
            }
            try CatalogueWriter.replace(document, fileId: id, in: database)
        }
    }
}
