internal import DiacriticRepair
internal import DocumentModel
internal import Foundation
internal import Ingest
internal import OCRBridge
internal import PlanExtractor

/// Takes one page through the stages: its own text or a recognised picture, repair, table cells.
///
/// Opens the recogniser and the model when the first page needs them, so that digital documents need neither.
final class PageProcessor {
    private let settings: ConversionSettings
    private var recognizer: TextRecognizer?
    private var systemRecognizer: TextRecognizer?
    /// nil before it was asked for; then the recogniser, or nil in it.
    private var labelRecognizer: TextRecognizer??
    private var repairer: DiacriticRepairer?
    private var knownEngines: [PlanDocument.Engine]?

    init(settings: ConversionSettings) { self.settings = settings }

    /// The page read whole.
    func read(_ number: Int, of source: DocumentSource) throws -> PageReading {
        let page = try source.readPage(number)
        var reading = PageReading(page)
        guard let picture = page.picture else {
            fill(&reading, with: page.textLines)
            if reading.textOrigin == .plainText { try repairText(&reading) }
            if settings.overlayFolder != nil, let drawing = try source.drawing(ofPage: number) {
                try draw(reading, over: drawing, of: source.path)
            }
            return reading
        }
        let recognizer = try openRecognizer()
        let recognition = PictureRecognition(
            recognizer: recognizer, otherRecognizer: try openSystemRecognizer(),
            labelRecognizer: openLabelRecognizer)
        let result = try recognition.read(
            picture, pageWidth: page.widthPoints, pageHeight: page.heightPoints)
        reading.lines = result.lines
        reading.tables = result.tables
        reading.steps.append(
            ProcessingStep("recognise", settings: ["language": recognizer.language, "engine": "tesseract"]))
        try repair(&reading)
        try draw(reading, over: picture.bitmap, of: source.path)
        return reading
    }

    /// Writes the page with its rules, cells and lines, when the settings ask for it.
    private func draw(_ reading: PageReading, over bitmap: PageBitmap, of path: String) throws {
        guard let folder = settings.overlayFolder else { return }
        let cells = reading.tables.flatMap { $0.cells.map(\.box) }
        let lines = reading.allLines.map(\.box)
        guard let png = PageOverlay(bitmap: bitmap).png(rules: reading.rules, cells: cells, lines: lines) else {
            return
        }
        let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let number = String(format: "%03d", reading.number)
        let file = "\(folder)/\(stem).p\(number).png"
        do { try png.write(to: URL(fileURLWithPath: file), options: .atomic) } catch {
            throw JobFailure(.page, "\(file): cannot be written (\(error)); give --debug-overlay another folder")
        }
    }

    /// What the page is and what would be done, without recognition.
    func inspect(_ number: Int, of source: DocumentSource) throws -> PageReading {
        let page = try source.readPage(number)
        var reading = PageReading(page)
        if page.picture == nil { fill(&reading, with: page.textLines) }
        return reading
    }

    /// The libraries and models that take part, for the document's `run`.
    func engines() throws -> [PlanDocument.Engine] {
        if let known = knownEngines { return known }
        var engines = [PlanDocument.Engine(name: "poppler", version: DocumentSource.popplerVersion)]
        engines.append(
            PlanDocument.Engine(name: "leptonica", version: DocumentSource.leptonicaVersion))
        // Digital documents need no language file, so a missing one is told only when a page is to be recognised.
        let language = TextRecognizer.modelPath(language: settings.language, dataPath: settings.languageFolder)
        engines.append(
            PlanDocument.Engine(
                name: "tesseract", version: TextRecognizer.version, model: settings.language,
                modelSHA256: try language.map { try FileDigest.sha256(ofFile: $0).hexadecimal }))
        if let path = trainedLanguagePath {
            engines.append(
                PlanDocument.Engine(
                    name: "tesseract", version: TextRecognizer.version, model: settings.trainedLanguage,
                    modelSHA256: try FileDigest.sha256(ofFile: path).hexadecimal))
        }
        if settings.repairMode != .off {
            let model = try openRepairer().model
            engines.append(
                PlanDocument.Engine(
                    name: "ngram", version: model.identifier, model: "vi.ngram",
                    modelSHA256: try FileDigest.sha256(ofFile: model.path).hexadecimal))
        }
        knownEngines = engines
        return engines
    }

    private func fill(_ reading: inout PageReading, with lines: [TextLine]) {
        guard reading.textOrigin != .plainText else {
            reading.lines = lines
            return
        }
        let grids = TableGridFinder().grids(
            rules: reading.rules, pageWidth: reading.widthPoints, pageHeight: reading.heightPoints)
        var filled = TableFiller.fill(grids, with: lines)
        let aligned = AlignedTableFinder().grids(
            lines: filled.remaining, rules: reading.rules, besides: filled.tables, pageWidth: reading.widthPoints,
            pageHeight: reading.heightPoints)
        let more = TableFiller.fill(aligned, with: filled.remaining)
        filled = (filled.tables + more.tables, more.remaining)
        reading.tables = filled.tables.sorted { $0.box.y0 < $1.box.y0 }
        reading.lines = ReadingOrder.order(filled.remaining, pageWidth: reading.widthPoints)
    }

