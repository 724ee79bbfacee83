internal import DocumentModel

/// Corrects what a word's letters look like by their sizes on paper: capitals that are as low as small letters beside
/// them, and fill-ins of one letter repeated.
///
/// Recognition scales each line to one height; `V` and `v`, `X` and `x` differ in their size alone.
struct LetterSizes {
    /// Letters whose capitals look the same, only larger.
    private static let twins = Set("cosuvxz")
    /// Small letters without ascender, descender or mark.
    private static let low = Set("acemnorsuvwxz")
    /// A small letter is at most so many times as high as the others; a capital is about half as high again.
    private static let small = 1.15
    /// Parts lower than this share of a word's highest are dots, marks and commas.
    private static let letter = 0.55

    private let parts: [InkParts.Part]
    private let origin: (x: Double, y: Double)
    private let pointsPerPixel: Double

    /// - Parameters:
    ///   - bitmap: the cell's picture, its ink darker than `level`.
    ///   - origin: where the picture's upper left corner stands on the page, in points.
    init(_ bitmap: PageBitmap, darkerThan level: UInt8, origin: (x: Double, y: Double)) {
        parts = InkParts(of: bitmap, darkerThan: level).parts
        self.origin = origin
        pointsPerPixel = bitmap.pointsPerPixel
    }

    /// Whether a word of the lines may be one that is corrected here.
    static func isNeeded(for lines: [TextLine]) -> Bool {
        lines.contains { $0.words.contains { isFillIn($0.text) || mayBeSmall($0.text) } }
    }

    /// The lines with their words corrected.
    func mended(_ lines: [TextLine]) -> [TextLine] {
        let words = lines.flatMap(\.words)
        let heights = words.flatMap(lowHeights).sorted()
        return lines.map { line in
            var out = line
            for index in out.words.indices {
                let text = out.words[index].text
                if Self.isFillIn(text) {
                    out.words[index].text = fillIn(out.words[index])
                } else if Self.mayBeSmall(text), heights.count >= 2 {
                    out.words[index].text = withSmallLetters(out.words[index], xHeight: heights[heights.count / 2])
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

    private static func isTwin(_ character: Character) -> Bool {
        guard character.isUppercase else { return false }
        return VietnameseText.folded(String(character)).allSatisfy(twins.contains)
    }

    /// The letters of a word on paper from left to right, in pixels; nil when they are not as many as were read.
    private func letterParts(of word: Word) -> [InkParts.Part]? {
        let inside = partsInside(word.box)
        let count = word.text.count { $0.isLetter || $0.isNumber }
        return inside.count == count ? inside : nil
    }

    private func partsInside(_ box: Box) -> [InkParts.Part] {
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
        return zip(word.text.filter { $0.isLetter || $0.isNumber }, parts).compactMap { character, part in
            Self.low.contains(character) ? Double(part.height) : nil
        }
    }

    private func withSmallLetters(_ word: Word, xHeight: Double) -> String {
        guard let parts = letterParts(of: word) else { return word.text }
        var remaining = parts[...]
        return String(
            word.text.flatMap { character -> String in
                guard character.isLetter || character.isNumber, let part = remaining.popFirst() else {
                    return String(character)
                }
                let isSmall = Self.isTwin(character) && Double(part.height) <= Self.small * xHeight
                return isSmall ? character.lowercased() : String(character)
            })
    }

    /// As many of the letter as stand on paper, in the case that was read more often, when they are of one height.
    private func fillIn(_ word: Word) -> String {
        let letters = partsInside(word.box)
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
