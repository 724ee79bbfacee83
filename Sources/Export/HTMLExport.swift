internal import DocumentModel

/// A document as one HTML page that needs nothing else: no script, no address outside itself.
///
/// The same document gives the same bytes.
enum HTMLExport {
    static func text(of document: PlanDocument) -> String {
        var builder = HTMLBuilder(document)
        let contents = HTMLContents(document, outline: builder.outline)
        var text = HTMLBuilder.letterhead(document.header)
        text += builder.titleBlock()
        text += builder.addressees() + builder.legalBases()
        text += builder.sections(builder.outline.body.nodes, level: 2)
        for table in builder.outline.body.looseTables { text += builder.table(table) }
        text += HTMLBuilder.closing(recipients: document.recipients, signatures: document.signatures)
        for (annex, node) in zip(document.annexes, builder.outline.annexes) {
            text += builder.annex(annex, anchor: node.anchor, part: node.part)
        }
        let ids = ids(in: text)
        text += builder.footnoteList(ids: ids)
        let lists = builder.citationList(ids: ids) + builder.about()
        return """
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="\(HTMLText.escaped(document.run.tool))">
            <title>\(HTMLText.escaped(title(of: document)))</title>
            <style>
            \(HTMLStyle.sheet)</style>
            </head>
            <body>
            <a class="skip" href="#noi-dung">Đến nội dung</a>
            <div class="frame">
            <div class="side">
            \(contents.html(showsPages: document.source.pageCount > 1))\(HTMLBuilder.legend(for: text))</div>
            <main id="noi-dung">
            \(builder.failedPages())<article class="sheet">
            \(text)</article>
            \(lists)</main>
            </div>
            </body>
            </html>

            """
    }

    /// Kind, number and subject, for the window's title bar.
    private static func title(of document: PlanDocument) -> String {
        let header = document.header
        let name = [header.kind, header.number].compactMap { $0 }.joined(separator: " ")
        let parts = [name, header.subject ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? document.source.name : parts.joined(separator: ": ")
    }

    /// The values of `id` attributes in HTML that this module wrote.
    static func ids(in html: String) -> Set<String> {
        var found: Set<String> = []
        for part in html.split(separator: " id=\"").dropFirst() {
            if let end = part.firstIndex(of: "\"") { found.insert(String(part[..<end])) }
        }
        return found
    }
}
