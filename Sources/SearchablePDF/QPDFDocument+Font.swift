internal import CQPDF

extension QPDFDocument {
    /// Adds the invisible font for a set of codes and gives a reference to it; ISO 32000-1, 9.7.
    func addFont(codes: TextCodes) -> qpdf_oh {
        let font = InvisibleFont(codes: codes)
        let maps = CharacterMaps(codes: codes)
        let file = font.file
        let system = "<< /Registry (Sohoa) /Ordering (Text) /Supplement 0 >>"
        let encoding = stream(
            Array(CharacterMaps.encoding.utf8),
            entries: [
                ("/Type", name("/CMap")), ("/CMapName", name("/Sohoa-Text")), ("/CIDSystemInfo", parsed(system)),
                ("/WMode", integer(0)),
            ])
        // Symbolic (4): the letters have codes of their own.
        let descriptor = parsed(
            "<< /Type /FontDescriptor /FontName /SohoaInvisible /Flags 4 /FontBBox [0 -250 1000 950] /ItalicAngle 0 "
                + "/Ascent 950 /Descent -250 /CapHeight 700 /StemV 80 >>")
        set(descriptor, "/FontFile2", stream(file, entries: [("/Length1", integer(file.count))]))
        let descendant = dictionary([
            ("/Type", name("/Font")), ("/Subtype", name("/CIDFontType2")), ("/BaseFont", name("/SohoaInvisible")),
            ("/CIDSystemInfo", parsed(system)), ("/FontDescriptor", indirect(descriptor)), ("/DW", integer(500)),
            ("/W", parsed(font.widthArray)), ("/CIDToGIDMap", name("/Identity")),
        ])
        return indirect(
            dictionary([
                ("/Type", name("/Font")), ("/Subtype", name("/Type0")), ("/BaseFont", name("/SohoaInvisible")),
                ("/Encoding", encoding), ("/DescendantFonts", array([indirect(descendant)])),
                ("/ToUnicode", stream(Array(maps.toUnicode.utf8))),
            ]))
    }
}
