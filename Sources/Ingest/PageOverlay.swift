internal import CLeptonica
public import DocumentModel
public import Foundation

/// A picture of a page with what was found drawn over it: rules red, table cells blue, lines of text green.
public struct PageOverlay {
    /// The page, upright.
    public var bitmap: PageBitmap

    public init(bitmap: PageBitmap) { self.bitmap = bitmap }

    /// The drawing as a PNG file; nil when there is no memory for it.
    ///
    /// - Parameters:
    ///   - rules: in points of the page.
    ///   - cells: boxes of table cells in points.
    ///   - lines: boxes of lines of text in points.
    public func png(
        rules: [RuledLine], cells: [DocumentModel.Box], lines: [DocumentModel.Box]
    ) -> Data? {
        guard let gray = Picture(bitmap), let canvas = Picture(taking: pixConvertTo32(gray.pix)) else { return nil }
        for box in lines { outline(box.expanded(by: 0.5), on: canvas, color: (0, 160, 0)) }
        for rule in rules {
            let half = max(0.4, rule.thickness / 2)
            let isHorizontal = rule.direction == .horizontal
            fill(
                DocumentModel.Box(
                    x0: isHorizontal ? rule.start : rule.position - half,
                    y0: isHorizontal ? rule.position - half : rule.start,
                    x1: isHorizontal ? rule.end : rule.position + half,
                    y1: isHorizontal ? rule.position + half : rule.end),
                on: canvas, color: (220, 0, 0))
        }
        for box in cells { outline(box.expanded(by: -1.2), on: canvas, color: (0, 60, 255)) }
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard pixWriteMemPng(&bytes, &count, canvas.pix, 0) == 0, let bytes else { return nil }
        defer { lept_free(bytes) }
        return Data(bytes: bytes, count: count)
    }

    private func outline(_ box: DocumentModel.Box, on canvas: Picture, color: (UInt8, UInt8, UInt8)) {
        let line = 0.4
        fill(DocumentModel.Box(x0: box.x0, y0: box.y0, x1: box.x1, y1: box.y0 + line), on: canvas, color: color)
        fill(DocumentModel.Box(x0: box.x0, y0: box.y1 - line, x1: box.x1, y1: box.y1), on: canvas, color: color)
        fill(DocumentModel.Box(x0: box.x0, y0: box.y0, x1: box.x0 + line, y1: box.y1), on: canvas, color: color)
        fill(DocumentModel.Box(x0: box.x1 - line, y0: box.y0, x1: box.x1, y1: box.y1), on: canvas, color: color)
    }

    private func fill(_ box: DocumentModel.Box, on canvas: Picture, color: (UInt8, UInt8, UInt8)) {
        let scale = bitmap.dpi / 72
        let left = max(0, Int(box.x0 * scale))
        let top = max(0, Int(box.y0 * scale))
        let right = min(bitmap.width, max(left + 1, Int((box.x1 * scale).rounded())))
        let bottom = min(bitmap.height, max(top + 1, Int((box.y1 * scale).rounded())))
        guard left < right, top < bottom else { return }
        var area: UnsafeMutablePointer<CLeptonica.Box>? = boxCreate(
            Int32(left), Int32(top), Int32(right - left), Int32(bottom - top))
        defer { boxDestroy(&area) }
        let value = UInt32(color.0) << 24 | UInt32(color.1) << 16 | UInt32(color.2) << 8
        _ = pixSetInRectArbitrary(canvas.pix, area, value)
    }
}
