public import DocumentModel

/// Finds ruled tables from the rules of a page alone: edges → intersections → connected edges → cells.
///
/// The chain of steps is the one of Nurminen's thesis on table extraction, known from Tabula and pdfplumber.
/// Underlines and frames are not tables: a table has at least two rows and two columns.
public struct TableGridFinder: Sendable {
    private let settings: TableGridSettings

    public init(settings: TableGridSettings = .init()) { self.settings = settings }

    /// The tables of a page, top to bottom, without text.
    ///
    /// - Parameters:
    ///   - rules: printed rules in page points, origin top left.
    ///   - pageWidth: in points; rules outside the page are left out.
    ///   - pageHeight: in points.
    public func grids(rules: [RuledLine], pageWidth: Double, pageHeight: Double) -> [TableGrid] {
        let horizontal = edges(of: rules, .horizontal, limit: pageHeight)
        let vertical = edges(of: rules, .vertical, limit: pageWidth)
        return components(horizontal: horizontal, vertical: vertical)
            .compactMap { grid(horizontal: $0.horizontal, vertical: $0.vertical) }
            .sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    }

    private func edges(of rules: [RuledLine], _ direction: RuledLine.Direction, limit: Double) -> [GridEdge] {
        let raw = rules.filter { $0.direction == direction && $0.position > -1 && $0.position < limit + 1 }
            .map { GridEdge(position: $0.position, start: min($0.start, $0.end), end: max($0.start, $0.end)) }
        let snapped = GridEdge.snapped(raw, tolerance: settings.snapTolerance)
        return GridEdge.joined(snapped, tolerance: settings.joinTolerance)
            .filter { $0.end - $0.start >= settings.minimumEdgeLength }
    }

    private struct Component {
        var horizontal: [GridEdge] = []
        var vertical: [GridEdge] = []
    }

    /// Groups of edges that hang together by their intersections.
    private func components(horizontal: [GridEdge], vertical: [GridEdge]) -> [Component] {
        var groups = DisjointSets(count: horizontal.count + vertical.count)
        var meetings = [Int](repeating: 0, count: horizontal.count + vertical.count)
        for (v, edge) in vertical.enumerated() {
            for (h, other) in horizontal.enumerated()
            where GridEdge.meet(vertical: edge, horizontal: other, tolerance: settings.intersectionTolerance) {
                groups.unite(h, horizontal.count + v)
                meetings[h] += 1
                meetings[horizontal.count + v] += 1
            }
        }
        var byRoot: [Int: Component] = [:]
        for h in horizontal.indices where meetings[h] >= 2 {
            byRoot[groups.root(of: h), default: Component()].horizontal.append(horizontal[h])
        }
        for v in vertical.indices where meetings[horizontal.count + v] >= 2 {
            byRoot[groups.root(of: horizontal.count + v), default: Component()].vertical.append(vertical[v])
        }
        return Array(byRoot.values)
    }

    private func grid(horizontal: [GridEdge], vertical: [GridEdge]) -> TableGrid? {
        let columns = positions(vertical, apart: settings.minimumColumnWidth)
        let rows = positions(horizontal, apart: settings.minimumCellSide)
        guard columns.count > settings.minimumColumns, rows.count > settings.minimumRows,
            let left = columns.first, let right = columns.last, let top = rows.first, let bottom = rows.last
        else { return nil }
        let cells = GridCells(
            columns: columns, rows: rows, horizontal: horizontal, vertical: vertical, settings: settings
        ).merged()
        guard cells.count > 3, Set(cells.map(\.column)).count >= settings.minimumColumns,
            Set(cells.map(\.row)).count >= settings.minimumRows
        else { return nil }
        return TableGrid(
            box: Box(x0: left, y0: top, x1: right, y1: bottom), columnEdges: columns, rowEdges: rows, cells: cells)
    }

    /// Distinct positions in order; double rules count once.
    private func positions(_ edges: [GridEdge], apart least: Double) -> [Double] {
        var out: [Double] = []
        for position in edges.map(\.position).sorted() {
            if let last = out.last, position - last < least { continue }
            out.append(position)
        }
        return out
    }
}
