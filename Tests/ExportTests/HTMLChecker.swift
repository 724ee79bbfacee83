import DocumentModel
import Export
import Foundation
import Testing

/// An exported page whose text test reports leave out.
struct ExportedPage: CustomTestStringConvertible {
    let text: String
    let data: Data

    init(_ document: PlanDocument, as format: ExportFormat) throws {
        data = try Exporter.data(for: document, as: format)
        text = String(decoding: data, as: UTF8.self)
    }

    var testDescription: String { "a page of \(data.count) bytes" }

    func contains(_ part: String) -> Bool { text.contains(part) }

    func count(of part: String) -> Int { text.ranges(of: part).count }
}

/// Reads an HTML page as a parser sees it and tells what is wrong with it.
enum HTMLChecker {
    struct Report: Decodable {
        /// Tags that do not match, ids that come twice, links that lead nowhere, addresses outside the page.
        var errors: [String]
        /// Text outside `style`, each run of spaces as one.
        var text: String
        /// `tag.class` of every element, in order.
        var elements: [String]
        /// Rows of cells as `text|rowspan|colspan`, for each table.
        var tables: [[[String]]]
    }

    static func report(on html: Data) throws -> Report {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sohoa-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appendingPathComponent("page.html")
        try html.write(to: page)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, page.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Report.self, from: data)
    }

    private static let script = #"""
        import json, re, sys
        from html.parser import HTMLParser
        VOID = {"meta", "br", "link", "img", "hr", "input"}
        class Page(HTMLParser):
            def __init__(self):
                super().__init__()
                self.stack, self.errors, self.ids, self.links = [], [], [], []
                self.text, self.elements, self.tables, self.level, self.head = [], [], [], 0, 0
            def handle_starttag(self, tag, attrs):
                a = dict(attrs)
                self.elements.append(tag + "." + (a.get("class") or ""))
                if len(a) != len(attrs): self.errors.append("attribute twice in " + tag)
                if tag not in VOID: self.stack.append(tag)
                if "id" in a: self.ids.append(a["id"])
                for name, value in attrs:
                    if name in ("src", "srcset", "action", "background", "poster", "data"):
                        self.errors.append(name + " in " + tag)
                    if name.startswith("on"): self.errors.append("handler " + name)
                if "href" in a: self.links.append(a["href"])
                if tag in ("script", "iframe", "object", "embed", "link", "base", "form", "input", "img"):
                    self.errors.append("element " + tag)
                if tag == "th" and a.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                    self.errors.append("th without scope")
                if re.fullmatch("h[1-6]", tag):
                    if int(tag[1]) > self.level + 1: self.errors.append("heading skips to " + tag)
                    self.level = int(tag[1])
                if tag == "table": self.tables.append([])
                if tag == "tr": self.tables[-1].append([])
                if tag in ("td", "th"):
                    self.tables[-1][-1].append(["", a.get("rowspan", "1"), a.get("colspan", "1")])
            def handle_endtag(self, tag):
                if not self.stack or self.stack.pop() != tag: self.errors.append("unexpected </%s>" % tag)
            def handle_data(self, data):
                if "style" in self.stack:
                    if re.search(r"url\(|@import", data): self.errors.append("address in style")
                    return
                self.text.append(data)
                if self.tables and self.tables[-1] and self.tables[-1][-1] and ("td" in self.stack or "th" in self.stack):
                    self.tables[-1][-1][-1][0] += data
        page = Page()
        page.feed(open(sys.argv[1], encoding="utf-8").read())
        page.close()
        errors = page.errors + ["open " + tag for tag in page.stack]
        errors += ["id twice: " + i for i in sorted({i for i in page.ids if page.ids.count(i) > 1})]
        errors += ["unsafe id: " + i for i in page.ids if not re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]*", i)]
        for link in page.links:
            if not link.startswith("#"): errors.append("outside link: " + link)
            elif link[1:] not in page.ids: errors.append("link to nothing: " + link)
        tables = [[["|".join(c) for c in row] for row in table] for table in page.tables]
        json.dump({"errors": errors, "text": " ".join(" ".join(page.text).split()), "elements": page.elements,
                   "tables": tables}, sys.stdout)
        """#
}
