public import DocumentModel

/// Keeps the pages of a batch as they are read, so that a run that was stopped goes on where it was.
///
/// Called from worker threads, several at a time.
public protocol PageStore: Sendable {
    /// A file was opened: gives back its pages that were read before from the same bytes with the same settings.
    func opened(path: String, source: SourceSummary) -> [PageReading]

    /// Takes the answer to a page job: a reading, or why there is none.
    func keep(_ answer: WorkerAnswer, ofPage page: Int, path: String)

    /// All pages of a file are there: gives them back as they are to be joined, with what a person put right.
    func completed(_ readings: [PageReading], path: String, source: SourceSummary) -> [PageReading]
}
