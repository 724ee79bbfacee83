/// A TrueType font whose letters have widths and no outlines, made for one set of codes.
///
/// PDF/A asks for an embedded font; invisible text needs no shapes. Tables as in ISO/IEC 14496-22 (OpenType), those
/// that ISO 32000-1, 9.9, asks of an embedded TrueType font; the glyph of a code has the code's number.
struct InvisibleFont {
    static let unitsPerEm = 1_000
    /// Widths by glyph; glyph 0 is the missing one.
    private let widths: [Int]
    /// The least code that the font has.
    let firstCode: Int

    /// - Parameter font: number of the font among those of the codes.
    init(codes: TextCodes, font: Int = 0) {
        var widths: [Int] = []
        let letters = codes.letters(ofFont: font)
        firstCode = Int(min(TextCodes.divider, letters.first?.byte ?? TextCodes.divider))
        for (byte, scalar) in letters {
            // What has no letter goes on as the letter before: that is smaller when compressed.
            while widths.count <= Int(byte) { widths.append(widths.count > firstCode ? widths[widths.count - 1] : 0) }
            widths[Int(byte)] = TextCodes.width(of: scalar)
        }
        widths[Int(TextCodes.divider)] = 0
        self.widths = widths
    }

    /// The font file.
    var file: [UInt8] {
        let count = widths.count
        let tables: [(String, [UInt8])] = [
            ("cmap", characterMap), ("glyf", [0, 0, 0, 0]),
            (
                "head",
                Self.words([1, 0, 1, 0]) + [0, 0, 0, 0] + Self.long(0x5F0F_3CF5)
                    + Self.words([0x000B, Self.unitsPerEm]) + [UInt8](repeating: 0, count: 16)
                    + Self.words([0, -250, 1_000, 950, 0, 3, 2, 0, 0])
            ),
            (
                "hhea",
                Self.words([1, 0, 950, -250, 0, widths.max() ?? 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, count])
            ),
            ("hmtx", Self.words(widths.flatMap { [$0, 0] })),
            ("loca", [UInt8](repeating: 0, count: 2 * (count + 1))),
            ("maxp", Self.words([1, 0, count, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])),
        ]
        var offset = 12 + 16 * tables.count
        var directory = Self.words([1, 0, tables.count, 64, 2, 16 * tables.count - 64])
        var body: [UInt8] = []
        var headOffset = 0
        for (name, table) in tables {
            if name == "head" { headOffset = offset }
            directory += Array(name.utf8) + Self.long(Self.checksum(table)) + Self.long(UInt32(offset))
            directory += Self.long(UInt32(table.count))
            let padded = table + [UInt8](repeating: 0, count: (4 - table.count % 4) % 4)
            body += padded
            offset += padded.count
        }
        var file = directory + body
        let adjustment = Self.long(0xB1B0_AFBA &- Self.checksum(file))
        file.replaceSubrange(headOffset + 8..<headOffset + 12, with: adjustment)
        return file
    }

    /// The greatest code that the font has.
    var lastCode: Int { widths.count - 1 }

    /// The `/Widths` array of the font's dictionary, from the first code to the last.
    var widthArray: String { "[" + widths[firstCode...].map(String.init).joined(separator: " ") + "]" }

    /// The map of a symbolic font: one segment from F000 on; ISO 32000-1, 9.6.6.4.
    private var characterMap: [UInt8] {
        let segments = [
            4, 32, 0, 4, 4, 1, 0, 0xF000 + lastCode, 0xFFFF, 0, 0xF000 + firstCode, 0xFFFF, 0x1000, 1, 0, 0,
        ]
        return Self.words([0, 1, 3, 0, 0, 12]) + Self.words(segments)
    }

    private static func words(_ values: [Int]) -> [UInt8] {
        values.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }

    private static func long(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0
        for (index, byte) in bytes.enumerated() { sum &+= UInt32(byte) << UInt32(24 - 8 * (index % 4)) }
        return sum
    }
}

/// The map of a font's codes to Unicode; ISO 32000-1, 9.10.3.
struct UnicodeMap {
    let codes: TextCodes
    var font = 0

    var text: String {
        var lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00><FF> endcodespacerange",
        ]
        // ASCII has its own codes in the first font. Letters beyond are told one by one: Ghostscript 10.0 takes but the last
        // byte of what a row means.
        if font == 0 { lines += ["1 beginbfrange", "<20><7E><0020>", "endbfrange"] }
        let letters = codes.letters(ofFont: font).filter { font > 0 || !(0x20...0x7E).contains($0.byte) }
        let meanings = [(TextCodes.divider, "  ")] + letters.map { ($0.byte, String($0.scalar)) }
        for start in stride(from: 0, to: meanings.count, by: 100) {
            let part = meanings[start..<min(meanings.count, start + 100)]
            lines.append("\(part.count) beginbfchar")
            for (byte, text) in part {
                let unicode = text.utf16.map { Self.hexadecimal(Int($0), digits: 4) }.joined()
                lines.append("<\(Self.hexadecimal(Int(byte), digits: 2))><\(unicode)>")
            }
            lines.append("endbfchar")
        }
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return lines.joined(separator: "\n")
    }

    private static func hexadecimal(_ value: Int, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
