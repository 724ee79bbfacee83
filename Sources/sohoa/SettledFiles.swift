import Archive
import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Tells which files of a folder are whole: unchanged for a while, and open for writing nowhere that can be seen.
///
/// The folder is looked at again and again, for inotify sees nothing of what other machines do on a network folder, and a
/// file that is closed need not be whole (a copy that goes on after a break). Time is measured by a clock that only goes
/// forward; sizes and times of change are compared for equality only.
struct SettledFiles {
    private struct Seen {
        var stamp: FileStamp
        var since: ContinuousClock.Instant
    }

    /// How long a file must stay as it is.
    let settle: Duration
    private var seen: [String: Seen] = [:]
    /// Files that have been handed out, as they were then.
    private var taken: [String: FileStamp] = [:]

    init(settle: Duration) { self.settle = settle }

    /// The files that have become whole, in the order given, each once for every time it changes.
    ///
    /// - Parameter paths: what is in the folder now; others are forgotten.
    mutating func whole(
        among paths: [String], now: ContinuousClock.Instant = .now,
        isBeingWritten: (String) -> Bool = SettledFiles.isBeingWritten
    ) -> [String] {
        let present = Set(paths)
        seen = seen.filter { present.contains($0.key) }
        taken = taken.filter { present.contains($0.key) }
        return paths.filter { path in
            guard let stamp = FileStamp(path: path), stamp != taken[path] else { return false }
            guard let known = seen[path], known.stamp == stamp else {
                seen[path] = Seen(stamp: stamp, since: now)
                return false
            }
            guard known.since.duration(to: now) >= settle else { return false }
            if isBeingWritten(path) {
                seen[path]?.since = now
                return false
            }
            taken[path] = stamp
            seen[path] = nil
            return true
        }
    }

    /// Lets a file be handed out again although it has not changed.
    mutating func giveBack(_ path: String) { taken[path] = nil }

    /// Whether a process of this machine has the file open for writing.
    ///
    /// A read lease can be taken only on a file that nobody has open for writing (fcntl(2), F_SETLEASE). It is given back
    /// at once. File systems without leases, and files of other users, cannot be asked: they count as not being written.
    static func isBeingWritten(_ path: String) -> Bool {
        // Whoever opens the file in between makes the kernel send SIGIO, which would end the program.
        signal(SIGIO, SIG_IGN)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // From <fcntl.h>, where they stand behind _GNU_SOURCE.
        let setLease = Int32(1024)
        guard fcntl(descriptor, setLease, F_RDLCK) == 0 else { return errno == EAGAIN }
        _ = fcntl(descriptor, setLease, F_UNLCK)
        return false
    }
}
