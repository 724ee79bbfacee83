internal import CQPDF
public import DocumentModel
internal import Foundation

/// Makes a searchable PDF of a document: its pages as they are, the text invisible under them, bookmarks, information.
///
/// Only the target is written; the same source and content give the same bytes.
public struct SearchableCopy {
    /// Where the pages come from.
    public enum Source {
        case pdf(path: String, password: String?)
        /// A file of pictures; gives the picture of a page, from 1.
        case pictures(path: String, picture: (_ page: Int) throws -> EncodedPicture)
    }

    private let content: CopyContent
    private var notes: [String] = []

    /// - Returns: how it came out.
    /// - Throws: ``CopyError`` when the source cannot be copied; what `picture` throws.
    public static func write(_ content: CopyContent, from source: Source, to target: String) throws -> CopyReport {
        var copy = SearchableCopy(content: content)
        return try copy.write(from: source, to: target)
    }

    /// Version of the qpdf library, such as `11.3.0`.
    public static var libraryVersion: String { QPDFDocument.libraryVersion }

    private init(content: CopyContent) { self.content = content }

    private mutating func write(from source: Source, to target: String) throws -> CopyReport {
        let document: QPDFDocument
        var obstacles: [String] = []
        switch source {
        case .pdf(let path, let password):
            document = try QPDFDocument(path: path, password: password)
            if document.isEncrypted {
                obstacles.append("the source is encrypted")
                notes.append("the source is encrypted; the copy is not")
            }
            keepPages(of: document)
        case .pictures(let path, let picture):
            document = try QPDFDocument(emptyFor: path)
            for page in content.pages { add(page, showing: try picture(page.number), to: document) }
        }
        try document.check()
        removeSignatures(from: document)
        let pages = pagePlacements(in: document)
        clearOldText(in: document)
        addText(to: document, pages: pages)
        OutlineWriter(document: document, pages: pages).write(content.bookmarks)
        obstacles += finish(document)
        try document.check()
        let bytes = try document.write(to: target)
        if !obstacles.isEmpty {
            notes.append("the copy is not said to be PDF/A, because " + obstacles.joined(separator: ", "))
        }
        return CopyReport(bytes: bytes, isArchival: obstacles.isEmpty, notes: notes)
    }

    /// Leaves the pages that the content names.
    private func keepPages(of document: QPDFDocument) {
        qpdf_push_inherited_attributes_to_page(document.data)
        let wanted = Set(content.pages.map(\.number))
        let unwanted = (1...max(1, document.pageCount)).filter { !wanted.contains($0) }.map(document.page)
        for page in unwanted { qpdf_remove_page(document.data, page) }
    }

    private func add(_ page: CopyPage, showing picture: EncodedPicture, to document: QPDFDocument) {
        var width = Double(picture.width) / picture.dpi * 72
        var height = Double(picture.height) / picture.dpi * 72
        if page.width > 0, page.height > 0 {
            (width, height) = page.rotation % 180 == 0 ? (page.width, page.height) : (page.height, page.width)
        }
        let object = document.addPage(showing: picture, width: width, height: height)
        // A page that could not be read stands as its file says.
        if page.width == 0, picture.rotation != 0 {
            document.set(object, "/Rotate", document.integer(picture.rotation))
        }
    }

    /// Turns pages as they were read and gives them resources of their own.
    private func pagePlacements(in document: QPDFDocument) -> [Int: (object: qpdf_oh, placement: PagePlacement)] {
        var pages: [Int: (object: qpdf_oh, placement: PagePlacement)] = [:]
        for (index, page) in content.pages.enumerated() where index < document.pageCount {
            let object = document.page(index + 1)
            var rotation = Int(document.number(document.value(object, "/Rotate")) ?? 0)
            if page.rotation != 0 {
                rotation = (rotation + page.rotation) % 360
                document.set(object, "/Rotate", document.integer(rotation))
            }
            if page.replacesText {
                document.set(object, "/Resources", document.copied(document.value(object, "/Resources")))
            }
            pages[page.number] = (
                object,
                PagePlacement(
                    crop: cropBox(of: object, in: document), rotation: rotation, skewDegrees: page.skewDegrees,
                    width: page.width, height: page.height)
            )
        }
        return pages
    }

