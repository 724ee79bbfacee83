internal import CTesseract
public import DocumentModel
import Foundation

/// A Tesseract engine with one language loaded; freed when the value goes away.
///
/// Loading takes about 50 ms, recognising about a second a page. One engine serves one thread at a time.
/// Tesseract spins OpenMP threads that cost more than they give: start the process with `OMP_THREAD_LIMIT=1`.
public final class TextRecognizer {
    /// How the picture is divided into lines: Tesseract's page segmentation modes.
    public enum Layout: String, Sendable, CaseIterable, Codable {
        /// Columns and blocks are found (mode 3).
        case automatic
        /// One column of text of variable sizes (mode 4).
        case singleColumn
        /// One uniform block (mode 6): a table cell.
        case singleBlock
        /// One line (mode 7).
        case singleLine
        /// As much text as can be found, in no order (mode 11).
        case sparse

        var mode: TessPageSegMode {
            switch self {
            case .automatic: PSM_AUTO
            case .singleColumn: PSM_SINGLE_COLUMN
            case .singleBlock: PSM_SINGLE_BLOCK
            case .singleLine: PSM_SINGLE_LINE
            case .sparse: PSM_SPARSE_TEXT
            }
        }
    }

    /// Languages as Tesseract names them, such as `vie` or `vie+eng`.
    public let language: String
    /// The language file in use (the first of several), for its provenance.
    public let modelPath: String
    private let engine: OpaquePointer
    private var givesAlternatives = false

    /// Loads the language.
    ///
    /// - Parameters:
    ///   - language: such as `vie`; `+` joins several.
    ///   - dataPath: the one folder to look in; nil looks in `TESSDATA_PREFIX`, then where Debian installs.
    /// - Throws: ``RecognitionError/languageMissing(language:lookedIn:)`` or
    ///   ``RecognitionError/languageUnusable(language:path:)``.
    public init(language: String = "vie", dataPath: String? = nil) throws(RecognitionError) {
        let folder = try LanguageFile.folder(holding: language, asked: dataPath)
        let first = language.split(separator: "+").first.map(String.init) ?? language
        let path = "\(folder)/\(first).traineddata"
        guard let engine = TessBaseAPICreate() else {
            throw .languageUnusable(language: language, path: path)
        }
        // Tesseract's own notes on standard error help nobody here.
        _ = TessBaseAPISetVariable(engine, "debug_file", "/dev/null")
        guard TessBaseAPIInit2(engine, folder, language, OEM_LSTM_ONLY) == 0 else {
            TessBaseAPIDelete(engine)
            throw .languageUnusable(language: language, path: path)
        }
        // Whether all letters have one width matters to the old engine only; to find out takes a fifth of the layout's time.
        _ = TessBaseAPISetVariable(engine, "textord_all_prop", "1")
        self.engine = engine
        self.language = language
        self.modelPath = path
    }

    deinit {
        TessBaseAPIEnd(engine)
        TessBaseAPIDelete(engine)
    }

    /// Version of the Tesseract library, such as `5.3.0`.
    public static var version: String { String(cString: TessVersion()) }

    /// The file of a language as it would be opened; nil when it is missing, or when `+` joins several.
    public static func modelPath(language: String, dataPath: String?) -> String? {
        guard !language.contains("+"), let folder = try? LanguageFile.folder(holding: language, asked: dataPath) else {
            return nil
        }
        return "\(folder)/\(language).traineddata"
    }

    /// Reads the text of a picture.
    ///
    /// - Parameters:
    ///   - bitmap: the picture with its true resolution, which Tesseract is told.
    ///   - layout: how it is divided into lines.
    ///   - origin: where the bitmap's upper left corner stands on the page, in points; added to every box.
    ///   - wantsAlternatives: other readings of each word, at about 13 % more time.
    ///   - timeLimit: in seconds; nil waits for as long as it takes.
    /// - Returns: lines in Tesseract's reading order; boxes in page points, confidences 0 to 1, `block` from 0.
    /// - Throws: ``RecognitionError/pictureRefused(width:height:reason:)``,
    ///   ``RecognitionError/timedOut(seconds:)``.
    public func recognize(
        _ bitmap: PageBitmap, layout: Layout = .automatic, origin: (x: Double, y: Double) = (0, 0),
        wantsAlternatives: Bool = false, timeLimit: Double? = nil
    ) throws(RecognitionError) -> [TextLine] {
        // On even paper, a single line's mode invents a character.
        guard bitmap.width >= 3, bitmap.height >= 3, let darkest = bitmap.pixels.min(),
            let lightest = bitmap.pixels.max(), lightest - darkest > 16
        else { return [] }
        guard bitmap.width < 32_767, bitmap.height < 32_767 else {
            throw .pictureRefused(
                width: bitmap.width, height: bitmap.height, reason: "more than 32,767 pixels on a side")
        }
        if wantsAlternatives != givesAlternatives {
            _ = TessBaseAPISetVariable(engine, "lstm_choice_mode", wantsAlternatives ? "2" : "0")
            givesAlternatives = wantsAlternatives
        }
        TessBaseAPISetPageSegMode(engine, layout.mode)
        bitmap.pixels.withUnsafeBufferPointer { bytes in
            TessBaseAPISetImage(
                engine, bytes.baseAddress, Int32(bitmap.width), Int32(bitmap.height), 1, Int32(bitmap.width))
        }
        TessBaseAPISetSourceResolution(engine, Int32(min(2400, max(70, bitmap.dpi)).rounded()))
        defer { TessBaseAPIClear(engine) }

        let monitor = timeLimit == nil ? nil : TessMonitorCreate()
        defer { if let monitor { TessMonitorDelete(monitor) } }
        let clock = SuspendingClock()
        let started = clock.now
        if let monitor, let timeLimit { TessMonitorSetDeadlineMSecs(monitor, Int32(max(1, timeLimit * 1000))) }
        guard TessBaseAPIRecognize(engine, monitor) == 0 else {
            if let timeLimit { throw .timedOut(seconds: timeLimit) }
            throw .pictureRefused(width: bitmap.width, height: bitmap.height, reason: "recognition failed")
        }
        if let timeLimit, started.duration(to: clock.now) > .seconds(timeLimit) { throw .timedOut(seconds: timeLimit) }
        guard let iterator = TessBaseAPIGetIterator(engine) else { return [] }
        defer { TessResultIteratorDelete(iterator) }
        let reader = ResultReader(
            iterator: iterator, scale: bitmap.pointsPerPixel, origin: origin, wantsAlternatives: wantsAlternatives)
        return reader.lines()
    }
}
