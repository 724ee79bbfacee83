internal import DocumentModel

/// The section tree: titled sections as headings, numbered and dashed paragraphs with hanging labels.
extension HTMLBuilder {
    /// - Parameter level: of the heading that a titled section gets, 2 to 6.
    mutating func sections(_ nodes: [DocumentOutline.Node], level: Int) -> String {
        var out = ""
        var index = 0
        while index < nodes.count {
            let node = nodes[index]
            guard !node.isGroupRow else {
                index += 1
                continue
            }
            if let table = node.table {
                out += self.table(table)
            } else if node.isHeading {
                out += titled(node, level: level)
            } else if node.isItem {
                // A run of items of one kind is one list.
                var end = index + 1
                while end < nodes.count, nodes[end].isItem, nodes[end].section.kind == node.section.kind { end += 1 }
                let items = nodes[index..<end].map { item($0, level: level) }.joined()
                out += "<ul class=\"items \(node.section.kind.rawValue)\">\n\(items)</ul>\n"
                index = end
                continue
            } else if node.section.kind != .table {
                out += paragraph(node, level: level)
            }
            index += 1
        }
        return out
    }

    private mutating func titled(_ node: DocumentOutline.Node, level: Int) -> String {
        let section = node.section
        let title = section.title ?? ""
        let attributes = [("class", "section \(section.kind.rawValue)"), ("id", node.anchor)]
        var out = "<section\(HTMLText.attributeList(attributes))>\n" + pageMark(section.provenance.first?.page)
        let name = min(max(level, 2), 6)
        let label = section.label.map { "<span class=\"label\">\(HTMLText.escaped($0))</span> " } ?? ""
        // A numbered sentence is a title in the tree, but does not look like one.
        let isNumbered = section.kind == .clause || section.kind == .article
        let isSentence = isNumbered && (title.count > 110 || title.hasSuffix(".") || title.hasSuffix(";"))
        out +=
            "<h\(name)\(Self.doubtful(section, isSentence ? "sentence" : ""))>\(label)<span class=\"title\">"
            + html(title, of: node, .title) + "</span>\(Self.anchorLink(node))</h\(name)>\n"
        out += text(of: node) + sections(node.children, level: level + 1)
        return out + pageMark(section.provenance.map(\.page).max()) + "</section>\n"
    }

    private mutating func item(_ node: DocumentOutline.Node, level: Int) -> String {
        let section = node.section
        let label = section.label ?? ""
        let link = ["-", "+", "–", "•"].contains(label) ? "" : Self.anchorLink(node)
        var out =
            "<li id=\"\(node.anchor)\"><span class=\"label\">\(HTMLText.escaped(label))\(link)</span> <div class=\"content\">"
            + pageMark(section.provenance.first?.page)
        if let title = section.title {
            out += "<p\(Self.doubtful(section, "lead"))>\(html(title, of: node, .title))</p>\n"
        }
        out += text(of: node) + sections(node.children, level: level)
        return out + "</div></li>\n"
    }

    private mutating func paragraph(_ node: DocumentOutline.Node, level: Int) -> String {
        let section = node.section
        var out = pageMark(section.provenance.first?.page)
        if let title = section.title {
            out += "<p\(Self.doubtful(section, "lead"))>\(html(title, of: node, .title))</p>\n"
        }
        out += text(of: node) + sections(node.children, level: level)
        guard !out.isEmpty else { return "" }
        return "<div class=\"paragraph\" id=\"\(node.anchor)\">\(out)</div>\n"
    }

    /// The running text, with the number of a source page that begins in it.
    private mutating func text(of node: DocumentOutline.Node) -> String {
        guard let text = node.section.text else { return "" }
        let open = "<p\(Self.doubtful(node.section, ""))>"
        guard let last = node.section.provenance.map(\.page).max(), last > page else {
            return "\(open)\(html(text, of: node, .text))</p>\n"
        }
        let insertion = (Self.breakOffset(in: text, of: node.section), pageMark(last))
        return "\(open)\(html(text, of: node, .text, insertion: insertion))</p>\n"
    }

    /// Class and title of a node's own text, with the sign of doubt where it was read with doubt.
    private static func doubtful(_ section: Section, _ name: String) -> String {
        let doubt = doubt(section.confidence)
        let names = (name + doubt.name).split(separator: " ").joined(separator: " ")
        return HTMLText.attributeList([("class", names.isEmpty ? nil : names), ("title", doubt.title)])
    }

    /// About where a text goes over to its last page: as far as its boxes on the pages are high, at a space.
    private static func breakOffset(in text: String, of section: Section) -> Int {
        let scalars = Array(text.unicodeScalars)
        let places = section.provenance.suffix(section.title == nil ? .max : 2)
        guard let last = places.map(\.page).max() else { return scalars.count }
        let heights = places.map { (page: $0.page, height: $0.box?.height ?? 0) }
        let before = heights.filter { $0.page < last }.reduce(0) { $0 + $1.height }
        let after = heights.filter { $0.page == last }.reduce(0) { $0 + $1.height }
        if section.title != nil, section.provenance.dropFirst().allSatisfy({ $0.page == last }) { return 0 }
        guard before > 0, after > 0 else { return scalars.count }
        let guess = min(scalars.count, Int(Double(scalars.count) * before / (before + after)))
        return scalars[guess...].firstIndex(of: " ").map { $0 + 1 } ?? scalars.count
    }

    private func html(
        _ text: String, of node: DocumentOutline.Node, _ field: TextPlace.Field,
        insertion: (offset: Int, html: String)? = nil
    ) -> String {
        // What refers to an id that two nodes have means the first.
        let name = node.isNamesake ? node.section.id : ""
        return marked(text, node: name, field, facts: node.section.facts, insertion: insertion)
    }

    static func anchorLink(_ node: DocumentOutline.Node) -> String {
        let name = node.section.label ?? node.section.title ?? ""
        return HTMLText.element(
            "a", [("class", "anchor"), ("href", "#" + node.anchor), ("aria-label", "Liên kết đến \(name)")], "#")
    }
}

extension DocumentOutline.Node {
    /// Titled parts, chapters, sections, articles and clauses have headings.
    var isHeading: Bool {
        guard section.title != nil else { return false }
        switch section.kind {
        case .part, .chapter, .section, .article, .clause: return true
        case .point, .dash, .plus, .paragraph, .table: return false
        }
    }

    /// Labelled, without a heading of its own.
    var isItem: Bool { section.label != nil && !isHeading && table == nil && section.kind != .table && !isGroupRow }
}
