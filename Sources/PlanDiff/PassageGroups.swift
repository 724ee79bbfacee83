/// Which old and new nodes belong together, splits and merges found.
struct PassageGroups {
    struct Group {
        var old: [Int]
        var new: [Int]
        var status: Passage.Status
    }

    private(set) var groups: [Group] = []
    /// The group of each old node, and of each new one.
    private(set) var groupOfOld: [Int?]
    private(set) var groupOfNew: [Int?]
    private let matcher: NodeMatcher

    init(_ matcher: NodeMatcher) {
        self.matcher = matcher
        groupOfOld = Array(repeating: nil, count: matcher.old.nodes.count)
        groupOfNew = Array(repeating: nil, count: matcher.new.nodes.count)
        for (index, partner) in matcher.newOf.enumerated() {
            guard let partner else { continue }
            groupOfOld[index] = groups.count
            groupOfNew[partner] = groups.count
            groups.append(Group(old: [index], new: [partner], status: .kept))
        }
        findSplits()
        findMerges()
        findOrder()
    }

    // MARK: Splits and merges

    /// A new passage without a partner whose words stand in an old neighbour was split off it.
    private mutating func findSplits() {
        for index in matcher.new.nodes.indices where groupOfNew[index] == nil {
            let bag = matcher.newBag(index)
            guard isWorthIt(matcher.new.nodes[index]) else { continue }
            var best: (group: Int, share: Double)?
            for neighbour in Self.neighbours(of: index, in: matcher.new) {
                guard let group = groupOfNew[neighbour], groups[group].status != .merged else { continue }
                var rest = FeatureBag.empty
                for node in groups[group].old { rest = matcher.oldBag(node) }
                for node in groups[group].new { rest = rest.without(matcher.newBag(node)) }
                let share = bag.total > 0 ? bag.common(with: rest) / bag.total : 0
                if share > (best?.share ?? matcher.settings.containment) { best = (group, share) }
            }
            guard let best else { continue }
            groups[best.group].new = (groups[best.group].new + [index]).sorted()
            if !isAnnexHead(groups[best.group]) { groups[best.group].status = .split }
            groupOfNew[index] = best.group
        }
    }

    /// An old passage without a partner whose words stand in the partner of a neighbour was merged into it.
    private mutating func findMerges() {
        for index in matcher.old.nodes.indices where groupOfOld[index] == nil {
            let bag = matcher.oldBag(index)
            guard isWorthIt(matcher.old.nodes[index]) else { continue }
            var best: (group: Int, share: Double)?
            for neighbour in Self.neighbours(of: index, in: matcher.old) {
                guard let group = groupOfOld[neighbour], groups[group].status != .split else { continue }
                var rest = FeatureBag.empty
                for node in groups[group].new { rest = matcher.newBag(node) }
                for node in groups[group].old { rest = rest.without(matcher.oldBag(node)) }
                let share = bag.total > 0 ? bag.common(with: rest) / bag.total : 0
                if share > (best?.share ?? matcher.settings.containment * 0.75) { best = (group, share) }
            }
            guard let best else { continue }
            groups[best.group].old = (groups[best.group].old + [index]).sorted()
            if !isAnnexHead(groups[best.group]) { groups[best.group].status = .merged }
            groupOfOld[index] = best.group
        }
    }

    /// Whether the group is an annex with its title and caption: a caption read as a paragraph makes no split.
    private func isAnnexHead(_ group: Group) -> Bool {
        group.old.contains { matcher.old.nodes[$0].isAnnexHead }
    }

    private func isWorthIt(_ node: DocumentTree.Node) -> Bool { node.children.isEmpty && node.weight >= 5 }

    /// The parent, and the siblings next to a node on either side.
    private static func neighbours(of index: Int, in tree: DocumentTree) -> [Int] {
        guard let parent = tree.nodes[index].parent else { return [] }
        let siblings = tree.nodes[parent].children
        guard let place = siblings.firstIndex(of: index) else { return [] }
        var out = [parent]
        for step in [-1, 1, -2, 2] where siblings.indices.contains(place + step) { out.append(siblings[place + step]) }
        return out
    }

    // MARK: Order

    /// Says of each pair whether it moved, and of those that did not whether their label changed.
    private mutating func findOrder() {
        let old = matcher.old
        let new = matcher.new
        var places = [Int](repeating: 0, count: new.nodes.count)
        for node in new.nodes {
            for (offset, child) in node.children.enumerated() { places[child] = offset }
        }
        for parent in old.nodes.indices {
            let partner = groupOfOld[parent].map { groups[$0].new[0] }
            let children = old.nodes[parent].children.filter { isPair($0) }
            let staying = children.filter { child in
                guard let partner, let other = matcher.newOf[child] else { return false }
                return new.nodes[other].parent == partner
            }
            let kept = SequenceOrder.kept(
                positions: staying.map { places[matcher.newOf[$0] ?? 0] }, weights: staying.map { old.nodes[$0].weight }
            )
            let keptNodes = Set(staying.enumerated().filter { kept.contains($0.offset) }.map(\.element))
            for child in children {
                guard let group = groupOfOld[child], let other = matcher.newOf[child], groups[group].status == .kept
                else { continue }
                if !keptNodes.contains(child) {
                    groups[group].status = .moved
                } else if Self.isRelabelled(old.nodes[child], new.nodes[other]) {
                    groups[group].status = .renumbered
                }
            }
        }
    }

    private func isPair(_ node: Int) -> Bool {
        groupOfOld[node] != nil && matcher.newOf[node] != nil && node > DocumentTree.footnotes
    }

    /// Whether a counted label changed; dashes and the like do not count.
    static func isRelabelled(_ old: DocumentTree.Node, _ new: DocumentTree.Node) -> Bool {
        guard let before = old.label, let after = new.label else { return false }
        let first = before.filter { $0.isLetter || $0.isNumber || $0 == "." }
        let second = after.filter { $0.isLetter || $0.isNumber || $0 == "." }
        let bare = { (label: String) in label.hasSuffix(".") ? String(label.dropLast()) : label }
        return !bare(first).isEmpty && !bare(second).isEmpty && bare(first).lowercased() != bare(second).lowercased()
    }
}
