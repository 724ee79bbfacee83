/// Finds widths and heights in which wrapped texts can be read and a table fits across a landscape page.
enum TextFit {
    /// Characters across a page, of the columns together.
    static let pageWidth = 150.0
    static let lineHeight = 15.0
    /// Mean width of a letter of Times New Roman, in the unit of column widths.
    private static let letterWidth = 0.82
    /// Highest row a workbook can hold, in points.
    private static let greatestHeight = 409.0

    static func fit(_ sheet: inout SheetLayout, columns: Int) {
        sheet.columnWidths = widths(of: sheet.cells, columns: columns)
        sheet.rowHeights = heights(of: sheet.cells, widths: sheet.columnWidths)
    }

    /// Each column is as wide as its longest line where there is room for all; otherwise the room goes to the columns by
    /// the root of how much they say, and no word is broken that 24 characters can hold.
    static func widths(of cells: [SheetLayout.Cell], columns: Int) -> [Double] {
        var longestLine = Array(repeating: 4.0, count: columns)
        var longestWord = Array(repeating: 4.0, count: columns)
        var amount = Array(repeating: 1.0, count: columns)
        for cell in cells where cell.columnSpan == 1 {
            let lines = lines(of: cell)
            let emphasis = isBold(cell.style) ? 1.1 : 1
            for line in lines {
                let words = line.split(separator: " ").map { Double($0.count) * emphasis }
                longestWord[cell.column] = max(longestWord[cell.column], min(24, words.max() ?? 0))
                // A title may wrap; it asks for its words only.
                guard cell.style != .header else { continue }
                longestLine[cell.column] = max(longestLine[cell.column], Double(line.count) * emphasis)
            }
            amount[cell.column] = max(amount[cell.column], lines.reduce(0) { $0 + Double($1.count) })
        }
        let padding = 2.0
        let wanted = (0..<columns).map { max(longestLine[$0], longestWord[$0]) + padding }
        guard wanted.reduce(0, +) > pageWidth else { return wanted.map(rounded) }
        // Columns that need less than their share leave the rest to the others.
        var widths = wanted
        var open = Array(0..<columns)
        var room = pageWidth
        while !open.isEmpty {
            let whole = open.reduce(0) { $0 + amount[$1].squareRoot() }
            let share = { (column: Int) in
                max(longestWord[column] + padding, room * amount[column].squareRoot() / whole)
            }
            let satisfied = open.filter { wanted[$0] <= share($0) }
            if satisfied.isEmpty {
                for column in open { widths[column] = share(column) }
                break
            }
            for column in satisfied { room -= wanted[column] }
            room = max(room, 0)
            open.removeAll { satisfied.contains($0) }
        }
        return widths.map(rounded)
    }

    /// Heights in which every cell's lines can be read. They are written down for all rows: not every spreadsheet fits
    /// rows to their texts when it opens a file, and none does for merged cells.
    static func heights(of cells: [SheetLayout.Cell], widths: [Double]) -> [Int: Double] {
        var heights: [Int: Double] = [:]
        for cell in cells where cell.rowSpan == 1 {
            heights[cell.row] = max(heights[cell.row] ?? lineHeight, height(of: cell, widths: widths))
        }
        for cell in cells where cell.rowSpan > 1 {
            let rows = cell.row..<cell.row + cell.rowSpan
            let present = rows.reduce(0) { $0 + (heights[$1] ?? lineHeight) }
            let missing = height(of: cell, widths: widths) - present
            guard missing > 0 else { continue }
            for row in rows { heights[row] = (heights[row] ?? lineHeight) + missing / Double(cell.rowSpan) }
        }
        heights = heights.mapValues { min($0, greatestHeight) }
        return heights.mapValues(rounded)
    }

    private static func height(of cell: SheetLayout.Cell, widths: [Double]) -> Double {
        let width = widths[cell.column..<min(widths.count, cell.column + cell.columnSpan)].reduce(0, +) - 1
        return lines(of: cell).reduce(0) { $0 + Double(wrappedLines(of: $1, width: width, style: cell.style)) }
            * lineHeight * (cell.style == .title ? 1.3 : 1)
    }

    private static func wrappedLines(of line: String, width: Double, style: SheetLayout.Style) -> Int {
        let emphasis = isBold(style) ? 1.1 : 1
        var count = 1
        var used = 0.0
        let space = letterWidth / 2
        for word in line.split(separator: " ") {
            let length = Double(word.count) * emphasis * letterWidth
            if used > 0, used + space + length > width {
                count += 1
                used = 0
            }
            used += (used > 0 ? space : 0) + length
        }
        return count
    }

    private static func lines(of cell: SheetLayout.Cell) -> [String] {
        switch cell.content {
        case .blank: []
        case .text(let text), .link(let text, _): text.split(separator: "\n").map(String.init)
        case .number(let number): [String(Int(number.value)) + String(repeating: "0", count: number.decimals * 2)]
        }
    }

    private static func isBold(_ style: SheetLayout.Style) -> Bool { style != .plain && style != .data }

    private static func rounded(_ value: Double) -> Double { (value * 4).rounded() / 4 }
}
