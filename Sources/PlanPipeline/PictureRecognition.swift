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
    let recognizer: TextRecognizer

    /// White margin around a cut-out picture, in pixels; a tight crop loses its first and last letters.
    private static let padding = 12
    /// How far inside the frame a cell's picture begins, in points, to leave the rules out.
    private static let cellInset = 1.0
    /// Cells and leftovers up to this height in points hold one line of text.
    private static let singleLineHeight = 22.0

    func read(
        _ picture: CleanPage, pageWidth: Double, pageHeight: Double
    ) throws -> (lines: [TextLine], tables: [TableGrid]) {
        var tables = TableGridFinder().grids(
            rules: picture.rules, pageWidth: pageWidth, pageHeight: pageHeight)
        var lines = try readBands(of: picture.bitmap, around: tables.map(\.box), width: pageWidth, height: pageHeight)
            .filter(Self.isPrint)
        let read = lines.map { $0.box.expanded(by: 1.5) } + tables.map { $0.box.expanded(by: 3) }
        for place in LeftoverInk(bitmap: picture.bitmap).places(outside: read, seals: picture.seals) {
            lines += try readLeftover(place, of: picture.bitmap, block: (lines.last?.block ?? 0) + 1)
        }
        lookAgain(at: &lines, in: picture.bitmap, width: pageWidth, height: pageHeight)
        for index in tables.indices {
            for cell in tables[index].cells.indices {
                tables[index].cells[cell].lines = try readCell(
                    tables[index].cells[cell].box, of: picture.bitmap)
            }
        }
        return (ReadingOrder.order(lines, pageWidth: pageWidth), tables)
    }

    /// Reads the closing block again with seals and signatures taken out, and takes what is a signer's line.
    private func lookAgain(at lines: inout [TextLine], in bitmap: PageBitmap, width: Double, height: Double) {
        guard let area = ClosingArea.box(of: lines, pageWidth: width, pageHeight: height),
            let clean = StrokeFilter.withoutLargeStrokes(bitmap, in: area)
        else { return }
        let outside = [
            Box(x0: 0, y0: 0, x1: width, y1: area.y0), Box(x0: 0, y0: area.y1, x1: width, y1: height),
        ]
        let sure = lines.filter { $0.confidence >= Self.sureConfidence }.map { $0.box.expanded(by: 1) }
        let places = LeftoverInk(bitmap: clean).places(outside: outside + sure, seals: [], narrowest: 24)
        for place in places where place.height <= Self.singleLineHeight {
            guard let found = try? recognise(place, of: clean, layout: .singleLine) else { continue }
            for line in found where line.confidence >= Self.leastConfidence && ClosingArea.isSigner(line.text) {
                func covers(_ other: TextLine) -> Bool {
                    other.box.intersection(line.box).area > 0.3 * min(other.box.area, line.box.area)
                }
                // Read as well before, or better.
                if lines.contains(where: { covers($0) && $0.confidence >= line.confidence && ClosingArea.isSigner($0.text) }) {
                    continue
                }
                lines.removeAll { covers($0) && $0.confidence < line.confidence }
                lines.append(TextLine(words: line.words, box: line.box, block: (lines.last?.block ?? 0) + 1))
            }
        }
    }

    /// Lines of this confidence are not read again.
    private static let sureConfidence = 0.7
    /// A signer's line that was read anew is believed from this confidence on.
    private static let leastConfidence = 0.5

    /// Signatures and stamps are read as a few doubtful characters; print has at least one word that is fairly sure.
    private static func isPrint(_ line: TextLine) -> Bool {
        line.confidence >= 0.4 || line.words.contains { $0.confidence >= 0.6 && $0.text.count { $0.isLetter } >= 2 }
    }

    /// The text above, between and below the tables.
    private func readBands(
        of bitmap: PageBitmap, around tables: [Box], width: Double, height: Double
    ) throws -> [TextLine] {
        guard !tables.isEmpty else { return try recognizer.recognize(bitmap, layout: .automatic) }
        var lines: [TextLine] = []
        var top = 0.0
        for table in tables.sorted(by: { $0.y0 < $1.y0 }) + [Box(x0: 0, y0: height, x1: width, y1: height)] {
            let band = Box(x0: 0, y0: top, x1: width, y1: table.y0 - 1)
            top = max(top, table.y1 + 1)
            guard band.height > 6, let ink = bitmap.inkBox(in: band) else { continue }
            lines += try recognise(ink, of: bitmap, layout: .automatic)
        }
        return lines
    }

    private func readCell(_ cell: Box, of bitmap: PageBitmap) throws -> [TextLine] {
        let inside = cell.expanded(by: -Self.cellInset)
        guard inside.width > 2, inside.height > 2, let ink = bitmap.inkBox(in: inside) else { return [] }
        return try recognise(
            ink, of: bitmap, layout: ink.height <= Self.singleLineHeight ? .singleLine : .singleBlock)
    }

    /// What the layout analysis passed over, if it reads as text: signatures and specks do not.
    private func readLeftover(_ place: Box, of bitmap: PageBitmap, block: Int) throws -> [TextLine] {
        let found = try recognise(
            place, of: bitmap, layout: place.height <= Self.singleLineHeight ? .singleLine : .singleBlock)
        return found.compactMap { line in
            let letters = line.text.count { $0.isLetter || $0.isNumber }
            guard letters > 0, line.confidence >= (letters < 3 ? 0.85 : 0.7) else { return nil }
            return TextLine(words: line.words, box: line.box, block: block)
        }
    }

    private func recognise(_ box: Box, of bitmap: PageBitmap, layout: TextRecognizer.Layout) throws -> [TextLine] {
        let margin = Double(Self.padding) * bitmap.pointsPerPixel
        return try recognizer.recognize(
            bitmap.cropped(to: box, padding: Self.padding), layout: layout,
            origin: (x: box.x0 - margin, y: box.y0 - margin))
    }
}

extension PageBitmap {
    /// The box of everything dark inside `box`, in points; nil when the box is empty but for specks.
    func inkBox(in box: Box, darkerThan threshold: UInt8 = 140, specks: Int = 6) -> Box? {
        let scale = dpi / 72
        let left = max(0, Int(box.x0 * scale))
        let right = min(width, Int(box.x1 * scale))
        let top = max(0, Int(box.y0 * scale))
        let bottom = min(height, Int(box.y1 * scale))
        guard left < right, top < bottom else { return nil }
        var count = 0
        var minX = right
        var maxX = left
        var minY = bottom
        var maxY = top
        pixels.withUnsafeBufferPointer { pixels in
            for y in top..<bottom {
                let row = y * width
                for x in left..<right where pixels[row + x] < threshold {
                    count += 1
                    minX = min(minX, x)
                    maxX = max(maxX, x)
                    minY = min(minY, y)
                    maxY = max(maxY, y)
                }
            }
        }
        guard count > specks else { return nil }
        return Box(
            x0: Double(minX) / scale, y0: Double(minY) / scale, x1: Double(maxX + 1) / scale,
            y1: Double(maxY + 1) / scale)
    }
}
