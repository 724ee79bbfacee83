internal import CLeptonica
import DocumentModel
import Foundation

/// A TIFF, JPEG, PNG or JPEG 2000 file held in memory.
struct PictureFile {
    let path: String
    let kind: InputKind
    let data: Data
    let pageCount: Int
    let settings: IngestSettings

    init(path: String, kind: InputKind, data: Data, settings: IngestSettings) throws(IngestError) {
        self.path = path
        self.kind = kind
        self.data = data
        self.settings = settings
        setMsgSeverity(Int32(L_SEVERITY_NONE))
        guard kind == .tiff else {
            pageCount = 1
            return
        }
        var count: Int32 = 0
        if let stream = fopen(path, "rb") {
            if tiffGetCount(stream, &count) != 0 { count = 0 }
            fclose(stream)
        }
        guard count > 0 else { throw .damaged(path: path, kind: kind, reason: "it has no pages") }
        pageCount = Int(count)
    }

    /// One page, from 1.
    func page(_ number: Int) throws(IngestError) -> SourcePage {
        guard var picture = decoded(number) else {
            if pageCount == 1 { throw .damaged(path: path, kind: kind, reason: "the picture cannot be decoded") }
            throw .pageNotRendered(path: path, page: number, reason: "the picture cannot be decoded")
        }
        let stored = Double(pixGetXRes(picture.pix))
        let turn = kind == .jpeg ? ExifOrientation.clockwiseDegrees(of: data) : 0
        if turn != 0, let turned = picture.turned(clockwise: turn) { picture = turned }
        let dpi = settings.dpi ?? Self.plausibleDPI(stored, width: picture.width, height: picture.height)
        guard let clean = PageCleaner(settings: settings).clean(picture, dpi: dpi) else {
            throw .pageNotRendered(path: path, page: number, reason: "its picture could not be cleaned")
        }
        var source = SourcePage(
            number: number, widthPoints: Double(picture.width) / dpi * 72,
            heightPoints: Double(picture.height) / dpi * 72, rotation: 0, textOrigin: .scan, textLines: [],
            picture: nil, rules: [], steps: [], dpi: nil, note: nil)
        if dpi != stored, settings.dpi == nil {
            source.steps = [ProcessingStep("assumeResolution", settings: ["dpi": String(Int(dpi))])]
        }
        source.take(clean)
        source.rotation = (source.rotation + turn) % 360
        return source
    }

    private func decoded(_ number: Int) -> Picture? {
        data.withUnsafeBytes { bytes in
            guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return nil }
            if kind == .tiff { return Picture(taking: pixReadMemTiff(base, bytes.count, Int32(number - 1))) }
            return Picture(taking: pixReadMem(base, bytes.count))
        }
    }

    /// The stored resolution when it makes a page between A6 and A3, else that of an A4 page.
    static func plausibleDPI(_ stored: Double, width: Int, height: Int) -> Double {
        let longer = Double(max(width, height))
        if stored >= 70, (5.5...18).contains(longer / stored) { return stored }
        return min(600, max(70, (longer / 11.69).rounded()))
    }
}
