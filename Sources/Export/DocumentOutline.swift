internal import DocumentModel

/// A document's tree prepared for writing: each node has an anchor that no other has, and tables stand in their places.
struct DocumentOutline {
    /// A node of the section tree with its anchor.
    struct Node {
        var section: Section
        var anchor: String
        /// Whether it is the first node with its id: what refers to the id means this one.
        var isNamesake: Bool
        /// Whether it is a group row of a table in the same part, which shows it already.
        var isGroupRow: Bool
        /// The table that stands here, for nodes of kind `table`.
        var table: TableNode?
        var children: [Node]
    }

    /// A table with its anchor and the anchors of its group rows, by row.
    struct TableNode {
        var table: Table
        var anchor: String
        var rowAnchors: [Int: String]
    }

    /// The main document's tree, or an annex's.
    struct Part {
        var nodes: [Node]
        /// Tables without a place in the tree.
        var looseTables: [TableNode]
    }

    var body: Part
    /// One for each annex, in order.
    var annexes: [(anchor: String, part: Part)]

    init(_ document: PlanDocument) {
        var allocator = AnchorAllocator()
        body = allocator.part(document.body, tables: document.tables)
        annexes = document.annexes.map { annex in
            (allocator.anchor(for: annex.id), allocator.part(annex.body, tables: annex.tables))
        }
    }
}

/// Gives out anchors: stable names made of node ids, safe in HTML attributes and in addresses.
struct AnchorAllocator {
    private var taken: Set<String> = []
    private var namesakes: Set<String> = []

    /// The id with a prefix, Vietnamese letters without their marks and other signs as hyphens; numbered when taken.
    mutating func anchor(for id: String) -> String {
        var name = "muc-"
        for scalar in VietnameseText.composed(id).unicodeScalars {
            switch scalar {
            case "đ": name += "dd"
            case "Đ": name += "Dd"
            case "/": name += "_"
            default:
                let base = VietnameseText.base(of: scalar)
                let isPlain = base.isASCII && (base.properties.isAlphabetic || ("0"..."9").contains(base))
                name.unicodeScalars.append(isPlain || base == "." || base == "_" ? base : "-")
            }
        }
        var free = name
        var count = 2
        while !taken.insert(free).inserted {
            free = "\(name)--\(count)"
            count += 1
        }
        return free
    }

    mutating func part(_ sections: [Section], tables: [Table]) -> DocumentOutline.Part {
        var places = TablePlaces(tables: tables)
        var nodes = nodes(sections, places: &places)
        let placed = Self.tableIDs(in: sections)
        for index in nodes.indices { nodes[index] = withTables(nodes[index], places: places) }
        let loose = places.order.filter { !placed.contains($0) }.compactMap { places.nodes[$0] }
        return DocumentOutline.Part(nodes: nodes, looseTables: loose.map { anchored($0) })
    }

    private mutating func nodes(_ sections: [Section], places: inout TablePlaces) -> [DocumentOutline.Node] {
        sections.map { section in
            let row = places.groupRow(of: section)
            let children = nodes(section.children, places: &places)
            let isGroupRow = row != nil && children.allSatisfy(\.isGroupRow)
            let anchor = anchor(for: section.id)
            if isGroupRow, let row { places.nodes[row.table]?.rowAnchors[row.index] = anchor }
            return DocumentOutline.Node(
                section: section, anchor: anchor, isNamesake: namesakes.insert(section.id).inserted,
                isGroupRow: isGroupRow, table: nil, children: children)
        }
    }

    private mutating func withTables(_ node: DocumentOutline.Node, places: TablePlaces) -> DocumentOutline.Node {
        var node = node
        if node.section.kind == .table, let name = node.section.text, let table = places.nodes[name] {
            node.table = anchored(table)
        }
        for index in node.children.indices { node.children[index] = withTables(node.children[index], places: places) }
        return node
    }

    private mutating func anchored(_ node: DocumentOutline.TableNode) -> DocumentOutline.TableNode {
        var node = node
        node.anchor = anchor(for: node.table.id)
        return node
    }

    private static func tableIDs(in sections: [Section]) -> Set<String> {
        sections.reduce(into: []) { names, section in
            if section.kind == .table, let name = section.text { names.insert(name) }
            names.formUnion(tableIDs(in: section.children))
        }
    }
}

/// The tables of one part and which of their group rows the section tree repeats.
private struct TablePlaces {
    var nodes: [String: DocumentOutline.TableNode] = [:]
    var order: [String] = []
    private var groupRows: [String: [(table: String, index: Int)]] = [:]

    init(tables: [Table]) {
        for table in tables where nodes[table.id] == nil {
            nodes[table.id] = DocumentOutline.TableNode(table: table, anchor: "", rowAnchors: [:])
            order.append(table.id)
            for (index, row) in table.rows.enumerated() where row.kind == .group {
                groupRows[Self.key(row.cells), default: []].append((table.id, index))
            }
        }
    }

    /// The group row that a section without text of its own repeats; each row is given once.
    mutating func groupRow(of section: Section) -> (table: String, index: Int)? {
        guard let title = section.title, section.text == nil, section.kind != .table else { return nil }
        let key = Self.key([section.label ?? "", title])
        guard let row = groupRows[key]?.first else { return nil }
        groupRows[key]?.removeFirst()
        return row
    }

    private static func key(_ cells: [String]) -> String {
        let words = cells.joined(separator: " ").split { $0.isWhitespace || $0 == "." }
        return words.joined(separator: " ")
    }
}
