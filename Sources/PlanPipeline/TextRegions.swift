internal import DocumentModel

/// The parts of a page that hold running text: bands above, between and below tables, and strips beside them.
enum TextRegions {
    struct Region: Sendable {
        var box: Box
        /// Text beside a table, in its own strip.
        var isStrip: Bool
    }

    /// A strip narrower than this, in points, holds no text.
    static let narrowestStrip = 60.0
    /// A strip is a page's margin unless it holds so much ink, in square points.
    static let leastInk = 60.0

    /// The regions top to bottom; strips of text beside a table before the band below it.
    ///
    /// A line beside the lower edge of a table is not cut: its strip reaches down to the white space below it, and what
    /// it takes is painted over in the picture that is given back.
    static func regions(
        of bitmap: PageBitmap, around tables: [Box], width: Double, height: Double
    ) -> (regions: [Region], bitmap: PageBitmap) {
        var rest = bitmap
        let leastInk = Int(Self.leastInk * (bitmap.dpi / 72) * (bitmap.dpi / 72))
        var out: [Region] = []
        var top = 0.0
        for cluster in clusters(tables) {
            guard let around = Box.enclosing(cluster) else { continue }
            out.append(Region(box: Box(x0: 0, y0: top, x1: width, y1: around.y0 - 1), isStrip: false))
            top = max(top, around.y1 + 1)
            for strip in strips(beside: cluster, width: width) {
                let whole = grown(strip, in: bitmap, width: width, limit: height)
                guard let ink = bitmap.inkBox(in: whole, specks: leastInk), ink.width > narrowestStrip / 2
                else { continue }
                out.append(Region(box: ink, isStrip: true))
                rest.fill(whole, with: 255)
            }
        }
        out.append(Region(box: Box(x0: 0, y0: top, x1: width, y1: height), isStrip: false))
        return (out.filter { $0.box.height > 6 }, rest)
    }

    /// Tables that share a height on the page.
    static func clusters(_ tables: [Box]) -> [[Box]] {
        var out: [[Box]] = []
        for table in tables.sorted(by: { $0.y0 < $1.y0 }) {
            if let around = out.last.flatMap({ Box.enclosing($0) }), table.y0 < around.y1 {
                out[out.count - 1].append(table)
            } else {
                out.append([table])
            }
        }
        return out
    }

    /// White columns of the page's width left of, between and right of the tables.
    private static func strips(beside cluster: [Box], width: Double) -> [Box] {
        guard let around = Box.enclosing(cluster) else { return [] }
        var out: [Box] = []
        var reach = 0.0
        for table in cluster.sorted(by: { $0.x0 < $1.x0 }) + [Box(x0: width, y0: 0, x1: width, y1: 0)] {
            if table.x0 - reach > narrowestStrip {
                out.append(Box(x0: reach + 2, y0: around.y0, x1: table.x0 - 2, y1: around.y1))
            }
            reach = max(reach, table.x1)
        }
        return out
    }

    /// The strip with the lines that its upper and lower edges would cut, up to the white space beyond them.
    private static func grown(_ strip: Box, in bitmap: PageBitmap, width: Double, limit: Double) -> Box {
        func isWhite(_ y: Double) -> Bool {
            bitmap.inkBox(in: Box(x0: strip.x0, y0: y, x1: strip.x1, y1: y + 1.5), specks: 3) == nil
        }
        /// Whether running text below the table begins at this height.
        func isBesideText(_ y: Double) -> Bool {
            [Box(x0: 0, y0: y, x1: strip.x0, y1: y + 1.5), Box(x0: strip.x1, y0: y, x1: width, y1: y + 1.5)].contains {
                bitmap.inkBox(in: $0, specks: 3) != nil
            }
        }
        var out = strip
        while out.y1 < min(limit, strip.y1 + 90), !isParagraphGap(below: out.y1, isWhite: isWhite),
            out.y1 < strip.y1 + 3 || !isBesideText(out.y1)
        {
            out.y1 += 1
        }
        while out.y0 > max(0, strip.y0 - 12), !isWhite(out.y0 - 1.5) { out.y0 -= 1 }
        return out
    }

    /// Whether the lines beside the table end here: nothing for more than the space between two lines.
    private static func isParagraphGap(below y: Double, isWhite: (Double) -> Bool) -> Bool {
        stride(from: 0, to: 9, by: 1.5).allSatisfy { isWhite(y + $0) }
    }
}
