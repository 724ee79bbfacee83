import DocumentModel

/// Lays a grid of cells over a table that has none.
enum AlignedGrid {
    static func grid(of region: AlignedRegion, settings: AlignedTableSettings) -> TableGrid {
        let groups = AlignedRows(region: region, settings: settings).groups()
        let header = AlignedHeader(region: region)
        let parting = region.header.isEmpty ? nil : header.parting()
        let headerCount = region.header.isEmpty ? 0 : parting == nil ? 1 : 2
        let ys = rowEdges(region, groups: groups, parting: parting)
        let xs = columnEdges(region)
        var cells: [TableGrid.Cell] = []
        func add(row: Int, column: Int, rows: Int = 1, columns: Int = 1) {
            let box = Box(x0: xs[column], y0: ys[row], x1: xs[column + columns], y1: ys[row + rows])
            cells.append(TableGrid.Cell(row: row, column: column, rowSpan: rows, columnSpan: columns, box: box))
        }
        if headerCount == 2 {
            addHeader(header.wide(), count: xs.count - 1, add: { add(row: $0, column: $1, rows: $2, columns: $3) })
        }
        if headerCount == 1 { for column in 0..<xs.count - 1 { add(row: 0, column: column) } }
        for (index, group) in groups.enumerated() {
            let row = headerCount + index
            let spans = spans(of: group.map { region.body[$0] }, in: region.columns)
            var column = 0
            while column < xs.count - 1 {
                let span = spans.first { $0.lowerBound == column }
                add(row: row, column: column, columns: span?.count ?? 1)
                column += span?.count ?? 1
            }
        }
        cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        var grid = TableGrid(
            box: Box(x0: xs[0], y0: ys[0], x1: xs[xs.count - 1], y1: ys[ys.count - 1]), columnEdges: xs, rowEdges: ys,
            cells: cells)
        grid.origin = region.rules.isEmpty ? .alignment : .horizontalRules
        grid.headerRowCount = headerCount
        return grid
    }

    /// Wide titles over their columns' own; other titles over both rows.
    private static func addHeader(
        _ wide: [AlignedHeader.Title], count: Int, add: (_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Void
    ) {
        var column = 0
        while column < count {
            if let title = wide.first(where: { $0.columns.lowerBound == column }) {
                add(0, column, 1, title.columns.count)
                for own in title.columns { add(1, own, 1, 1) }
                column += title.columns.count
            } else {
                add(0, column, 2, 1)
                column += 1
            }
        }
    }

    /// Columns that a piece reaches over beyond its own.
    private static func spans(of rows: [PrintedRow], in columns: AlignedColumns) -> [ClosedRange<Int>] {
        var out: [ClosedRange<Int>] = []
        for piece in rows.flatMap(\.pieces) where columns.home(of: piece.box) == nil {
            guard let reach = columns.reached(by: piece.box) else { continue }
            if let at = out.firstIndex(where: { $0.overlaps(reach) }) {
                out[at] = min(out[at].lowerBound, reach.lowerBound)...max(out[at].upperBound, reach.upperBound)
            } else {
                out.append(reach)
            }
        }
        return out
    }

    private static func columnEdges(_ region: AlignedRegion) -> [Double] {
        let text = region.columns.box
        let margin = 4.0
        let left = min(region.ruleEnds?.x0 ?? text.x0 - margin, text.x0 - margin)
        let pieces = region.rows.map(\.box.x1).max() ?? text.x1
        let right = max(region.ruleEnds?.x1 ?? text.x1 + margin, pieces + margin)
        return [left] + region.columns.inner + [right]
    }

    /// Edges half-way between the lines of two rows, or on the rule between them.
    private static func rowEdges(_ region: AlignedRegion, groups: [[Int]], parting: Double?) -> [Double] {
        let margin = 2.0
        var tops: [Double] = []
        var bottoms: [Double] = []
        if let first = region.header.first, let last = region.header.last {
            tops.append(region.header.map(\.box.y0).min() ?? first.box.y0)
            if let parting {
                bottoms.append(parting)
                tops.append(parting)
            }
            bottoms.append(region.header.map(\.box.y1).max() ?? last.box.y1)
        }
        for group in groups {
            let boxes = group.map { region.body[$0].box }
            tops.append(boxes.map(\.y0).min() ?? 0)
            bottoms.append(boxes.map(\.y1).max() ?? 0)
        }
        var edges = [(region.rules.first ?? .infinity) < tops[0] ? region.rules[0] : tops[0] - margin]
        for (upper, lower) in zip(bottoms, tops.dropFirst()) {
            let middle = (upper + lower) / 2
            edges.append(region.rules.first { $0 > min(upper, lower) - 2 && $0 < max(upper, lower) + 2 } ?? middle)
        }
        let bottom = bottoms[bottoms.count - 1]
        edges.append(region.rules.last.map { $0 > bottom - 2 ? $0 : bottom + margin } ?? bottom + margin)
        return edges
    }
}
