import DocumentModel
import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// An output that could not be written.
struct OutputError: UserFacingError {
    var path: String
    var reason: String

    var place: String { path }
    var what: String { "cannot be written (\(reason))" }
    var remedy: String { "check the folder, its permissions and the free space, or give another --out" }
}

/// Writes files whole or not at all: to a temporary name beside the target, then renamed.
enum OutputWriter {
    /// Makes the folder and the ones above it, and checks that files can be made in it.
    static func prepare(folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw OutputError(path: folder, reason: reason(of: error))
        }
        let probe = folder + "/.sohoa-\(UUID().uuidString)"
        guard FileManager.default.createFile(atPath: probe, contents: Data()) else {
            throw OutputError(path: folder, reason: String(cString: strerror(errno)))
        }
        try? FileManager.default.removeItem(atPath: probe)
    }

    /// Replaces `path` by `data`.
    static func write(_ data: Data, to path: String) throws {
        try prepareTarget(path)
        let part = passingName(of: path)
        do { try writeThrough(data, to: part) } catch {
            unlink(part)
            throw OutputError(path: path, reason: "\(error)")
        }
        try give(part, name: path)
    }

    /// Brings a file that was written under its passing name to the disk and gives it its own.
    static func finish(_ path: String) throws {
        try prepareTarget(path)
        let part = passingName(of: path)
        let descriptor = open(part, O_RDONLY | O_CLOEXEC)
        let isOnDisk = descriptor >= 0 && fsync(descriptor) == 0
        let reason = String(cString: strerror(errno))
        if descriptor >= 0 { close(descriptor) }
        guard isOnDisk else {
            unlink(part)
            throw OutputError(path: path, reason: reason)
        }
        try give(part, name: path)
    }

    /// The hidden name beside `path` that a file has until it is whole.
    static func passingName(of path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        return "\(folder.isEmpty ? "." : folder)/.\((path as NSString).lastPathComponent)\(partEnding)"
    }

    /// Makes the folder of a file.
    static func makeFolder(of path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw OutputError(path: folder, reason: reason(of: error))
        }
    }

    private static func prepareTarget(_ path: String) throws {
        try makeFolder(of: path)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw OutputError(path: path, reason: "a folder of that name is in the way")
        }
    }

    private static func give(_ part: String, name path: String) throws {
        guard rename(part, path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(part)
            throw OutputError(path: path, reason: reason)
        }
    }

    /// What a file that is not yet whole ends with; a run that is killed may leave one.
    private static let partEnding = ".sohoa-part"

    private struct SystemError: Error, CustomStringConvertible {
        var description = String(cString: strerror(errno))
    }

    /// Writes and waits until the bytes are on the disk, so that the name is never given to a file that is not whole.
    private static func writeThrough(_ data: Data, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SystemError() }
        defer { close(descriptor) }
        try data.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw SystemError() }
                written += count
            }
        }
        guard fsync(descriptor) == 0 else { throw SystemError() }
    }

    /// Takes away what runs that were killed left half-written below a folder.
    static func removeParts(below folder: String) {
        guard let walker = FileManager.default.enumerator(atPath: folder) else { return }
        for case let path as String in walker where path.hasSuffix(partEnding) { unlink("\(folder)/\(path)") }
    }

    /// Removes the files that an earlier run with more parts left behind, so that old and new parts never mix.
    ///
    /// - Parameter path: the path of part `number`; parts are removed from the first one on, up to the first gap.
    static func removeNumbered(from first: Int, path: (_ number: Int) -> String) {
        var number = first
        while unlink(path(number)) == 0 { number += 1 }
    }

    /// Removes a file of an earlier run that this one has no counterpart for.
    static func remove(_ path: String) { unlink(path) }

    private static func reason(of error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let underlying, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return (error as NSError).localizedDescription
    }
}
