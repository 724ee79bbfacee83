internal import DocumentModel
internal import Foundation

/// The structural maps of a METS file: pages, sections, and on which pages the sections stand.
struct METSStructure {
    let document: PlanDocument
    let contents: PackageContents

    private struct Links {
        var count = 0
        /// Identifiers of sections and of the pages they stand on.
        var pairs: [(section: String, page: Int)] = []
    }

    /// `structMap` of pages, `structMap` of sections, and `structLink` between them.
    var nodes: [XMLNode] {
        var links = Links()
        let tree = sections(&links)
        let known = Set(document.pages.map(\.number))
        let pairs = links.pairs.filter { known.contains($0.page) }
        let joined = pairs.map { pair in
            XMLNode("mets:smLink", [("xlink:from", pair.section), ("xlink:to", Self.identifier(ofPage: pair.page))])
        }
        return [pages, tree] + (joined.isEmpty ? [] : [XMLNode("mets:structLink", [], joined)])
    }

    private static func identifier(ofPage number: Int) -> String { "page-\(number)" }

    private var pages: XMLNode {
        let alto = contents.files.firstIndex { $0.path.hasSuffix(".alto.xml") }.map(METSExport.identifier)
        let pages = document.pages.enumerated().map { index, page in
            // ALTO names its pages as this map does.
            let places = alto.map { file in
                XMLNode(
                    "mets:fptr", [],
                    [
                        XMLNode(
                            "mets:area",
                            [("FILEID", file), ("BETYPE", "IDREF"), ("BEGIN", Self.identifier(ofPage: page.number))])
                    ])
            }
            return XMLNode(
                "mets:div",
                [
                    ("ID", Self.identifier(ofPage: page.number)), ("TYPE", "page"), ("ORDER", "\(index + 1)"),
                    ("ORDERLABEL", "\(page.number)"),
                ], places.map { [$0] } ?? [])
        }
        let files = contents.files.indices.map {
            XMLNode("mets:fptr", [("FILEID", METSExport.identifier(ofFile: $0))])
        }
        return XMLNode(
            "mets:structMap", [("TYPE", "physical")],
            [XMLNode("mets:div", [("TYPE", "document"), ("DMDID", "description")], files + pages)])
    }

    private func sections(_ links: inout Links) -> XMLNode {
        var nodes = document.body.flatMap { self.nodes(of: $0, &links) }
        for annex in document.annexes {
            let identifier = next(&links, pages: annex.pages)
            let label = [annex.label, annex.title].compactMap(\.self).joined(separator: " - ")
            nodes.append(
                XMLNode(
                    "mets:div", [("ID", identifier), ("TYPE", annex.kind.rawValue), ("LABEL", Self.whole(label))],
                    annex.body.flatMap { self.nodes(of: $0, &links) }))
        }
        return XMLNode(
            "mets:structMap", [("TYPE", "logical")],
            [
                XMLNode(
                    "mets:div",
                    [("TYPE", "document"), ("LABEL", METSExport.title(of: document)), ("DMDID", "description")], nodes)
            ])
    }

    /// The node of a section with a label, a title or a table; paragraphs give what stands below them.
    private func nodes(of section: Section, _ links: inout Links) -> [XMLNode] {
        guard section.label != nil || section.title != nil || section.kind == .table else {
            return section.children.flatMap { nodes(of: $0, &links) }
        }
        let table = section.kind == .table ? document.tables.first { $0.id == section.text } : nil
        let identifier = next(&links, pages: table?.pages ?? section.provenance.map(\.page))
        let label = section.title ?? table?.caption ?? section.text.map(Self.beginning)
        return [
            XMLNode(
                "mets:div",
                [
                    ("ID", identifier), ("TYPE", section.kind.rawValue), ("ORDERLABEL", section.label),
                    ("LABEL", label.flatMap(Self.whole)),
                ], section.children.flatMap { nodes(of: $0, &links) })
        ]
    }

    private func next(_ links: inout Links, pages: [Int]) -> String {
        links.count += 1
        let identifier = "section-\(links.count)"
        links.pairs += Set(pages).sorted().map { (identifier, $0) }
        return identifier
    }

    private static func whole(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// The first words of a text without a title.
    private static func beginning(_ text: String) -> String {
        let most = 80
        guard text.count > most else { return text }
        let cut = text.prefix(most)
        return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + "…"
    }
}
