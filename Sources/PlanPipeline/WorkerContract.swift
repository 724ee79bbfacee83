public import DocumentModel
public import SearchablePDF

/// One line on a worker's standard input: a thing to do for one file.
///
/// The worker answers every job with exactly one `WorkerAnswer` line, whatever the file does to it.
public struct WorkerJob: Codable, Sendable {
    public enum Kind: String, Codable, Sendable {
        /// Say what the file is and how many pages it has.
        case open
        /// Read one page whole.
        case page
        /// Say what reading the page would take, without recognising it.
        case inspect
        /// Say which programs and models take part; opens no file.
        case engines
        /// Write a searchable PDF of the file.
        case copy
    }

    /// Chosen by the asker; comes back in the answer.
    public var id: Int
    public var kind: Kind
    /// Path of the input file.
    public var path: String
    public var password: String?
    /// From 1; for `page` and `inspect`.
    public var page: Int?
    /// Text, bookmarks and information of the searchable PDF, and where it is to be written; for `copy`.
    public var content: CopyContent?
    public var target: String?
    public var settings: ConversionSettings

    public init(
        id: Int, kind: Kind, path: String, password: String? = nil, page: Int? = nil, content: CopyContent? = nil,
        target: String? = nil, settings: ConversionSettings
    ) {
        self.id = id
        self.kind = kind
        self.path = path
        self.password = password
        self.page = page
        self.content = content
        self.target = target
        self.settings = settings
    }
}

/// One line on a worker's standard output. Exactly one of `source`, `reading`, `engines`, `copy`
/// and `failure` is set.
public struct WorkerAnswer: Codable, Sendable {
    public var id: Int
    public var source: SourceSummary?
    public var reading: PageReading?
    public var engines: [PlanDocument.Engine]?
    public var copy: CopyReport?
    public var failure: JobFailure?
    /// Wall-clock seconds the job took.
    public var seconds: Double
    /// Largest resident memory of the worker so far, in megabytes.
    public var peakMegabytes: Int?

    public init(
        id: Int, source: SourceSummary? = nil, reading: PageReading? = nil, engines: [PlanDocument.Engine]? = nil,
        copy: CopyReport? = nil, failure: JobFailure? = nil, seconds: Double = 0, peakMegabytes: Int? = nil
    ) {
        self.id = id
        self.source = source
        self.reading = reading
        self.engines = engines
        self.copy = copy
        self.failure = failure
        self.seconds = seconds
        self.peakMegabytes = peakMegabytes
    }
}

/// What a file turned out to be when it was opened.
public struct SourceSummary: Codable, Sendable, Hashable {
    /// Such as `application/pdf`.
    public var mediaType: String
    public var pageCount: Int
    public var bytes: Int
    public var sha256: String
    public var engines: [PlanDocument.Engine]

    public init(
        mediaType: String, pageCount: Int, bytes: Int, sha256: String, engines: [PlanDocument.Engine]
    ) {
        self.mediaType = mediaType
        self.pageCount = pageCount
        self.bytes = bytes
        self.sha256 = sha256
        self.engines = engines
    }
}

/// Why a job could not be done.
public struct JobFailure: Error, Codable, Sendable, Hashable, CustomStringConvertible {
    public enum Class: String, Codable, Sendable {
        /// The file is missing, damaged or of no known kind.
        case unreadable
        /// A password is needed, or the one given is wrong.
        case encrypted
        /// The language file or the n-gram model is missing.
        case modelMissing
        /// This page failed; others may not.
        case page
        /// The page exceeded its time.
        case timedOut
        /// The worker ended, was killed, or outgrew its memory.
        case crashed
        /// The run was stopped before the job was done.
        case interrupted
    }

    public var failureClass: Class
    /// What, where, why and what next, as one sentence.
    public var message: String

    public init(_ failureClass: Class, _ message: String) {
        self.failureClass = failureClass
        self.message = message
    }

    public var description: String { message }
}
