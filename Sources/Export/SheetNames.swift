internal import DocumentModel

/// Names of worksheets: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, unique whatever the case.
struct SheetNames {
    static let limit = 31
    private var taken: Set<String>

    /// Excel keeps `History` for itself.
    init(taken: [String] = []) { self.taken = Set(taken.map { $0.lowercased() } + ["history"]) }

    /// The name of a table's sheet, from its annex's label, its caption, or its number.
    mutating func name(for placed: PlacedTable, isAloneInAnnex: Bool) -> String {
        var parts = [placed.annexLabel, placed.table.caption].compactMap(\.self)
        if parts.isEmpty, let title = placed.annexTitle { parts = [title] }
        if parts.isEmpty || (placed.table.caption == nil && !isAloneInAnnex) { parts.append("Bảng \(placed.number)") }
        return unique(parts.joined(separator: " - "))
    }

    /// `text` as a name that no sheet has yet; a number in brackets tells equal names apart.
    mutating func unique(_ text: String) -> String {
        let valid = Self.valid(text)
        var name = Self.shortened(valid, to: Self.limit)
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            let suffix = " (\(number))"
            name = Self.shortened(valid, to: Self.limit - suffix.utf16.count) + suffix
            number += 1
        }
        return name
    }

    private static func valid(_ text: String) -> String {
        let allowed = text.map { character in
            "[]:*?/\\".contains(character) || character.isNewline || character == "\t" ? " " : character
        }
        let words = String(allowed).split(separator: " ").joined(separator: " ")
        let scalars = words.unicodeScalars.filter { $0.value >= 0x20 }
        let trimmed = scalars.drop { $0 == "'" }.reversed().drop { $0 == "'" }.reversed()
        let name = String(String.UnicodeScalarView(trimmed))
        return name.isEmpty ? "Bảng" : name
    }

    /// The text cut between words, with an ellipsis for what is left out.
    private static func shortened(_ text: String, to limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        var kept = ""
        for character in text {
            guard kept.utf16.count + String(character).utf16.count < limit else { break }
            kept.append(character)
        }
        if let space = kept.lastIndex(of: " "), kept[..<space].utf16.count * 2 > limit { kept = String(kept[..<space]) }
        return kept + "…"
    }
}
