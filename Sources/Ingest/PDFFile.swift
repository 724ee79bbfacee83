internal import CPoppler
import Foundation

/// An open PDF that Poppler owns; freed when the value goes away. For one thread at a time.
final class PDFFile {
    private let document: OpaquePointer
    let path: String
    let pageCount: Int

    /// Opens the file; its name may hold any letters.
    init(path: String, password: String?) throws(IngestError) {
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        guard let uri = g_filename_to_uri(absolute, nil, nil) else {
            throw .unreadable(path: path, reason: "its name cannot be made a URI")
        }
        defer { g_free(uri) }
        var error: UnsafeMutablePointer<GError>?
        guard let document = poppler_document_new_from_file(uri, password, &error) else {
            let code = error.map { Int($0.pointee.code) } ?? -1
            let message = error.map { String(cString: $0.pointee.message) } ?? "no reason given"
            if let error { g_error_free(error) }
            if code == Int(POPPLER_ERROR_ENCRYPTED.rawValue) {
                throw .encrypted(path: path, passwordGiven: password != nil)
            }
            throw .damaged(path: path, kind: .pdf, reason: message)
        }
        self.document = document
        self.path = path
        pageCount = Int(poppler_document_get_n_pages(document))
        guard pageCount > 0 else {
            g_object_unref(UnsafeMutableRawPointer(document))
            throw .damaged(path: path, kind: .pdf, reason: "it has no pages")
        }
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

    /// The page, from 1.
    func page(_ number: Int) throws(IngestError) -> PDFPage {
        guard let page = poppler_document_get_page(document, Int32(number - 1)) else {
            throw .pageNotRendered(path: path, page: number, reason: "the page is missing or damaged")
        }
        return PDFPage(taking: page, number: number, path: path)
    }
}
