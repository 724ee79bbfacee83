/// A TrueType font whose letters have widths and no outlines, made for one set of codes.
///
/// PDF/A asks for an embedded font; invisible text needs no shapes. Tables as in ISO/IEC 14496-22 (OpenType), those
/// that ISO 32000-1, 9.9, asks of an embedded TrueType font.
struct InvisibleFont {
    static let unitsPerEm = 1_000
    /// Widths by glyph; glyph 0 is the missing one.
    private let widths: [Int]

    init(codes: TextCodes) {
        var widths: [Int] = [500]
        for (scalar, code) in codes.codes {
            while widths.count <= code.glyph { widths.append(500) }
            widths[code.glyph] = TextCodes.width(of: scalar)
        }
        self.widths = widths
    }

    /// The font file.
    var file: [UInt8] {
        let count = widths.count
        let tables: [(String, [UInt8])] = [
            ("glyf", [0, 0, 0, 0]),
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

    /// The `/W` array of the font's dictionary.
    var widthArray: String { "[0 [" + widths.map(String.init).joined(separator: " ") + "]]" }

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

/// The character maps of the copy's font: from codes to glyphs, and from codes to Unicode.
struct CharacterMaps {
    let codes: TextCodes

    /// Codes of one byte below F0, of two from there on; the glyph has the number of the code, less EF00 for the latter.
    static let encoding = """
        /CIDInit /ProcSet findresource begin 12 dict begin begincmap
        /CIDSystemInfo << /Registry (Sohoa) /Ordering (Text) /Supplement 0 >> def
        /CMapName /Sohoa-Text def /CMapType 1 def /WMode 0 def
        2 begincodespacerange <00> <EF> <F000> <FFFF> endcodespacerange
        2 begincidrange <00> <EF> 0 <F000> <FFFF> 256 endcidrange
        endcmap CMapName currentdict /CMap defineresource pop end end
        """

    /// What each code means; ISO 32000-1, 9.10.3.
    var toUnicode: String {
        var lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Sohoa-Unicode def /CMapType 2 def",
            "2 begincodespacerange <00> <EF> <F000> <FFFF> endcodespacerange",
        ]
        var entries = codes.codes.sorted { $0.value.glyph < $1.value.glyph }
        if codes.keepsASCII {
            lines.append("1 beginbfrange <20><7E><0020> endbfrange")
            entries.removeAll { $0.key.isASCII && $0.value.bytes == [UInt8(truncatingIfNeeded: $0.key.value)] }
        }
        for start in stride(from: 0, to: entries.count, by: 100) {
            let part = entries[start..<min(entries.count, start + 100)]
            lines.append("\(part.count) beginbfchar")
            for (scalar, code) in part {
                let unicode = String(Character(scalar)).utf16.map { Self.hexadecimal(Int($0), digits: 4) }.joined()
                let bytes = code.bytes.map { Self.hexadecimal(Int($0), digits: 2) }.joined()
                lines.append("<\(bytes)><\(unicode)>")
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
