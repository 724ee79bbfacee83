internal import DocumentModel

/// How the places of mentions are called, and where they are.
struct CitationPlaces {
    private var places: [String: (name: String, anchor: String)] = [:]
    private let document: PlanDocument

    init(_ document: PlanDocument, outline: DocumentOutline) {
        self.document = document
        add(outline.body, within: nil)
        for (annex, node) in zip(document.annexes, outline.annexes) {
            let name =
                annex.label ?? annex.title.map { HTMLContents.excerpt($0, length: 36) }
                ?? InterfaceText.name(of: annex.kind)
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
        add(part.nodes, prefix: prefix, path: LabelPath())
        for table in part.looseTables { add(table, prefix: prefix) }
    }

    private mutating func add(_ nodes: [DocumentOutline.Node], prefix: String, path: LabelPath) {
        var hasLabels = false
        for node in nodes {
            let section = node.section
            let own = path.adding(section)
            hasLabels = hasLabels || section.label != nil
            if let table = node.table { add(table, prefix: prefix) }
            guard node.isNamesake, section.kind != .table else { continue }
            let name = own.name ?? (hasLabels ? "phần kết" : "phần mở đầu")
            places[section.id] = (prefix + name, node.anchor)
            add(node.children, prefix: prefix, path: own)
        }
    }

    private mutating func add(_ node: DocumentOutline.TableNode, prefix: String) {
        let number = node.table.id.split(separator: "-").last.map { " \($0)" } ?? ""
        places[node.table.id] = (prefix + "bảng\(number)", node.anchor)
    }
}

/// The labels down to a node, as people say them: `mục IV.1.2.a`, `Điều 5, khoản 2, điểm a`.
private struct LabelPath {
    var parts: [String] = []
    /// Whether the path begins with words, such as `Điều 5`.
    var isArticle = false

    /// nil without labels.
    var name: String? {
        guard !parts.isEmpty else { return nil }
        return isArticle ? parts.joined(separator: ", ") : "mục " + parts.joined(separator: ".")
    }

    func adding(_ section: Section) -> LabelPath {
        guard let label = section.label, section.kind != .dash, section.kind != .plus else { return self }
        let bare = label.hasSuffix(".") || label.hasSuffix(")") ? String(label.dropLast()) : label
        var path = self
        switch section.kind {
        case _ where bare.contains(" "): path = LabelPath(parts: [bare], isArticle: true)
        case .clause where isArticle: path.parts.append("khoản \(bare)")
        case .point where isArticle: path.parts.append("điểm \(bare)")
        case .clause where bare.contains("."):
            // `1.2.` says the `1.` above it once more.
            path.parts = Array(parts.prefix { !$0.contains(where: \.isNumber) }) + [bare]
        default: path.parts.append(bare)
        }
        return path
    }
}
