import DocumentModel

/// The lines of a header as one row of titles, or two where a title stands over several columns.
struct AlignedHeader {
    let region: AlignedRegion

    struct Title: Sendable {
        var columns: ClosedRange<Int>
        /// Whether titles of single columns stand below it.
        var isOver: Bool
    }

    /// Titles over several columns, by what they reach over.
    func wide() -> [Title] {
        var out: [Title] = []
        for (line, row) in region.header.enumerated() {
            for piece in row.pieces {
                guard let reach = reach(of: piece, line: line), reach.count > 1,
                    !out.contains(where: { $0.columns.overlaps(reach) })
                else { continue }
                out.append(Title(columns: reach, isOver: true))
            }
        }
        return out
    }

    /// The columns a piece stands over: those it reaches into, or both beside it if each has a title of its own below.
    private func reach(of piece: PrintedRow.Piece, line: Int) -> ClosedRange<Int>? {
        let columns = region.columns
        guard let hits = columns.reached(by: piece.box) else {
            let right = columns.columns.firstIndex { $0.x0 > piece.box.x0 } ?? columns.columns.count
            guard right > 0, right < columns.columns.count, hasTitle(right - 1, below: line),
                hasTitle(right, below: line)
            else { return nil }
            return right - 1...right
        }
        return hits.allSatisfy { hasTitle($0, below: line) } ? hits : nil
    }

    private func hasTitle(_ column: Int, below line: Int) -> Bool {
        region.header.dropFirst(line + 1).flatMap(\.pieces).contains {
            region.columns.reached(by: $0.box) == column...column
        }
    }

    /// y that parts the titles over several columns from those below; nil where there are none.
    func parting() -> Double? {
        let wide = wide()
        guard !wide.isEmpty else { return nil }
        var last = 0
        for (line, row) in region.header.enumerated()
        where row.pieces.contains(where: { (reach(of: $0, line: line)?.count ?? 1) > 1 }) { last = line }
        guard last + 1 < region.header.count else { return nil }
        return (region.header[last].box.y1 + region.header[last + 1].box.y0) / 2
    }
}
