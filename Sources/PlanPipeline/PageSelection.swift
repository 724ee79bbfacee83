/// A choice of pages such as `1-3,7` or `12-`.
public struct PageSelection: Sendable, Hashable {
    private var ranges: [ClosedRange<Int>]

    /// - Returns: nil when `text` is not a list of page numbers and ranges from 1.
    public init?(_ text: String) {
        ranges = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
                $0.trimming(while: { $0 == " " })
            }
            guard let first = ends.first.flatMap({ Int($0) }), first >= 1, ends.count <= 2 else { return nil }
            if ends.count == 1 {
                ranges.append(first...first)
            } else if ends[1].isEmpty {
                ranges.append(first...Int.max)
            } else {
                guard let last = Int(ends[1]), last >= first else { return nil }
                ranges.append(first...last)
            }
        }
    }

    /// The chosen page numbers of a document, ascending.
    public func pages(of count: Int) -> [Int] {
        guard count > 0 else { return [] }
        return (1...count).filter { page in ranges.contains { $0.contains(page) } }
    }
}

extension Substring {
    fileprivate func trimming(while condition: (Character) -> Bool) -> Substring {
        var text = drop(while: condition)
        while let last = text.last, condition(last) { text.removeLast() }
        return text
    }
}
