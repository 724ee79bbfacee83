internal import CPoppler
import DocumentModel
import Foundation

/// What annotations and form fields print over a page: stamped numbers and dates, filled-in fields.
///
/// Signing programs put a document's number and date on the page this way, and Poppler's text of the page leaves them
/// out. Drawn into a PDF again, the page has them among its own text.
extension PDFPage {
    /// Lines of overlays, from text that annotations print.
    func overlayLines() -> [TextLine] {
        let boxes = overlayBoxes()
        guard !boxes.isEmpty, let flat = flattened() else { return [] }
        let (characters, fonts) = flat.page.characters()
        let known = self.characters().characters.map(\.box)
        let inside = characters.filter { character in
            boxes.contains { $0.contains(x: character.box.centerX, y: character.box.centerY) }
                && !known.contains { $0.contains(x: character.box.centerX, y: character.box.centerY) }
        }
        return LineBuilder.lines(inside, fonts: fonts)
    }

    /// Areas of annotations that print something, in points of this page; those larger than a few lines are left alone.
    private func overlayBoxes() -> [Box] {
        let list = poppler_page_get_annot_mapping(page)
        defer { poppler_page_free_annot_mapping(list) }
        let printing = [POPPLER_ANNOT_WIDGET, POPPLER_ANNOT_FREE_TEXT, POPPLER_ANNOT_STAMP]
        let hidden = POPPLER_ANNOT_FLAG_HIDDEN.rawValue | POPPLER_ANNOT_FLAG_NO_VIEW.rawValue
        return elements(list, of: PopplerAnnotMapping.self).compactMap { mapping in
            guard printing.contains(poppler_annot_get_annot_type(mapping.annot)),
                poppler_annot_get_flags(mapping.annot).rawValue & hidden == 0
            else { return nil }
            let area = mapping.area
            let box = Box(
                x0: min(area.x1, area.x2), y0: height - max(area.y1, area.y2), x1: max(area.x1, area.x2),
                y1: height - min(area.y1, area.y2))
            return box.height >= 5 && box.height <= 60 && box.width >= 6 ? box : nil
        }
    }

    /// The page drawn into a PDF of its own, annotations included.
    private func flattened() -> (document: FlatDocument, page: PDFPage)? {
        let bytes = ByteSink()
        let target = Unmanaged.passUnretained(bytes).toOpaque()
        let surface = cairo_pdf_surface_create_for_stream(
            { closure, data, count in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().data.append(data, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, target, width, height)
        let context = cairo_create(surface)
        poppler_page_render(page, context)
        cairo_show_page(context)
        cairo_destroy(context)
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
        return FlatDocument(bytes.data).flatMap { document in
            document.page(path: path, number: number).map { (document, $0) }
        }
    }
}

/// Collects what Cairo writes.
private final class ByteSink {
    var data = Data()
}

/// A PDF in memory, open as long as the value lives.
private final class FlatDocument {
    private let document: OpaquePointer

    init?(_ data: Data) {
        let bytes = data.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) }
        defer { g_bytes_unref(bytes) }
        guard let document = poppler_document_new_from_bytes(bytes, nil, nil) else { return nil }
        self.document = document
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

    func page(path: String, number: Int) -> PDFPage? {
        poppler_document_get_page(document, 0).map { PDFPage(taking: $0, number: number, path: path) }
    }
}
