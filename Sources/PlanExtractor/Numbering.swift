/// The labels that are open at a point of the text, outermost first, and what may follow them.
struct Numbering: Hashable, Sendable {
    /// How a label stands to the ones before it.
    enum Fit: Hashable, Sendable {
        /// Next in its family.
        case successor
        /// First of a new family below the open labels.
        case firstChild
        /// In its family, but some labels before it are missing.
        case ahead(missing: Int)
        /// The first of a family that is open already.
        case restart
        /// The same label again, or one that came before.
        case back
        /// A family that is not open, at another place than its beginning.
        case stray
    }

    /// An open label; a nested one begins a list of the family that its parent belongs to.
    struct Open: Hashable, Sendable {
        var label: Label
        var isNested = false
    }

    private(set) var stack: [Open] = []
    /// Articles are numbered through the chapters of a document.
    private var lastArticle: Label?

    var open: [Label] { stack.map(\.label) }

    func fit(_ label: Label) -> Fit {
        if label.style.isItem { return .firstChild }
        if stack.contains(where: { $0.label.isFollowed(by: label) }) { return .successor }
        guard let last = label.numbers.last else { return .stray }
        if label.style == .article, !stack.contains(where: { $0.label.style == .article }), let lastArticle {
            if lastArticle.isFollowed(by: label) { return .successor }
            if let before = lastArticle.numbers.last, last > before { return .ahead(missing: last - before - 1) }
        }
        if label.numbers.count > 1 { return fit(decimal: label, last: last) }
        let family = stack.last { $0.label.style == label.style }?.label
        if let family, let before = family.numbers.last {
            if last == 1 { return .restart }
            return last > before ? .ahead(missing: last - before - 1) : .back
        }
        return last == 1 ? .firstChild : .stray
    }

    /// `1.2.` must stand below `1.`, or below `I.` where there is no other family.
    private func fit(decimal label: Label, last: Int) -> Fit {
        let prefix = Array(label.numbers.dropLast())
        if let sibling = stack.last(where: { $0.label.style == label.style })?.label,
            Array(sibling.numbers.dropLast()) == prefix, let before = sibling.numbers.last
        {
            return last > before ? .ahead(missing: last - before - 1) : .back
        }
        let hasParent = stack.contains {
            $0.label.numbers == prefix && $0.label.style.isDecimal
                || prefix.count == 1 && ($0.label.style == .roman || $0.label.style == .article)
                    && $0.label.numbers == prefix && !stack.contains { $0.label.style.isDecimal }
        }
        if hasParent { return last == 1 ? .firstChild : .ahead(missing: last - 1) }
        return .stray
    }

    /// Closes what the label ends and opens it; gives how many labels stay open above it.
    @discardableResult
    mutating func push(_ label: Label, nested: Bool = false) -> Int {
        if nested {
            closeItems()
        } else if let index = stack.lastIndex(where: { $0.label.isFollowed(by: label) && !label.style.isItem }) {
            let wasNested = stack[index].isNested
            stack.removeSubrange(index...)
            stack.append(Open(label: label, isNested: wasNested))
            remember(label)
            return stack.count - 1
        } else {
            while let last = stack.last, last.label.style >= label.style { stack.removeLast() }
        }
        stack.append(Open(label: label, isNested: nested))
        remember(label)
        return stack.count - 1
    }

    private mutating func remember(_ label: Label) { if label.style == .article { lastArticle = label } }

    mutating func closeItems() { while stack.last?.label.style.isItem == true { stack.removeLast() } }
    mutating func closeAll() { stack = [] }

    /// Labels that may come next, likeliest first: first children, then the successors of all open labels.
    var expected: [Label] {
        var out: [Label] = []
        let labels = open.filter { !$0.style.isItem }
        if let last = labels.last {
            switch last.style {
            case .roman, .article, .letter, .part, .chapter, .sectionWord, .subsectionWord:
                out += [Label.make(.decimal1, [1])].compactMap { $0 }
            case .decimal1, .decimal2, .decimal3:
                if let style = Label.Style.decimal(last.numbers.count + 1),
                    let child = Label.make(style, last.numbers + [1], like: last.printed)
                {
                    out.append(child)
                }
            default: break
            }
            if last.style >= .article, last.style < .point {
                out += [Label.make(.point, [1], like: ")")].compactMap { $0 }
            }
        }
        for label in labels.reversed() { if let next = label.successor { out.append(next) } }
        if !labels.contains(where: { $0.style == .article }), let next = lastArticle?.successor { out.append(next) }
        if labels.isEmpty {
            out += [
                Label.make(.roman, [1]), Label.make(.chapter, [1], like: "Chương I"),
                Label.make(.part, [1], like: "Phần I"),
            ]
            .compactMap { $0 }
        }
        return out
    }
}
