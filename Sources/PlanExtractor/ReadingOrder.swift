public import DocumentModel

/// Reading order of a page: top to bottom, and blocks that stand side by side one after the other.
public enum ReadingOrder {
    /// Lines in the order a person reads them; a line that runs through two blocks side by side
    /// (letterhead, recipients beside the signature) is split between them.
    public static func order(_ lines: [TextLine], pageWidth: Double) -> [TextLine] {
        PageZones.zones(of: lines, pageWidth: pageWidth).flatMap { zone in
            switch zone {
            case .single(let line): [line]
            case .sideBySide(let left, let right): left + right
            }
        }
    }

    /// The page's text: one printed line a line; a table row by row, cells parted by tabs; page numbers stay,
    /// an electronic signature's stamp is left out.
    public static func text(of page: PageReading) -> String {
        rows(of: page).map { cells in
            cells.map { $0.map(\.text).joined(separator: " ") }.joined(separator: "\t")
        }.joined(separator: "\n")
    }

    /// The lines that make the page's text, in its order: a line by itself, or the cells of a table's row with the
    /// lines of each.
    public static func rows(of page: PageReading) -> [[[TextLine]]] {
        let lines =
            page.textOrigin == .plainText
            ? page.lines : order(PageFurniture.withoutSignatureStamp(page), pageWidth: page.widthPoints)
        var out: [[[TextLine]]] = []
        var tables = page.tables.sorted { $0.box.y0 < $1.box.y0 }[...]
        for line in lines {
            while let table = tables.first, table.box.y0 < line.box.centerY, tableStands(table, above: line, in: lines)
            {
                out += rows(of: table)
                tables.removeFirst()
            }
            if !line.text.isEmpty { out.append([[line]]) }
        }
        for table in tables { out += rows(of: table) }
        return out
    }

    private static func tableStands(_ table: TableGrid, above line: TextLine, in lines: [TextLine]) -> Bool {
        line.box.centerY >= table.box.y0
    }

    private static func rows(of table: TableGrid) -> [[[TextLine]]] {
        (0..<table.rowCount).compactMap { row in
            let cells = table.cells.filter { $0.row == row }.sorted { $0.column < $1.column }.map(\.lines)
            let filled = cells.filter { lines in !lines.map(\.text).joined(separator: " ").isEmpty }
            return filled.isEmpty ? nil : filled
        }
    }
}
