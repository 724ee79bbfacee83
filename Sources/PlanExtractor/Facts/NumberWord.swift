/// Numbers as Vietnamese texts write them: a dot parts thousands, a comma decimals.
enum NumberWord {
    /// `1.000`, `12,5`, `02`; nil when the text is no number.
    static func value(_ text: some StringProtocol) -> Double? {
        let halves = text.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), let whole = integer(of: halves[0]) else { return nil }
        guard halves.count == 2 else { return Double(whole) }
        guard (1...6).contains(halves[1].utf8.count), isDigits(halves[1]) else { return nil }
        return Double("\(whole).\(halves[1])")
    }

    /// A share, in which a dot may part decimals as well: `90.6`.
    static func share(_ text: some StringProtocol) -> Double? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, (1...2).contains(parts[1].utf8.count), isDigits(parts[0]), isDigits(parts[1]) {
            return Double("\(parts[0]).\(parts[1])")
        }
        return value(text)
    }

    /// Both ends of `10-15`, or one number twice.
    static func range(_ text: some StringProtocol, isShare: Bool = false) -> (minimum: Double, maximum: Double)? {
        func value(_ text: some StringProtocol) -> Double? { isShare ? share(text) : Self.value(text) }
        if let value = value(text) { return (value, value) }
        let ends = text.split(whereSeparator: { "-–÷".contains($0) })
        guard ends.count == 2, let first = value(ends[0]), let last = value(ends[1]), first <= last else { return nil }
        return (first, last)
    }

    static func isDigits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func integer(of text: some StringProtocol) -> Int? {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ isDigits($0) }), groups.count <= 5 else { return nil }
        if groups.count > 1 {
            guard groups[0].utf8.count <= 3, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
        }
        // An account or a telephone number has no dots.
        guard groups.joined().utf8.count <= (groups.count > 1 ? 15 : 8) else { return nil }
        return Int(groups.joined())
    }
}
