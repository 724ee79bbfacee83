internal import DocumentModel

/// Footnotes and the list of cited documents, with links to and from the text.
extension HTMLBuilder {
    func footnoteList(ids: Set<String>) -> String {
        guard !document.footnotes.isEmpty else { return "" }
        let items = document.footnotes.enumerated().map { number, note in
            let mark = HTMLText.escaped(note.mark)
            let label =
                ids.contains(TextMark.footnoteMarkAnchor(number))
                ? "<a href=\"#\(TextMark.footnoteMarkAnchor(number))\" role=\"doc-backlink\">\(mark)</a>" : mark
            let page = note.provenance.first.map { " <span class=\"origin\">Trang \($0.page)</span>" } ?? ""
            return "<li id=\"\(TextMark.footnoteAnchor(number))\"><span class=\"label\">\(label)</span> "
                + "<div class=\"content\">\(HTMLText.escaped(note.text))\(page)</div></li>\n"
        }
        return "<section class=\"footnotes\" id=\"chu-thich\" role=\"doc-endnotes\">\n<h2>Chú thích</h2>\n"
            + "<ul class=\"items\">\n\(items.joined())</ul>\n</section>\n"
    }

    /// - Parameter ids: of the page so far; a mention that is not marked there is linked by the section it stands in.
    func citationList(ids: Set<String>) -> String {
        guard !document.citations.isEmpty else { return "" }
        let places = CitationPlaces(document, outline: outline)
        let items = document.citations.enumerated().map { number, citation in
            var facts: [String] = []
            if let date = citation.date {
                facts.append(
                    "<time\(HTMLText.attributeList([("datetime", date)]))>"
                        + HTMLText.escaped(FactPhrase.date(date)) + "</time>")
            }
            if let issuer = citation.issuer { facts.append(HTMLText.escaped(issuer)) }
            if citation.isSelf { facts.append("chính văn bản này") }
            let meta = facts.isEmpty ? "" : "<span class=\"meta\">\(facts.joined(separator: " · "))</span>\n"
            return "<li id=\"\(TextMark.citationAnchor(number))\">\n<span class=\"count\" title=\"Số lần viện dẫn\">"
                + "\(citation.count)<span class=\"unit\"> lần</span></span>\n"
                + "<span class=\"name\">\(HTMLText.escaped(InterfaceText.name(of: citation)))</span>\n\(meta)"
                + mentionLinks(citation, number: number, places: places, ids: ids) + "</li>\n"
        }
        return "<section class=\"citations\" id=\"vien-dan\">\n<h2>Văn bản được viện dẫn</h2>\n"
            + "<ol>\n\(items.joined())</ol>\n</section>\n"
    }

    private func mentionLinks(
        _ citation: Citation, number: Int, places: CitationPlaces, ids: Set<String>
    ) -> String {
        let links = citation.mentions.enumerated().compactMap { index, mention -> String? in
            guard let place = places.name(of: mention.place) else { return nil }
            let provision =
                mention.provision.map { " <span class=\"provision\">(\(HTMLText.escaped($0)))</span>" } ?? ""
            let own = TextMark.mentionAnchor(number, index)
            let anchor = ids.contains(own) ? own : place.anchor
            return
                "<a\(HTMLText.attributeList([("href", "#" + anchor)]))>\(HTMLText.escaped(place.name))</a>\(provision)"
        }
        return links.isEmpty ? "" : "<span class=\"places\">Tại: \(links.joined(separator: ", "))</span>\n"
    }
}

/// How the places of mentions are called, and where they are.
struct CitationPlaces {
    private var places: [String: (name: String, anchor: String)] = [:]
    private let document: PlanDocument

    init(_ document: PlanDocument, outline: DocumentOutline) {
        self.document = document
        add(outline.body, within: nil)
        for (annex, node) in zip(document.annexes, outline.annexes) {
            let name = annex.label ?? annex.title.map(HTMLContents.excerpt) ?? InterfaceText.name(of: annex.kind)
            places[annex.id] = places[annex.id] ?? (name, node.anchor)
            add(node.part, within: name)
        }
    }

    func name(of place: TextPlace) -> (name: String, anchor: String)? {
        switch (place.node, place.field) {
        case ("header", _): ("trích yếu", "tieu-de")
        case ("legalBases", _):
            place.index.flatMap {
                document.legalBases.indices.contains($0) ? ("căn cứ \($0 + 1)", HTMLBuilder.basisAnchor($0)) : nil
            }
        default: places[place.node]
        }
    }

    private mutating func add(_ part: DocumentOutline.Part, within name: String?) {
        let prefix = name.map { $0 + ", " } ?? ""
        add(part.nodes, prefix: prefix, path: "")
        for table in part.looseTables { add(table, prefix: prefix) }
    }

    private mutating func add(_ nodes: [DocumentOutline.Node], prefix: String, path: String) {
        for node in nodes {
            let section = node.section
            var path = path
            if let label = section.label {
                let bare = label.hasSuffix(".") || label.hasSuffix(")") ? String(label.dropLast()) : label
                if !["-", "+"].contains(bare) {
                    // `1.2.` says the `1.` above it once more.
                    let repeats = bare.contains(".") || section.kind == .article
                    path = repeats || path.isEmpty ? Self.outer(of: path, repeats: repeats) + bare : path + "." + bare
                }
            }
            if let table = node.table { add(table, prefix: prefix) }
            guard node.isNamesake, section.kind != .table else { continue }
            places[section.id] = (prefix + (path.isEmpty ? "phần mở đầu" : "mục \(path)"), node.anchor)
            add(node.children, prefix: prefix, path: path)
        }
    }

    /// The Roman numeral that an Arabic path begins with.
    private static func outer(of path: String, repeats: Bool) -> String {
        guard repeats, let first = path.split(separator: ".").first, first.allSatisfy(\.isLetter) else { return "" }
        return first + "."
    }

    private mutating func add(_ node: DocumentOutline.TableNode, prefix: String) {
        let number = node.table.id.split(separator: "-").last.map { " \($0)" } ?? ""
        places[node.table.id] = (prefix + "bảng\(number)", node.anchor)
    }
}
