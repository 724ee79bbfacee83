internal import DocumentModel
internal import PlanExtractor
internal import SearchablePDF

extension CopyContent {
    /// What the searchable PDF of a document holds: the same text as its pages in JSON, the section tree as bookmarks,
    /// the letterhead as information.
    init(_ document: PlanDocument, readings: [PageReading]) {
        self.init(
            pages: readings.map(CopyPage.init), bookmarks: BookmarkTree.bookmarks(of: document),
            information: CopyInformation(document))
    }
}

extension CopyPage {
    /// The page with its words in the order of its text in JSON; without words when the page's own text is as good.
    init(_ reading: PageReading) {
        let isRead = reading.status != .failed && reading.status != .timedOut
        let isCorrected = reading.corrections.contains { $0.rule == "person" }
        let replacesText: Bool =
            switch reading.textOrigin {
            case .scan, .garbage, .signatureOnly, .imageBody, .legacy: isRead
            case .digital, .blank, .plainText: isRead && isCorrected
            }
        let lines = replacesText ? ReadingOrder.rows(of: reading).flatMap { $0.flatMap(\.self) } : []
        self.init(
            number: reading.number, width: reading.widthPoints, height: reading.heightPoints,
            rotation: reading.rotation, skewDegrees: reading.skewDegrees, replacesText: replacesText,
            lines: lines.map { line in
                line.words.map { CopyPage.PlacedWord(VietnameseText.composed($0.text), box: $0.box) }
            })
    }
}

extension CopyInformation {
    /// The letterhead; a document without a subject is called after its file.
    init(_ document: PlanDocument) {
        let header = document.header
        let named = [header.kind, header.subject].compactMap { $0 }.joined(separator: " ")
        let issuers = header.issuers.isEmpty ? [header.issuer].compactMap { $0 } : header.issuers
        self.init(
            title: named.isEmpty ? document.source.name : named, authors: issuers, subject: header.subject,
            number: header.number, date: header.date,
            producer: "\(document.run.tool), qpdf \(SearchableCopy.libraryVersion)")
    }
}

/// Makes bookmarks of the section tree.
enum BookmarkTree {
    /// Longer titles are cut, in characters; a clause without a title is named by its first words.
    private static let longestTitle = 120
    private static let longestText = 60

    /// The labelled sections and the annexes; list items and plain paragraphs are text, not structure.
    static func bookmarks(of document: PlanDocument) -> [Bookmark] {
        let annexes = document.annexes.compactMap { annex -> Bookmark? in
            let children = bookmarks(of: annex.body)
            guard let page = annex.provenance.first?.page ?? annex.pages.min() else { return nil }
            let title = [annex.label, annex.title].compactMap { $0 }.joined(separator: " - ")
            return Bookmark(
                title: shortened(title.isEmpty ? annex.id : title, to: longestTitle), page: page,
                top: annex.provenance.first?.box?.y0, children: children)
        }
        return bookmarks(of: document.body) + annexes
    }

    private static func bookmarks(of sections: [Section]) -> [Bookmark] {
        sections.flatMap { section -> [Bookmark] in
            let children = bookmarks(of: section.children)
            guard let label = section.label, section.kind != .dash, section.kind != .plus, section.kind != .table,
                let place = section.provenance.first
            else { return children }
            let longest = section.title == nil ? longestText : longestTitle
            let title = shortened("\(label) \(section.title ?? section.text ?? "")", to: longest)
            return [Bookmark(title: title, page: place.page, top: place.box?.y0, children: children)]
        }
    }

    /// The title's first words, cut between words where that leaves enough.
    private static func shortened(_ title: String, to longest: Int) -> String {
        let text = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard text.count > longest else { return text }
        let start = text.prefix(longest - 1)
        guard let blank = start.lastIndex(of: " "), start.distance(from: start.startIndex, to: blank) > longest / 2
        else {
            return start + "…"
        }
        return start[..<blank] + "…"
    }
}
