internal import CQPDF

/// Takes the text that was not trusted off whole pages: content, forms, annotations, fonts.
final class OldTextRemoval {
    private let document: QPDFDocument
    /// Forms that pages with trusted text draw too; they stay as they are.
    private var kept: Set<Int> = []
    private var rewritten: Set<Int> = []
    private var textOfForm: [Int: Bool] = [:]

    init(document: QPDFDocument, trusted pages: [qpdf_oh]) {
        self.document = document
        for page in pages { keep(document.value(page, "/Resources")) }
    }

    /// Takes the text off a page, whose resources are its own.
    ///
    /// - Returns: whether text that shows is left for readers to find.
    func clear(_ page: qpdf_oh, resources: qpdf_oh) -> Bool {
        var isLeft = false
        if let bytes = document.content(ofPage: page) {
            rewriteForms(in: resources)
            let text = OldText(bytes) { self.hasText(form: $0, resources: resources) }
            isLeft = text.left > 0
            if text.content != bytes {
                document.set(page, "/Contents", document.stream(text.content))
                dropFonts(from: resources, except: text.fonts)
            } else if text.fonts.isEmpty {
                dropFonts(from: resources, except: [])
            }
        }
        for annotation in document.items(document.value(page, "/Annots")) { silence(annotation) }
        return isLeft
    }

    private func dropFonts(from resources: qpdf_oh, except used: Set<String>) {
        guard let fonts = document.value(resources, "/Font") else { return }
        let left = document.copied(fonts)
        for key in document.keys(left) where !used.contains(String(key.dropFirst())) { document.remove(left, key) }
        document.set(resources, "/Font", left)
    }

    private func forms(in resources: qpdf_oh?) -> [(name: String, form: qpdf_oh)] {
        guard let resources, let objects = document.value(resources, "/XObject") else { return [] }
        return document.keys(objects).compactMap { key in
            guard let form = document.value(objects, key), document.isStream(form),
                document.nameValue(document.value(form, "/Subtype")) == "/Form"
            else { return nil }
            return (String(key.dropFirst()), form)
        }
    }

    private func keep(_ resources: qpdf_oh?) {
        for (_, form) in forms(in: resources) {
            guard let number = document.identifier(form), kept.insert(number).inserted else { continue }
            keep(document.value(form, "/Resources"))
        }
    }

    /// Takes hidden text out of forms, once each.
    private func rewriteForms(in resources: qpdf_oh?) {
        for (_, form) in forms(in: resources) {
            guard let number = document.identifier(form), !kept.contains(number), rewritten.insert(number).inserted
            else { continue }
            let inner = document.value(form, "/Resources")
            rewriteForms(in: inner)
            guard let bytes = document.bytes(ofStream: form) else { continue }
            let text = OldText(bytes)
            // What shows is silenced where the form is drawn.
            guard text.removed > 0, text.silenced == 0, text.left == 0 else { continue }
            document.replace(form, text.content)
            if let inner {
                let own = document.copied(inner)
                dropFonts(from: own, except: text.fonts)
                document.set(qpdf_oh_get_dict(document.data, form), "/Resources", own)
            }
        }
    }

    private func hasText(form name: String, resources: qpdf_oh?) -> Bool {
        guard let form = forms(in: resources).first(where: { $0.name == name })?.form else { return false }
        return hasText(form, depth: 0)
    }

    private func hasText(_ form: qpdf_oh, depth: Int) -> Bool {
        let number = document.identifier(form)
        if let number, let known = textOfForm[number] { return known }
        guard depth < 12, let bytes = document.bytes(ofStream: form) else { return false }
        let found =
            OldText.drawsText(bytes)
            || forms(in: document.value(form, "/Resources")).contains { hasText($0.form, depth: depth + 1) }
        if let number { textOfForm[number] = found }
        return found
    }

    /// Silences the text that an annotation prints: the page was read with it, or it is no part of the page's text.
    private func silence(_ annotation: qpdf_oh) {
        guard let appearances = document.value(annotation, "/AP"), let normal = document.value(appearances, "/N") else {
            return
        }
        let streams =
            document.isStream(normal)
            ? [normal] : document.keys(normal).compactMap { document.value(normal, $0) }.filter(document.isStream)
        for stream in streams where hasText(stream, depth: 0) {
            if let number = document.identifier(stream), !rewritten.insert(number).inserted { continue }
            if let bytes = document.bytes(ofStream: stream) { document.replace(stream, OldText.silenced(bytes)) }
        }
    }
}
