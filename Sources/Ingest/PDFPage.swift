internal import CPoppler
import DocumentModel

/// One page of a PDF that Poppler owns; freed when the value goes away.
///
/// All coordinates are points of the upright page (the page's `/Rotate` applied), origin top left.
final class PDFPage {
    let page: OpaquePointer
    let number: Int
    let path: String
    let width: Double
    let height: Double

    init(taking page: OpaquePointer, number: Int, path: String) {
        self.page = page
        self.number = number
        self.path = path
        var width = 0.0
        var height = 0.0
        poppler_page_get_size(page, &width, &height)
        self.width = width
        self.height = height
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(page)) }

    /// A picture placed on the page.
    struct PlacedImage {
        let identifier: Int32
        /// Square points it takes, at most the page's.
        let area: Double
    }

    /// The pictures on the page.
    ///
    /// Poppler misplaces them on pages with a crop box or a turn, so only their sizes are told.
    func images() -> [PlacedImage] {
        let list = poppler_page_get_image_mapping(page)
        defer { poppler_page_free_image_mapping(list) }
        return elements(list, of: PopplerImageMapping.self).map { mapping in
            let size = abs((mapping.area.x2 - mapping.area.x1) * (mapping.area.y2 - mapping.area.y1))
            return PlacedImage(identifier: mapping.image_id, area: min(size, width * height))
        }
    }

    /// Whether an electronic signature's field stands on the page.
    func hasSignatureField() -> Bool {
        let list = poppler_page_get_form_field_mapping(page)
        defer { poppler_page_free_form_field_mapping(list) }
        return elements(list, of: PopplerFormFieldMapping.self).contains {
            poppler_form_field_get_field_type($0.field) == POPPLER_FORM_FIELD_SIGNATURE
        }
    }

    func elements<Element>(_ list: UnsafeMutablePointer<GList>?, of type: Element.Type) -> [Element] {
        var found: [Element] = []
        var rest = list
        while let item = rest {
            if let data = sohoa_list_data(item) {
                found.append(data.assumingMemoryBound(to: type).pointee)
            }
            rest = item.pointee.next
        }
        return found
    }

    /// The embedded picture at its own resolution, unturned; nil when Poppler cannot decode it.
    func embeddedPicture(_ image: PlacedImage) -> Picture? {
        guard let surface = poppler_page_get_image(page, image.identifier) else { return nil }
        defer { cairo_surface_destroy(surface) }
        return picture(of: surface)
    }

    /// The page drawn on white at `xScale` and `yScale` pixels a point.
    ///
    /// - Throws: ``IngestError/pageNotRendered(path:page:reason:)``.
    func rendered(width pixelWidth: Int, height pixelHeight: Int) throws(IngestError) -> Picture {
        guard pixelWidth > 0, pixelHeight > 0, pixelWidth < 32_767, pixelHeight < 32_767,
            let surface = cairo_image_surface_create(
                CAIRO_FORMAT_RGB24, Int32(pixelWidth), Int32(pixelHeight))
        else {
            throw .pageNotRendered(
                path: path, page: number, reason: "a picture of \(pixelWidth) × \(pixelHeight) pixels is too large")
        }
        defer { cairo_surface_destroy(surface) }
        let context = cairo_create(surface)
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, Double(pixelWidth) / width, Double(pixelHeight) / height)
        poppler_page_render(page, context)
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS, let picture = picture(of: surface) else {
            let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "drawing failed"
            throw .pageNotRendered(path: path, page: number, reason: reason)
        }
        return picture
    }

    private func picture(of surface: OpaquePointer) -> Picture? {
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return nil }
        let format = cairo_image_surface_get_format(surface)
        guard format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24 else { return nil }
        return Picture(
            cairoPixels: data, stride: Int(cairo_image_surface_get_stride(surface)),
            hasAlpha: format == CAIRO_FORMAT_ARGB32, width: Int(cairo_image_surface_get_width(surface)),
            height: Int(cairo_image_surface_get_height(surface)))
    }
}
