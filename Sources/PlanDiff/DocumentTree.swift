internal import DocumentModel

/// A document's sections, annexes, legal bases and footnotes as one array of nodes, parents before children.
struct DocumentTree {
    struct Node {
        var place: Place
        var part: Passage.Part
        var label: String?
        var kind: Section.Kind?
        var parent: Int?
        var children: [Int] = []
        /// Steps below the root of its part.
        var depth: Int
        var title: [Token] = []
        var text: [Token] = []
        var facts: [Fact] = []
        /// Tokens of the node and all below it.
        var weight = 0
        /// Mentions of cited documents in its title and text.
        var citations: [CitedSpan] = []

        var tokens: [Token] { title + text }

        /// Whether it is an annex itself, and no section of one.
        var isAnnexHead: Bool { part == .annex && depth == 0 }
    }

    /// A stretch of a node's text that cites a document.
    struct CitedSpan {
        var field: TextPlace.Field
        var range: Range<Int>
        /// Place in the document's list of citations.
        var citation: Int
    }

    /// Node 0 is the root and has no text; node 1 holds the legal bases, node 2 the footnotes.
    private(set) var nodes: [Node]
    let document: PlanDocument
    private let tokenizer: Tokenizer

    static let root = 0
    static let legalBases = 1
    static let footnotes = 2

    init(_ document: PlanDocument, lexicon: Lexicon) {
        self.document = document
        tokenizer = Tokenizer(lexicon: lexicon)
        nodes = [
            Node(place: Place(node: "body"), part: .body, depth: -1),
            Node(place: Place(node: "legalBases"), part: .legalBases, parent: 0, depth: -1),
            Node(place: Place(node: "footnotes"), part: .footnotes, parent: 0, depth: -1),
        ]
        nodes[0].children = [1]
        addLeaves(document.legalBases.map { (nil, $0, nil) }, below: Self.legalBases, field: .legalBasis)
        for section in document.body { add(section, below: Self.root, part: .body, depth: 0, tables: []) }
        for annex in document.annexes { add(annex) }
        nodes[0].children.append(2)
        addLeaves(
            document.footnotes.map { ($0.mark, $0.text, $0.provenance.first?.page) }, below: Self.footnotes,
            field: .text)
        addCitations()
        weigh()
    }

    private mutating func addLeaves(
        _ texts: [(label: String?, text: String, page: Int?)], below parent: Int, field: TextPlace.Field
    ) {
        for (index, item) in texts.enumerated() {
            let number = nodes.count
            let place = Place(
                node: nodes[parent].place.node, label: item.label, title: Self.lead(item.text), row: index,
                page: item.page)
            nodes.append(Node(place: place, part: nodes[parent].part, parent: parent, depth: 0))
            nodes[number].text = tokenizer.tokens(item.text, field: field, node: number)
            nodes[parent].children.append(number)
        }
    }

    private mutating func add(
        _ section: Section, below parent: Int, part: Passage.Part, depth: Int, tables: Set<String>
    ) {
        if section.kind == .table { return }
        let number = nodes.count
        let place = Place(
            node: section.id, label: section.label, title: section.title ?? section.text.map(Self.lead),
            page: section.provenance.first?.page)
        nodes.append(
            Node(
                place: place, part: part, label: section.label, kind: section.kind, parent: parent, depth: depth,
                facts: section.facts))
        nodes[number].title = tokenizer.tokens(
            section.title, field: .title, node: number, confidence: section.confidence)
        nodes[number].text = tokenizer.tokens(
            section.text, field: .text, node: number, confidence: section.confidence)
        nodes[parent].children.append(number)
        for child in section.children {
            add(child, below: number, part: part, depth: depth + 1, tables: tables)
        }
    }

    private mutating func add(_ annex: Annex) {
        let number = nodes.count
        let place = Place(
            node: annex.id, label: annex.label, title: annex.title,
            page: annex.provenance.first?.page ?? annex.pages.first)
        nodes.append(Node(place: place, part: .annex, label: annex.label, parent: Self.root, depth: 0))
        nodes[number].title = tokenizer.tokens(
            annex.title, field: .title, node: number, confidence: annex.confidence)
        nodes[number].text = tokenizer.tokens(
            annex.issuedWith, field: .issuedWith, node: number, confidence: annex.confidence)
        nodes[Self.root].children.append(number)
        // Group rows of a table stand in the section tree too; the table's comparison speaks of them.
        let groups = Set(
            annex.tables.flatMap(\.rows).filter { $0.kind == .group }
                .map { $0.cells.joined(separator: " ").filter { !$0.isWhitespace } })
        for section in annex.body {
            let text = [section.label, section.title, section.text].compactMap { $0 }.joined().filter {
                !$0.isWhitespace
            }
            if section.children.isEmpty, groups.contains(text) { continue }
            add(section, below: number, part: .annex, depth: 1, tables: [])
        }
        for field in annex.fields {
            add(
                Section(
                    id: annex.id, kind: .paragraph,
                    text: [field.label, field.value].compactMap { $0 }.joined(separator: ": "),
                    provenance: field.provenance), below: number, part: .annex, depth: 1, tables: [])
        }
    }

    private mutating func addCitations() {
        let byID = Dictionary(
            nodes.indices.map { (nodes[$0].place.node, $0) }, uniquingKeysWith: { first, _ in first })
        for (index, citation) in document.citations.enumerated() {
            for mention in citation.mentions {
                let place = mention.place
                let node: Int?
                if place.node == "legalBases", let position = place.index {
                    node =
                        nodes[Self.legalBases].children.indices.contains(position)
                        ? nodes[Self.legalBases].children[position] : nil
                } else {
                    node = byID[place.node]
                }
                guard let node, place.length > 0 else { continue }
                nodes[node].citations.append(
                    CitedSpan(
                        field: place.field, range: place.start..<(place.start + place.length), citation: index))
            }
        }
    }

    private mutating func weigh() {
        for index in nodes.indices.reversed() {
            nodes[index].weight += nodes[index].title.count + nodes[index].text.count
            if let parent = nodes[index].parent { nodes[parent].weight += nodes[index].weight }
        }
    }

    /// The first words of a text.
    static func lead(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.prefix(10).joined(separator: " ") + (words.count > 10 ? "…" : "")
    }
}
