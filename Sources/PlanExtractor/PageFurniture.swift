import DocumentModel

/// What repeats on pages and is no part of the text: page numbers, running headers.
enum PageFurniture {
    /// The lines of a page without its page number.
    static func withoutPageNumbers(_ page: PageReading) -> [TextLine] {
        guard page.textOrigin != .plainText else { return withoutPlainPageNumbers(page) }
        return withoutSignatureStamp(page).filter { !isPageNumber($0, on: page) }
    }

    /// The lines of a page without an electronic signature's stamp.
    static func withoutSignatureStamp(_ page: PageReading) -> [TextLine] {
        let stamp = signatureStamp(on: page)
        return page.lines.filter { line in !stamp.contains { $0 == line.box } }
    }

    /// Boxes of the lines of an electronic signature's stamp: `Ký bởi: …`, `Cơ quan: …`, `Thời gian ký: …`.
    ///
    /// The stamp is laid over the page when it is signed and is no part of the document's text.
    static func signatureStamp(on page: PageReading) -> [Box] {
        let starts = page.lines.filter { line in
            let folded = LayoutText.folded(line.text)
            return ["ky boi:", "thoi gian ky:", "ngay ky:", "nguoi ky:"].contains { folded.hasPrefix($0) }
        }
        let stamped = timeStamp(on: page)
        if !stamped.isEmpty { return stamped }
        guard starts.count >= 2, let area = Box.enclosing(starts.map(\.box))?.expanded(by: 14) else { return [] }
        let inside = page.lines.filter { line in
            let folded = LayoutText.folded(line.text)
            let belongs = ["co quan:", "email:", "chuc vu:", "+07:00"].contains { folded.hasPrefix($0) }
            return belongs && area.contains(x: line.box.x0, y: line.box.centerY)
        }
        return (starts + inside).map(\.box)
    }

    /// A stamp that gives the second of signing: agency, e-mail, `18.11.2024 07:25:14`, `+07:00`, one below the other.
    private static func timeStamp(on page: PageReading) -> [Box] {
        guard
            let time = page.lines.first(where: {
                $0.text.utf8.count < 70 && $0.text.utf8.contains(UInt8(ascii: ":")) && $0.text.count < 34
                    && $0.text.contains(/\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}:\d{2}/)
            })
        else { return [] }
        var boxes = [time.box]
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for line in page.lines where !boxes.contains(line.box) {
                let touches = boxes.contains { box in
                    abs(line.box.x0 - box.x0) < 6 && line.box.y0 < box.y1 + 6 && line.box.y1 > box.y0 - 6
                        && line.box.height < 14
                }
                if touches {
                    boxes.append(line.box)
                    isGrowing = true
                }
            }
        }
        return boxes
    }

    /// A short number alone in the top or bottom margin.
    static func isPageNumber(_ line: TextLine, on page: PageReading) -> Bool {
        let edge = 0.085 * page.heightPoints
        guard line.box.centerY < edge || line.box.centerY > page.heightPoints - edge else { return false }
        return isBareNumber(line.text)
    }

    /// `12`, `- 12 -`, `12/40`, `Trang 12`.
    static func isBareNumber(_ text: String) -> Bool {
        // Recognition reads a small slash as the fraction slash.
        let folded = LayoutText.trimmed(LayoutText.folded(text).replacing("⁄", with: "/"), of: " -–—.|_~’'`")
        let digits = folded.hasPrefix("trang ") ? String(folded.dropFirst(6)) : folded
        let parts = digits.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return false }
        return parts.allSatisfy { !$0.isEmpty && $0.count <= 3 && $0.allSatisfy(\.isNumber) }
    }

    private static func withoutPlainPageNumbers(_ page: PageReading) -> [TextLine] {
        var lines = page.lines
        if let first = lines.first, isBareNumber(first.text), lines.count > 1 { lines.removeFirst() }
        if let last = lines.last, isBareNumber(last.text), lines.count > 1 { lines.removeLast() }
        return lines
    }

    /// Texts that stand in the margin of at least half of the pages (three or more), folded, digits left out.
    static func runningTexts(_ pages: [PageReading]) -> Set<String> {
        guard pages.count >= 3 else { return [] }
        var counts: [String: Int] = [:]
        for page in pages where page.textOrigin != .plainText {
            let edge = 0.085 * page.heightPoints
            let margin = page.lines.filter { $0.box.centerY < edge || $0.box.centerY > page.heightPoints - edge }
            for key in Set(margin.map { key(of: $0.text) }) where key.count > 3 { counts[key, default: 0] += 1 }
        }
        return Set(counts.filter { $0.value * 2 >= pages.count && $0.value >= 3 }.keys)
    }

    /// Whether the line stands in a margin and says what the margins of other pages say.
    static func isRunning(_ line: TextLine, on page: PageReading, texts: Set<String>) -> Bool {
        let edge = 0.085 * page.heightPoints
        let isMargin = line.box.centerY < edge || line.box.centerY > page.heightPoints - edge
        return isMargin && texts.contains(key(of: line.text))
    }

    static func key(of text: String) -> String { LayoutText.folded(text).filter { !$0.isNumber } }
}
