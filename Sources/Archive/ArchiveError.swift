public import DocumentModel

/// Why an archive's file cannot be used.
public enum ArchiveError: UserFacingError, Equatable {
    /// The file is no SQLite database, or its pages contradict each other.
    case damaged(path: String, reason: String)
    /// A newer version of the program wrote it.
    case newer(path: String)
    /// There is no such file.
    case missing(folder: String)
    /// It cannot be written: disk full, permissions.
    case notWritten(path: String, reason: String)
    /// Another run holds the folder.
    case locked(folder: String, holder: String)
    /// The file that was opened is no longer the one in the folder.
    case removed(path: String)

    public var place: String {
        switch self {
        case .damaged(let path, _), .newer(let path), .notWritten(let path, _), .removed(let path): path
        case .missing(let folder), .locked(let folder, _): folder
        }
    }

    public var what: String {
        switch self {
        case .damaged(_, let reason): "the ledger is damaged (\(reason))"
        case .newer: "a newer version of sohoa wrote this ledger"
        case .missing: "there is no ledger (\(ArchiveStore.fileName)) in this folder"
        case .notWritten(_, let reason): "the ledger cannot be written (\(reason))"
        case .locked(_, let holder): "another run is writing to this folder (\(holder))"
        case .removed: "the ledger was removed or replaced while it was in use"
        }
    }

    public var remedy: String {
        switch self {
        case .damaged:
            "move it away and run again: the outputs stay, and every file is read anew"
        case .newer: "update sohoa, or give another --out"
        case .missing: "name a folder that sohoa convert --out wrote to"
        case .notWritten: "check the free space and the permissions, then run again: finished pages are kept"
        case .locked: "wait until it ends, or give another --out"
        case .removed: "leave the output folder alone during a run, and run again"
        }
    }
}
