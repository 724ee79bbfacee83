import DocumentModel

/// Finds where a page has tables without vertical rules: between rules, under a header, beside running numbers.
struct AlignedRegionFinder {
    let rows: [PrintedRow]
    /// Horizontal rules that are part of no grid.
    let rules: [RuledLine]
    let pageWidth: Double
    let pageHeight: Double
    let settings: AlignedTableSettings

    /// The tables, top to bottom.
    func regions() -> [AlignedRegion] {
        var free = Set(rows.indices)
        var out: [(start: Int, region: AlignedRegion)] = []
        func add(_ found: (range: Range<Int>, region: AlignedRegion)) {
            guard found.region.isConvincing(settings), free.isSuperset(of: found.range) else { return }
            free.subtract(found.range)
            out.append((found.range.lowerBound, found.region))
        }
        for bands in RuleBands.bands(rules, pageWidth: pageWidth, settings: settings) {
            for found in ruled(bands) { add(found) }
        }
        for key in rows.indices where free.contains(key) {
            if let found = titled(key, free: free) { add(found) }
        }
        for first in rows.indices where free.contains(first) {
            if let found = numbered(first, free: free) { add(found) }
        }
        return out.sorted { $0.start < $1.start }.map(\.region)
    }

    // MARK: - Between rules

    /// Tables between rules of the same ends: a header, and bands of rows that keep to columns.
    private func ruled(_ rules: RuleBands) -> [(range: Range<Int>, region: AlignedRegion)] {
        var out: [(range: Range<Int>, region: AlignedRegion)] = []
        var top = 0
        while top + 2 < rules.positions.count {
            if let found = ruled(rules, from: top) {
                out.append((found.range, found.region))
                top = found.last
            }
            top += 1
        }
        return out
    }

    private func ruled(
        _ rules: RuleBands, from top: Int
    ) -> (range: Range<Int>, region: AlignedRegion, last: Int)? {
        func band(_ upper: Int, _ lower: Int) -> Range<Int>? {
            let inside = rows.indices.filter {
                let y = rows[$0].box.centerY
                return y > rules.positions[upper] && y < rules.positions[lower]
            }
            guard let first = inside.first, let last = inside.last else { return nil }
            return first..<last + 1
        }
        guard let head = band(top, top + 1), head.count <= 6, rows[head].contains(where: { $0.pieces.count >= 2 })
        else {
            return nil
        }
        var best: (range: Range<Int>, region: AlignedRegion, last: Int)?
        for bottom in top + 2..<rules.positions.count {
            guard let body = band(top + 1, bottom), body.lowerBound == head.upperBound,
                let columns = AlignedColumns(
                    body: Array(rows[body]), header: Array(rows[head]), settings: settings)
            else { break }
            let region = AlignedRegion(
                header: Array(rows[head]), body: Array(rows[body]), columns: columns,
                rules: Array(rules.positions[top...bottom]), ruleEnds: (rules.x0, rules.x1))
            guard keepsToColumns(region) else { break }
            best = (head.lowerBound..<body.upperBound, region, bottom)
        }
        return best
    }

    /// Whether nearly every row lies in cells, and every column of the header has a title.
    private func keepsToColumns(_ region: AlignedRegion) -> Bool {
        let fits = region.body.map { AlignedRegion.fit($0, in: region.columns) }
        let cells = fits.count { $0 == .cells }
        let misfits = fits.count { $0 == .none }
        let titles = region.header.flatMap(\.pieces).count { region.columns.home(of: $0.box) != nil }
        return cells * 2 >= fits.count && misfits * 8 <= fits.count && titles * 2 > region.columns.columns.count
    }

    // MARK: - Under a header

    /// A table whose header begins with the title of a column of numbers.
    private func titled(_ key: Int, free: Set<Int>) -> (range: Range<Int>, region: AlignedRegion)? {
        guard let title = rows[key].pieces.first, HeaderRows.isKey(title.text), !rows[key].hasLeader else { return nil }
        func isUnderKey(_ row: PrintedRow) -> Bool {
            guard let first = row.pieces.first else { return false }
            return first.box.x0 < title.box.x1 + 6 && first.box.x1 > title.box.x0 - 6
                && first.box.x1 < title.box.x1 + 24
                && RowLabels.isLabel(first.text)
        }
        guard let first = rows.indices.dropFirst(key + 1).prefix(7).first(where: { isUnderKey(rows[$0]) }) else {
            return nil
        }
        return grown(headerFrom: key, bodyFrom: bodyStart(key, first), free: free)
    }

