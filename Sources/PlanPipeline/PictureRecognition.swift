internal import DocumentModel
internal import Ingest
internal import OCRBridge
internal import PlanExtractor

/// Recognises a cleaned page: running text in bands between the tables, ruled tables cell by cell, and then what was
/// left unread.
///
/// A cell on its own is read far better than words of the whole page sorted into cells afterwards. A page whose tables
/// are painted over is mostly empty, and Tesseract's layout analysis gives up on it; so the bands are cut out instead.
struct PictureRecognition {
    /// Reads running text and cells.
    let recognizer: TextRecognizer
    /// Reads what is doubtful once more. Two networks make different mistakes, which the vote needs.
    let otherRecognizer: TextRecognizer
    /// Reads cells of a few characters a second time, when there is one; opened when the first cell asks for it.
    var labelRecognizer: () -> TextRecognizer? = { nil }

    /// White margin around a cut-out picture, in pixels; a tight crop loses its first and last letters.
    static let padding = 12
    /// Cells and leftovers up to this height in points hold one line of text.
    static let singleLineHeight = 22.0

    func read(
        _ picture: CleanPage, pageWidth: Double, pageHeight: Double
    ) throws -> (lines: [TextLine], tables: [TableGrid]) {
        var tables = TableGridFinder().grids(
            rules: picture.rules, pageWidth: pageWidth, pageHeight: pageHeight)
        var lines = MarkLines.removed(
            from: try readBands(of: picture.bitmap, around: tables.map(\.box), width: pageWidth, height: pageHeight)
                .filter(Self.isPrint))
        let read = lines.map { $0.box.expanded(by: 1.5) } + tables.map { $0.box.expanded(by: 3) }
        for place in LeftoverInk(bitmap: picture.bitmap).places(outside: read, seals: picture.seals) {
            lines += try readLeftover(place, of: picture.bitmap, block: (lines.last?.block ?? 0) + 1)
        }
        lines = try DoubtfulLines {
            try otherRecognizer.recognize($0.expanded(by: 1.5), of: picture.bitmap, layout: .singleLine)
                .flatMap(\.words)
        }.confirmed(lines)
        let aligned = AlignedTableFinder().grids(
            lines: lines, rules: picture.rules, besides: tables, pageWidth: pageWidth, pageHeight: pageHeight)
        // What the page said of their cells stays where a cell by itself says nothing.
        let filled = TableFiller.fill(aligned, with: lines)
        lines = filled.remaining
        tables = (tables + filled.tables).sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
        let again = SecondReading(
            recognizer: recognizer, other: otherRecognizer, bitmap: picture.bitmap, width: pageWidth, height: pageHeight
        )
        try again.readHead(in: &lines)
        try again.readSigners(in: &lines)
        let cells = CellPicture(page: picture.bitmap, isBilevel: picture.isBilevel)
        for index in lines.indices where Self.mayBePageNumber(lines[index], pageHeight: pageHeight) {
            lines[index] =
                try readCell(lines[index].box.expanded(by: 3), of: cells).first.map {
                    TextLine(words: $0.words, box: $0.box, block: lines[index].block)
                } ?? lines[index]
        }
        if !tables.isEmpty {
            for index in tables.indices {
                for cell in tables[index].cells.indices {
                    let lines = try readCell(tables[index].cells[cell].box, of: cells)
                    if !lines.isEmpty { tables[index].cells[cell].lines = lines }
                }
            }
        }
        return (ReadingOrder.order(lines, pageWidth: pageWidth), tables)
    }

    /// Whether a few characters alone in the top or bottom margin were read as no number: they mostly are one.
    private static func mayBePageNumber(_ line: TextLine, pageHeight: Double) -> Bool {
        let isMargin = min(line.box.centerY, pageHeight - line.box.centerY) < 0.085 * pageHeight
        return isMargin && line.words.count == 1 && line.text.count <= 3 && !ShortCell.isNumber(line.text)
    }

    /// White margin around a cell's print, in points.
    private static let cellMargin = 4.3
    /// A cell of several lines that was read with less confidence is read once more.
    private static let doubtfulCell = 0.7
    /// Cells are read from a lightened or, where print is coarse, softened picture; one with a word of less confidence than this once more as it is printed.
    private static let doubtfulWord = 0.88
    /// Quantities are lines of few words; in these a slash is looked for between words too.
    private static let mostWordsWithSlash = 6
    /// A slash is looked for in words of less confidence than this.
    private static let doubtfulSlash = 0.85
    /// Lines of cells are believed from this confidence on: little else than print is left in them.
    private static let leastCellConfidence = 0.25

    /// Signatures and stamps are read as a few doubtful characters; print has at least one word that is fairly sure.
    private static func isPrint(_ line: TextLine) -> Bool {
        line.confidence >= 0.4 || line.words.contains { $0.confidence >= 0.6 && $0.text.count { $0.isLetter } >= 2 }
    }

