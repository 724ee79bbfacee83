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

    /// Whether a line read in that area is a signer's office, authority or name, garbled forms included.
    public static func isSigner(_ text: String) -> Bool {
        let bare = PersonName.bare(text)
        return SignerBlocks.namesOffice(text) || Offices.repair(text) != nil || PersonName.isFamilyName(bare)
            || PersonName.repaired(text) != nil
    }
}
