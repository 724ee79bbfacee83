internal import DocumentModel

/// The pages' text in reading order, with a form feed between pages.
enum TextExport {
    static func text(of document: PlanDocument) -> String {
        document.pages.map { page in
            page.text.isEmpty || page.text.hasSuffix("\n") ? page.text : page.text + "\n"
        }.joined(separator: "\u{0C}")
    }
}
