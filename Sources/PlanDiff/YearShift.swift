/// The number of years by which most years of a document moved.
struct YearShift {
    /// Years that were added.
    let years: Int
    /// Years that moved so.
    let count: Int

    /// nil when fewer than `least` years moved alike, or when they are not most of those that changed.
    init?(pairs: [(Token, Token)], least: Int) {
        var counts: [Int: Int] = [:]
        var all = 0
        for (old, new) in pairs {
            for (before, after) in zip(Self.years(in: old.text), Self.years(in: new.text)) where before != after {
                counts[after - before, default: 0] += 1
                all += 1
            }
        }
        guard let most = counts.max(by: { ($0.value, -abs($0.key)) < ($1.value, -abs($1.key)) }),
            most.value >= least, most.value * 2 > all
        else { return nil }
        years = most.key
        count = most.value
    }

    /// Whether the pairs differ by the shift of years and by nothing else.
    func explains(_ pairs: [(Token, Token)]) -> Bool {
        !pairs.isEmpty
            && pairs.allSatisfy { old, new in
                if old.numeral == new.numeral { return true }
                let before = Self.years(in: old.text)
                let after = Self.years(in: new.text)
                guard !before.isEmpty, before.count == after.count else { return false }
                return zip(before, after).allSatisfy { $1 - $0 == years || $1 == $0 }
                    && Self.withoutYears(old.text) == Self.withoutYears(new.text)
            }
    }

    /// Four digits that are a year of the last or this century.
    private static func years(in text: String) -> [Int] {
        text.matches(of: #/(?:^|[^0-9])((?:19|20)[0-9]{2})(?![0-9])/#).compactMap { Int($0.output.1) }
    }

    private static func withoutYears(_ text: String) -> String {
        text.replacing(#/(?:19|20)[0-9]{2}(?![0-9])/#, with: "#")
    }
}
