import DocumentModel
import Foundation

/// Reads the pages of a PDF.
struct PDFReader {
    let file: PDFFile
    let settings: IngestSettings

    /// One page, from 1.
    func page(_ number: Int) throws(IngestError) -> SourcePage {
        let page = try file.page(number)
        let (characters, fonts) = page.characters()
        let images = page.images()
        let area = max(1, page.width * page.height)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters.map(\.scalar))
        let evidence = TextTrust.Evidence(
            text: String(text), coverage: min(1, images.reduce(0) { $0 + $1.area } / area),
            hasSignatureField: page.hasSignatureField(), fontNames: fonts.compactMap(\.name))
        var (origin, note) = TextTrust(settings: settings).judge(evidence)
        var source = SourcePage(
            number: number, widthPoints: page.width, heightPoints: page.height, rotation: 0, textOrigin: origin,
            textLines: [], picture: nil, rules: [], steps: [], dpi: nil, note: nil)
        if origin == .digital {
            source.rules = try drawnRules(page)
            source.textLines = LineBuilder.lines(characters, fonts: fonts, rules: source.rules)
            let overlays = page.overlayLines()
            for line in overlays { LineBuilder.insert(line, into: &source.textLines) }
            source.steps = [ProcessingStep("textLayer")]
            if !overlays.isEmpty {
                source.steps.append(ProcessingStep("overlays", settings: ["lines": "\(overlays.count)"]))
            }
            return source
        }
        if origin == .blank {
            // Text drawn as outlines is neither text nor picture: look at the page.
            if try !hasInk(page) { return source }
            origin = .scan
            note = "its letters are drawn as outlines, so the page was recognised from its picture"
        }
        let (picture, dpi, step) = try pagePicture(page, images: images, coverage: evidence.coverage)
        guard let clean = PageCleaner(settings: settings).clean(picture, dpi: dpi) else {
            throw .pageNotRendered(path: file.path, page: number, reason: "its picture could not be cleaned")
        }
        source.take(clean)
        source.textOrigin = origin
        source.steps.insert(step, at: 0)
        source.note = note
        return source
    }

    /// The picture of a page with its resolution: the embedded one where that is the page, else a rendering.
    private func pagePicture(
        _ page: PDFPage, images: [PDFPage.PlacedImage], coverage: Double
    ) throws(IngestError) -> (Picture, Double, ProcessingStep) {
        let largest = images.max { $0.area < $1.area }
        let share = (largest?.area ?? 0) / max(1, page.width * page.height)
        if settings.dpi == nil, share >= 0.9, let largest, let embedded = page.embeddedPicture(largest),
            let upright = try EmbeddedPicture.turned(embedded, asOn: page)
        {
            let dpi = Double(upright.width) / page.width * 72
            if dpi >= 70, dpi <= 2400 {
                let name = String(format: "%.0f", dpi)
                return (upright, dpi, ProcessingStep("embeddedPicture", settings: ["dpi": name]))
            }
        }
        var dpi = settings.dpi ?? settings.renderDPI
        let pixels = page.width * page.height * (dpi / 72) * (dpi / 72)
        if pixels > settings.mostPixels { dpi *= (settings.mostPixels / pixels).squareRoot() }
        let width = Int((page.width * dpi / 72).rounded())
        let picture = try page.rendered(width: width, height: Int((page.height * dpi / 72).rounded()))
        let name = String(format: "%.0f", dpi)
        return (picture, Double(width) / page.width * 72, ProcessingStep("render", settings: ["dpi": name]))
    }

    /// Rules of a digital page, found in a rendering at 150 dpi.
    private func drawnRules(_ page: PDFPage) throws(IngestError) -> [RuledLine] {
        let dpi = min(150.0, (settings.mostPixels / (page.width * page.height)).squareRoot() * 72)
        let picture = try page.rendered(
            width: Int((page.width * dpi / 72).rounded()), height: Int((page.height * dpi / 72).rounded()))
        guard let gray = picture.gray else { return [] }
        return RuleFinder(dpi: dpi).find(in: gray, threshold: 200)
    }

    private func hasInk(_ page: PDFPage) throws(IngestError) -> Bool {
        let scale = min(1, 1000 / max(page.width, page.height))
        let picture = try page.rendered(
            width: max(1, Int(page.width * scale)), height: max(1, Int(page.height * scale)))
        guard let counts = picture.gray?.histogram() else { return false }
        return counts[0..<200].reduce(0, +) > 0.0005 * counts.reduce(0, +)
    }
}

extension SourcePage {
    /// Makes the cleaned picture this page's, with its size, turn and rules.
    mutating func take(_ clean: CleanPage) {
        if clean.rotation % 180 != 0 { swap(&widthPoints, &heightPoints) }
        picture = clean
        rotation = clean.rotation
        rules = clean.rules
        steps += clean.steps
        dpi = clean.bitmap.dpi
    }
}
