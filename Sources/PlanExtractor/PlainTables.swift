import DocumentModel

/// Tables of text files: lines whose cells are parted by tabs.
///
/// Contract with who makes the page: a word in the cell after `n` tabs of its line begins at x = 10,000 n or right of
/// it, before 10,000 (n + 1). Pages without such words have no tables.
enum PlainTables {
    static let cellWidth = 10_000.0

    /// The lines, with runs of two or more tabbed ones made tables.
    static func items(of lines: [FlowLine]) -> [FlowItem] {
        var items: [FlowItem] = []
        var run: [FlowLine] = []
        func isTabbed(_ line: FlowLine) -> Bool { line.words.contains { $0.box.x0 >= cellWidth } }
        func flush() {
            if run.filter(isTabbed).count >= 2, let table = table(of: run) {
                items.append(.table(table))
            } else {
                items += run.map { .line($0) }
            }
            run = []
        }
        for line in lines {
            if isTabbed(line) {
                run.append(line)
            } else {
                if !run.isEmpty { flush() }
                items.append(.line(line))
            }
        }
        flush()
        return items.contains { if case .table = $0 { true } else { false } } ? items : FlattenedTables.items(of: lines)
    }

    private static func table(of lines: [FlowLine]) -> PageTable? {
        guard let first = lines.first, let last = lines.last else { return nil }
        let rows = lines.map { line in Dictionary(grouping: line.words) { Int($0.box.x0 / cellWidth) } }
        guard let header = rows.first?.keys.max() else { return nil }
        let count = header + 1
        var cells: [TableGrid.Cell] = []
        for (row, words) in rows.enumerated() {
            for column in 0..<count {
                // What runs over the last column of the header belongs to it, or to the column that the row names.
                let beyond = words.filter { $0.key > header }.flatMap(\.value)
                let home = beyond.isEmpty ? header : columnNamed(by: words, titles: rows[0], last: header)
                let own = (words[column] ?? []) + (column == home ? beyond : [])
                let bare = own.map(withoutTags).filter { !$0.text.isEmpty }
                cells.append(
                    TableGrid.Cell(
                        row: row, column: column, box: lines[row].box,
                        lines: bare.isEmpty ? [] : [TextLine(words: bare)]))
            }
        }
        let grid = TableGrid(
            box: first.box.union(last.box), columnEdges: (0...count).map { Double($0) * cellWidth },
            rowEdges: lines.map(\.box.y0) + [last.box.y1], cells: cells)
        return PageTable(page: first.page, grid: grid, isRecognised: false)
    }

    /// `Tổng kinh phí` and a sum beyond the last column: the sum belongs to the column `Dự kiến kinh phí`.
    private static func columnNamed(by words: [Int: [Word]], titles: [Int: [Word]], last: Int) -> Int {
        let label = LayoutText.folded((words[0] ?? []).map(\.text).joined(separator: " "))
        guard label.hasPrefix("tong ") else { return last }
        let matter = label.dropFirst(5)
        return (0...last).first { column in
            LayoutText.folded((titles[column] ?? []).map(\.text).joined(separator: " ")).contains(matter)
        } ?? last
    }

    private static func withoutTags(_ word: Word) -> Word {
        var out = word
        for tag in ["<i>", "</i>", "<b>", "</b>"] { out.text = out.text.replacing(tag, with: "") }
        return out
    }
}
