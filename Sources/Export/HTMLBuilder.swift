internal import DocumentModel

/// What the parts of an HTML page share while it is written: where marks lie, and which source page has been reached.
struct HTMLBuilder {
    let document: PlanDocument
    let outline: DocumentOutline
    let mentions: MentionIndex
    let footnotes: FootnoteReferences
    /// The last source page whose beginning was marked.
    var page: Int

    init(_ document: PlanDocument) {
        self.document = document
        outline = DocumentOutline(document)
        mentions = MentionIndex(document.citations)
        footnotes = FootnoteReferences(document)
        page = document.pages.map(\.number).min() ?? 1
    }

    /// Below this, a node is shown as read with doubt.
    static let doubtfulConfidence = 0.8

    /// The marginal number of a source page when it begins here; empty when it has begun before.
    mutating func pageMark(_ number: Int?) -> String {
        guard let number, number > page else { return "" }
        page = number
        return HTMLText.element(
            "span",
            [
                ("class", "page"), ("id", "trang-\(number)"), ("role", "doc-pagebreak"),
                ("aria-label", "Trang \(number)"), ("title", "Trang \(number) của bản gốc bắt đầu"),
            ], "tr. \(number)")
    }

    /// A field's text with its citations, facts and footnote references, as HTML.
    func marked(
        _ text: String, node: String, _ field: TextPlace.Field, index: Int? = nil, facts: [Fact] = [],
        insertion: (offset: Int, html: String)? = nil
    ) -> String {
        var marks = mentions.marks(node: node, field, index: index)
        marks += facts.filter { $0.field == field }
            .map { TextMark(start: $0.start, length: $0.length, meaning: .fact($0)) }
        marks += footnotes.marks(node: node, field)
        return MarkedText(text, marks: marks, cuts: insertion.map { [$0.offset] } ?? []).html(insertion: insertion)
    }

    /// Class and title of something that was read with doubt.
    static func doubt(_ confidence: Double) -> (name: String, title: String?) {
        confidence < doubtfulConfidence
            ? (" doubtful", "Đọc chưa chắc chắn (độ tin cậy \(InterfaceText.percent(confidence)))") : ("", nil)
    }
}
