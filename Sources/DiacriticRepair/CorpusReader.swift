import Foundation

/// Reads training text line by line, from plain files or through `xz -dc`, in constant memory.
struct CorpusReader {
    let path: String

    /// Calls `body` with the bytes of every line, without its line end; the bytes live for the call only.
    /// - Throws: `ModelError` of kind `corpus` when the file cannot be read or unpacked.
    func forEachLine(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws(ModelError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw ModelError(
                kind: .corpus, place: path,
                what: isFolder.boolValue ? "this is a folder, not a training text" : "there is no such training text",
                remedy: "give UTF-8 text files, one paragraph a line, plain or packed with xz")
        }
        if path.hasSuffix(".xz") {
            try readUnpacked(body)
        } else {
            guard let handle = FileHandle(forReadingAtPath: path) else {
                throw unreadable("it cannot be opened")
            }
            defer { try? handle.close() }
            readLines(handle.fileDescriptor, body)
        }
    }

    private func readUnpacked(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws(ModelError) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["xz", "-dc", "--", path]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { throw unreadable("xz cannot be started (\(error.localizedDescription))") }
        readLines(pipe.fileHandleForReading.fileDescriptor, body)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw unreadable("xz -dc ended with status \(process.terminationStatus)")
        }
    }

    private func unreadable(_ reason: String) -> ModelError {
        ModelError(
            kind: .corpus, place: path, what: "the training text cannot be read: \(reason)",
            remedy: "check the file with xz -t, install xz-utils, or give the text unpacked")
    }

    /// Reads the descriptor to its end; a line longer than a mebibyte grows the buffer.
    private func readLines(_ descriptor: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var held = 0
        while true {
            if held == buffer.count { buffer.append(contentsOf: [UInt8](repeating: 0, count: held)) }
            let got = buffer.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress?.advanced(by: held), $0.count - held)
            }
            if got < 0, errno == EINTR { continue }
            if got <= 0 { break }
            held += got
            let consumed = buffer.withUnsafeBufferPointer { bytes -> Int in
                var start = 0
                var index = max(0, held - got)
                while index < held {
                    if bytes[index] == 0x0A {
                        body(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                        start = index + 1
                    }
                    index += 1
                }
                return start
            }
            if consumed > 0 {
                buffer.withUnsafeMutableBytes { bytes in
                    guard let base = bytes.baseAddress else { return }
                    memmove(base, base + consumed, held - consumed)
                }
                held -= consumed
            }
        }
        if held > 0 { buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[0..<held])) } }
    }
}
