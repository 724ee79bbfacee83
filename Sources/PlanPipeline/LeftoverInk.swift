internal import DocumentModel

/// Finds print that recognition passed over: dark places outside all that was read.
///
/// Tesseract's layout analysis drops lone page numbers, a signer's name level with the last recipient, and captions on
/// pages that are mostly table.
struct LeftoverInk {
    let bitmap: PageBitmap

    /// Side of the square fields in which ink is counted, in points.
    private static let field = 2.0
    /// Words of one line stand at most so far apart, in points.
    private static let wordGap = 10.0
    /// Heights of print in points: from a small digit to a few lines.
    private static let heights = 4.5...60.0
    /// A page with more places than this is covered with noise, not with lost lines.
    private static let mostPlaces = 40

    /// - Parameters:
    ///   - read: boxes in which nothing is looked for.
    ///   - seals: places that are mostly under a seal are left out.
    ///   - narrowest: least width of a place in points.
    /// - Returns: boxes of words and lines, top to bottom.
    func places(outside read: [Box], seals: [Box], narrowest: Double = 3) -> [Box] {
        var map = inkMap()
        for box in read { map.clear(box) }
        let places = map.parts(reach: Int(Self.wordGap / Self.field) / 2)
            .filter { Self.heights.contains($0.height) && $0.width >= narrowest }
            .filter { place in !seals.contains { $0.intersection(place).area > 0.5 * place.area } }
            .compactMap { bitmap.inkBox(in: $0, specks: 20) }
            .filter { Self.heights.contains($0.height) }
        return places.count > Self.mostPlaces ? [] : places.sorted { $0.y0 < $1.y0 }
    }

    private func inkMap() -> InkMap {
        let scale = bitmap.dpi / 72 * Self.field
        let columns = Int(Double(bitmap.width) / scale) + 1
        let rows = Int(Double(bitmap.height) / scale) + 1
        var counts = [UInt16](repeating: 0, count: columns * rows)
        let columnOf = (0..<bitmap.width).map { Int(Double($0) / scale) }
        bitmap.pixels.withUnsafeBufferPointer { pixels in
            for y in 0..<bitmap.height {
                let base = Int(Double(y) / scale) * columns
                let row = y * bitmap.width
                for x in 0..<bitmap.width where pixels[row + x] < 140 { counts[base + columnOf[x]] &+= 1 }
            }
        }
        // A field with two dark pixels or more holds print; one may be a speck.
        return InkMap(columns: columns, rows: rows, field: Self.field, isInk: counts.map { $0 >= 2 })
    }
}

/// A page in coarse fields that hold ink or do not.
private struct InkMap {
    let columns: Int
    let rows: Int
    /// Side of a field in points.
    let field: Double
    var isInk: [Bool]

    mutating func clear(_ box: Box) {
        let left = max(0, Int(box.x0 / field))
        let right = min(columns - 1, Int(box.x1 / field))
        let top = max(0, Int(box.y0 / field))
        let bottom = min(rows - 1, Int(box.y1 / field))
        guard left <= right, top <= bottom else { return }
        for row in top...bottom {
            for column in left...right { isInk[row * columns + column] = false }
        }
    }

    /// Boxes of the parts that hang together when fields reach `reach` fields sideways and one up and down.
    func parts(reach: Int) -> [Box] {
        var seen = [Bool](repeating: false, count: isInk.count)
        var boxes: [Box] = []
        for start in isInk.indices where isInk[start] && !seen[start] {
            var waiting = [start]
            seen[start] = true
            var left = columns
            var right = 0
            var top = rows
            var bottom = 0
            while let index = waiting.popLast() {
                let row = index / columns
                let column = index % columns
                left = min(left, column)
                right = max(right, column)
                top = min(top, row)
                bottom = max(bottom, row)
                for nextRow in max(0, row - 1)...min(rows - 1, row + 1) {
                    for nextColumn in max(0, column - 2 * reach)...min(columns - 1, column + 2 * reach) {
                        let next = nextRow * columns + nextColumn
                        guard isInk[next], !seen[next] else { continue }
                        seen[next] = true
                        waiting.append(next)
                    }
                }
            }
            boxes.append(
                Box(
                    x0: Double(left) * field, y0: Double(top) * field, x1: Double(right + 1) * field,
                    y1: Double(bottom + 1) * field))
        }
        return boxes
    }
}
