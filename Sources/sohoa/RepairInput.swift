import DocumentModel
import Foundation

/// The text that `sohoa repair` reads, in pieces that end between characters.
final class RepairInput {
    private let place: String
    private let handle: FileHandle
    /// The start of a character that the last piece cut.
    private var cut: [UInt8] = []

    /// - Parameter file: A path, or `-` for standard input.
    /// - Throws: `RepairInputError` when there is no such readable file, or it is not UTF-8.
    init(_ file: String) throws {
        guard file != "-" else {
            place = "standard input"
            handle = .standardInput
            return
        }
        place = file
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
            throw RepairInputError(place: file, what: "there is no such file", remedy: "check the name")
        }
        guard !isFolder.boolValue else {
            throw RepairInputError(
                place: file, what: "this is a folder, not a text file", remedy: "give one text file at a time")
        }
        guard let opened = FileHandle(forReadingAtPath: file) else {
            throw RepairInputError(place: file, what: "the file cannot be read", remedy: "check its permissions")
        }
        handle = opened
        var status = stat()
        guard fstat(opened.fileDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        // A regular file is checked whole before anything is written; a pipe can be read only once.
        while try next() != nil {}
        try handle.seek(toOffset: 0)
    }

    /// The next piece, nil at the end.
    func next() throws -> [UInt8]? {
        guard let data = try handle.read(upToCount: 64 * 1024), !data.isEmpty else {
            guard cut.isEmpty else { throw notUTF8 }
            return nil
        }
        var bytes = cut + data
        cut = []
        let whole = bytes.count - Self.cutLength(bytes)
        cut = Array(bytes[whole...])
        bytes.removeSubrange(whole...)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw notUTF8 }
        return bytes
    }

    /// Bytes at the end that begin a character and do not finish it.
    private static func cutLength(_ bytes: [UInt8]) -> Int {
        for back in 1...4 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte < 0x80 { return 0 }
            if byte >= 0xC0 {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                return length > back ? back : 0
            }
        }
        return 0
    }

    private var notUTF8: RepairInputError {
        RepairInputError(
            place: place, what: "the text is not valid UTF-8",
            remedy: "convert it with iconv; sohoa convert reads PDF and pictures")
    }
}

/// A text that cannot be read, or a report that cannot be written.
struct RepairInputError: UserFacingError {
    let place: String
    let what: String
    let remedy: String
    var status: Int32 = 2
}
