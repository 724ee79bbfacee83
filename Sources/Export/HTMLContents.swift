internal import DocumentModel

/// The contents list: titled sections by depth, annexes, and the lists at the end.
struct HTMLContents {
    struct Entry {
        var label: String?
        var title: String
        var anchor: String
        var page: Int?
        var children: [Entry]
    }

    var entries: [Entry]

    init(_ document: PlanDocument, outline: DocumentOutline) {
        entries = Self.entries(outline.body.nodes)
        for (annex, node) in zip(document.annexes, outline.annexes) {
            entries.append(
                Entry(
                    label: annex.label ?? (annex.title == nil ? InterfaceText.name(of: annex.kind) : nil),
                    title: annex.title ?? "", anchor: node.anchor, page: annex.pages.min(),
                    children: Self.entries(node.part.nodes)))
        }
        if !document.footnotes.isEmpty {
            entries.append(Entry(title: "Chú thích", anchor: "chu-thich", children: []))
        }
        if !document.citations.isEmpty {
            entries.append(Entry(title: "Văn bản được viện dẫn", anchor: "vien-dan", children: []))
        }
        entries.append(Entry(title: "Về bản số hóa này", anchor: "ban-so-hoa", children: []))
    }

    /// Titled sections, and articles without a title by their first words; what is below an unlisted node moves up.
    private static func entries(_ nodes: [DocumentOutline.Node]) -> [Entry] {
        nodes.flatMap { node -> [Entry] in
            let children = entries(node.children)
            let section = node.section
            let isListed = node.isHeading || section.kind == .article
            guard isListed, section.label != nil || section.title != nil else { return children }
            return [
                Entry(
                    label: section.label, title: section.title ?? excerpt(section.text ?? ""), anchor: node.anchor,
                    page: section.provenance.first?.page, children: children)
            ]
        }
    }

    /// The first words of a text.
    static func excerpt(_ text: String, length: Int = 70) -> String {
        guard text.count > length else { return text }
        let words = text.prefix(length).split(separator: " ").dropLast()
        return words.joined(separator: " ") + " …"
    }

    func html(showsPages: Bool) -> String {
        "<details class=\"contents\">\n<summary>Mục lục</summary>\n<nav aria-label=\"Mục lục\">\n"
            + Self.list(entries, showsPages: showsPages) + "</nav>\n</details>\n"
    }

    private static func list(_ entries: [Entry], showsPages: Bool) -> String {
        guard !entries.isEmpty else { return "" }
        let items = entries.map { entry in
            let label = entry.label.map { "<span class=\"label\">\(HTMLText.escaped($0))</span> " } ?? ""
            let title = entry.title.isEmpty ? "" : "<span class=\"title\">\(HTMLText.escaped(entry.title))</span>"
            var page = ""
            if showsPages, let number = entry.page {
                page = " <span class=\"number\" title=\"Trang \(number)\">\(number)</span>"
            }
            return "<li><a href=\"#\(HTMLText.escaped(entry.anchor))\">\(label)\(title)\(page)</a>"
                + list(entry.children, showsPages: showsPages) + "</li>\n"
        }
        return "<ol>\n\(items.joined())</ol>\n"
    }
}

extension HTMLContents.Entry {
    fileprivate init(title: String, anchor: String, children: [HTMLContents.Entry]) {
        self.init(label: nil, title: title, anchor: anchor, page: nil, children: children)
    }
}
