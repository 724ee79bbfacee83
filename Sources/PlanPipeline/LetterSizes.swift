internal import DocumentModel

/// Corrects what a word's letters look like by their sizes on paper: capitals that are as low as small letters beside
/// them, small letters as high as capitals, and fill-ins of one letter repeated.
///
/// Recognition scales each line to one height; `V` and `v`, `X` and `x` differ in their size alone, and a line such as `Sở`
/// has no other letter to compare them with.
struct LetterSizes {
    /// Letters whose capitals look the same, only larger.
    private static let twins = Set("cosuvxz")
    /// Small letters without ascender, descender or mark.
    private static let low = Set("acemnorsuvwxz")
    /// Small letters with an ascender or a stem of another height: where one stands, recognition sees the sizes itself.
    private static let high = Set("bdfhklt")
    /// A small letter is at most so many times as high as the others; a capital is about half as high again.
    private static let small = 1.15
    private static let capital = 1.3...1.75
    /// Parts lower than this share of a word's highest are dots, marks and commas.
    private static let letter = 0.55
    /// Letters that touch come apart where only the darker ink counts: shares of the level.
    private static let darker = [0.75, 0.5]

    /// The picture's parts at each level.
    private let inks: [[InkParts.Part]]
    private let origin: (x: Double, y: Double)
    private let pointsPerPixel: Double

    /// - Parameters:
    ///   - bitmap: the cell's picture.
    ///   - ink: its parts.
    ///   - origin: where the picture's upper left corner stands on the page, in points.
    init(_ bitmap: PageBitmap, ink: InkParts, origin: (x: Double, y: Double)) {
        inks = [ink.parts] + Self.darker.map { InkParts(of: bitmap, darkerThan: UInt8($0 * Double(ink.level))).parts }
        self.origin = origin
        pointsPerPixel = bitmap.pointsPerPixel
    }

    /// Whether a word of the lines may be one that is corrected here.
    static func isNeeded(for lines: [TextLine]) -> Bool {
        lines.contains { line in
            line.words.contains { isFillIn($0.text) || mayBeSmall($0.text) || mayBeCapital($0.text, in: line) }
        }
    }

    /// The lines with their words corrected.
    func mended(_ lines: [TextLine]) -> [TextLine] {
        let heights = lines.flatMap(\.words).flatMap(lowHeights).sorted()
        let xHeight = heights.count < 2 ? nil : heights[heights.count / 2]
        return lines.map { line in
            var out = line
            for index in out.words.indices {
                let word = out.words[index]
                if Self.isFillIn(word.text) {
                    out.words[index].text = fillIn(word)
                } else if let xHeight, Self.mayBeSmall(word.text) {
                    out.words[index].text = withSmallLetters(word, xHeight: xHeight)
                } else if let xHeight, Self.mayBeCapital(word.text, in: line) {
                    out.words[index].text = withCapital(word, xHeight: xHeight)
                }
            }
            return out
        }
    }

    /// Three or more of one letter.
    private static func isFillIn(_ text: String) -> Bool {
        guard text.count >= 3, let first = text.first?.lowercased(), let letter = first.first, letter.isLetter else {
            return false
        }
        return twins.contains(letter) && text.allSatisfy { $0.lowercased() == first }
    }

    /// Whether a capital that has a twin stands before small letters, or ends a word of two.
    private static func mayBeSmall(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        guard letters.count >= 2 else { return false }
        return zip(letters, letters.dropFirst()).contains { one, next in
            isTwin(one) && next.isLowercase || letters.count == 2 && isTwin(one) && isTwin(next)
        }
    }

    /// Whether a word begins with a small letter that has a twin, in a line where no letter shows how large it is.
    private static func mayBeCapital(_ text: String, in line: TextLine) -> Bool {
        guard text.count >= 2, let first = text.first, twins.contains(first), text.allSatisfy(\.isLetter) else {
            return false
        }
        return line.text.allSatisfy { character in
            !character.isNumber && !character.isUppercase
                && !VietnameseText.folded(String(character)).contains(where: high.contains)
        }
    }

