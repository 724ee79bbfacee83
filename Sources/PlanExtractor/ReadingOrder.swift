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
        let lines =
            page.textOrigin == .plainText
            ? page.lines : order(PageFurniture.withoutSignatureStamp(page), pageWidth: page.widthPoints)
        var out: [String] = []
        var tables = page.tables.sorted { $0.box.y0 < $1.box.y0 }[...]
        for line in lines {
            while let table = tables.first, table.box.y0 < line.box.centerY, tableStands(table, above: line, in: lines)
            {
                out += rows(of: table)
                tables.removeFirst()
            }
            let text = line.text
            if !text.isEmpty { out.append(text) }
        }
        for table in tables { out += rows(of: table) }
        return out.joined(separator: "\n")
    }

    private static func tableStands(_ table: TableGrid, above line: TextLine, in lines: [TextLine]) -> Bool {
        line.box.centerY >= table.box.y0
    }

    private static func rows(of table: TableGrid) -> [String] {
        var out: [String] = []
        for row in 0..<table.rowCount {
            let cells = table.cells.filter { $0.row == row }.sorted { $0.column < $1.column }
            let texts = cells.map { $0.lines.map(\.text).joined(separator: " ") }.filter { !$0.isEmpty }
            if !texts.isEmpty { out.append(texts.joined(separator: "\t")) }
        }
        return out
    }
}
