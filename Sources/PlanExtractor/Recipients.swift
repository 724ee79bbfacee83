/// Items of `Nơi nhận:`.
enum Recipients {
    /// Dashes and closing marks off; wrapped items joined.
    static func read(_ lines: [String]) -> [String] {
        var items: [String] = []
        var ended = true
        for line in lines {
            let text = LayoutText.trimmed(line)
            guard !text.isEmpty, text.contains(where: \.isLetter) else { continue }
            let starts = text.first.map { ":-–—+•*~_".contains($0) } ?? false
            let bare = LayoutText.trimmed(text, of: " :-–—+•*~_")
            if starts || ended || items.isEmpty { items.append(bare) } else { items[items.count - 1] += " " + bare }
            ended = text.last.map { ";.".contains($0) } ?? false
            if LayoutText.folded(bare).hasPrefix("luu") && ended { break }
        }
        return items.map { LayoutText.trimmed($0, of: " ;.,") }.filter { !$0.isEmpty }
    }
}
