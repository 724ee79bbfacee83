public import DocumentModel
public import SearchablePDF

/// What happened in a running batch, for a progress bar or a log.
public enum ConversionEvent: Sendable {
    /// A file was opened and has so many pages to do.
    case opened(path: String, pages: Int)
    /// So many pages of a file were there from an earlier run.
    case restored(path: String, pages: Int)
    case pageDone(path: String, page: Int, status: PageStatus, seconds: Double)
    /// A file could not be opened.
    case fileFailed(path: String, failure: JobFailure)
    /// All pages of a file are there.
    case fileDone(path: String, status: PlanDocument.Status)
}

/// How one input ended.
public struct ConversionOutcome: Sendable {
    /// As it was given.
    public var path: String
    public var result: Result<PlanDocument, JobFailure>
    /// The pages that the document was made of, for forms that place every word; empty when it failed.
    public var readings: [PageReading]
    /// How the searchable PDF came out, which lies where it was asked for; nil when none was.
    public var copy: Result<CopyReport, JobFailure>?

    public init(
        path: String, result: Result<PlanDocument, JobFailure>, readings: [PageReading] = [],
        copy: Result<CopyReport, JobFailure>? = nil
    ) {
        self.path = path
        self.result = result
        self.readings = readings
        self.copy = copy
    }
}