    /// Where the body begins: at the first label, or above it where a label stands beside the middle of its row.
    private func bodyStart(_ key: Int, _ first: Int) -> Int {
        let gaps = (key + 1...first).map { (row: $0, gap: PrintedRow.distance(rows[$0 - 1], rows[$0])) }
        guard let widest = gaps.max(by: { $0.gap < $1.gap }), let least = gaps.map(\.gap).min(),
            widest.gap > settings.rowGap * least
        else { return first }
        return widest.row
    }

    // MARK: - Beside running numbers

    /// Rows whose first column counts on by one, at least so many that chance is out of the question.
    private func numbered(_ first: Int, free: Set<Int>) -> (range: Range<Int>, region: AlignedRegion)? {
        guard let start = number(first), rows[first].pieces.count >= settings.leastColumns else { return nil }
        let place = rows[first].pieces[0].box
        var next = start.value + 1
        var count = 1
        for index in rows.indices.dropFirst(first + 1) where free.contains(index) {
            guard let found = number(index), abs(found.box.centerX - place.centerX) < 14 else { continue }
            guard found.value == next, rows[index].pieces.count >= settings.leastColumns else { break }
            (next, count) = (next + 1, count + 1)
        }
        guard count >= settings.leastRows,
            let found = grown(headerFrom: nil, bodyFrom: first, free: free),
            found.region.columns.columns.count >= settings.leastColumns
        else { return nil }
        // Without a header only the rest of a table from the page before is a table; it does not begin with 1.
        let isRest =
            found.region.header.isEmpty && rows[first].box.y0 < 0.2 * pageHeight && start.value > 1
            && !endsInPageNumbers(found.region)
        return isRest || !found.region.header.isEmpty && hasFigures(found.region) ? found : nil
    }

    /// Whether the last column holds numbers that never fall, as a list of contents has.
    private func endsInPageNumbers(_ region: AlignedRegion) -> Bool {
        let last = region.columns.columns.count - 1
        let texts = region.body.flatMap(\.pieces).filter { region.columns.home(of: $0.box) == last }.map(\.text)
        let numbers = texts.compactMap { Int($0) }
        return numbers.count == texts.count && zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
    }

    private func number(_ index: Int) -> (value: Int, box: Box)? {
        guard let piece = rows[index].pieces.first, let numbers = RowLabels.numbers(piece.text), numbers.count == 1
        else { return nil }
        return (numbers[0], piece.box)
    }

    /// Whether a column besides the numbers holds figures under a title that is none.
    private func hasFigures(_ region: AlignedRegion) -> Bool {
        region.columns.columns.indices.dropFirst().contains { column in
            func texts(_ rows: [PrintedRow]) -> [String] {
                rows.flatMap(\.pieces).filter { region.columns.home(of: $0.box) == column }.map(\.text)
            }
            let cells = texts(region.body)
            return cells.count >= 3 && cells.count(where: RowLabels.isFigure) * 10 >= cells.count * 8
                && !texts(region.header).contains(where: RowLabels.isFigure)
        } || region.header.flatMap(\.pieces).count { HeaderSynonyms().column(of: $0.text) != nil } >= 2
    }

    // MARK: - Growing

