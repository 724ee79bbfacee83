import DocumentModel

/// Impulse noise: isolated specks far smaller than any mark of a letter.
enum Specks {
    /// Specks a megapixel of a 200-dpi page.
    ///
    /// A speck is an ink component of at most two pixels each way at 200 dpi: a dot of 12-point type has three.
    static func density(in gray: Picture, threshold: Int, dpi: Double) -> Double {
        guard let ink = gray.binary(below: threshold) else { return 0 }
        let limit = max(1, Int((2 * dpi / 200).rounded()))
        let specks = ink.components().reduce(0) { $0 + ($1.width <= limit && $1.height <= limit ? 1 : 0) }
        let megapixels = Double(gray.width * gray.height) / 1_000_000 * (200 / dpi) * (200 / dpi)
        return Double(specks) / max(0.01, megapixels)
    }
}
