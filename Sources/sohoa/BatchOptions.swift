import ArgumentParser

/// What to do with a page or file that fails.
enum FailurePolicy: String, CaseIterable, ExpressibleByArgument {
    /// Go on with the others.
    case skip
    /// Stop the batch.
    case abort
}

/// The options of a batch that keeps a ledger.
struct BatchOptions: ParsableArguments {
    @Flag(help: "Begin anew: what an earlier run into the same folder has read is not used.")
    var fresh = false

    @Flag(
        name: .customLong("dry-run"),
        help: "Open every file, count pages, name duplicates and problems, estimate the time; write nothing.")
    var dryRun = false

    @Option(name: .customLong("on-failure"), help: "What to do when a file or page fails: skip or abort.")
    var onFailure = FailurePolicy.skip

    @Option(
        name: .customLong("max-failed-pages"),
        help: ArgumentHelp("Stop the batch when more pages than this have failed.", valueName: "N"))
    var maxFailedPages: Int?

    @Flag(name: .customLong("log-json"), help: "Progress as one JSON object a line on standard error.")
    var logJSON = false

    func validate() throws {
        if let maxFailedPages, maxFailedPages < 0 {
            throw ValidationError("--max-failed-pages is a number from 0 up.")
        }
    }
}

extension BatchOptions {
    /// What `watch` runs its batches with.
    static func forWatching(logJSON: Bool) -> BatchOptions {
        var options = BatchOptions()
        options.fresh = false
        options.dryRun = false
        options.onFailure = .skip
        options.maxFailedPages = nil
        options.logJSON = logJSON
        return options
    }
}
