internal import Foundation
internal import GRDB

#if canImport(Glibc)
    internal import Glibc
#endif

/// The SQLite file of an output folder: the ledger of what was done and the catalogue of what was found.
///
/// Write-ahead logging, so that readers (`status`, `search`) never wait for a running batch, and a process that is
/// killed leaves the last whole transaction. The file is plain SQLite; docs/archive.md describes its tables.
public final class ArchiveStore: Sendable {
    public static let fileName = "sohoa.sqlite"

    /// Path of the database file.
    public let path: String
    let database: DatabasePool
    private let fileNumber: UInt64

    /// Opens the archive of a folder; makes it when it is missing.
    ///
    /// - Parameter mustExist: whether a missing file is an error, as it is for commands that only read.
    /// - Throws: ``ArchiveError``
    public init(folder: String, mustExist: Bool = false) throws {
        path = (folder as NSString).appendingPathComponent(Self.fileName)
        if mustExist, !FileManager.default.fileExists(atPath: path) { throw ArchiveError.missing(folder: folder) }
        var configuration = Configuration()
        configuration.busyMode = .timeout(30)
        configuration.foreignKeysEnabled = true
        // NORMAL: a loss of power may take the last pages back, never leave half of one.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        do {
            database = try DatabasePool(path: path, configuration: configuration)
            let migrator = ArchiveMigrations.migrator
            if try database.read({ try migrator.hasBeenSuperseded($0) }) { throw ArchiveError.newer(path: path) }
            try Self.migrate(database)
        } catch let error as DatabaseError {
            throw Self.error(error, path: path)
        }
        fileNumber = Self.fileNumber(path) ?? 0
    }

    /// Makes the tables, or waits until another process that opened the new file at the same moment has made them.
    private static func migrate(_ database: DatabasePool) throws {
        let migrator = ArchiveMigrations.migrator
        for attempt in 1... {
            if try database.read({ try migrator.hasCompletedMigrations($0) }) { return }
            do { return try migrator.migrate(database) } catch let error as DatabaseError {
                guard error.resultCode == .SQLITE_ERROR, attempt < 20 else { throw error }
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
    }

    /// Whether the file that was opened still lies in the folder.
    public var isInPlace: Bool { Self.fileNumber(path) == fileNumber }

    /// Puts what is in the write-ahead log into the file and closes it; nothing can be read or written afterwards.
    public func close() {
        guard isInPlace else { return }
        try? database.close()
        // The pool's last connection may be one that only reads, and such a one leaves the log behind. Another one that
        // may write takes it in and away, unless another process still reads it; nothing is lost by that.
        guard let last = try? DatabaseQueue(path: path) else { return }
        _ = try? last.write { try Row.fetchOne($0, sql: "SELECT COUNT(*) FROM setting") }
        try? last.close()
    }

    func write<Value>(_ updates: (Database) throws -> Value) throws -> Value {
        guard isInPlace else { throw ArchiveError.removed(path: path) }
        do { return try database.write(updates) } catch let error as DatabaseError {
            throw Self.error(error, path: path)
        }
    }

    func read<Value>(_ query: (Database) throws -> Value) throws -> Value {
        do { return try database.read(query) } catch let error as DatabaseError {
            throw Self.error(error, path: path)
        }
    }

    private static func error(_ error: DatabaseError, path: String) -> ArchiveError {
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_SCHEMA, .SQLITE_ERROR, .SQLITE_CONSTRAINT:
            return .damaged(path: path, reason: reason)
        default: return .notWritten(path: path, reason: reason)
        }
    }

    private static func fileNumber(_ path: String) -> UInt64? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return UInt64(status.st_ino)
    }
}