    /// The text above, between, beside and below the tables.
    private func readBands(
        of bitmap: PageBitmap, around tables: [Box], width: Double, height: Double
    ) throws -> [TextLine] {
        guard !tables.isEmpty else { return try recognizer.recognize(bitmap, layout: .automatic) }
        let (regions, rest) = TextRegions.regions(of: bitmap, around: tables, width: width, height: height)
        return try regions.flatMap { region -> [TextLine] in
            let picture = region.isStrip ? bitmap : rest
            guard let ink = picture.inkBox(in: region.box) else { return [] }
            let lines = try recognizer.recognize(ink, of: picture, layout: .automatic)
            return region.isStrip ? lines.filter { $0.confidence >= Self.leastStripConfidence } : lines
        }
    }

    /// Lines beside a table are believed from this confidence on: there the page's edge and pencil marks stand too.
    private static let leastStripConfidence = 0.6

    private func readCell(_ cell: Box, of page: CellPicture) throws -> [TextLine] {
        guard let print = page.print(in: cell) else { return [] }
        let padding = max(Self.padding, Int((Self.cellMargin * print.bitmap.dpi / 72).rounded()))
        let margin = Double(padding) * print.bitmap.pointsPerPixel
        let picture = print.padded(by: padding)
        let origin = (x: print.box.x0 - margin, y: print.box.y0 - margin)
        // Small print has two lines where larger print has one.
        let bands = LineBands.bands(of: picture, darkerThan: print.level)
        let isLine = print.box.height <= Self.singleLineHeight && bands.count < 2
        let layout = isLine ? TextRecognizer.Layout.singleLine : .singleBlock
        let first = page.isCoarse ? picture.softened() : picture.lightened()
        var lines = try readCell(first, layout: layout, origin: origin)
        if lines.isEmpty || !isLine && TextLine(words: lines.flatMap(\.words)).confidence < Self.doubtfulCell {
            // The layout analysis fails now and then: cut the lines out where the paper between them shows.
            let again =
                bands.count < 2
                ? try readCell(picture, layout: isLine ? .singleBlock : .singleColumn, origin: origin)
                : try bands.flatMap { band in
                    let cut = picture.cropped(to: band, padding: padding)
                    let place = (x: origin.x + band.x0 - margin, y: origin.y + band.y0 - margin)
                    return try readCell(cut, layout: .singleLine, origin: place)
                }
            if ReadingVote.confidence(again) > ReadingVote.confidence(lines) { lines = again }
        }
        lines = try secondLook(at: lines, of: picture, layout: layout, origin: origin)
        lazy var ink = InkParts(of: picture, darkerThan: print.level)
        if lines.contains(where: { $0.words.contains { $0.confidence < Self.doubtfulSlash && $0.text.count >= 4 } }) {
            lines = try SlashedWords(picture, ink: ink, origin: origin)
                .mended(lines, below: Self.doubtfulSlash) {
                    try recognizer.recognize($0.lightened(), layout: .singleLine)
                }
        }
        if lines.contains(where: { (2...Self.mostWordsWithSlash).contains($0.words.count) }) {
            lines = SlashedWords(picture, ink: ink, origin: origin).joined(lines)
        }
        if HyphenGaps.isNeeded(for: lines) {
            lines = HyphenGaps(picture, ink: ink, origin: origin).mended(lines)
        }
        if LetterSizes.isNeeded(for: lines) {
            lines = LetterSizes(picture, ink: ink, origin: origin).mended(lines)
        }
        guard isLine, let short = ShortCell(picture, ink: ink, highest: Self.singleLineHeight),
            let labels = labelRecognizer()
        else { return lines }
        if short.isDash, lines.count == 1, lines[0].words.count == 1, ["=", "~", "≈"].contains(lines[0].text) {
            lines[0].words[0].text = "-"
            return lines
        }
        return try readLabel(short, in: picture, origin: origin, with: labels, otherwise: lines)
    }

    /// Reads what is doubtful once more as it is printed, by the other recogniser, and votes on each word; where the two
    /// differ, the first one reads it as it is printed too.
    ///
    /// Where only some lines of a cell are doubtful, these are cut out, which costs their share only.
    private func secondLook(
        at lines: [TextLine], of picture: PageBitmap, layout: TextRecognizer.Layout, origin: (x: Double, y: Double)
    ) throws -> [TextLine] {
        let doubtful = lines.indices.filter { index in
            lines[index].words.contains { $0.confidence < Self.doubtfulWord }
        }
        guard !doubtful.isEmpty else { return lines }
        guard doubtful.count * 3 <= lines.count * 2 else {
            return try voted(lines, on: picture, layout: layout, origin: origin)
        }
        var out = lines
        for index in doubtful {
            // Marks stand above the letters, and the line below begins where this one's tails end.
            let above = index > 0 ? lines[index - 1].box.y1 : -Double.infinity
            let below = index + 1 < lines.count ? lines[index + 1].box.y0 : Double.infinity
            let box = lines[index].box
            let strip = Box(
                x0: box.x0 - origin.x, y0: max(box.y0 - 1, min(above, box.y0)) - origin.y,
                x1: box.x1 - origin.x, y1: min(box.y1 + 1, max(below, box.y1)) - origin.y)
            let margin = Double(Self.padding) * picture.pointsPerPixel
            let place = (x: origin.x + strip.x0 - margin, y: origin.y + strip.y0 - margin)
            let cut = picture.cropped(to: strip, padding: Self.padding)
            let better = try voted([lines[index]], on: cut, layout: .singleLine, origin: place)
            if better.count == 1 { out[index] = better[0] }
        }
        return out
    }