    /// How sure a word is that was read from text nobody wrote so: of the garbled plan's words one in twenty stays wrong.
    private static let confidenceOfRepairedText = 0.9

    /// Repairs a page of a text file that is bare or was garbled by a recogniser.
    private func repairText(_ reading: inout PageReading) throws {
        guard settings.repairMode != .off, try openRepairer().needsRepair(reading.lines) else { return }
        let result = try openRepairer().repair(lines: reading.lines, page: reading.number, knowsConfidence: false)
        if settings.repairMode == .on { reading.lines = result.lines }
        for line in reading.lines.indices {
            for word in reading.lines[line].words.indices {
                reading.lines[line].words[word].confidence = Self.confidenceOfRepairedText
            }
        }
        // The words of a text file have no place but their line.
        reading.corrections = result.corrections.map { correction in
            var correction = correction
            correction.wordBox = nil
            return correction
        }
        reading.steps.append(ProcessingStep("repair", settings: ["mode": settings.repairMode.rawValue]))
    }

    private func repair(_ reading: inout PageReading) throws {
        guard settings.repairMode != .off else { return }
        let repairer = try openRepairer()
        let page = reading.number
        var corrections: [Correction] = []
        // A cell's few words cannot tell how they were recognised; the page can.
        let cellLines = reading.tables.flatMap { $0.cells.flatMap(\.lines) }
        let regime = repairer.regime(of: reading.lines + cellLines)
        func repaired(_ lines: [TextLine]) -> [TextLine] {
            let result = PrintedWords.kept(lines, in: repairer.repair(lines: lines, page: page, regime: regime))
            corrections += result.corrections
            return settings.repairMode == .on ? result.lines : lines
        }
        reading.lines = repaired(reading.lines)
        for table in reading.tables.indices {
            for cell in reading.tables[table].cells.indices {
                reading.tables[table].cells[cell].lines = repaired(
                    reading.tables[table].cells[cell].lines)
            }
        }
        reading.corrections = corrections
        reading.steps.append(
            ProcessingStep("repair", settings: ["mode": settings.repairMode.rawValue]))
    }

    private func openRecognizer() throws -> TextRecognizer {
        if let recognizer { return recognizer }
        let opened: TextRecognizer
        if let path = trainedLanguagePath, let name = settings.trainedLanguage {
            opened = try TextRecognizer(
                language: name, dataPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
        } else {
            opened = try TextRecognizer(language: settings.language, dataPath: settings.languageFolder)
        }
        recognizer = opened
        return opened
    }

    /// The system's language; the same engine where the model folder has no language file.
    private func openSystemRecognizer() throws -> TextRecognizer {
        if let systemRecognizer { return systemRecognizer }
        let opened =
            trainedLanguagePath == nil
            ? try openRecognizer() : try TextRecognizer(language: settings.language, dataPath: settings.languageFolder)
        systemRecognizer = opened
        return opened
    }

    /// The language file in the model folder; nil where there is none, and the system's reads.
    private var trainedLanguagePath: String? {
        settings.trainedLanguage.flatMap {
            try? ModelLocator(given: settings.modelFolder).path(of: $0 + ".traineddata")
        }
    }

    /// The recogniser of numbers and labels in cells; nil when its language is not installed.
    private func openLabelRecognizer() -> TextRecognizer? {
        if let labelRecognizer { return labelRecognizer }
        let opened = settings.labelLanguage.flatMap {
            try? TextRecognizer(language: $0, dataPath: settings.languageFolder)
        }
        labelRecognizer = .some(opened)
        return opened
    }

    private func openRepairer() throws -> DiacriticRepairer {
        if let repairer { return repairer }
        let path = try ModelLocator(given: settings.modelFolder).path()
        let opened = try DiacriticRepairer(modelPath: path, settings: settings.repair)
        repairer = opened
        return opened
    }
}

extension PageReading {
    /// What the source says of the page, before any text is read.
    init(_ page: SourcePage) {
        self.init(
            number: page.number, widthPoints: page.widthPoints, heightPoints: page.heightPoints,
            rotation: page.rotation, skewDegrees: page.picture?.skewDegrees ?? 0, dpi: page.dpi,
            textOrigin: page.textOrigin, status: page.note == nil ? .ok : .degraded,
            reason: page.note, seals: page.picture?.seals ?? [], steps: page.steps, rules: page.rules)
    }
}
