internal import DocumentModel

/// The codes that the copy's font has for the letters of a document.
///
/// The 200 most frequent letters take one byte, so that the text is as small as it would be in an alphabet of its own;
/// others take two.
struct TextCodes {
    /// Bytes that a code of one byte may have: those of a PDF string that need no escape.
    private static let singles: [UInt8] = (1...239).filter { byte in
        ![8, 9, 10, 12, 13, 0x28, 0x29, 0x5C].contains(byte)
    }
    static let space = UInt8(0x20)

    private static func isPrintable(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) }

    /// Whether every letter of ASCII has its own code, and none has another's.
    var keepsASCII: Bool {
        codes.allSatisfy { scalar, code in
            code.bytes.count > 1 || !Self.isPrintable(code.bytes[0]) || UInt32(code.bytes[0]) == scalar.value
        }
    }

    /// Code and number of the glyph by letter.
    private(set) var codes: [Unicode.Scalar: (bytes: [UInt8], glyph: Int)] = [:]

    /// - Parameter texts: all that is to be written; equal texts give equal codes.
    init(for texts: some Sequence<String>) {
        var counts: [Unicode.Scalar: Int] = [:]
        for text in texts { for scalar in text.unicodeScalars { counts[scalar, default: 0] += 1 } }
        counts[" "] = nil
        codes[" "] = ([Self.space], Int(Self.space))
        // ASCII letters keep their codes.
        let plain = counts.keys.filter { $0.isASCII && Self.singles.contains(UInt8($0.value)) }
        for scalar in plain { codes[scalar] = ([UInt8(scalar.value)], Int(scalar.value)) }
        let taken = Set(codes.values.map(\.glyph))
        // ASCII's own codes come last: the map to Unicode has them as one range.
        let others = Self.singles.filter { !Self.isPrintable($0) } + Self.singles.filter(Self.isPrintable)
        var free = others.filter { !taken.contains(Int($0)) }[...]
        var doubles = 0
        let rest = counts.keys.filter { codes[$0] == nil }.sorted {
            (counts[$1, default: 0], $0.value) < (counts[$0, default: 0], $1.value)
        }
        for scalar in rest {
            if let byte = free.popFirst() {
                codes[scalar] = ([byte], Int(byte))
            } else if doubles < 0x1000 {
                codes[scalar] = ([UInt8(0xF0 + doubles >> 8), UInt8(doubles & 0xFF)], 0x100 + doubles)
                doubles += 1
            }
        }
    }

    /// A word as the inside of a PDF string, with the sum of its widths in thousandths of the font's size.
    func encoded(_ text: String) -> (bytes: [UInt8], width: Int) {
        var bytes: [UInt8] = []
        var width = 0
        for scalar in text.unicodeScalars {
            guard let code = codes[scalar] else { continue }
            for byte in code.bytes {
                // The second byte of a code of two may be any.
                if [0x28, 0x29, 0x5C].contains(byte) { bytes.append(0x5C) }
                if byte == 0x0D { bytes += Array("\\r".utf8) } else { bytes.append(byte) }
            }
            width += Self.width(of: scalar)
        }
        return (bytes, width)
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
