import DocumentModel
import PlanExtractor
import Testing

@Suite("Ruled tables")
struct TableTests {
    /// Rules of a grid with columns and rows at these edges.
    private func rules(columns: [Double], rows: [Double]) -> [RuledLine] {
        columns.map { horizontalOrVertical(.vertical, $0, rows[0], rows[rows.count - 1]) }
            + rows.map { horizontalOrVertical(.horizontal, $0, columns[0], columns[columns.count - 1]) }
    }

    private func horizontalOrVertical(
        _ direction: RuledLine.Direction, _ position: Double, _ start: Double, _ end: Double
    ) -> RuledLine {
        RuledLine(direction: direction, position: position, start: start, end: end, thickness: 0.6)
    }

    private func grids(_ rules: [RuledLine]) -> [TableGrid] {
        TableGridFinder().grids(rules: rules, pageWidth: 595, pageHeight: 842)
    }

    private func line(_ texts: [(String, Double)], y: Double) -> TextLine {
        TextLine(
            words: texts.map { text, x in
                Word(text: text, box: Box(x0: x, y0: y, x1: x + Double(text.count) * 5, y1: y + 10))
            })
    }

    @Test("crossing rules make a grid of cells in reading order")
    func plainGrid() {
        let found = grids(rules(columns: [50, 100, 300], rows: [100, 130, 160, 190]))
        #expect(found.count == 1)
        #expect(found.first?.columnCount == 2)
        #expect(found.first?.rowCount == 3)
        #expect(
            found.first?.cells.map { [$0.row, $0.column] } == [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]])
    }

    @Test("rules that are a little off, doubled or broken make the same grid")
    func sloppyRules() {
        let sloppy = [
            horizontalOrVertical(.horizontal, 100, 50, 170), horizontalOrVertical(.horizontal, 101.5, 174, 300),
            horizontalOrVertical(.horizontal, 130, 52, 299), horizontalOrVertical(.horizontal, 160, 50, 300),
            horizontalOrVertical(.vertical, 50, 100, 160), horizontalOrVertical(.vertical, 100, 102, 158),
            horizontalOrVertical(.vertical, 300, 100, 160), horizontalOrVertical(.vertical, 302, 100, 160),
        ]
        let found = grids(sloppy)
        #expect(found.count == 1)
        #expect(found.first?.columnCount == 2)
        #expect(found.first?.rowCount == 2)
    }

    @Test("a sheet's edge beside a table's border makes no column")
    func sliver() {
        let found = grids(rules(columns: [50, 55, 100, 300], rows: [100, 130, 160]))
        #expect(found.first?.columnCount == 2)
    }

    @Test("missing edges merge cells in both directions")
    func mergedCells() {
        // Header of two levels: the first column runs down two rows, the others share a title.
        let found = grids([
            horizontalOrVertical(.horizontal, 100, 50, 350), horizontalOrVertical(.horizontal, 120, 100, 350),
            horizontalOrVertical(.horizontal, 140, 50, 350), horizontalOrVertical(.horizontal, 160, 50, 350),
            horizontalOrVertical(.vertical, 50, 100, 160), horizontalOrVertical(.vertical, 100, 100, 160),
            horizontalOrVertical(.vertical, 225, 120, 160), horizontalOrVertical(.vertical, 350, 100, 160),
        ])
        let cells = found.first?.cells ?? []
        #expect(cells.contains { $0.row == 0 && $0.column == 0 && $0.rowSpan == 2 && $0.columnSpan == 1 })
        #expect(cells.contains { $0.row == 0 && $0.column == 1 && $0.rowSpan == 1 && $0.columnSpan == 2 })
        #expect(cells.count == 7)
    }

    @Test("underlines and frames are no tables")
    func noTables() {
        let underline = horizontalOrVertical(.horizontal, 90, 100, 200)
        let frame = rules(columns: [300, 380], rows: [80, 100])
        #expect(grids([underline] + frame).isEmpty)
    }

    @Test("a recognised line through several cells is split by its words' centres")
    func filling() {
        let grid = grids(rules(columns: [50, 100, 300], rows: [100, 130, 160]))
        let filled = TableFiller.fill(
            grid,
            with: [
                line([("STT", 60), ("Nội", 120), ("dung", 145)], y: 110), line([("Ngoài", 60)], y: 300),
            ])
        #expect(filled.tables.first?.cells.map { $0.lines.map(\.text).joined() } == ["STT", "Nội dung", "", ""])
        #expect(filled.remaining.map(\.text) == ["Ngoài"])
    }

    private func page(_ number: Int, rows: [[String]], width: [Double] = [50, 100, 300, 500]) -> PageReading {
        let edges = (0...rows.count).map { 100 + 30 * Double($0) }
        let grid = grids(rules(columns: width, rows: edges))
        var lines: [TextLine] = []
        for (index, row) in rows.enumerated() {
            for (column, text) in row.enumerated() where !text.isEmpty {
                var x = width[column] + 4
                let words = text.split(separator: " ").map { word -> Word in
                    let box = Box(x0: x, y0: edges[index] + 8, x1: x + Double(word.count) * 4, y1: edges[index] + 18)
                    x = box.x1 + 3
                    return Word(text: String(word), box: box)
                }
                lines.append(TextLine(words: words))
            }
        }
        let filled = TableFiller.fill(grid, with: lines)
        return PageReading(
            number: number, widthPoints: 595, heightPoints: 842, textOrigin: .digital, lines: filled.remaining,
            tables: filled.tables)
    }

    @Test("header, group rows and data rows are told apart")
    func rowKinds() {
        let plan = PlanExtractor().extract(pages: [
            page(
                1,
                rows: [
                    ["STT", "Nội dung", "Đơn vị"], ["I", "Truyền thông", ""], ["1", "Hội sách", "Thư viện"],
                    ["", "Tổng cộng", "12"],
                ])
        ])
        let table = plan.tables.first
        #expect(table?.columns == ["STT", "Nội dung", "Đơn vị"])
        #expect(table?.rows.map(\.kind) == [.group, .data, .total])
        #expect(table?.rows.dropFirst().first?.group == ["I. Truyền thông"])
    }

    @Test("a table that runs over pages is one, its repeated header said once, its split row joined")
    func joining() {
        let header = ["STT", "Nội dung", "Đơn vị"]
        let plan = PlanExtractor().extract(pages: [
            page(
                1,
                rows: [
                    header, ["1", "Hội sách", "Thư viện"], ["2", "Thi kể chuyện", "Trường học"],
                    ["3", "Trao giải cho", "Sở Văn"],
                ]),
            page(2, rows: [header, ["", "học sinh", "hóa"], ["4", "Tổng kết", "Sở Văn hóa"]]),
        ])
        #expect(plan.tables.count == 1)
        #expect(plan.tables.first?.pages == [1, 2])
        #expect(plan.tables.first?.rows.map { $0.cells[0] } == ["1", "2", "3", "4"])
        #expect(plan.tables.first?.rows.dropFirst(2).first?.cells == ["3", "Trao giải cho học sinh", "Sở Văn hóa"])
    }

    @Test("every cell says where it was read, a split row's cells on both pages")
    func cellPlaces() {
        let header = ["STT", "Nội dung", "Đơn vị"]
        let plan = PlanExtractor().extract(pages: [
            page(1, rows: [header, ["1", "Hội sách", "Thư viện"], ["2", "Trao giải cho", "Sở Văn"]]),
            page(2, rows: [header, ["", "học sinh", "hóa"], ["3", "Tổng kết", "Sở Văn hóa"]]),
        ])
        let rows = plan.tables.first?.rows ?? []
        #expect(rows.count == 3)
        #expect(rows.first?.cellPlaces.map { $0.map(\.page) } == [[1], [1], [1]])
        #expect(rows.dropFirst().first?.cellPlaces.map { $0.map(\.page) } == [[1, 2], [1, 2], [1, 2]])
        let lefts = rows.first?.cellPlaces.compactMap { $0.first?.box?.x0 } ?? []
        #expect(lefts.count == 3 && lefts == lefts.sorted() && Set(lefts).count == 3)
    }

    @Test("tables of other columns on the next page stay apart")
    func notJoined() {
        let plan = PlanExtractor().extract(pages: [
            page(1, rows: [["STT", "Nội dung", "Đơn vị"], ["1", "Hội sách", "Thư viện"]]),
            page(2, rows: [["STT", "Họ tên", "Lớp"], ["1", "Lê Hà", "5A"]], width: [50, 120, 250, 500]),
        ])
        #expect(plan.tables.count == 2)
    }

    @Test("tabbed lines of a text file are a table; a header said again is left out")
    func plainText() {
        let pages = plainPages(
            "STT\tNội dung\tĐơn vị\nI\tHội sách\t\n1\tTrưng bày\tThư viện\nSTT\tNội dung\tĐơn vị\n2\t\tTrường học")
        let table = PlanExtractor().extract(pages: pages).tables.first
        #expect(table?.columns == ["STT", "Nội dung", "Đơn vị"])
        #expect(
            table?.rows.map(\.cells) == [
                ["I", "Hội sách", ""], ["1", "Trưng bày", "Thư viện"], ["2", "", "Trường học"],
            ])
    }

    @Test("a wide cell's text stands once in a data row, with its span")
    func mergedTexts() {
        let grid = TableGrid(
            box: Box(x0: 0, y0: 0, x1: 300, y1: 90), columnEdges: [0, 100, 200, 300], rowEdges: [0, 30, 60, 90],
            cells: [
                cell(0, 0, "STT"), cell(0, 1, "Nội dung"), cell(0, 2, "Đơn vị"),
                cell(1, 0, "1"), cell(1, 1, "Hội sách", columnSpan: 2),
                cell(2, 0, "2"), cell(2, 1, "Thi kể chuyện"), cell(2, 2, "Trường"),
            ])
        let page = PageReading(
            number: 1, widthPoints: 595, heightPoints: 842, textOrigin: .digital, tables: [grid])
        let rows = PlanExtractor().extract(pages: [page]).tables.first?.rows ?? []
        #expect(rows.map(\.cells) == [["1", "Hội sách", ""], ["2", "Thi kể chuyện", "Trường"]])
        #expect(rows.first?.spans == [Table.Span(column: 1, rowSpan: 1, columnSpan: 2, continued: false)])
    }

    private func cell(_ row: Int, _ column: Int, _ text: String, columnSpan: Int = 1) -> TableGrid.Cell {
        let box = Box(
            x0: 100 * Double(column), y0: 30 * Double(row), x1: 100 * Double(column + columnSpan),
            y1: 30 * Double(row + 1))
        return TableGrid.Cell(
            row: row, column: column, columnSpan: columnSpan, box: box,
            lines: [TextLine(words: [Word(text: text, box: box)])])
    }
}
