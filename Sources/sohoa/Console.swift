import Foundation

/// Standard error for people, standard output for results.
enum Console {
    /// Prints a line for a person.
    static func message(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Writes a result.
    ///
    /// - Throws: `OutputError` when the reader of the pipe is gone or the disk is full.
    static func result(_ data: Data) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: data)
        } catch {
            throw OutputError(path: "standard output", reason: "\(error.localizedDescription)")
        }
    }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Columns of the terminal; 80 when it cannot be told.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
