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
        var links: [String] = []
        var last: (name: String, count: Int) = ("", 0)
        for (index, mention) in citation.mentions.enumerated() {
            guard let place = places.name(of: mention.place) else { continue }
            last = place.name == last.name ? (last.name, last.count + 1) : (place.name, 1)
            let name = last.count > 1 ? "lần \(last.count)" : place.name
            let provision =
                mention.provision.map { " <span class=\"provision\">(\(HTMLText.escaped($0)))</span>" } ?? ""
            let own = TextMark.mentionAnchor(number, index)
            let anchor = ids.contains(own) ? own : place.anchor
            links.append(
                "<a\(HTMLText.attributeList([("href", "#" + anchor)]))>\(HTMLText.escaped(name))</a>\(provision)")
        }
        return links.isEmpty ? "" : "<span class=\"places\">Tại: \(links.joined(separator: "; "))</span>\n"
    }
}
