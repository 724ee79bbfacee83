internal import CQPDF

/// Writes bookmarks as the document's outline; ISO 32000-1, 12.3.3.
struct OutlineWriter {
    let document: QPDFDocument
    /// The page object and placement by page of the source.
    let pages: [Int: (object: qpdf_oh, placement: PagePlacement)]

    /// Replaces the outline; without bookmarks the source's stays.
    func write(_ bookmarks: [Bookmark]) {
        let bookmarks = bookmarks.filter { pages[$0.page] != nil }
        guard !bookmarks.isEmpty else { return }
        let outline = document.indirect(document.dictionary([("/Type", document.name("/Outlines"))]))
        add(bookmarks, to: outline)
        document.set(outline, "/Count", document.integer(bookmarks.count))
        document.set(document.root, "/Outlines", outline)
    }

    private func add(_ bookmarks: [Bookmark], to parent: qpdf_oh) {
        let entries = bookmarks.compactMap { bookmark in
            pages[bookmark.page].map { (bookmark, entry(for: bookmark, on: $0, parent: parent)) }
        }
        guard let first = entries.first, let last = entries.last else { return }
        document.set(parent, "/First", first.1)
        document.set(parent, "/Last", last.1)
        for (index, (bookmark, object)) in entries.enumerated() {
            if index > 0 { document.set(object, "/Prev", entries[index - 1].1) }
            if index + 1 < entries.count { document.set(object, "/Next", entries[index + 1].1) }
            let children = bookmark.children.filter { pages[$0.page] != nil }
            guard !children.isEmpty else { continue }
            add(children, to: object)
            // Negative: closed, so that a long document opens with its first level.
            document.set(object, "/Count", document.integer(-children.count))
        }
    }

    private func entry(
        for bookmark: Bookmark, on page: (object: qpdf_oh, placement: PagePlacement), parent: qpdf_oh
    ) -> qpdf_oh {
        let place = page.placement.point(x: 0, y: max(0, (bookmark.top ?? 0) - 4))
        let corner = [place.x, place.y].map { document.integer(Int($0.rounded())) }
        let destination = document.array(
            [page.object, document.name("/XYZ")] + corner + [qpdf_oh_new_null(document.data)])
        return document.indirect(
            document.dictionary([
                ("/Title", document.text(bookmark.title)), ("/Parent", parent), ("/Dest", destination),
            ]))
    }
}
