import DocumentModel

extension TableGrid {
    /// A grid of the given texts, one cell each; `spans` makes cells deeper or wider, the cells they cover are left out.
    static func composed(
        _ rows: [[String]], spans: [SIMD2<Int>: SIMD2<Int>] = [:], left: Double = 50, widths: [Double]? = nil
    ) -> TableGrid {
        let columns = rows.first?.count ?? 0
        let widths = widths ?? Array(repeating: 90, count: columns)
        let edges = widths.reduce(into: [left]) { $0.append(($0.last ?? left) + $1) }
        let heights = (0...rows.count).map { 100 + 30 * Double($0) }
        var covered: Set<SIMD2<Int>> = []
        for (place, size) in spans {
            for row in place.x..<place.x + size.x {
                for column in place.y..<place.y + size.y where SIMD2(row, column) != place {
                    covered.insert(SIMD2(row, column))
                }
            }
        }
        var cells: [TableGrid.Cell] = []
        for row in rows.indices {
            for column in 0..<columns where !covered.contains(SIMD2(row, column)) {
                let size = spans[SIMD2(row, column)] ?? SIMD2(1, 1)
                let box = Box(
                    x0: edges[column], y0: heights[row], x1: edges[column + size.y], y1: heights[row + size.x])
                let texts = rows[row][column].split(separator: " ")
                let share = (box.width - 8) / Double(max(1, texts.count))
                let words = texts.enumerated().map { index, text in
                    let x = box.x0 + 4 + Double(index) * share
                    let place = Box(x0: x, y0: box.y0 + 4, x1: x + share - 2, y1: box.y1 - 4)
                    return Word(text: String(text), box: place, confidence: 0.9)
                }
                cells.append(
                    TableGrid.Cell(
                        row: row, column: column, rowSpan: size.x, columnSpan: size.y, box: box,
                        lines: words.isEmpty ? [] : [TextLine(words: words)]))
            }
        }
        return TableGrid(
            box: Box(x0: left, y0: 100, x1: edges[columns], y1: heights[rows.count]), columnEdges: edges,
            rowEdges: heights, cells: cells)
    }
}
