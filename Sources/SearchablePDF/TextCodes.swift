internal import DocumentModel

/// The codes that the copy's fonts have for the letters of a document, one byte each.
///
/// One font holds ASCII under its own codes and some 150 other letters, more than Vietnamese has; what a document uses
/// beyond that goes into further fonts.
struct TextCodes {
    /// The code of a letter in one of the fonts.
    struct Code: Hashable {
        var font: Int
        var byte: UInt8
    }

    /// Letters of one font in a row, as the inside of a PDF string.
    struct Piece: Hashable {
        var font: Int
        var bytes: [UInt8]
    }

    static let space = UInt8(0x20)
    /// Width of the blank in sizes.
    static let blank = 0.25
    /// A code without width that means two blanks; see ``WordParting``.
    static let divider = UInt8(0x1F)

    /// Codes of the first font beyond ASCII, and of further fonts: bytes that need no escape in a PDF string.
    private static let foreign: [UInt8] =
        Array(0x80...0xFF) + Array(0x0E...0x1E) + Array(0x01...0x07) + [0x0B, 0x7F]
    private static let all: [UInt8] = foreign + (0x21...0x7E).filter { ![0x28, 0x29, 0x5C].contains($0) }

    private(set) var codes: [Unicode.Scalar: Code] = [:]
    private(set) var fontCount = 1

    /// - Parameter texts: all that is to be written; equal texts give equal codes.
    init(for texts: some Sequence<String>) {
        var counts: [Unicode.Scalar: Int] = [:]
        for text in texts { for scalar in text.unicodeScalars { counts[scalar, default: 0] += 1 } }
        counts[" "] = nil
        let plain = counts.keys.filter { (0x21...0x7E).contains($0.value) }
        for scalar in plain { codes[scalar] = Code(font: 0, byte: UInt8(scalar.value)) }
        // The rarer ones come into further fonts.
        var rest = counts.keys.filter { codes[$0] == nil }.sorted {
            (counts[$1, default: 0], $0.value) < (counts[$0, default: 0], $1.value)
        }[...]
        assign(rest.prefix(Self.foreign.count), to: Self.foreign, font: 0)
        rest = rest.dropFirst(Self.foreign.count)
        while !rest.isEmpty {
            assign(rest.prefix(Self.all.count), to: Self.all, font: fontCount)
            rest = rest.dropFirst(Self.all.count)
            fontCount += 1
        }
    }

    /// Gives letters codes in the order of Unicode, which makes the map to Unicode small when compressed.
    private mutating func assign(_ letters: some Sequence<Unicode.Scalar>, to bytes: [UInt8], font: Int) {
        for (letter, byte) in zip(letters.sorted { $0.value < $1.value }, bytes) {
            codes[letter] = Code(font: font, byte: byte)
        }
    }

    /// A word in pieces of one font, with the sum of its widths in thousandths of the font's size.
    func encoded(_ text: String) -> (pieces: [Piece], width: Int) {
        var pieces: [Piece] = []
        var width = 0
        for scalar in text.unicodeScalars {
            guard let code = codes[scalar] else { continue }
            if pieces.last?.font != code.font { pieces.append(Piece(font: code.font, bytes: [])) }
            if [0x28, 0x29, 0x5C].contains(code.byte) { pieces[pieces.count - 1].bytes.append(0x5C) }
            pieces[pieces.count - 1].bytes.append(code.byte)
            width += Self.width(of: scalar)
        }
        return (pieces, width)
    }

    /// The letters of a font by code, the blank included.
    func letters(ofFont font: Int) -> [(byte: UInt8, scalar: Unicode.Scalar)] {
        var letters = codes.filter { $0.value.font == font }.map { (byte: $0.value.byte, scalar: $0.key) }
        letters.append((Self.space, " "))
        return letters.sorted { $0.byte < $1.byte }
    }

    /// How wide a letter is, in thousandths of the size: as in Times, in which administrative documents are set, so that
    /// the words of a line need nearly the same stretch and selections follow the print.
    static func width(of scalar: Unicode.Scalar) -> Int {
        let base = VietnameseText.base(of: scalar)
        if let width = timesWidths[base] { return width }
        return base.properties.isUppercase ? 700 : 500
    }

    /// Of the letters whose width is not 500 or, for capitals, 722; from Adobe's metrics of Times-Roman.
    private static let timesWidths: [Unicode.Scalar: Int] = {
        let groups: [(Int, String)] = [
            (180, "'|"), (250, " .,"), (278, "/:;ijlt"), (333, "-()[]!`Ifrs"), (389, "Js"), (444, "acez?“”"),
            (541, "<>+="), (556, "FPS"), (611, "ELTZ"), (667, "BCR"), (722, "wADGHKNOQUVXY"), (778, "m&"), (833, "%"),
            (889, "M"), (944, "W"), (1_000, "—…"),
        ]
        var widths: [Unicode.Scalar: Int] = [:]
        for (width, letters) in groups { for scalar in letters.unicodeScalars { widths[scalar] = width } }
        return widths
    }()
}
