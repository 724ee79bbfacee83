internal import CLeptonica
import DocumentModel

/// Sets an embedded picture the way its page shows it.
enum EmbeddedPicture {
    /// The picture turned by the quarter turns that make it look like the rendered page; nil when none does.
    ///
    /// A picture that is clipped, mirrored, masked or drawn over does not match, and the page is to be rendered.
    static func turned(_ picture: Picture, asOn page: PDFPage) throws(IngestError) -> Picture? {
        let cells = 96
        let scale = Double(cells) * 4 / max(page.width, page.height)
        let drawn = try page.rendered(
            width: max(8, Int(page.width * scale)), height: max(8, Int(page.height * scale)))
        guard let target = samples(drawn, cells: cells) else { return nil }
        let pageIsWide = page.width > page.height
        let isWide = picture.width > picture.height
        let turns = pageIsWide == isWide ? [0, 180] : [90, 270]
        let shape = Double(picture.width) / Double(picture.height)
        let pageShape = page.width / page.height
        guard abs((turns[0] == 0 ? shape : 1 / shape) / pageShape - 1) < 0.02 else { return nil }
        for turn in turns {
            guard let candidate = turn == 0 ? picture : picture.turned(clockwise: turn),
                let found = samples(candidate, cells: cells)
            else { continue }
            if correlation(found, target) > 0.9 || isEven(found) && isEven(target) { return candidate }
        }
        return nil
    }

    /// The picture as `cells` × `cells` means of grey.
    private static func samples(_ picture: Picture, cells: Int) -> [Double]? {
        guard let gray = picture.gray,
            let small = Picture(taking: pixScaleAreaMapToSize(gray.pix, Int32(cells), Int32(cells)))
        else { return nil }
        return small.bitmap(dpi: 72).pixels.map(Double.init)
    }

    private static func isEven(_ values: [Double]) -> Bool {
        (values.max() ?? 0) - (values.min() ?? 0) < 24
    }

    /// Pearson's correlation.
    private static func correlation(_ left: [Double], _ right: [Double]) -> Double {
        let meanLeft = left.reduce(0, +) / Double(left.count)
        let meanRight = right.reduce(0, +) / Double(right.count)
        var product = 0.0
        var squareLeft = 0.0
        var squareRight = 0.0
        for (a, b) in zip(left, right) {
            product += (a - meanLeft) * (b - meanRight)
            squareLeft += (a - meanLeft) * (a - meanLeft)
            squareRight += (b - meanRight) * (b - meanRight)
        }
        return product / max(1e-9, (squareLeft * squareRight).squareRoot())
    }
}
