internal import DocumentModel

/// Mends what recognition regularly mistakes in a cell's few words, by the sizes on paper.
enum CellText {
    /// An en dash is at most so wide, as a share of the line's height; an em dash is twice as wide.
    private static let enDash = 0.75
    /// Words of small letters without ascenders are lower than this share of other words.
    private static let smallLetters = 0.75
    /// Letters whose capitals look the same, only larger, without their marks.
    private static let twins = Set("cosuvwxz")

    /// The lines with dashes as long, and letters as large, as they are printed.
    ///
    /// Lines of bars and ticks alone are left out: they are scratches and remnants of the frame.
    static func mended(_ lines: [TextLine]) -> [TextLine] {
        let lines = lines.filter { !$0.text.allSatisfy { scratches.contains($0) || $0.isWhitespace } }
        return lines.indices.map { index in
            let others = lines.enumerated().filter { $0.offset != index }.flatMap(\.element.words)
            return withSmallLetters(
                withNumerals(withInnerLetters(withHyphen(withoutApostrophe(withDashes(lines[index]))))), beside: others)
        }
    }

    private static let scratches = Set("\\|'‘’`~^_¦")

    private static func withDashes(_ line: TextLine) -> TextLine {
        var out = line
        for index in out.words.indices where out.words[index].text == "—" {
            let heights = line.words.filter { $0.text.count > 1 }.map(\.box.height)
            guard let height = heights.max(), out.words[index].box.width <= enDash * height else { continue }
            out.words[index].text = "–"
        }
        return out
    }

    /// A tilde that begins a list item is the hyphen it was printed as.
    private static func withHyphen(_ line: TextLine) -> TextLine {
        guard line.words.count > 1, ["~", "~-", "-~"].contains(line.words[0].text) else { return line }
        var out = line
        out.words[0].text = "-"
        return out
    }

    /// An apostrophe at a line's beginning is a remnant of the frame: no Vietnamese word begins with one.
    private static func withoutApostrophe(_ line: TextLine) -> TextLine {
        let marks = Set("'‘’")
        guard let text = line.words.first?.text, text.first.map(marks.contains) == true,
            text.dropFirst().count(where: \.isLetter) >= 3, line.text.count(where: marks.contains) == 1
        else { return line }
        var out = line
        out.words[0].text = String(text.dropFirst())
        return out
    }

    /// `Quý [ năm` is `Quý I năm`: a stem alone behind a word that Roman numerals count.
    private static func withNumerals(_ line: TextLine) -> TextLine {
        var out = line
        for index in out.words.indices.dropFirst()
        where stems.contains(out.words[index].text)
            && counted.contains(VietnameseText.folded(out.words[index - 1].text))
        {
            out.words[index].text = "I"
        }
        return out
    }

    private static let stems: Set = ["[", "]", "|", "l", "!"]
    /// Quarter, chapter, part, item, class, grade, phase.
    private static let counted: Set = ["quy", "chuong", "phan", "muc", "loai", "hang", "ky", "doan"]

    /// `giỜ` is `giờ`: a letter whose capital looks the same is none after small letters.
    private static func withInnerLetters(_ line: TextLine) -> TextLine {
        var out = line
        for index in out.words.indices {
            let text = out.words[index].text
            let letters = text.filter(\.isLetter)
            guard letters.count >= 3, letters.prefix(2).allSatisfy(\.isLowercase),
                letters.contains(where: \.isUppercase),
                letters.filter(\.isUppercase).allSatisfy({ isTwin(String($0)) })
            else { continue }
            out.words[index].text = text.lowercased()
        }
        return out
    }

    /// `cơ sở` alone on a line has nothing that shows how small it is, and reads as `CƠ SỞ`.
    private static func withSmallLetters(_ line: TextLine, beside others: [Word]) -> TextLine {
        let letters = others.flatMap { $0.text.filter(\.isLetter) }
        guard letters.count >= 6, letters.count(where: \.isLowercase) * 10 >= letters.count * 6,
            line.words.allSatisfy({ isTwin($0.text) }), let lowest = line.words.map(\.box.height).min()
        else { return line }
        let heights = others.filter { $0.text.count > 1 }.map(\.box.height).sorted()
        guard !heights.isEmpty, lowest <= smallLetters * heights[heights.count / 2] else { return line }
        var out = line
        for index in out.words.indices { out.words[index].text = out.words[index].text.lowercased() }
        return out
    }

    /// Whether the word is of letters whose capitals look like their small ones.
    private static func isTwin(_ word: String) -> Bool {
        let letters = word.filter(\.isLetter)
        guard !letters.isEmpty else { return false }
        return VietnameseText.folded(letters).allSatisfy(twins.contains)
    }
}
