internal import DocumentModel

/// A document as Markdown that reads well in a plain viewer too: letterhead, contents list, sections, tables, closing
/// block, annexes, cited documents and footnotes.
struct MarkdownExport {
    private let document: PlanDocument
    private let outline: DocumentOutline
    let footnotes: FootnoteReferences
    /// Lines of the contents list, one a heading.
    var contents: [String] = []
    var anchors = MarkdownAnchors()

    static func text(of document: PlanDocument) -> String {
        var export = MarkdownExport(document)
        return export.text()
    }

    private init(_ document: PlanDocument) {
        self.document = document
        outline = DocumentOutline(document)
        footnotes = FootnoteReferences(document)
    }

    private mutating func text() -> String {
        let title = title()
        _ = anchors.anchor(for: title)
        var body: [String] = part(outline.body, level: 2)
        body += closing(recipients: document.recipients, signatures: document.signatures)
        for (annex, node) in zip(document.annexes, outline.annexes) { body += self.annex(annex, part: node.part) }
        if !document.citations.isEmpty { body += citations() }
        body.append(notes())
        var blocks = ["# " + MarkdownText.escaped(title), failedPages(), letterhead(document.header)]
        if contents.count > 1 { blocks.append("**Mục lục**\n\n" + contents.joined(separator: "\n")) }
        if !document.addressees.isEmpty { blocks.append("**Kính gửi:**\n\n" + list(document.addressees)) }
        blocks += document.legalBases.map { "*\(MarkdownText.escaped($0))*" }
        return (blocks + body).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func title() -> String {
        let parts = [document.header.kind, document.header.subject].compactMap { $0 }
        return (parts.isEmpty ? document.source.name : parts.joined(separator: ": ")).replacing("\n", with: " ")
    }

    private func failedPages() -> String {
        let failed = document.pages.filter { $0.status == .failed || $0.status == .timedOut }
        guard !failed.isEmpty else { return "" }
        return "> **Trang không đọc được:** "
            + failed.map { "\($0.number) (\(MarkdownText.escaped($0.reason ?? "")))" }.joined(separator: "; ")
    }

    private func letterhead(_ header: Header) -> String {
        let signers = document.signatures.compactMap(\.name).joined(separator: "; ")
        let issuer = header.issuers.isEmpty ? header.issuer : header.issuers.joined(separator: "\n")
        let fields = [
            ("Cơ quan chủ quản", header.superior), ("Cơ quan ban hành", issuer), ("Số, ký hiệu", header.number),
            ("Địa danh", header.place), ("Ngày", header.date), ("Độ khẩn, mật", header.urgency),
            ("Người ký", signers.isEmpty ? nil : signers),
        ].compactMap { name, value in value.map { "| \(name) | \(MarkdownText.cell($0)) |" } }
        return fields.isEmpty ? "" : "| | |\n|---|---|\n" + fields.joined(separator: "\n")
    }

    private func closing(recipients: [String], signatures: [Signature]) -> [String] {
        var blocks = signatures.map { signature in
            let lines = [signature.authority, signature.position, signature.name].compactMap { $0 }
            return lines.map { "**\(MarkdownText.escaped($0).replacing("\n", with: " "))**" }.joined(separator: "\\\n")
        }
        if !recipients.isEmpty { blocks.append("***Nơi nhận:***\n\n" + list(recipients)) }
        return blocks
    }

    private mutating func annex(_ annex: Annex, part: DocumentOutline.Part) -> [String] {
        let name = [annex.label, annex.title].compactMap { $0 }.joined(separator: ": ")
        var blocks = ["---"]
        blocks.append(heading([name.isEmpty ? InterfaceText.name(of: annex.kind) : name], level: 2, depth: 1))
        if let caption = annex.issuedWith { blocks.append("*\(MarkdownText.escaped(caption))*") }
        if let header = annex.header {
            let lines = [header.superior, header.issuer, header.number.map { "Số: \($0)" }].compactMap { $0 }
            blocks.append(lines.map(MarkdownText.paragraph).joined(separator: "\\\n"))
        }
        if !annex.fields.isEmpty {
            let lines = annex.fields.map { field in
                let label = field.label.hasSuffix(":") ? field.label : field.label + ":"
                return "- \(MarkdownText.paragraph(label)) \(field.value.map(MarkdownText.escaped) ?? "………………")"
            }
            blocks.append(lines.joined(separator: "\n"))
        }
        blocks += self.part(part, level: 3)
        return blocks + closing(recipients: annex.recipients, signatures: annex.signatures)
    }

    private mutating func citations() -> [String] {
        let rows = document.citations.map { citation in
            let name = InterfaceText.name(of: citation) + (citation.isSelf ? " (chính văn bản này)" : "")
            let issuer = citation.issuer.map(MarkdownText.cell) ?? ""
            return "| \(MarkdownText.cell(name)) | \(citation.date ?? "") | \(issuer) | \(citation.count) |"
        }
        let heading = heading(["Văn bản được viện dẫn"], level: 2, depth: 1)
        return [
            "---", heading,
            "| Văn bản | Ngày | Cơ quan ban hành | Số lần |\n|---|---|---|---|\n" + rows.joined(separator: "\n"),
        ]
    }

    /// Footnotes that the text refers to by `[^1]`; viewers drop others, which are written as a list.
    private func notes() -> String {
        guard !document.footnotes.isEmpty else { return "" }
        var lines: [String] = []
        var others: [String] = []
        for (number, note) in document.footnotes.enumerated() {
            let text = MarkdownText.escaped(note.text).replacing("\n", with: " ")
            if footnotes.referred.contains(number) {
                lines.append("[^\(number + 1)]: \(text)")
            } else {
                others.append("- (\(MarkdownText.escaped(note.mark))) \(text)")
            }
        }
        let list = others.isEmpty ? "" : "**Chú thích**\n\n" + others.joined(separator: "\n")
        return [list, lines.joined(separator: "\n")].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func list(_ lines: [String]) -> String {
        lines.map { "- \(MarkdownText.paragraph($0).replacing("\\\n", with: " "))" }.joined(separator: "\n")
    }
}