    /// Whether the character is a part of its own as high as letters: brackets and strokes are.
    private static func isTall(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "()[]/|".contains(character)
    }

    private static func isTwin(_ character: Character) -> Bool {
        guard character.isUppercase else { return false }
        return VietnameseText.folded(String(character)).allSatisfy(twins.contains)
    }

    /// The letters of a word on paper from left to right, in pixels; nil when they are not as many as were read.
    private func letterParts(of word: Word) -> [InkParts.Part]? {
        let count = word.text.count(where: Self.isTall)
        return inks.lazy.map { partsInside(word.box, of: $0) }.first { $0.count == count }
    }

    private func partsInside(_ box: Box, of parts: [InkParts.Part]) -> [InkParts.Part] {
        let x = ((box.x0 - origin.x) / pointsPerPixel)...((box.x1 - origin.x) / pointsPerPixel)
        let y = ((box.y0 - origin.y) / pointsPerPixel)...((box.y1 - origin.y) / pointsPerPixel)
        let inside = parts.filter {
            x.contains(Double($0.x0 + $0.x1) / 2) && y.contains(Double($0.y0 + $0.y1) / 2)
        }
        guard let highest = inside.map(\.height).max() else { return [] }
        return inside.filter { Double($0.height) >= Self.letter * Double(highest) }.sorted { $0.x0 < $1.x0 }
    }

    /// Heights of the small letters without ascender and marks of a word.
    private func lowHeights(of word: Word) -> [Double] {
        guard let parts = letterParts(of: word) else { return [] }
        return zip(word.text.filter(Self.isTall), parts).compactMap { character, part in
            Self.low.contains(character) ? Double(part.height) : nil
        }
    }

    /// The word with capitals that are as low as small letters made small.
    ///
    /// A letter whose mark touches it says nothing; it follows the first letter where that one is small.
    private func withSmallLetters(_ word: Word, xHeight: Double) -> String {
        guard let parts = letterParts(of: word) else { return word.text }
        func isSmall(_ character: Character, _ part: InkParts.Part) -> Bool {
            Self.isTwin(character) && Double(part.height) <= Self.small * xHeight
        }
        let letters = zip(word.text.filter(Self.isTall), parts).filter(\.0.isLetter)
        if letters.count == 2, letters.allSatisfy({ Self.isTwin($0.0) }), isSmall(letters[0].0, letters[0].1) {
            return word.text.lowercased()
        }
        var remaining = parts[...]
        return String(
            word.text.flatMap { character -> String in
                guard Self.isTall(character), let part = remaining.popFirst() else {
                    return String(character)
                }
                return isSmall(character, part) ? character.lowercased() : String(character)
            })
    }

    /// The word with its first letter a capital where it is as high as one.
    private func withCapital(_ word: Word, xHeight: Double) -> String {
        guard let first = letterParts(of: word)?.first, Self.capital.contains(Double(first.height) / xHeight) else {
            return word.text
        }
        return word.text.prefix(1).uppercased() + word.text.dropFirst()
    }

    /// As many of the letter as stand on paper, in the case that was read more often, when they are of one height.
    private func fillIn(_ word: Word) -> String {
        let letters = partsInside(word.box, of: inks[0])
        func areAlike(_ sizes: [Int]) -> Bool {
            guard let least = sizes.min(), let most = sizes.max() else { return false }
            return Double(most) <= Self.small * Double(least)
        }
        // Letters that touch are one part.
        guard letters.count >= 3, areAlike(letters.map(\.height)), areAlike(letters.map(\.width)),
            let first = word.text.first
        else { return word.text }
        let isCapital = word.text.count(where: \.isUppercase) * 2 >= word.text.count
        return String(repeating: isCapital ? first.uppercased() : first.lowercased(), count: letters.count)
    }
}