    private func voted(
        _ lines: [TextLine], on picture: PageBitmap, layout: TextRecognizer.Layout, origin: (x: Double, y: Double)
    ) throws -> [TextLine] {
        let other = try readCell(picture, layout: layout, origin: origin, with: otherRecognizer)
        return try ReadingVote.merged(lines, other) {
            try readCell(picture, layout: layout, origin: origin, with: recognizer)
        }
    }

    private func readCell(
        _ picture: PageBitmap, layout: TextRecognizer.Layout, origin: (x: Double, y: Double),
        with reader: TextRecognizer? = nil
    ) throws -> [TextLine] {
        let found = try (reader ?? recognizer).recognize(picture, layout: layout, origin: origin)
        let print = try found.filter { line in
            try Self.isPrint(line) || line.confidence >= Self.leastCellConfidence
                || reader == nil && isConfirmed(line, on: picture, origin: origin)
        }
        return CellText.mended(MarkLines.withoutSpecks(MarkLines.withoutMarkLines(print)))
    }

    /// Whether the other recogniser reads a line of a cell much as it was read, which neither does with specks: foreign words are print
    /// as well.
    private func isConfirmed(
        _ line: TextLine, on picture: PageBitmap, origin: (x: Double, y: Double)
    ) throws -> Bool {
        guard line.text.count(where: \.isLetter) >= Self.leastLetters else { return false }
        let box = Box(
            x0: line.box.x0 - origin.x, y0: line.box.y0 - 1 - origin.y, x1: line.box.x1 - origin.x,
            y1: line.box.y1 + 1 - origin.y)
        let again = try otherRecognizer.recognize(box, of: picture, layout: .singleLine)
        return DoubtfulLines.areAlike(line.text, TextLine(words: again.flatMap(\.words)).text)
    }

    /// A line of fewer letters is confirmed by nothing.
    private static let leastLetters = 4

    /// A cell of a few characters read by the recogniser of labels; as it was read when it says no label.
    private func readLabel(
        _ short: ShortCell, in picture: PageBitmap, origin: (x: Double, y: Double), with labels: TextRecognizer,
        otherwise lines: [TextLine]
    ) throws -> [TextLine] {
        func read(_ print: PageBitmap) throws -> [TextLine] {
            try labels.recognize(print, layout: .singleBlock, origin: origin)
        }
        func text(_ lines: [TextLine]) -> String { lines.map(\.text).joined(separator: " ") }
        let mine = text(lines)
        var readings = [try read(picture.softened())]
        // What two readings say is decided.
        if let label = short.label(mine), label == short.label(text(readings[0])) {
            if label == mine { return lines }
        } else {
            readings.append(try read(picture))
        }
        guard let label = short.label(among: readings.map(text) + [mine]) else { return lines }
        if mine == label { return lines }
        let words = (readings.flatMap { $0 } + lines).flatMap(\.words)
        guard let box = Box.enclosing(words.map(\.box)) else { return lines }
        let confidence = words.map(\.confidence).max() ?? 0.5
        return [TextLine(words: [Word(text: label, box: box, confidence: confidence)])]
    }

    /// What the layout analysis passed over, if it reads as text: signatures and specks do not.
    private func readLeftover(_ place: Box, of bitmap: PageBitmap, block: Int) throws -> [TextLine] {
        let found = try recognizer.recognize(
            place, of: bitmap, layout: place.height <= Self.singleLineHeight ? .singleLine : .singleBlock)
        return found.compactMap { line in
            let letters = line.text.count { $0.isLetter || $0.isNumber }
            guard letters > 0, line.confidence >= (letters < 3 ? 0.85 : 0.7) else { return nil }
            return TextLine(words: line.words, box: line.box, block: block)
        }
    }

}

extension TextRecognizer {
    /// Reads a part of the page, with white around it.
    func recognize(_ box: Box, of bitmap: PageBitmap, layout: Layout) throws -> [TextLine] {
        let padding = PictureRecognition.padding
        let margin = Double(padding) * bitmap.pointsPerPixel
        return try recognize(
            bitmap.cropped(to: box, padding: padding), layout: layout,
            origin: (x: box.x0 - margin, y: box.y0 - margin))
    }
}
