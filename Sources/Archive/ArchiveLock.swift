internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// Keeps a second run out of an output folder for as long as the value lives.
///
/// An advisory `flock`, which the kernel takes back when the process ends in whatever way, so that no stale lock is
/// ever left behind.
public final class ArchiveLock: Sendable {
    private let descriptor: Int32

    /// - Throws: ``ArchiveError/locked(folder:holder:)`` with the process that holds it, or
    ///   ``ArchiveError/notWritten(path:reason:)``.
    public init(folder: String) throws {
        let path = (folder as NSString).appendingPathComponent(".sohoa.lock")
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard opened >= 0 else { throw ArchiveError.notWritten(path: path, reason: String(cString: strerror(errno))) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8))?
                .trimmingCharacters(in: .whitespacesAndNewlines)
            close(opened)
            throw ArchiveError.locked(folder: folder, holder: holder.flatMap { $0.isEmpty ? nil : $0 } ?? "unknown")
        }
        let text = "process \(getpid()), since \(ISO8601DateFormatter().string(from: Date()))\n"
        ftruncate(opened, 0)
        _ = text.withCString { pwrite(opened, $0, strlen($0), 0) }
        descriptor = opened
    }

    deinit {
        ftruncate(descriptor, 0)
        close(descriptor)
    }
}
