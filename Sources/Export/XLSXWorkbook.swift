internal import CXlsxwriter
internal import DocumentModel
internal import Foundation

/// A workbook that libxlsxwriter holds; freed when the value goes away.
///
/// The library can only write files, so the bytes go through a temporary folder that is removed at once.
final class XLSXWorkbook {
    /// Excel's limits.
    private static let longestText = 32_767
    private static let longestHeader = 200
    private static let longestProperty = 255
    /// The first second of 1980, the zip format's zero: a workbook's bytes follow from the document alone.
    private static let created = 315_532_800

    private let place: String
    private let folder: URL
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [FormatKey: UnsafeMutablePointer<lxw_format>] = [:]

    private struct FormatKey: Hashable {
        var style: SheetLayout.Style
        var number: String?
        var isLink = false
        var isCentred = false
    }

    private var file: URL { folder.appendingPathComponent("workbook.xlsx") }

    /// - Parameter place: what errors name as the document.
    /// - Throws: ``ExportError`` when no temporary folder or workbook can be made.
    init(place: String) throws {
        self.place = place
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sohoa-\(UUID().uuidString)", isDirectory: true)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Self.error(place, "no temporary folder could be made")
        }
        workbook = workbook_new(folder.appendingPathComponent("workbook.xlsx").path)
        guard workbook != nil else { throw Self.error(place, "the library could not start") }
    }

    deinit {
        if let workbook { lxw_workbook_free(workbook) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Sets what a file browser shows of the workbook.
    func describe(title: String, author: String?) {
        Self.short(title, Self.longestProperty).withCString { title in
            Self.short(author ?? "", Self.longestProperty).withCString { author in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.author = UnsafeMutablePointer(mutating: author)
                properties.created = Self.created
                _ = workbook_set_properties(workbook, &properties)
            }
        }
    }

    /// Adds a worksheet.
    ///
    /// - Throws: ``ExportError`` when the library refuses its name or a cell.
    func add(_ layout: SheetLayout) throws {
        guard let sheet = workbook_add_worksheet(workbook, layout.name) else {
            throw Self.error(place, "the sheet '\(layout.name)' could not be added")
        }
        for (column, width) in layout.columnWidths.enumerated() {
            try check(worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil), layout.name)
        }
        for (row, height) in layout.rowHeights {
            try check(worksheet_set_row(sheet, UInt32(row), height, nil), layout.name)
        }
        for cell in layout.cells { try check(write(cell, to: sheet), layout.name) }
        setUp(sheet, layout)
    }

    /// The workbook's bytes; the value is spent.
    ///
    /// - Throws: ``ExportError`` when the file cannot be written or read back.
    func finish() throws -> Data {
        let result = workbook_close(workbook)
        workbook = nil
        try check(result, "the file")
        guard let data = try? Data(contentsOf: file) else {
            throw Self.error(place, "its file could not be read back")
        }
        return data
    }

    private func setUp(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ layout: SheetLayout) {
        let a4: UInt8 = 9
        worksheet_set_paper(sheet, a4)
        if layout.isLandscape { worksheet_set_landscape(sheet) }
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_margins(sheet, 0.5, 0.5, 0.7, 0.6)
        // Labels such as 1 and 04 are texts on purpose; Excel need not warn of each.
        _ = worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
        if layout.headerRows > 0 {
            worksheet_freeze_panes(sheet, UInt32(layout.headerRows), 0)
            _ = worksheet_repeat_rows(sheet, 0, UInt32(layout.headerRows - 1))
            _ = worksheet_set_footer(sheet, "&C&P/&N")
        }
        if let caption = layout.caption {
            // An ampersand begins a code in page headers; two stand for one.
            let text = Self.short(caption, Self.longestHeader / 2).replacing("\n", with: " ").replacing("&", with: "&&")
            _ = worksheet_set_header(sheet, "&C" + text)
        }
    }

    private func write(_ cell: SheetLayout.Cell, to sheet: UnsafeMutablePointer<lxw_worksheet>) -> lxw_error {
        let row = UInt32(cell.row)
        let column = UInt16(cell.column)
        let format = format(for: cell)
        if cell.rowSpan * cell.columnSpan > 1 {
            let result = worksheet_merge_range(
                sheet, row, column, UInt32(cell.row + cell.rowSpan - 1), UInt16(cell.column + cell.columnSpan - 1), "",
                format)
            guard result == LXW_NO_ERROR else { return result }
        }
        switch cell.content {
        case .blank: return worksheet_write_blank(sheet, row, column, format)
        case .number(let number): return worksheet_write_number(sheet, row, column, number.value, format)
        case .text(let text):
            return worksheet_write_string(sheet, row, column, Self.short(text, Self.longestText), format)
        case .link(let text, let name):
            let target = "internal:'\(name.replacing("'", with: "''"))'!A1"
            let result = worksheet_write_url(sheet, row, column, target, format)
            guard result == LXW_NO_ERROR else { return result }
            return worksheet_write_string(sheet, row, column, Self.short(text, Self.longestText), format)
        }
    }

    /// The format of a cell; each is made once.
    private func format(for cell: SheetLayout.Cell) -> UnsafeMutablePointer<lxw_format>? {
        var key = FormatKey(style: cell.style)
        if case .number(let number) = cell.content { key.number = number.format }
        if case .link = cell.content { key.isLink = true }
        key.isCentred = cell.isCentred
        if let format = formats[key] { return format }
        guard let format = workbook_add_format(workbook) else { return nil }
        formats[key] = format
        format_set_font_name(format, "Times New Roman")
        format_set_font_size(format, key.style == .title ? 14 : 11)
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch key.style {
        case .plain: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .data: border(format)
        case .header:
            border(format)
            format_set_bold(format)
            format_set_bg_color(format, 0xD9E2EC)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .group:
            border(format)
            format_set_bold(format)
            format_set_bg_color(format, 0xF3F5F7)
        case .total:
            border(format)
            format_set_bold(format)
            format_set_top(format, UInt8(LXW_BORDER_DOUBLE.rawValue))
        case .label, .title: format_set_bold(format)
        }
        if let number = key.number { format_set_num_format(format, number) } else { format_set_num_format(format, "@") }
        if key.isCentred { format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue)) }
        if key.isLink {
            format_set_font_color(format, 0x1F4E79)
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        }
        return format
    }

    private func border(_ format: UnsafeMutablePointer<lxw_format>) {
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_border_color(format, 0x8795A1)
    }

    private func check(_ result: lxw_error, _ what: String) throws {
        guard result != LXW_NO_ERROR else { return }
        let reason = lxw_strerror(result).map { String(cString: $0) } ?? "error \(result.rawValue)"
        throw Self.error(place, "\(what): \(reason)")
    }

    /// The text without characters that XML has no place for, cut to Excel's limit.
    private static func short(_ text: String, _ limit: Int) -> String {
        let scalars = text.unicodeScalars.filter { scalar in
            let value = scalar.value
            return value == 9 || value == 10 || value >= 0x20 && value != 0xFFFE && value != 0xFFFF
        }
        return scalars.count <= limit
            ? String(String.UnicodeScalarView(scalars))
            : String(String.UnicodeScalarView(scalars.prefix(limit - 1))) + "…"
    }

    private static func error(_ place: String, _ reason: String) -> ExportError {
        ExportError(
            place: place, what: "the workbook cannot be made (\(reason))",
            remedy: "check the free space in the temporary folder, or use --format csv")
    }
}
