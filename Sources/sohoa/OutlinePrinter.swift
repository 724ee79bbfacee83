import DocumentModel
import Foundation

/// Draws a document's structure as a tree with guides, one node a line, page numbers at the right edge.
struct OutlinePrinter {
    /// Longest line, in characters.
    var width = 100
    /// Whether lines carry terminal colours.
    var isColoured = false
    /// Levels of the tree that are shown; nil for all.
    var depth: Int?

    /// A node of the tree as it is drawn.
    private struct Node {
        var label: String?
        var text: String
        var page: Int?
        var style = Style.plain
        var children: [Node] = []

        /// How many nodes stand below it.
        var count: Int { children.reduce(0) { $0 + 1 + $1.count } }
    }

    private enum Style: String {
        case plain = ""
        case dim = "2"
        case title = "1"
        case table = "36"
        case annex = "1;35"
    }

    func text(of document: PlanDocument) -> String {
        var lines = header(of: document)
        if !lines.isEmpty { lines.append("") }
        var nodes = nodes(document.body, tables: document.tables)
        for annex in document.annexes {
            let kind = annex.kind == .form ? "Mẫu" : "Phụ lục"
            let fields = annex.fields.isEmpty ? nil : "[\(Self.count(annex.fields.count, "field"))]"
            nodes.append(
                Node(
                    label: annex.label ?? kind, text: [annex.title, fields].compactMap { $0 }.joined(separator: " "),
                    page: annex.pages.min(), style: .annex, children: self.nodes(annex.body, tables: annex.tables)))
        }
        let showsPages = document.source.pageCount > 1
        draw(nodes, guides: "", level: 1, showsPages: showsPages, to: &lines)
        lines.append(paint(Self.summary(of: document), .dim))
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Letterhead

    private func header(of document: PlanDocument) -> [String] {
        let header = document.header
        let signers = document.signatures.compactMap(\.name).joined(separator: "; ")
        let fields = [
            ("Superior", header.superior), ("Issuer", header.issuer), ("Number", header.number),
            ("Place", header.place), ("Date", header.date), ("Kind", header.kind), ("Subject", header.subject),
            ("Urgency", header.urgency), ("Signer", signers.isEmpty ? nil : signers),
        ]
        return fields.flatMap { name, value -> [String] in
            guard let value else { return [] }
            let lines = wrapped(Self.plain(value), width: width - 11)
            return lines.enumerated().map { index, line in
                paint((index == 0 ? name + ":" : "").padded(to: 11), .dim) + line
            }
        }
    }

    /// Lines of whole words that are no longer than the width, where words allow it.
    private func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }

    // MARK: Tree

    /// The labelled nodes and the tables; unlabelled paragraphs and list items are text, not structure.
    private func nodes(_ sections: [Section], tables: [Table]) -> [Node] {
        var placed: Set<String> = []
        let tree = nodes(sections, tables: tables, placed: &placed)
        return tree + tables.filter { !placed.contains($0.id) }.map { Self.node(for: $0) }
    }

    private func nodes(_ sections: [Section], tables: [Table], placed: inout Set<String>) -> [Node] {
        sections.flatMap { section -> [Node] in
            if section.kind == .table, let table = tables.first(where: { $0.id == section.text }) {
                return placed.insert(table.id).inserted ? [Self.node(for: table)] : []
            }
            let children = nodes(section.children, tables: tables, placed: &placed)
            guard let label = section.label, section.kind != .dash, section.kind != .plus else { return children }
            let isTitle = section.title != nil && [.part, .chapter, .section, .article].contains(section.kind)
            return [
                Node(
                    label: label, text: section.title ?? section.text ?? "",
                    page: section.provenance.first?.page, style: isTitle ? .title : .plain, children: children)
            ]
        }
    }

    private static func node(for table: Table) -> Node {
        let size = "\(count(table.columns.count, "column")), \(count(table.rows.count, "row"))"
        let pages = table.pages.min().map { first in
            guard let last = table.pages.max(), last > first else { return "" }
            return ", pages \(first)-\(last)"
        }
        return Node(
            label: "[\(table.id): \(size)\(pages ?? "")]",
            text: table.caption ?? table.columns.joined(separator: " | "),
            page: table.pages.min(), style: .table)
    }

    private func draw(_ nodes: [Node], guides: String, level: Int, showsPages: Bool, to lines: inout [String]) {
        for (index, node) in nodes.enumerated() {
            let isLast = index == nodes.count - 1
            let isCut = depth.map { level >= $0 } ?? false
            let hidden = isCut && node.count > 0 ? " (+\(node.count))" : ""
            let page = showsPages ? node.page.map { String($0) } ?? "" : ""
            lines.append(line(node, lead: guides + (isLast ? "└─ " : "├─ "), hidden: hidden, page: page))
            guard !isCut else { continue }
            draw(
                node.children, guides: guides + (isLast ? "   " : "│  "), level: level + 1, showsPages: showsPages,
                to: &lines)
        }
    }

    private func line(_ node: Node, lead: String, hidden: String, page: String) -> String {
        let label = node.label.map { Self.plain($0) + " " } ?? ""
        let edge = page.isEmpty ? 0 : max(4, page.count + 2)
        let room = max(8, width - lead.count - hidden.count - edge)
        var words = label + Self.plain(node.text)
        while words.hasSuffix(" ") { words.removeLast() }
        if words.count > room { words = words.prefix(room - 1) + "…" }
        let gap = page.isEmpty ? "" : String(repeating: " ", count: max(2, room + edge - words.count - page.count))
        let shown = node.style == .plain ? words : paint(words, node.style)
        return paint(lead, .dim) + shown + paint(hidden + gap + page, .dim)
    }

    /// One line, without signs that would steer a terminal.
    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    private func paint(_ text: String, _ style: Style) -> String {
        guard isColoured, style != .plain, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }

    // MARK: Counts

    private static func summary(of document: PlanDocument) -> String {
        let bodies = [document.body] + document.annexes.map(\.body)
        let sections = bodies.reduce(0) { $0 + labelled($1) }
        let tables = document.tables.count + document.annexes.reduce(0) { $0 + $1.tables.count }
        return [
            count(sections, "section"), count(tables, "table"),
            count(document.annexes.count, "annex", plural: "annexes"), count(document.citations.count, "citation"),
            count(document.diagnostics.count, "diagnostic"),
        ].joined(separator: ", ")
    }

    private static func labelled(_ sections: [Section]) -> Int {
        sections.reduce(0) { total, section in
            let counts = section.label != nil && section.kind != .dash && section.kind != .plus
            return total + (counts ? 1 : 0) + labelled(section.children)
        }
    }

    private static func count(_ number: Int, _ name: String, plural: String? = nil) -> String {
        "\(number) " + (number == 1 ? name : plural ?? name + "s")
    }
}

extension OutlinePrinter {
    /// A printer for standard output: as wide as the terminal and coloured there, unless `NO_COLOR` is set.
    static func standardOutput(depth: Int?) -> OutlinePrinter {
        var printer = OutlinePrinter(depth: depth)
        guard isatty(STDOUT_FILENO) == 1 else { return printer }
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            printer.width = max(40, Int(size.ws_col))
        }
        let environment = ProcessInfo.processInfo.environment
        printer.isColoured = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        return printer
    }
}

extension String {
    /// The text with spaces behind it up to a number of characters.
    fileprivate func padded(to count: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, count - self.count))
    }
}
