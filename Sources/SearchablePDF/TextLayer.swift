internal import DocumentModel

/// Writes the words of a page as a content stream that shows nothing (rendering mode 3).
///
/// The text matrix takes the turn and the crop box; below it places are whole half points and stretches coarse percents,
/// which keeps the layer small. On a page that was straightened each word stands where it was before, but level: readers
/// such as Poppler cut a word whose baseline climbs. Words of a line stand on one baseline in one size, as they are printed, so that
/// readers take them for a line; each is stretched to about the width of its box.
struct TextLayer {
    /// Points a unit.
    static let unit = 0.5

    let codes: TextCodes
    /// The fonts' names in the page's resources.
    let fontNames: [String]

    /// The content stream of a page; nil when it has no words.
    func content(of page: CopyPage, placement: PagePlacement) -> [UInt8]? {
        var words = PageLayout(page, placement: placement, codes: codes).words
        guard !words.isEmpty else { return nil }
        WordParting.part(&words)
        var writer = TextWriter(placement: placement, fontNames: fontNames)
        for word in words { writer.show(word) }
        writer.end()
        return writer.bytes
    }

    /// A number with up to four digits behind the point.
    static func number(_ value: Double) -> String {
        let scaled = Int((value * 10_000).rounded())
        var text = String(abs(scaled) % 10_000)
        text = String(repeating: "0", count: 4 - text.count) + text
        while text.hasSuffix("0") { text.removeLast() }
        let whole = abs(scaled) / 10_000
        return (scaled < 0 ? "-" : "") + "\(whole)" + (text.isEmpty ? "" : ".\(text)")
    }
}
