internal import CLeptonica
public import DocumentModel

/// Takes seals and signatures out of a page's picture: ink that hangs together over more than a letter's height.
public enum StrokeFilter {
    /// The picture with the large strokes inside `area` made white; nil when nothing large is there.
    ///
    /// - Parameters:
    ///   - area: where to look, in page points.
    ///   - tallest: what is taller, in points, is no letter; capitals with marks stand 14 points high at most in print
    ///     of administrative documents (Nghị định 30/2020/NĐ-CP: 11 to 14 points).
    public static func withoutLargeStrokes(
        _ bitmap: PageBitmap, in area: DocumentModel.Box, tallest: Double = 19
    ) -> PageBitmap? {
        let scale = bitmap.dpi / 72
        let left = max(0, Int(area.x0 * scale))
        let top = max(0, Int(area.y0 * scale))
        let width = min(bitmap.width, Int(area.x1 * scale)) - left
        let height = min(bitmap.height, Int(area.y1 * scale)) - top
        guard width > 8, height > 8, let page = Picture(bitmap),
            let clipped = page.clipped(x: left, y: top, width: width, height: height),
            let ink = clipped.binary(below: 160)
        else { return nil }
        let limit = Int32(tallest * scale)
        // Components that are wide or tall, as a mask over the ink.
        guard
            let large = Picture(
                taking: pixSelectBySize(
                    ink.pix, limit, limit, 8, Int32(L_SELECT_IF_EITHER), Int32(L_SELECT_IF_GT), nil)),
            large.components().contains(where: { $0.height > Int(limit) })
        else { return nil }
        // Wide but low components are words whose letters touch.
        guard
            let tall = Picture(
                taking: pixSelectBySize(large.pix, 0, limit, 8, Int32(L_SELECT_HEIGHT), Int32(L_SELECT_IF_GT), nil)),
            let grown = Picture(taking: pixDilateBrick(nil, tall.pix, 3, 3))
        else { return nil }
        var out = bitmap
        let mask = grown
        for y in 0..<height {
            for x in 0..<width {
                var bit: UInt32 = 0
                pixGetPixel(mask.pix, Int32(x), Int32(y), &bit)
                if bit != 0 { out.pixels[(top + y) * bitmap.width + left + x] = 255 }
            }
        }
        return out
    }
}
