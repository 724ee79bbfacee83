/// How large the print of a picture is.
enum LetterHeight {
    /// Letters are between these heights in points; smaller parts are dots and marks, larger ones pictures and frames.
    private static let letters = 2.2...16.0
    /// With fewer letters than this the page says little of its print.
    private static let leastLetters = 60

    /// The median height in points of what may be letters, which is near the height of an `x`; nil when there are few.
    static func median(in gray: Picture, threshold: Int, dpi: Double) -> Double? {
        guard let ink = gray.binary(below: threshold) else { return nil }
        let heights = ink.components().map { Double($0.height) * 72 / dpi }.filter(letters.contains).sorted()
        return heights.count < leastLetters ? nil : heights[heights.count / 2]
    }
}
