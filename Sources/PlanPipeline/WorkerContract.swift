public import DocumentModel
public import Foundation
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
        /// Give parts of a page as pictures.
        case crops
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
    /// From 1; for `page`, `inspect` and `crops`.
    public var page: Int?
    /// Parts of the upright page in points; for `crops`.
    public var boxes: [Box]?
    /// Text, bookmarks and information of the searchable PDF, and where it is to be written; for `copy`.
    public var content: CopyContent?
    public var target: String?
    public var settings: ConversionSettings

    public init(
        id: Int, kind: Kind, path: String, password: String? = nil, page: Int? = nil, boxes: [Box]? = nil,
        content: CopyContent? = nil, target: String? = nil, settings: ConversionSettings
    ) {
        self.id = id
        self.kind = kind
        self.path = path
        self.password = password
        self.page = page
        self.boxes = boxes
        self.content = content
        self.target = target
        self.settings = settings
    }
}

/// One line on a worker's standard output. Exactly one of `source`, `reading`, `crops`, `engines`, `copy`
/// and `failure` is set.
public struct WorkerAnswer: Codable, Sendable {
    public var id: Int
    public var source: SourceSummary?
    public var reading: PageReading?
    /// One for each box of the job, in its order.
    public var crops: [PictureCrop]?
    public var engines: [PlanDocument.Engine]?
    public var copy: CopyReport?
    public var failure: JobFailure?
    /// Seconds the job took, by a clock that only goes forward.
    public var seconds: Double
    /// Largest resident memory of the worker so far, in megabytes.
    public var peakMegabytes: Int?

    public init(
        id: Int, source: SourceSummary? = nil, reading: PageReading? = nil, crops: [PictureCrop]? = nil,
        engines: [PlanDocument.Engine]? = nil, copy: CopyReport? = nil, failure: JobFailure? = nil, seconds: Double = 0,
        peakMegabytes: Int? = nil
    ) {
        self.id = id
        self.source = source
        self.reading = reading
        self.crops = crops
        self.engines = engines
        self.copy = copy
        self.failure = failure
        self.seconds = seconds
        self.peakMegabytes = peakMegabytes
    }
}

/// A part of a page as a picture.
public struct PictureCrop: Codable, Sendable, Hashable {
    /// What it shows, in points of the upright page: the box asked for, cut to the page.
    public var box: Box
    /// A PNG file; base64 in JSON.
    public var png: Data

    public init(box: Box, png: Data) {
        self.box = box
        self.png = png
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
