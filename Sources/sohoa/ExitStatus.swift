import ArgumentParser

/// How the program ends; shown in `--help` and in the README.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    case usage = 1
    case unreadable = 2
    case partial = 3
    case notWritten = 4
    case encrypted = 5
    case modelMissing = 6
    case interrupted = 130

    var meaning: String {
        switch self {
        case .done: "done"
        case .usage: "the command line is wrong"
        case .unreadable: "an input cannot be read"
        case .partial: "partial: some pages or files failed"
        case .notWritten: "an output cannot be written"
        case .encrypted: "an input is encrypted and no right password was given"
        case .modelMissing: "a model or language file is missing"
        case .interrupted: "interrupted"
        }
    }

    var code: ExitCode { ExitCode(rawValue) }

    /// The list for help pages.
    static var help: String {
        "EXIT STATUS:\n"
            + allCases.map { status in
                let number = String(status.rawValue)
                return "  " + number + String(repeating: " ", count: 24 - number.count) + status.meaning
            }.joined(separator: "\n")
    }
}
