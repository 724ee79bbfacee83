internal import CLeptonica
import DocumentModel

/// Finds pages that were scanned sideways or upside down.
enum Orientation {
    /// Degrees clockwise (0, 90, 180, 270) that set a black-and-white page upright; 0 without strong evidence.
    ///
    /// Compares letters that rise above the line with those that hang below it, as Leptonica's
    /// `pixOrientDetect` does; Vietnamese tone marks make the difference larger.
    static func rotation(of ink: Picture) -> Int {
        var up: Float = 0
        var left: Float = 0
        guard pixOrientDetect(ink.pix, &up, &left, 0, 0) == 0 else { return 0 }
        let strong: Float = 9
        if abs(up) > abs(left) { return up < -strong && abs(up) > 3 * abs(left) ? 180 : 0 }
        guard abs(left) > strong, abs(left) > 3 * abs(up) else { return 0 }
        return left > 0 ? 90 : 270
    }

    /// Where a box (points) of the page as it was lies after the page is turned.
    static func turn(_ box: DocumentModel.Box, by degrees: Int, width: Int, height: Int, dpi: Double)
        -> DocumentModel.Box
    {
        let pageWidth = Double(width) * 72 / dpi
        let pageHeight = Double(height) * 72 / dpi
        switch degrees {
        case 90: return DocumentModel.Box(x0: pageHeight - box.y1, y0: box.x0, x1: pageHeight - box.y0, y1: box.x1)
        case 180:
            return DocumentModel.Box(
                x0: pageWidth - box.x1, y0: pageHeight - box.y1, x1: pageWidth - box.x0, y1: pageHeight - box.y0)
        case 270: return DocumentModel.Box(x0: box.y0, y0: pageWidth - box.x1, x1: box.y1, y1: pageWidth - box.x0)
        default: return box
        }
    }
}
