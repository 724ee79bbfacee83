public import Foundation

/// A workbook as another program reads it: Python unzips it and parses its XML.
public struct WorkbookReader: Decodable, Sendable {
    public struct Sheet: Decodable, Sendable {
        public var name: String
        /// Texts by reference, such as `B2`.
        public var texts: [String: String]
        /// Numbers by reference.
        public var numbers: [String: Double]
        /// Ranges such as `B2:F2`, in the order written.
        public var merged: [String]
        /// Rows that stay in view.
        public var frozenRows: Int
        public var widths: [Double]
        /// `landscape` or `portrait`.
        public var orientation: String
        /// References of cells whose format is bold.
        public var bold: [String]
        /// References of cells whose format wraps text.
        public var wrapped: [String]
    }

    public var sheets: [Sheet]
    /// Texts of the defined names, such as `'Bảng 1'!$1:$2`.
    public var printTitles: [String]

    /// - Throws: when the bytes are no workbook.
    public init(_ workbook: Data) throws {
        let folder = try TemporaryFolder()
        try workbook.write(to: folder.file("workbook.xlsx"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", Self.script, folder.file("workbook.xlsx").path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        self = try JSONDecoder().decode(Self.self, from: data)
    }

    private static let script = """
        import json, sys, zipfile, xml.etree.ElementTree as tree
        N = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        with zipfile.ZipFile(sys.argv[1]) as file:
            assert file.testzip() is None
            part = lambda name: tree.fromstring(file.read("xl/" + name))
            strings = ["".join(t.text or "" for t in s.iter(N + "t")) for s in part("sharedStrings.xml")]
            styles = part("styles.xml")
            boldFonts = [f.find(N + "b") is not None for f in styles.find(N + "fonts")]
            formats = list(styles.find(N + "cellXfs"))
            bold = [boldFonts[int(f.get("fontId"))] for f in formats]
            wrap = [any(a.get("wrapText") == "1" for a in f) for f in formats]
            book = part("workbook.xml")
            targets = {r.get("Id"): r.get("Target") for r in part("_rels/workbook.xml.rels")}
            sheets = []
            for sheet in book.find(N + "sheets"):
                xml = part(targets[sheet.get(R)])
                cells = [(c.get("r"), c.get("t"), c.findtext(N + "v"), int(c.get("s", 0))) for c in xml.iter(N + "c")]
                pane, merged, columns = xml.find(f".//{N}pane"), xml.iter(N + "mergeCell"), xml.iter(N + "col")
                sheets.append({
                    "name": sheet.get("name"),
                    "texts": {r: strings[int(v)] for r, t, v, _ in cells if t == "s"},
                    "numbers": {r: float(v) for r, t, v, _ in cells if t is None and v is not None},
                    "merged": [m.get("ref") for m in merged],
                    "frozenRows": 0 if pane is None else int(pane.get("ySplit", 0)),
                    "widths": [float(c.get("width")) for c in columns],
                    "orientation": xml.find(N + "pageSetup").get("orientation"),
                    "bold": [r for r, _, _, s in cells if bold[s]],
                    "wrapped": [r for r, _, _, s in cells if wrap[s]]})
            names = [n.text for n in book.iter(N + "definedName")]
            print(json.dumps({"sheets": sheets, "printTitles": names}))
        """
}
