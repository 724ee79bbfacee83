internal import CQPDF

extension QPDFDocument {
    /// Adds the invisible fonts for a set of codes and gives references to them; ISO 32000-1, 9.6.
    func addFonts(codes: TextCodes) -> [qpdf_oh] {
        (0..<codes.fontCount).map { number in
            let font = InvisibleFont(codes: codes, font: number)
            let file = font.file
            let name = number == 0 ? "/SohoaInvisible" : "/SohoaInvisible\(number)"
            // Symbolic (4): the letters have codes of their own.
            let descriptor = parsed(
                "<< /Type /FontDescriptor /FontName \(name) /Flags 4 /FontBBox [0 -250 1000 950] /ItalicAngle 0 "
                    + "/Ascent 950 /Descent -250 /CapHeight 700 /StemV 80 >>")
            set(descriptor, "/FontFile2", stream(file, entries: [("/Length1", integer(file.count))]))
            return indirect(
                dictionary([
                    ("/Type", self.name("/Font")), ("/Subtype", self.name("/TrueType")), ("/BaseFont", self.name(name)),
                    ("/FirstChar", integer(font.firstCode)), ("/LastChar", integer(font.lastCode)),
                    ("/Widths", parsed(font.widthArray)), ("/FontDescriptor", indirect(descriptor)),
                    ("/ToUnicode", stream(Array(UnicodeMap(codes: codes, font: number).text.utf8))),
                ]))
        }
    }
}
