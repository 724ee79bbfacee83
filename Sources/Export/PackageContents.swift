public import Foundation

/// The files and times of an archival package, for ``METSExport``.
public struct PackageContents: Sendable {
    /// A file in the package.
    public struct File: Hashable, Sendable {
        public enum Use: String, Sendable {
            /// As it was handed in.
            case source
            /// Made from the source.
            case derived
        }

        public var use: Use
        /// Below the package's folder, parts joined by `/`.
        public var path: String
        /// Such as `application/pdf`.
        public var mediaType: String
        public var bytes: Int
        /// 64 lower-case hexadecimal digits.
        public var sha256: String

        public init(use: Use, path: String, mediaType: String, bytes: Int, sha256: String) {
            self.use = use
            self.path = path
            self.mediaType = mediaType
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// The source first, then what was made of it.
    public var files: [File]
    /// When the run began that read the pages.
    public var readAt: Date
    /// When the run began that wrote the package.
    public var writtenAt: Date

    public init(files: [File], readAt: Date, writtenAt: Date) {
        self.files = files
        self.readAt = readAt
        self.writtenAt = writtenAt
    }

    /// The media type of an output by how its name ends.
    public static func mediaType(ofFile name: String) -> String {
        let endings = [
            (".alto.xml", "application/xml"), (".json", "application/json"), (".csv", "text/csv"),
            (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (".txt", "text/plain"),
            (".md", "text/markdown"), (".html", "text/html"), (".hocr", "application/xhtml+xml"),
            (".pdf", "application/pdf"),
        ]
        return endings.first { name.hasSuffix($0.0) }?.1 ?? "application/octet-stream"
    }
}
