public import DocumentModel

/// Where a page's closing block stands, for a second look at print that seals and signatures cover.
public enum ClosingArea {
    /// The part of the page from a little above `Nơi nhận:`, or an office's name, to well below it; nil without one.
    ///
    /// - Parameter lines: lines of the page as they were recognised, in page points.
    public static func box(of lines: [TextLine], pageWidth: Double, pageHeight: Double) -> Box? {
        let heads = lines.filter { line in
            let folded = LayoutText.folded(line.text)
            return BlockWords.isRecipientsHead(folded) && line.box.x0 < 0.45 * pageWidth
                || SignerBlocks.namesOffice(line.text) && line.text.count < 60 && line.box.y0 > 0.15 * pageHeight
        }
        guard let first = heads.map(\.box).min(by: { $0.y0 < $1.y0 }) else { return nil }
        let last = heads.map(\.box.y0).max() ?? first.y0
        // Running text ends above: full lines bound the area.
        let text = lines.filter { $0.box.width > 0.6 * pageWidth && $0.box.y1 <= first.y0 + 2 }.map(\.box.y1).max()
        let top = max(text ?? 0, first.y0 - 160)
        return Box(x0: 0, y0: top, x1: pageWidth, y1: min(pageHeight, last + 190))
    }

    /// How much a line read in that area is like a signer's office, authority or name: 1 as printed, less where letters
    /// are garbled, 0 when it is none.
    public static func score(_ text: String) -> Double {
        let bare = PersonName.bare(text)
        if SignerBlocks.namesOffice(text) { return 1 }
        // Of two readings the one that lost the family name is a name too: Lê Hoàng Anh, Hoàng Anh.
        if PersonName.isFamilyName(bare) { return 0.78 + 0.04 * Double(min(5, bare.split(separator: " ").count)) }
        if let repair = Offices.repair(text) { return repair.score }
        guard let name = PersonName.repaired(text) else { return 0 }
        return 0.76 + 0.04 * Double(min(5, name.split(separator: " ").count))
    }

    /// Whether a line in capitals, long enough for an office, names none as it was read.
    public static func isGarbledOffice(_ text: String) -> Bool {
        LayoutText.isCapitals(text) && text.count { $0.isLetter } >= 6 && text.count < 60
            && !SignerBlocks.namesOffice(text)
    }
}

/// Where the title and the agencies of a document stand, for a second look at doubtful words.
public enum HeadArea {
    /// Indices of the lines of number and date on a page that begins a document; none on other pages.
    ///
    /// Running text ends the head, see `titleLines(of:pageHeight:)`.
    public static func figureLines(of lines: [TextLine], pageHeight: Double) -> [Int] {
        let folded = lines.map { LayoutText.folded($0.text) }
        guard let end = end(of: lines, folded: folded, pageHeight: pageHeight) else { return [] }
        return lines.indices.filter { index in
            lines[index].box.y1 <= end && !BlockWords.isNationalTitle(folded[index])
                && (DocumentNumber.isNumberLine(lines[index].text) || folded[index].contains("ngay"))
        }
    }

    /// Where the head ends, in points from the top; nil on a page without a national title.
    private static func end(of lines: [TextLine], folded: [String], pageHeight: Double) -> Double? {
        let top = lines.indices.filter { lines[$0].box.y0 < 0.45 * pageHeight }
        guard let national = top.last(where: { BlockWords.isNationalTitle(folded[$0]) }) else { return nil }
        return top.filter { index in
            lines[index].box.y0 > lines[national].box.y1 + 4
                && (folded[index].hasPrefix("can cu") || folded[index].hasPrefix("kinh gui")
                    || LabelReader.read(lines[index].text) != nil)
        }.map { lines[$0].box.y0 }.min() ?? lines[national].box.y1 + 0.16 * pageHeight
    }

    /// Indices of the lines of agencies and title on a page that begins a document; none on other pages.
    ///
    /// Number and date are left out. Running text ends the head: the bases, a label, or full lines of small letters.
    public static func titleLines(of lines: [TextLine], pageHeight: Double) -> [Int] {
        let folded = lines.map { LayoutText.folded($0.text) }
        let top = lines.indices.filter { lines[$0].box.y0 < 0.45 * pageHeight }
        guard let end = end(of: lines, folded: folded, pageHeight: pageHeight) else { return [] }
        return top.filter { index in
            lines[index].box.y1 <= end && !BlockWords.isNationalTitle(folded[index])
                && !DocumentNumber.isNumberLine(lines[index].text) && PlaceAndDate.read(lines[index].text) == nil
                && !folded[index].contains("ngay") && !folded[index].contains("/")
        }
    }
}
