internal import CLeptonica
import DocumentModel

/// Lifts red seals off the page: in the red channel their ink is as light as paper, and toner stays dark.
enum SealLifter {
    /// Replaces the grey under each red seal by the red channel.
    ///
    /// - Returns: the seals' boxes in page points. A seal is red ink between 36 and 260 points each way.
    static func lift(from colour: Picture, into gray: Picture, dpi: Double) -> [DocumentModel.Box] {
        guard let mask = Picture(taking: pixCreate(Int32(colour.width), Int32(colour.height), 1)) else { return [] }
        let red = Int(sohoa_mark_red(colour.pix, mask.pix, 40))
        let inch = dpi * dpi
        guard Double(red) > 0.01 * inch, Double(red) < 0.2 * Double(colour.width * colour.height) else { return [] }
        guard let small = Picture(taking: pixReduceRankBinaryCascade(mask.pix, 1, 1, 0, 0)),
            let joined = Picture(taking: pixCloseSafeBrick(nil, small.pix, 9, 9))
        else { return [] }
        let points = 72 / dpi * 4
        var seals: [DocumentModel.Box] = []
        for part in joined.components() {
            let box = DocumentModel.Box(
                x0: Double(part.x) * points, y0: Double(part.y) * points,
                x1: Double(part.x + part.width) * points, y1: Double(part.y + part.height) * points)
            guard box.width >= 36, box.height >= 36, box.width <= 260, box.height <= 260 else { continue }
            seals.append(box)
            let around = box.expanded(by: 4)
            sohoa_take_red(
                colour.pix, gray.pix, Int32(max(0, around.x0 * dpi / 72)), Int32(max(0, around.y0 * dpi / 72)),
                Int32(min(Double(colour.width), around.x1 * dpi / 72)),
                Int32(min(Double(colour.height), around.y1 * dpi / 72)))
        }
        for seal in seals { putBackName(beside: seal, red: mask, into: gray, dpi: dpi) }
        return seals
    }

    /// Signers' names are stamped in red below the seal: print in a line is no seal, and goes back onto the page.
    private static func putBackName(beside seal: DocumentModel.Box, red: Picture, into gray: Picture, dpi: Double) {
        let scale = dpi / 72
        let left = max(0, Int((seal.x0 - 60) * scale))
        let top = max(0, Int(seal.y0 * scale))
        let width = min(red.width, Int((seal.x1 + 130) * scale)) - left
        let height = min(red.height, Int((seal.y1 + 40) * scale)) - top
        // Letters of a line hang together over the gaps between words, lines do not.
        guard width > 0, height > 0, let clipped = red.clipped(x: left, y: top, width: width, height: height),
            let joined = Picture(
                taking: pixCloseSafeBrick(nil, clipped.pix, Int32(7 * scale), Int32(max(1, 1.5 * scale))))
        else { return }
        for part in joined.components() {
            let wide = Double(part.width) / scale
            let tall = Double(part.height) / scale
            guard (7...22).contains(tall), (38...200).contains(wide), wide > 2.5 * tall else { continue }
            sohoa_paint(
                red.pix, gray.pix, Int32(left + part.x), Int32(top + part.y), Int32(left + part.x + part.width),
                Int32(top + part.y + part.height), 40)
        }
    }
}
