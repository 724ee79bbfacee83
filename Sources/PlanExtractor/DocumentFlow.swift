import DocumentModel

/// Joins the pages to one sequence of lines and tables, page furniture left out.
enum DocumentFlow {
    static func items(of pages: [PageReading]) -> (items: [FlowItem], footnotes: [Footnote]) {
        let running = PageFurniture.runningTexts(pages)
        var zones = 0
        var footnotes = Footnotes()
        var flows = pages.map { lines(of: $0, running: running, zones: &zones, footnotes: &footnotes) }
        measure(&flows, pages: pages)
        return (zip(pages, flows).flatMap { items(of: $0, lines: $1) }, footnotes.notes)
    }

    /// The lines of a page in reading order; lines of blocks side by side share a zone.
    private static func lines(
        of page: PageReading, running: Set<String>, zones: inout Int, footnotes: inout Footnotes
    ) -> [FlowLine] {
        let lines = PageFurniture.withoutPageNumbers(page)
        if page.textOrigin == .plainText { return PlainLines.lines(lines, page: page) }
        let kept = footnotes.take(
            from: lines.filter { !PageFurniture.isRunning($0, on: page, texts: running) }, of: page)
        var flow: [FlowLine] = []
        for piece in PageZones.zones(of: kept, pageWidth: page.widthPoints) {
            switch piece {
            case .single(let line): flow.append(FlowLine(line, page: page))
            case .sideBySide(let left, let right):
                for (side, block) in [(FlowLine.Side.left, left), (.right, right)] {
                    for line in block {
                        var flowLine = FlowLine(line, page: page)
                        flowLine.side = side
                        flowLine.zone = zones
                        flow.append(flowLine)
                    }
                }
                zones += 1
            }
        }
        return flow
    }

    /// Measures every line against its page's margins; a page of few lines takes those of the pages of its width.
    private static func measure(_ flows: inout [[FlowLine]], pages: [PageReading]) {
        var long: [Double: [FlowLine]] = [:]
        for (page, flow) in zip(pages, flows) where page.textOrigin != .plainText {
            long[page.widthPoints.rounded(), default: []] += PageMeasure.long(flow, pageWidth: page.widthPoints)
        }
        for index in flows.indices where pages[index].textOrigin != .plainText {
            let width = pages[index].widthPoints
            let lines = long[width.rounded()] ?? []
            let others = lines.count >= 3 ? PageMeasure(lines, pageWidth: width) : nil
            PageMeasure(flows[index], pageWidth: width, others: others).apply(to: &flows[index])
        }
    }

    /// Lines with the page's tables between them, each before the first line that stands below its top.
    private static func items(of page: PageReading, lines: [FlowLine]) -> [FlowItem] {
        if page.textOrigin == .plainText { return PlainTables.items(of: lines) }
        var items: [FlowItem] = []
        let isRecognised = page.textOrigin != .digital && page.textOrigin != .legacy
        var tables = page.tables.sorted { $0.box.y0 < $1.box.y0 }.map {
            PageTable(page: page.number, grid: $0, isRecognised: isRecognised)
        }[...]
        for line in lines {
            while let table = tables.first, table.grid.box.y0 < line.box.centerY {
                items.append(.table(table))
                tables.removeFirst()
            }
            items.append(.line(line))
        }
        return items + tables.map { .table($0) }
    }
}

/// The text margins of a page, and every line measured against them.
struct PageMeasure {
    let left: Double
    let right: Double

    /// From the lines that are longer than half of the page; with few of them from the other pages of this width,
    /// or from the outermost lines.
    init(_ lines: [FlowLine], pageWidth: Double, others: PageMeasure? = nil) {
        let whole = lines.filter { $0.side == .whole }
        let long = Self.long(lines, pageWidth: pageWidth)
        let lefts = long.map(\.box.x0).sorted()
        let rights = long.map(\.box.x1).sorted()
        if long.count >= 3 {
            let longLeft = lefts[lefts.count / 12]
            left = Self.marginOfShortLines(whole, leftOf: longLeft) ?? longLeft
            right = rights[rights.count - 1 - rights.count / 12]
        } else if let others {
            (left, right) = (others.left, others.right)
        } else {
            // Nghị định 30/2020/NĐ-CP: 30 to 35 mm on the left, 15 to 20 mm on the right.
            left = min(whole.map(\.box.x0).min() ?? pageWidth, 0.15 * pageWidth)
            right = max(whole.map(\.box.x1).max() ?? 0, 0.915 * pageWidth)
        }
    }

    /// Where every long line is a first line and indented, only short lines show the margin: two of them begin one
    /// indent (1 or 1.27 cm by Nghị định 30/2020/NĐ-CP, a little more in practice) further left.
    private static func marginOfShortLines(_ lines: [FlowLine], leftOf indented: Double) -> Double? {
        let indents = 24.0...44.0
        let starts = lines.filter { $0.text.count >= 12 }.map(\.box.x0).filter { indents.contains(indented - $0) }
            .sorted()
        return zip(starts, starts.dropFirst()).first { $1 - $0 < 3 }?.0
    }

    /// Lines outside of blocks side by side that are longer than half of the page.
    static func long(_ lines: [FlowLine], pageWidth: Double) -> [FlowLine] {
        lines.filter { $0.side == .whole && $0.box.width > 0.5 * pageWidth }
    }

    func apply(to lines: inout [FlowLine]) {
        let width = max(1, right - left)
        for index in lines.indices {
            let box = lines[index].box
            lines[index].indent = box.x0 - left
            lines[index].fill = (box.x1 - left) / width
            let difference = abs((box.x0 - left) - (right - box.x1))
            lines[index].isSymmetric = difference < 0.03 * width
            lines[index].isCentred = difference < 0.045 * width && box.x0 - left > 0.045 * width
            if index > 0 {
                let above = lines[index - 1].box
                lines[index].gapAbove = (box.y0 - above.y1) / max(4, box.height)
            }
        }
    }
}
