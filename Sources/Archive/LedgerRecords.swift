public import DocumentModel
internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// Size and time of change of a file: what tells cheaply that it is still the same.
public struct FileStamp: Hashable, Sendable, Codable {
    public var bytes: Int
    /// Seconds since 1970. Compared for equality only, so that a clock that is set back does no harm.
    public var modified: Double

    public init(bytes: Int, modified: Double) {
        self.bytes = bytes
        self.modified = modified
    }

    /// nil when there is no such file.
    public init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        bytes = Int(status.st_size)
        modified = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
    }
}

/// How far a file has come.
public enum FileState: String, Codable, Sendable, CaseIterable {
    /// Known, not begun.
    case waiting
    /// Opened; some pages may be there.
    case reading
    /// Every page read, outputs written.
    case done
    /// Outputs written, some pages failed.
    case partial
    /// Nothing could be read or written: see the reason.
    case failed
}

/// One attempt at a page, as the ledger keeps it.
public struct PageEntry: Sendable {
    /// SHA-256 of the file.
    public var contentHash: String
    public var number: Int
    /// nil when it failed.
    public var reading: PageReading?
    public var state: PageStatus
    public var reason: String?
    /// Wall-clock seconds.
    public var seconds: Double
    /// Largest resident memory of the worker up to the end of the page; nil when it is not known.
    public var peakMegabytes: Int?

    public init(
        contentHash: String, number: Int, reading: PageReading?, state: PageStatus, reason: String?, seconds: Double,
        peakMegabytes: Int?
    ) {
        self.contentHash = contentHash
        self.number = number
        self.reading = reading
        self.state = state
        self.reason = reason
        self.seconds = seconds
        self.peakMegabytes = peakMegabytes
    }
}

/// A file that a run wrote.
public struct OutputEntry: Hashable, Sendable {
    /// Below the output folder.
    public var path: String
    public var bytes: Int

    public init(path: String, bytes: Int) {
        self.path = path
        self.bytes = bytes
    }
}

/// A file in the ledger as `status` shows it.
public struct FileEntry: Hashable, Sendable {
    public var path: String
    public var outputStem: String
    public var state: FileState
    public var reason: String?
    public var contentHash: String?
    public var pageCount: Int?
    public var bytes: Int?
}

/// Counts of a ledger.
public struct LedgerSummary: Hashable, Sendable {
    public var files: [FileState: Int] = [:]
    public var pages = 0
    public var failedPages = 0
    /// Seconds of work of the pages that are there.
    public var seconds = 0.0
    public var peakMegabytes = 0
}