    /// The table from its first row of numbers down to the last row that keeps to its columns.
    private func grown(
        headerFrom key: Int?, bodyFrom first: Int, free: Set<Int>
    ) -> (range: Range<Int>, region: AlignedRegion)? {
        var end = first + 1
        while end < rows.count, free.contains(end), isNear(end - 1, end), !rows[end].hasLeader, !rows[end].isFixedBlock
        {
            end += 1
        }
        var header = (key ?? first)..<first
        guard header.allSatisfy({ free.contains($0) }) else { return nil }
        while let columns = AlignedColumns(
            body: Array(rows[first..<end]), header: Array(rows[header]), settings: settings)
        {
            let fitting = rows[first..<end].firstIndex { AlignedRegion.fit($0, in: columns) == .none } ?? end
            guard fitting > first else { return nil }
            if fitting == end {
                header = extended(header, in: columns, free: free)
                end = trimmed(first..<end, in: columns)
                guard end > first,
                    let columns = AlignedColumns(
                        body: Array(rows[first..<end]), header: Array(rows[header]), settings: settings)
                else { return nil }
                let region = AlignedRegion(
                    header: Array(rows[header]), body: Array(rows[first..<end]), columns: columns)
                return (header.lowerBound..<end, region)
            }
            end = fitting
        }
        return nil
    }

    private func isNear(_ upper: Int, _ lower: Int) -> Bool {
        rows[lower].box.y0 - rows[upper].box.y1 < settings.largestGap * max(rows[lower].height, rows[upper].height)
    }

    /// The header with the lines of wrapped titles above it.
    private func extended(_ header: Range<Int>, in columns: AlignedColumns, free: Set<Int>) -> Range<Int> {
        var top = header.lowerBound
        let isEmpty = header.isEmpty
        while top > 0, header.upperBound - top < 5, free.contains(top - 1),
            rows[top].box.y0 - rows[top - 1].box.y1 < (isEmpty && top == header.lowerBound ? 1.6 : 0.7)
                * rows[top].height
        {
            let row = rows[top - 1]
            let homes = row.pieces.map { columns.home(of: $0.box) }
            let isInCells = homes.allSatisfy { $0 != nil }
            let isTitle = row.pieces.count >= 2 || !isEmpty && row.box.width < 0.3 * pageWidth
            guard isInCells || row.pieces.count >= 2, isTitle, !row.hasLeader, !row.isFixedBlock,
                !RowLabels.isLabel(row.pieces[0].text), row.box.x0 > columns.box.x0 - 12,
                row.box.x1 < columns.box.x1 + 24
            else { break }
            top -= 1
        }
        return top..<header.upperBound
    }

    /// The end of a table without the lines below it that only happen to stand in one column.
    private func trimmed(_ body: Range<Int>, in columns: AlignedColumns) -> Int {
        var end = body.upperBound
        let gaps = zip(body, body.dropFirst()).map { PrintedRow.distance(rows[$0], rows[$1]) }.sorted()
        let usual = gaps.isEmpty ? 0 : gaps[gaps.count / 2]
        while end > body.lowerBound + 1 {
            let last = rows[end - 1]
            let isAlone = last.pieces.count == 1
            let gap = PrintedRow.distance(rows[end - 2], last)
            let startsLeft = columns.home(of: last.pieces[0].box) == 0 && !RowLabels.isLabel(last.pieces[0].text)
            guard isAlone, startsLeft && !AlignedRegion.isTotal(last.pieces[0].text) || gap > 1.6 * usual else { break }
            end -= 1
        }
        return end
    }
}

/// Horizontal rules of the same ends, top to bottom.
struct RuleBands: Sendable {
    var positions: [Double]
    var x0: Double
    var x1: Double

    static func bands(_ rules: [RuledLine], pageWidth: Double, settings: AlignedTableSettings) -> [RuleBands] {
        let raw = rules.filter { $0.direction == .horizontal }
            .map { GridEdge(position: $0.position, start: min($0.start, $0.end), end: max($0.start, $0.end)) }
        let edges = GridEdge.joined(GridEdge.snapped(raw, tolerance: 3), tolerance: 8)
            .filter { $0.end - $0.start >= settings.leastRuleShare * pageWidth }
        var out: [RuleBands] = []
        for edge in edges.sorted(by: { $0.position < $1.position }) {
            let home = out.firstIndex {
                abs($0.x0 - edge.start) < settings.ruleEndTolerance && abs($0.x1 - edge.end) < settings.ruleEndTolerance
            }
            if let home {
                out[home].positions.append(edge.position)
            } else {
                out.append(RuleBands(positions: [edge.position], x0: edge.start, x1: edge.end))
            }
        }
        return out.filter { $0.positions.count >= 3 }
    }
}
