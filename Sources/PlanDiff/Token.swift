internal import DocumentModel
internal import Foundation

/// A word, a number or a mark of punctuation in a text.
struct Token {
    enum Kind { case word, number, punctuation }

    var text: String
    var kind: Kind
    var key: Lexicon.Key
    /// Whether white space stands before it.
    var hasSpaceBefore: Bool
    /// First scalar in the field it stands in.
    var start: Int
    var length: Int
    /// Which text of the node it stands in.
    var field: TextPlace.Field
    /// The node it belongs to, by its place in the tree.
    var node: Int
    /// Whether the passage it stands in was read with little confidence.
    var isDoubtful = false
}

extension Token {
    /// A number as it is compared: without leading zeros and grouping, so that `6.000` and `6000`, `03/3/2021` and
    /// `3/3/2021` agree; decimals are kept.
    var numeral: String {
        var value = text
        if value.contains("."), value.wholeMatch(of: #/[0-9]{1,3}(\.[0-9]{3})+%?/#) != nil {
            value = value.replacing(".", with: "")
        }
        return value.replacing(#/(^|[^0-9,])0+([0-9])/#) { $0.output.1 + $0.output.2 }
    }

    /// The runs of digits it has.
    var digits: [Substring] { text.split { !$0.isASCII || !$0.isNumber } }

    /// Whether letters stand among its digits, as in a code or in a word that was read badly.
    var hasLetters: Bool { text.contains { $0.isLetter } }
}

/// Cuts texts into tokens.
struct Tokenizer {
    let lexicon: Lexicon
    /// Mean confidence of a passage below which its words may be misread: a good scan of print has 0.96.
    static let doubtfulConfidence = 0.95

    /// The tokens of a text; hyphens and slashes between letters stand alone, numbers and codes stay whole.
    func tokens(_ text: String?, field: TextPlace.Field, node: Int, confidence: Double = 1) -> [Token] {
        guard let text, !text.isEmpty else { return [] }
        let scalars = Array(VietnameseText.composed(text).unicodeScalars)
        var out: [Token] = []
        var index = 0
        var hasSpace = true
        while index < scalars.count {
            if scalars[index].properties.isWhitespace {
                hasSpace = true
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, !scalars[end].properties.isWhitespace { end += 1 }
            for range in pieces(of: scalars, index..<end) {
                let piece = String(String.UnicodeScalarView(scalars[range]))
                out.append(
                    Token(
                        text: piece, kind: kind(of: scalars[range]), key: lexicon.key(of: piece),
                        hasSpaceBefore: hasSpace && range.lowerBound == index, start: range.lowerBound,
                        length: range.count, field: field, node: node,
                        isDoubtful: confidence < Self.doubtfulConfidence))
            }
            hasSpace = true
            index = end
        }
        return out
    }

    private func pieces(of scalars: [Unicode.Scalar], _ chunk: Range<Int>) -> [Range<Int>] {
        var out: [Range<Int>] = []
        var start = chunk.lowerBound
        while start < chunk.upperBound {
            guard Self.isWordPart(scalars[start]) else {
                out.append(start..<(start + 1))
                start += 1
                continue
            }
            var end = start + 1
            var hasDigit = Self.isDigit(scalars[start])
            while end < chunk.upperBound {
                let scalar = scalars[end]
                if Self.isWordPart(scalar) {
                    if Self.isDigit(scalar) { hasDigit = true }
                    end += 1
                } else if hasDigit, end + 1 < chunk.upperBound, Self.joinsNumbers(scalar),
                    Self.isWordPart(scalars[end + 1])
                {
                    end += 1
                } else if hasDigit, scalar == "%" {
                    end += 1
                } else if end + 1 < chunk.upperBound, "’'‘`".unicodeScalars.contains(scalar),
                    Self.isWordPart(scalars[end + 1])
                {
                    end += 1
                } else {
                    break
                }
            }
            out.append(start..<end)
            start = end
        }
        return out
    }

    private func kind(of scalars: ArraySlice<Unicode.Scalar>) -> Token.Kind {
        guard scalars.contains(where: Self.isWordPart) else { return .punctuation }
        // `s6` and `x3` are words that a recogniser read badly; a number begins with a digit.
        return scalars.first.map(Self.isDigit) == true ? .number : .word
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isDigit(scalar) || scalar.properties.generalCategory == .nonspacingMark
            || Lookalikes.symbols[scalar] != nil
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private static func joinsNumbers(_ scalar: Unicode.Scalar) -> Bool { ".,/-–:".unicodeScalars.contains(scalar) }
}