    /// The crop box inside the media box; A4 where the page says neither.
    private func cropBox(of page: qpdf_oh, in document: QPDFDocument) -> Box {
        func box(_ key: String) -> Box? {
            let sides = document.items(document.value(page, key)).compactMap(document.number)
            guard sides.count == 4 else { return nil }
            let box = Box(
                x0: min(sides[0], sides[2]), y0: min(sides[1], sides[3]), x1: max(sides[0], sides[2]),
                y1: max(sides[1], sides[3]))
            return box.area > 0 ? box : nil
        }
        let media = box("/MediaBox") ?? Box(x0: 0, y0: 0, x1: 595.28, y1: 841.89)
        let crop = (box("/CropBox") ?? media).intersection(media)
        return crop.area > 0 ? crop : media
    }

    private mutating func clearOldText(in document: QPDFDocument) {
        let pages = content.pages.enumerated().filter { $0.offset < document.pageCount }
        let trusted = pages.filter { !$0.element.replacesText }.map { document.page($0.offset + 1) }
        let removal = OldTextRemoval(document: document, trusted: trusted)
        var left: [Int] = []
        for (index, page) in pages where page.replacesText {
            let object = document.page(index + 1)
            guard let resources = document.value(object, "/Resources") else { continue }
            if removal.clear(object, resources: resources) { left.append(page.number) }
        }
        if !left.isEmpty {
            let list = left.map(String.init).joined(separator: ", ")
            notes.append(
                "page \(list): text that was not trusted could not be taken out and is found beside the new text")
        }
    }

    private func addText(to document: QPDFDocument, pages: [Int: (object: qpdf_oh, placement: PagePlacement)]) {
        let written = content.pages.filter { $0.replacesText && !$0.lines.isEmpty }
        guard !written.isEmpty else { return }
        let codes = TextCodes(for: written.flatMap { $0.lines.flatMap { $0.map(\.text) } })
        let fonts = document.addFonts(codes: codes)
        for page in written {
            guard let (object, placement) = pages[page.number], let resources = document.value(object, "/Resources")
            else { continue }
            let named = document.copied(document.value(resources, "/Font"))
            var names: [String] = []
            for font in fonts {
                var name = "T\(names.isEmpty ? "" : String(names.count))"
                while document.value(named, "/\(name)") != nil { name += "_" }
                document.set(named, "/\(name)", font)
                names.append(name)
            }
            guard let layer = TextLayer(codes: codes, fontNames: names).content(of: page, placement: placement) else {
                continue
            }
            document.set(resources, "/Font", named)
            document.put(layer, before: object)
        }
    }

    /// A signature holds for the source's bytes alone; in a copy it would be a broken one.
    private mutating func removeSignatures(from document: QPDFDocument) {
        guard let form = document.value(document.root, "/AcroForm") else { return }
        var removed = 0
        var waiting = document.items(document.value(form, "/Fields"))
        var seen: Set<Int> = []
        while let field = waiting.popLast() {
            if let number = document.identifier(field), !seen.insert(number).inserted { continue }
            waiting += document.items(document.value(field, "/Kids"))
            guard document.nameValue(document.value(field, "/FT")) == "/Sig", document.value(field, "/V") != nil else {
                continue
            }
            document.remove(field, "/V")
            removed += 1
        }
        if removed > 0 {
            document.remove(form, "/SigFlags")
            document.remove(document.root, "/Perms")
            document.remove(document.root, "/DSS")
            notes.append("the copy shows the electronic signature but does not carry it; the source does")
        }
        if document.isTrue(document.value(form, "/NeedAppearances")) { document.remove(form, "/NeedAppearances") }
    }

    /// Language, information, and PDF/A where nothing keeps the copy from it.
    ///
    /// - Returns: what keeps it from it.
    private func finish(_ document: QPDFDocument) -> [String] {
        let root = document.root
        document.set(root, "/Lang", document.text("vi"))
        let preferences = document.copied(document.value(root, "/ViewerPreferences"))
        if content.information.title != nil {
            document.set(preferences, "/DisplayDocTitle", qpdf_oh_new_bool(document.data, 1))
            document.set(root, "/ViewerPreferences", preferences)
        }
        document.remove(root, "/Metadata")
        var check = ArchivalCheck(document)
        let obstacles = check.obstacles()
        if obstacles.isEmpty { ColourProfile.add(to: document) }
        CopyMetadata(content.information, source: document).write(into: document, isArchival: obstacles.isEmpty)
        return obstacles
    }
}
