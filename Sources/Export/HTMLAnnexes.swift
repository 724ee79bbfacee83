internal import DocumentModel

/// Annexes and forms, each with its own letterhead, sections, tables, form fields and closing block.
extension HTMLBuilder {
    mutating func annex(_ annex: Annex, anchor: String, part: DocumentOutline.Part) -> String {
        let doubt = Self.doubt(annex.confidence)
        var out =
            "<section"
            + HTMLText.attributeList([
                ("class", "annex \(annex.kind.rawValue)"), ("id", anchor),
            ]) + ">\n" + pageMark(annex.pages.min())
        if let header = annex.header { out += Self.letterhead(header) }
        var title = annex.label.map { "<span class=\"label\">\(HTMLText.escaped($0))</span> " } ?? ""
        title += annex.title.map { "<span class=\"title\">\(marked($0, node: annex.id, .title))</span>" } ?? ""
        if title.isEmpty { title = InterfaceText.name(of: annex.kind) }
        let name = Self.displayName(of: annex)
        let link = HTMLText.element(
            "a", [("class", "anchor"), ("href", "#" + anchor), ("aria-label", "Liên kết đến \(name)")], "#")
        let attributes = [("class", doubt.name.isEmpty ? nil : "doubtful"), ("title", doubt.title)]
        out += "<h2\(HTMLText.attributeList(attributes))>\(title)\(link)</h2>\n"
        if let caption = annex.issuedWith {
            out += "<p class=\"issued\">\(marked(caption, node: annex.id, .issuedWith))</p>\n"
        }
        out += fieldsAndSections(annex, part: part)
        for table in part.looseTables { out += self.table(table) }
        out += Self.closing(recipients: annex.recipients, signatures: annex.signatures)
        return out + "</section>\n"
    }

    /// Form fields stand before the section that follows them on the page.
    private mutating func fieldsAndSections(_ annex: Annex, part: DocumentOutline.Part) -> String {
        var out = ""
        var fields = annex.fields[...]
        var run: [DocumentOutline.Node] = []
        for node in part.nodes {
            let place = Position(node.section.provenance.first)
            let before = fields.prefix { field in
                guard let place, let own = Position(field.provenance.first) else { return false }
                return own < place
            }
            if !before.isEmpty {
                out += sections(run, level: 3) + Self.fields(before)
                run = []
                fields = fields.dropFirst(before.count)
            }
            run.append(node)
        }
        out += sections(run, level: 3)
        return out + Self.fields(fields)
    }

    /// What is asked, and what was filled in or a dotted blank.
    private static func fields(_ fields: ArraySlice<FormField>) -> String {
        guard !fields.isEmpty else { return "" }
        let lines = fields.map { field in
            let name = field.label.hasSuffix(":") ? field.label : field.label + ":"
            let value =
                field.value.map { "<span class=\"filled\">\(HTMLText.escaped($0))</span>" }
                ?? "<span class=\"blank\"><span class=\"hidden\">(để trống)</span></span>"
            return "<li><span class=\"asked\">\(HTMLText.escaped(name))</span> \(value)</li>\n"
        }
        return "<ul class=\"fields\">\n\(lines.joined())</ul>\n"
    }

    static func displayName(of annex: Annex) -> String {
        let words = [annex.label, annex.title].compactMap { $0 }
        return words.isEmpty ? InterfaceText.name(of: annex.kind) : words.joined(separator: ". ")
    }
}

/// A place on the pages, to be compared in reading order.
private struct Position: Comparable {
    var page: Int
    var line: Double

    init?(_ provenance: Provenance?) {
        guard let provenance, let line = provenance.box?.y0 ?? provenance.line.map(Double.init) else { return nil }
        page = provenance.page
        self.line = line
    }

    static func < (left: Position, right: Position) -> Bool { (left.page, left.line) < (right.page, right.line) }
}
