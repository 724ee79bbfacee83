/// The labels that are open at a point of the text, outermost first, and what may follow them.
struct Numbering: Sendable {
    enum Fit: Sendable {
        /// Next in its family.
        case successor
        /// First of a new family below the open labels.
        case firstChild
        /// A family that is not open, but not at its beginning; or a number out of turn.
        case none
    }

    private(set) var open: [Label] = []

    func fit(_ label: Label) -> Fit {
        if label.style.isItem { return .firstChild }
        if open.contains(where: { $0.isFollowed(by: label) && isReachable($0) }) { return .successor }
        guard let last = label.numbers.last, last == 1 else { return .none }
        if label.numbers.count > 1 {
            let prefix = Array(label.numbers.dropLast())
            return open.contains {
                !$0.style.isItem && $0.numbers == prefix && isDecimal($0.style)
                    || prefix.count == 1 && ($0.style == .roman || $0.style == .article) && $0.numbers == prefix
                        && !open.contains { isDecimal($0.style) }
            }
                ? .firstChild : .none
        }
        // A family that is open already restarts only below something new.
        return open.contains { $0.style == label.style } ? .none : .firstChild
    }

    private func isReachable(_ label: Label) -> Bool { true }
    private func isDecimal(_ style: Label.Style) -> Bool { (.decimal1 ... .decimal4).contains(style) }

    /// Closes what the label ends and opens it; gives how many labels stay open above it.
    @discardableResult
    mutating func push(_ label: Label) -> Int {
        if let index = open.lastIndex(where: { $0.isFollowed(by: label) && !label.style.isItem }) {
            open.removeSubrange(index...)
        } else {
            while let last = open.last, last.style >= label.style { open.removeLast() }
        }
        open.append(label)
        return open.count - 1
    }

    mutating func closeItems() { while open.last?.style.isItem == true { open.removeLast() } }
    mutating func closeAll() { open = [] }

    /// Labels that may come next, likeliest first: the successors of all open ones, and first children.
    var expected: [Label] {
        var out: [Label] = []
        let labels = open.filter { !$0.style.isItem }
        if let last = labels.last {
            switch last.style {
            case .roman, .article, .letter, .part, .chapter: out += [Label.make(.decimal1, [1])].compactMap { $0 }
            case .decimal1, .decimal2, .decimal3:
                if let style = Label.Style.decimal(last.numbers.count + 1),
                    let child = Label.make(style, last.numbers + [1], like: last.printed)
                {
                    out.append(child)
                }
            default: break
            }
        }
        for label in labels.reversed() { if let next = label.successor { out.append(next) } }
        if labels.isEmpty { out += [Label.make(.roman, [1])].compactMap { $0 } }
        return out
    }
}
