internal import CPoppler
import DocumentModel

/// One character of a text layer.
struct PlacedCharacter {
    var scalar: Unicode.Scalar
    var box: Box
    /// Index into the page's fonts.
    var font: Int
}

extension PDFPage {
    /// The characters of the text layer in Poppler's reading order, and the fonts they are set in.
    func characters() -> (characters: [PlacedCharacter], fonts: [FontStyle]) {
        guard let pointer = poppler_page_get_text(page) else { return ([], []) }
        defer { g_free(pointer) }
        let scalars = Array(String(cString: pointer).unicodeScalars)
        var rectangles: UnsafeMutablePointer<PopplerRectangle>?
        var count: guint = 0
        guard poppler_page_get_text_layout(page, &rectangles, &count) != 0, let rectangles else { return ([], []) }
        defer { g_free(rectangles) }
        guard Int(count) == scalars.count else { return ([], []) }
        let (fonts, fontOf) = fontRuns(count: scalars.count)
        let characters = scalars.indices.map { index in
            let area = rectangles[index]
            return PlacedCharacter(
                scalar: scalars[index], box: Box(x0: area.x1, y0: area.y1, x1: area.x2, y1: area.y2),
                font: fontOf[index])
        }
        return (characters, fonts)
    }

    /// The fonts of the page and, for each character, which of them it is set in.
    private func fontRuns(count: Int) -> (fonts: [FontStyle], fontOf: [Int]) {
        let list = poppler_page_get_text_attributes(page)
        defer { poppler_page_free_text_attributes(list) }
        var fonts: [FontStyle] = [FontStyle()]
        var fontOf = [Int](repeating: 0, count: count)
        var rest = list
        while let item = rest {
            rest = item.pointee.next
            guard let data = sohoa_list_data(item) else { continue }
            let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
            let first = Int(attributes.start_index)
            let last = Int(attributes.end_index)
            guard first >= 0, first <= last, last < count else { continue }
            let name = attributes.font_name.map { String(cString: $0) }
            fonts.append(Self.style(name: name, size: attributes.font_size))
            for index in first...last { fontOf[index] = fonts.count - 1 }
        }
        return (fonts, fontOf)
    }

    /// A font's style by its PostScript name: `ABCDEF+TimesNewRomanPS-BoldMT` is bold Times.
    static func style(name: String?, size: Double) -> FontStyle {
        var plain = name ?? ""
        if let plus = plain.firstIndex(of: "+"), plain.distance(from: plain.startIndex, to: plus) == 6 {
            plain = String(plain[plain.index(after: plus)...])
        }
        let folded = plain.lowercased()
        return FontStyle(
            name: plain.isEmpty ? nil : plain, size: size,
            isBold: folded.contains("bold") || folded.contains("black") || folded.contains("heavy"),
            isItalic: folded.contains("italic") || folded.contains("oblique"))
    }
}
