public import DocumentModel

/// Why a file or one of its pages cannot be read.
public enum IngestError: UserFacingError, Equatable {
    case notFound(path: String)
    case unreadable(path: String, reason: String)
    case isFolder(path: String)
    case empty(path: String)
    case unknownKind(path: String)
    /// A web page, most often an error page that was saved in a document's place.
    case webPage(path: String)
    case damaged(path: String, kind: InputKind, reason: String)
    case encrypted(path: String, passwordGiven: Bool)
    case noSuchPage(path: String, page: Int, pageCount: Int)
    case pageNotRendered(path: String, page: Int, reason: String)

    /// What the error means for the run, for exit statuses.
    public enum Category: String, Sendable {
        /// The file cannot be read (exit status 2).
        case unreadable
        /// A password is missing or wrong (exit status 5).
        case encrypted
        /// One page failed; the others may do (exit status 3).
        case page
    }

    public var category: Category {
        switch self {
        case .notFound, .unreadable, .isFolder, .empty, .unknownKind, .webPage, .damaged: .unreadable
        case .encrypted: .encrypted
        case .noSuchPage, .pageNotRendered: .page
        }
    }

    /// Whether a password would help.
    public var isEncryption: Bool { category == .encrypted }

    /// Whether only this page failed, not the file.
    public var concernsOnePage: Bool { category == .page }

    public var place: String {
        switch self {
        case .notFound(let path), .unreadable(let path, _), .isFolder(let path), .empty(let path),
            .unknownKind(let path), .webPage(let path), .damaged(let path, _, _), .encrypted(let path, _):
            path
        case .noSuchPage(let path, let page, _), .pageNotRendered(let path, let page, _): "\(path): page \(page)"
        }
    }

    public var what: String {
        switch self {
        case .notFound: "there is no such file"
        case .unreadable(_, let reason): "the file cannot be opened (\(reason))"
        case .isFolder: "this is a folder, not a file"
        case .empty: "the file is empty (0 bytes)"
        case .unknownKind: "the content is not PDF, TIFF, JPEG, PNG, JPEG 2000 or UTF-8 text"
        case .webPage: "the content is a web page (HTML), as servers send in place of a document that is missing"
        case .damaged(_, let kind, let reason):
            "the content is \(kind.mediaType) and is damaged or cut short (\(reason))"
        case .encrypted(_, let given):
            given ? "the PDF is encrypted and the password is wrong" : "the PDF is encrypted and no password was given"
        case .noSuchPage(_, _, let count): "there is no such page; the file has \(count)"
        case .pageNotRendered(_, _, let reason): "the page could not be rendered (\(reason))"
        }
    }

    public var remedy: String {
        switch self {
        case .notFound: "check the path"
        case .unreadable: "check its permissions"
        case .isFolder: "name the files in it, or let `convert` walk the folder"
        case .empty: "copy or scan it again"
        case .unknownKind: "save it as PDF, TIFF, JPEG, PNG or UTF-8 text"
        case .webPage: "fetch the document again, or print the page to a PDF"
        case .damaged(_, .pdf, _): "copy it again from its source, or repair it with `qpdf IN OUT`"
        case .damaged: "copy or scan it again"
        case .encrypted(_, let given): given ? "give the right one with --password" : "give it with --password"
        case .noSuchPage: "choose pages within the file"
        case .pageNotRendered: "convert the other pages with --pages, or print this one to a new PDF"
        }
    }
}
