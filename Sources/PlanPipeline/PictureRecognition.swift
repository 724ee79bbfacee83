internal import DocumentModel
internal import Ingest
internal import OCRBridge
internal import PlanExtractor

/// Recognises a cleaned page: running text in one go, ruled tables cell by cell.
///
/// A cell on its own is read far better than words of the whole page sorted into cells afterwards.
struct PictureRecognition {
    let recognizer: TextRecognizer

    /// White margin around a cell's picture, in pixels; a tight crop loses its first and last letters.
    private static let cellPadding = 12
    /// How far inside the frame a cell's picture begins, in points, to leave the rules out.
    private static let cellInset = 1.0
    /// Cells up to this height in points hold one line of text.
    private static let singleLineHeight = 22.0

    func read(
        _ picture: CleanPage, pageWidth: Double, pageHeight: Double
    ) throws -> (lines: [TextLine], tables: [TableGrid]) {
        var tables = TableGridFinder().grids(
            rules: picture.rules, pageWidth: pageWidth, pageHeight: pageHeight)
        var bitmap = picture.bitmap
        for table in tables { bitmap.fill(table.box.expanded(by: 1), with: 255) }
        let lines = try recognizer.recognize(
            bitmap, layout: .automatic, origin: (x: 0, y: 0), wantsAlternatives: false)
        for index in tables.indices {
            for cell in tables[index].cells.indices {
                tables[index].cells[cell].lines = try read(
                    tables[index].cells[cell].box, of: picture.bitmap)
            }
        }
        return (ReadingOrder.order(lines, pageWidth: pageWidth), tables)
    }

    private func read(_ cell: Box, of bitmap: PageBitmap) throws -> [TextLine] {
        let inside = cell.expanded(by: -Self.cellInset)
        guard inside.width > 2, inside.height > 2 else { return [] }
        let ink = bitmap.inkBox(in: inside)
        guard let ink else { return [] }
        let crop = bitmap.cropped(to: ink, padding: Self.cellPadding)
        let padding = Double(Self.cellPadding) * bitmap.pointsPerPixel
        return try recognizer.recognize(
            crop, layout: ink.height <= Self.singleLineHeight ? .singleLine : .singleBlock,
            origin: (x: ink.x0 - padding, y: ink.y0 - padding), wantsAlternatives: false)
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
        guard count > specks else { return nil }
        return Box(
            x0: Double(minX) / scale, y0: Double(minY) / scale, x1: Double(maxX + 1) / scale,
            y1: Double(maxY + 1) / scale)
    }
}
