import DocumentModel

/// Puts blocks into the section tree by the rank of their labels and gives every node its id.
enum SectionTree {
    static func build(_ blocks: [FlowBlock], tables: [Int: Table] = [:]) -> [Section] {
        var root = Node(section: Section(kind: .paragraph), label: nil)
        var numbering = Numbering()
        var path: [Node] = []
        func close(to depth: Int) {
            while path.count > depth, let node = path.popLast() {
                if path.isEmpty { root.children.append(node) } else { path[path.count - 1].children.append(node) }
            }
        }
        for (index, block) in blocks.enumerated() {
            let next = blocks[(index + 1)...].first
            if let label = block.label {
                let depth = numbering.push(label, nested: block.isNested)
                close(to: depth)
                path.append(Node(section: labelled(block, label, next: next), label: label))
            } else if block.table != nil {
                guard let table = tables[index] else { continue }
                numbering.closeItems()
                close(to: numbering.stack.count)
                let node = Node(
                    section: Section(
                        kind: .table, text: table.id,
                        provenance: table.pages.map { Provenance(page: $0) }), label: nil)
                if path.isEmpty { root.children.append(node) } else { path[path.count - 1].children.append(node) }
            } else {
                numbering.closeItems()
                if block.closesSections { numbering.closeAll() }
                close(to: numbering.stack.count)
                add(paragraph: block, to: &path, root: &root)
            }
        }
        close(to: 0)
        var sections = root.children.map(\.whole)
        number(&sections, below: "")
        return sections
    }

    private struct Node {
        var section: Section
        var label: Label?
        var children: [Node] = []

        var whole: Section {
            var out = section
            out.children = children.map(\.whole)
            return out
        }
    }

    private static func add(paragraph block: FlowBlock, to path: inout [Node], root: inout Node) {
        let section = Section(
            kind: .paragraph, text: block.text, provenance: provenance(block.lines), confidence: confidence(block.lines)
        )
        guard let last = path.indices.last else {
            root.children.append(Node(section: section, label: nil))
            return
        }
        if path[last].section.title != nil, path[last].section.text == nil, path[last].children.isEmpty {
            path[last].section.text = block.text
            path[last].section.provenance += section.provenance
        } else {
            path[last].children.append(Node(section: section, label: nil))
        }
    }

    private static func labelled(_ block: FlowBlock, _ label: Label, next: FlowBlock?) -> Section {
        let parts = HeadingText.split(block, label: label, next: next)
        return Section(
            kind: label.style.kind, label: label.printed, title: parts.title, text: parts.text,
            provenance: provenance(block.lines), confidence: confidence(block.lines))
    }

    /// One box a page.
    static func provenance(_ lines: [FlowLine]) -> [Provenance] {
        var out: [Provenance] = []
        for line in lines {
            if let index = out.lastIndex(where: { $0.page == line.page }), !line.isPlain {
                out[index].box = out[index].box?.union(line.box) ?? line.box
            } else if line.isPlain, out.contains(where: { $0.page == line.page }) {
                continue
            } else {
                out.append(line.provenance)
            }
        }
        return out
    }

    static func confidence(_ lines: [FlowLine]) -> Double {
        let value = TextLine(words: lines.flatMap(\.words)).confidence
        return (value * 10_000).rounded() / 10_000
    }

    /// Ids from label paths; a label that stands twice among siblings gets `~2`.
    static func number(_ sections: inout [Section], below parent: String) {
        var seen: [String: Int] = [:]
        for index in sections.indices {
            var id: String
            if let label = sections[index].label, sections[index].kind != .dash, sections[index].kind != .plus {
                let style = LabelReader.read(label + " A")?.label
                let part = (style?.pathComponent ?? Label(style: .roman, numbers: [], printed: label).pathComponent)
                    .replacing(" ", with: "_")
                id = parent.isEmpty ? part : parent + "." + part
                seen[id, default: 0] += 1
                if let count = seen[id], count > 1 { id += "~\(count)" }
            } else {
                id = "\(parent)/\(index + 1)"
            }
            sections[index].id = id
            number(&sections[index].children, below: id)
        }
    }
}

extension Section {
    /// The same section with ids that begin with `root`.
    func prefixed(by root: String) -> Section {
        var out = self
        out.id = id.hasPrefix("/") ? root + id : root + "." + id
        out.children = children.map { $0.prefixed(by: root) }
        return out
    }
}

/// Parts a labelled block into its title and the running text after it.
enum HeadingText {
    static func split(_ block: FlowBlock, label: Label, next: FlowBlock?) -> (title: String?, text: String?) {
        let whole = block.text
        guard !whole.isEmpty else { return (nil, nil) }
        if label.style.isItem { return (nil, whole) }
        if let typed = byTypeface(block) { return typed }
        if label.style <= .letter || label.style == .roman {
            // `I. TITLE IN CAPITALS` with running text glued on by a missing break.
            if let count = capitalLines(block), count < block.texts.count {
                return (FlowBlock.joined(Array(block.texts[..<count])), FlowBlock.joined(Array(block.texts[count...])))
            }
            let isLong = whole.count > 250 && !LayoutText.isCapitals(whole)
            return isLong || (LayoutText.lastMark(whole) == "." && whole.count > 120) ? (nil, whole) : (whole, nil)
        }
        guard let mark = LayoutText.lastMark(whole) else { return (nil, whole) }
        if ".;…,".unicodeScalars.contains(mark), !(label.style == .article && whole.count < 100 && next?.label != nil) {
            return (nil, whole)
        }
        if mark == "/" { return (nil, whole) }
        if mark == ":" { return whole.count <= 140 && label.style != .article ? (whole, nil) : (nil, whole) }
        return whole.count <= 420 ? (whole, nil) : (nil, whole)
    }

    /// Bold lines first, others after; nil when the source tells no typeface or does not change it.
    private static func byTypeface(_ block: FlowBlock) -> (title: String?, text: String?)? {
        let shares = block.lines.map(\.boldShare)
        guard let first = shares.first, let share = first, share > 0.5, shares.allSatisfy({ $0 != nil }) else {
            return nil
        }
        let count = shares.prefix { ($0 ?? 0) > 0.5 }.count
        if share < 0.95, count == 1, block.lines.count > 1 { return nil }
        if count == block.lines.count { return (block.text, nil) }
        return (FlowBlock.joined(Array(block.texts[..<count])), FlowBlock.joined(Array(block.texts[count...])))
    }

    private static func capitalLines(_ block: FlowBlock) -> Int? {
        let count = block.texts.prefix { LayoutText.isCapitals($0) }.count
        return count > 0 ? count : nil
    }
}
