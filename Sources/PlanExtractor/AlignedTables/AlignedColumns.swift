import DocumentModel

/// Columns of text that white strips part, left to right.
struct AlignedColumns: Sendable {
    struct Column: Sendable {
        var x0: Double
        var x1: Double
    }

    var columns: [Column]
    private let gutter: Double

    /// The columns of a table's rows: those with most pieces lay them out, the others are fitted in, and titles add the
    /// columns whose cells are empty.
    ///
    /// - Returns: nil where fewer than two columns stand out.
    init?(body: [PrintedRow], header: [PrintedRow] = [], settings: AlignedTableSettings) {
        let most = body.map(\.pieces.count).max() ?? 0
        guard most >= 2 else { return nil }
        let heights = body.map(\.height).sorted()
        gutter = max(settings.leastGutter, settings.gutter * heights[heights.count / 2])
        let fullest = max(2, 0.75 * Double(most))
        columns = []
        for piece in body.filter({ Double($0.pieces.count) >= fullest }).flatMap(\.pieces)
            .sorted(by: { $0.box.x0 < $1.box.x0 })
        {
            if let last = columns.last, piece.box.x0 - last.x1 < gutter {
                columns[columns.count - 1].x1 = max(last.x1, piece.box.x1)
            } else {
                columns.append(Column(x0: piece.box.x0, x1: piece.box.x1))
            }
        }
        guard columns.count >= 2 else { return nil }
        for row in body where Double(row.pieces.count) < fullest {
            for piece in row.pieces { take(piece.box) }
        }
        joinBullets(body)
        takeTitles(header, settings: settings)
        guard columns.count >= 2 else { return nil }
    }

    /// Titles that stand clear of all columns are columns without text; columns that no title parts are one.
    private mutating func takeTitles(_ header: [PrintedRow], settings: AlignedTableSettings) {
        for piece in header.flatMap(\.pieces) where reached(by: piece.box) == nil {
            let after = columns.firstIndex { $0.x0 > piece.box.x0 } ?? columns.count
            let before = after > 0 ? piece.box.x0 - columns[after - 1].x1 : .infinity
            let behind = after < columns.count ? columns[after].x0 - piece.box.x1 : .infinity
            let isBetween = after > 0 && after < columns.count
            // A title over two columns stands between them.
            if before >= gutter, behind >= gutter, !isBetween || !isTitleOfBoth(piece, header, after) {
                columns.insert(Column(x0: piece.box.x0, x1: piece.box.x1), at: after)
            }
        }
        for piece in header.flatMap(\.pieces) { take(piece.box) }
        guard !header.isEmpty else { return }
        var index = 0
        while index + 1 < columns.count {
            let titled = [index, index + 1].map { column in
                header.flatMap(\.pieces).contains { reached(by: $0.box) == column...column }
            }
            if strip(rightOf: index) < settings.sureGutter, titled.contains(false) { join(index) } else { index += 1 }
        }
    }

    /// Whether both columns beside the title have titles of their own below it.
    private func isTitleOfBoth(_ piece: PrintedRow.Piece, _ header: [PrintedRow], _ after: Int) -> Bool {
        [after - 1, after].allSatisfy { column in
            header.flatMap(\.pieces).contains { other in
                other.box.centerY > piece.box.y1 && reached(by: other.box) == column...column
            }
        }
    }

    /// Where the columns' cells meet: the middles of the strips.
    var inner: [Double] { zip(columns, columns.dropFirst()).map { ($0.x1 + $1.x0) / 2 } }

    var box: (x0: Double, x1: Double) { (columns[0].x0, columns[columns.count - 1].x1) }

    /// The columns that a box reaches into; empty where it stands in a white strip.
    func reached(by box: Box) -> ClosedRange<Int>? {
        let hits = columns.indices.filter { box.x0 < columns[$0].x1 - 1 && box.x1 > columns[$0].x0 + 1 }
        if let first = hits.first, let last = hits.last { return first...last }
        return nil
    }

    /// The column in whose cells the middle of the box stands.
    func column(at x: Double) -> Int { inner.firstIndex { x < $0 } ?? columns.count - 1 }

    /// Widens the column that the box reaches into alone, or is next to.
    mutating func take(_ box: Box) {
        guard let index = home(of: box), fits(box, in: index) else { return }
        columns[index].x0 = min(columns[index].x0, box.x0)
        columns[index].x1 = max(columns[index].x1, box.x1)
    }

    /// The one column a box belongs to; nil where it reaches into several.
    func home(of box: Box) -> Int? {
        if let hits = reached(by: box) { return hits.count == 1 ? hits.first : nil }
        return columns.indices.min { distance(box, $0) < distance(box, $1) }
    }

    private func distance(_ box: Box, _ index: Int) -> Double {
        max(columns[index].x0 - box.x1, box.x0 - columns[index].x1)
    }

    /// Whether the box stays clear of the columns beside this one.
    private func fits(_ box: Box, in index: Int) -> Bool {
        let left = index > 0 ? columns[index - 1].x1 + 0.6 * gutter : -.infinity
        let right = index + 1 < columns.count ? columns[index + 1].x0 - 0.6 * gutter : .infinity
        return box.x0 >= left && box.x1 <= right
    }

    /// A column of nothing but bullets belongs to the one on its right: list items with a hanging indent.
    private mutating func joinBullets(_ rows: [PrintedRow]) {
        var index = 0
        while index + 1 < columns.count {
            let texts = rows.flatMap(\.pieces).filter { reached(by: $0.box) == index...index }.map(\.text)
            if !texts.isEmpty, texts.allSatisfy({ ["-", "–", "+", "•", "*", "·"].contains($0) }) {
                join(index)
            } else {
                index += 1
            }
        }
    }

    /// Makes a column and the one on its right one.
    mutating func join(_ index: Int) {
        columns[index].x1 = max(columns[index].x1, columns[index + 1].x1)
        columns.remove(at: index + 1)
    }

    /// White space between a column and the one on its right.
    func strip(rightOf index: Int) -> Double { columns[index + 1].x0 - columns[index].x1 }
}
