public import DocumentModel

/// Why text could not be recognised.
public enum RecognitionError: UserFacingError, Equatable {
    /// No `<language>.traineddata` in any of the folders looked in.
    case languageMissing(language: String, lookedIn: [String])
    /// The language file is there and Tesseract refuses it.
    case languageUnusable(language: String, path: String)
    /// The picture is too small, too large or otherwise refused.
    case pictureRefused(width: Int, height: Int, reason: String)
    /// The time limit passed before the page was read.
    case timedOut(seconds: Double)

    public var place: String {
        switch self {
        case .languageMissing(let language, _): "\(language).traineddata"
        case .languageUnusable(_, let path): path
        case .pictureRefused(let width, let height, _): "picture of \(width) × \(height) pixels"
        case .timedOut: "recognition"
        }
    }

    public var what: String {
        switch self {
        case .languageMissing(let language, let lookedIn):
            "the Tesseract language file for \"\(language)\" is missing (looked in \(lookedIn.joined(separator: ", ")))"
        case .languageUnusable(let language, _):
            "Tesseract cannot load this language file for \"\(language)\"; it is damaged or of another version"
        case .pictureRefused(_, _, let reason): "Tesseract refused the picture (\(reason))"
        case .timedOut(let seconds): "the page was not read within \(seconds) seconds"
        }
    }

    public var remedy: String {
        switch self {
        case .languageMissing(let language, _):
            "install it with `apt install tesseract-ocr-\(language)`, or name its folder in TESSDATA_PREFIX"
        case .languageUnusable(let language, _):
            "put a whole file in its place: `apt install --reinstall tesseract-ocr-\(language)` for Debian's, `make install` for the program's own"
        case .pictureRefused: "convert the other pages, or rescan this one at 200 to 300 dpi"
        case .timedOut: "allow more time a page, or rescan this page at 200 to 300 dpi"
        }
    }
}
