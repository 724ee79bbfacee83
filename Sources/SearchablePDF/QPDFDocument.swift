internal import CQPDF
internal import Foundation

/// A PDF that qpdf holds; freed when the value goes away. For one thread at a time.
///
/// Objects are qpdf's handles: numbers that are good as long as the document lives. qpdf traps the errors of its
/// object functions; ``check()`` throws the first one.
final class QPDFDocument {
    let data: qpdf_data
    private let path: String

    /// A new PDF without pages.
    init(emptyFor path: String) throws(CopyError) {
        self.path = path
        data = qpdf_init()
        qpdf_silence_errors(data)
        qpdf_set_suppress_warnings(data, 1)
        guard qpdf_empty_pdf(data) & Int32(QPDF_ERRORS) == 0 else { throw failure() }
    }

    /// Opens a file; it is only read.
    init(path: String, password: String?) throws(CopyError) {
        self.path = path
        data = qpdf_init()
        qpdf_silence_errors(data)
        qpdf_set_suppress_warnings(data, 1)
        guard qpdf_read(data, path, password) & Int32(QPDF_ERRORS) == 0 else { throw failure() }
    }

    deinit {
        var pointer: qpdf_data? = data
        qpdf_cleanup(&pointer)
    }

    var isEncrypted: Bool { qpdf_is_encrypted(data) != 0 }
    var version: String { qpdf_get_pdf_version(data).map { String(cString: $0) } ?? "" }
    var root: qpdf_oh { qpdf_get_root(data) }
    var trailer: qpdf_oh { qpdf_get_trailer(data) }
    var pageCount: Int { Int(qpdf_get_num_pages(data)) }

    /// The page, from 1.
    func page(_ number: Int) -> qpdf_oh { qpdf_get_page_n(data, number - 1) }

    /// Writes whole to `path`, the same bytes for the same content; says how many bytes.
    func write(to target: String) throws(CopyError) -> Int {
        try check()
        guard qpdf_init_write(data, target) & Int32(QPDF_ERRORS) == 0 else { throw failure() }
        qpdf_set_preserve_encryption(data, 0)
        qpdf_set_object_stream_mode(data, qpdf_o_generate)
        qpdf_set_deterministic_ID(data, 1)
        // ISO 19005-2, 6.1.7.1: a line ends before `endstream`.
        qpdf_set_newline_before_endstream(data, 1)
        qpdf_set_minimum_pdf_version(data, "1.7")
        guard qpdf_write(data) & Int32(QPDF_ERRORS) == 0 else { throw failure() }
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        return (attributes?[.size] as? Int) ?? 0
    }

    /// Throws what went wrong since the last call, if anything did.
    func check() throws(CopyError) {
        if qpdf_has_error(data) != 0 { throw failure() }
    }

    private func failure() -> CopyError {
        guard qpdf_has_error(data) != 0, let error = qpdf_get_error(data) else {
            return .notMade(path: path, reason: "no reason given")
        }
        let detail = qpdf_get_error_message_detail(data, error).map { String(cString: $0) } ?? ""
        guard qpdf_get_error_code(data, error) == qpdf_e_password else { return .notMade(path: path, reason: detail) }
        return CopyError(
            place: path, what: "it is encrypted and no right password was given",
            remedy: "give the password with --password", needsPassword: true)
    }

    static var libraryVersion: String { qpdf_get_qpdf_version().map { String(cString: $0) } ?? "unknown" }
}
