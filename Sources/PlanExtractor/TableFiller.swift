public import DocumentModel

/// Moves the words that stand inside table cells into those cells.
public enum TableFiller {
    /// The grids with their text, and what stands outside of them.
    ///
    /// A word belongs to the cell that holds its centre, so a recognised line that runs through several
    /// cells is split between them.
    public static func fill(
        _ grids: [TableGrid], with lines: [TextLine]
    ) -> (tables: [TableGrid], remaining: [TextLine]) {
        guard !grids.isEmpty else { return (grids, lines) }
        var pieces: [Place: [TextLine]] = [:]
        var remaining: [TextLine] = []
        for line in lines {
            var inside: [Place: [Word]] = [:]
            var outside: [Word] = []
            for word in line.words {
                if let place = place(of: word, in: grids) {
                    inside[place, default: []].append(word)
                } else {
                    outside.append(word)
                }
            }
            if outside.count == line.words.count {
                remaining.append(line)
            } else if !outside.isEmpty {
                remaining.append(TextLine(words: outside, block: line.block))
            }
            for (place, words) in inside {
                pieces[place, default: []].append(TextLine(words: words, block: line.block))
            }
        }
        var tables = grids
        for (place, lines) in pieces {
            tables[place.grid].cells[place.cell].lines += lines
        }
        for grid in tables.indices {
            for cell in tables[grid].cells.indices {
                tables[grid].cells[cell].lines = baselines(tables[grid].cells[cell].lines)
            }
        }
        return (tables, remaining)
    }

    private struct Place: Hashable {
        var grid: Int
        var cell: Int
    }

    private static func place(of word: Word, in grids: [TableGrid]) -> Place? {
        for (g, grid) in grids.enumerated() where grid.box.contains(x: word.box.centerX, y: word.box.centerY) {
            for (c, cell) in grid.cells.enumerated()
            where cell.box.contains(x: word.box.centerX, y: word.box.centerY) {
                return Place(grid: g, cell: c)
            }
        }
        return nil
    }

    /// Pieces on one baseline become one line; lines top to bottom.
    static func baselines(_ pieces: [TextLine]) -> [TextLine] {
        var out: [TextLine] = []
        for piece in pieces.sorted(by: { $0.box.centerY < $1.box.centerY }) {
            if let last = out.last,
                abs(last.box.centerY - piece.box.centerY) < 0.45 * min(last.box.height, piece.box.height)
            {
                let words = (last.words + piece.words).sorted { $0.box.x0 < $1.box.x0 }
                out[out.count - 1] = TextLine(words: words, block: last.block)
            } else {
                out.append(piece)
            }
        }
        return out
    }
}
