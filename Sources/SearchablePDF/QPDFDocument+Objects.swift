internal import CQPDF
internal import Foundation

/// Reading and making objects.
extension QPDFDocument {
    /// Parses PDF syntax, such as `<< /Type /Font >>`; references to other objects included.
    func parsed(_ syntax: String) -> qpdf_oh { qpdf_oh_parse(data, syntax) }

    func name(_ text: String) -> qpdf_oh { qpdf_oh_new_name(data, text) }
    func integer(_ value: Int) -> qpdf_oh { qpdf_oh_new_integer(data, Int64(value)) }
    func real(_ value: Double) -> qpdf_oh { qpdf_oh_new_real_from_double(data, value, 3) }

    /// A text string in the form that holds it: PDFDocEncoding or UTF-16.
    func text(_ text: String) -> qpdf_oh {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { chars in
                return qpdf_oh_new_binary_unicode_string(data, chars.baseAddress, bytes.count)
            }
        }
    }

    func dictionary(_ entries: [(String, qpdf_oh)] = []) -> qpdf_oh {
        let dictionary = qpdf_oh_new_dictionary(data)
        for (key, value) in entries { set(dictionary, key, value) }
        return dictionary
    }

    func array(_ items: [qpdf_oh] = []) -> qpdf_oh {
        let array = qpdf_oh_new_array(data)
        for item in items { qpdf_oh_append_item(data, array, item) }
        return array
    }

    /// Makes the object one of the file's numbered ones and gives a reference to it.
    func indirect(_ object: qpdf_oh) -> qpdf_oh { qpdf_make_indirect_object(data, object) }

    /// A new stream.
    ///
    /// - Parameter filter: how `bytes` are compressed already; nil lets qpdf compress them.
    func stream(_ bytes: [UInt8], filter: String? = nil, parameters: String? = nil, entries: [(String, qpdf_oh)] = [])
        -> qpdf_oh
    {
        let stream = qpdf_oh_new_stream(data)
        replace(stream, bytes, filter: filter, parameters: parameters)
        let dictionary = qpdf_oh_get_dict(data, stream)
        for (key, value) in entries { set(dictionary, key, value) }
        return stream
    }

    func replace(_ stream: qpdf_oh, _ bytes: [UInt8], filter: String? = nil, parameters: String? = nil) {
        let filterObject = filter.map { name($0) } ?? qpdf_oh_new_null(data)
        let parametersObject = parameters.map { parsed($0) } ?? qpdf_oh_new_null(data)
        bytes.withUnsafeBufferPointer {
            qpdf_oh_replace_stream_data(data, stream, $0.baseAddress, $0.count, filterObject, parametersObject)
        }
    }

    func set(_ dictionary: qpdf_oh, _ key: String, _ value: qpdf_oh) {
        qpdf_oh_replace_key(data, dictionary, key, value)
    }

    func remove(_ dictionary: qpdf_oh, _ key: String) { qpdf_oh_remove_key(data, dictionary, key) }

    /// The value of a key; nil when it is missing or null, or when `object` is no dictionary or stream.
    func value(_ object: qpdf_oh, _ key: String) -> qpdf_oh? {
        var dictionary = object
        if qpdf_oh_is_stream(data, object) != 0 { dictionary = qpdf_oh_get_dict(data, object) }
        guard qpdf_oh_is_dictionary(data, dictionary) != 0, qpdf_oh_has_key(data, dictionary, key) != 0 else {
            return nil
        }
        let value = qpdf_oh_get_key(data, dictionary, key)
        return qpdf_oh_is_null(data, value) != 0 ? nil : value
    }

    /// The keys of a dictionary or of a stream's dictionary, sorted.
    func keys(_ object: qpdf_oh) -> [String] {
        let dictionary = isStream(object) ? qpdf_oh_get_dict(data, object) : object
        guard isDictionary(dictionary) else { return [] }
        var keys: [String] = []
        qpdf_oh_begin_dict_key_iter(data, dictionary)
        while qpdf_oh_dict_more_keys(data) != 0 {
            if let key = qpdf_oh_dict_next_key(data) { keys.append(String(cString: key)) }
        }
        return keys.sorted()
    }

    /// The items of an array; the object itself when it is none.
    func items(_ object: qpdf_oh?) -> [qpdf_oh] {
        guard let object else { return [] }
        guard qpdf_oh_is_array(data, object) != 0 else { return [object] }
        return (0..<qpdf_oh_get_array_n_items(data, object)).map { qpdf_oh_get_array_item(data, object, $0) }
    }

    func nameValue(_ object: qpdf_oh?) -> String? {
        guard let object, qpdf_oh_is_name(data, object) != 0 else { return nil }
        return qpdf_oh_get_name(data, object).map { String(cString: $0) }
    }

    func number(_ object: qpdf_oh?) -> Double? {
        guard let object, qpdf_oh_is_number(data, object) != 0 else { return nil }
        return qpdf_oh_get_numeric_value(data, object)
    }

    func isTrue(_ object: qpdf_oh?) -> Bool {
        guard let object, qpdf_oh_is_bool(data, object) != 0 else { return false }
        return qpdf_oh_get_bool_value(data, object) != 0
    }

    func textValue(_ object: qpdf_oh?) -> String? {
        guard let object, qpdf_oh_is_string(data, object) != 0 else { return nil }
        return qpdf_oh_get_utf8_value(data, object).map { String(cString: $0) }
    }

    func isDictionary(_ object: qpdf_oh) -> Bool { qpdf_oh_is_dictionary(data, object) != 0 }
    func isStream(_ object: qpdf_oh) -> Bool { qpdf_oh_is_stream(data, object) != 0 }

    /// The number of a numbered object; nil for a direct one.
    func identifier(_ object: qpdf_oh) -> Int? {
        let number = Int(qpdf_oh_get_object_id(data, object))
        return number > 0 ? number : nil
    }

    /// A dictionary of its own with the same entries.
    func copied(_ dictionary: qpdf_oh?) -> qpdf_oh {
        let copy = self.dictionary()
        guard let dictionary, isDictionary(dictionary) else { return copy }
        for key in keys(dictionary) { if let value = value(dictionary, key) { set(copy, key, value) } }
        return copy
    }

    /// The decoded bytes of a stream; nil when it cannot be decoded.
    func bytes(ofStream stream: qpdf_oh) -> [UInt8]? {
        var buffer: UnsafeMutablePointer<UInt8>?
        var count = 0
        var isFiltered: QPDF_BOOL = 0
        let status = qpdf_oh_get_stream_data(data, stream, qpdf_dl_generalized, &isFiltered, &buffer, &count)
        defer { free(buffer) }
        guard status & Int32(QPDF_ERRORS) == 0, isFiltered != 0, let buffer else { return nil }
        return Array(UnsafeBufferPointer(start: buffer, count: count))
    }

    /// The decoded content of a page, its streams joined; nil when one cannot be decoded.
    func content(ofPage page: qpdf_oh) -> [UInt8]? {
        var buffer: UnsafeMutablePointer<UInt8>?
        var count = 0
        let status = qpdf_oh_get_page_content_data(data, page, &buffer, &count)
        defer { free(buffer) }
        guard status & Int32(QPDF_ERRORS) == 0 else { return nil }
        guard let buffer else { return [] }
        return Array(UnsafeBufferPointer(start: buffer, count: count))
    }

    /// Puts content before that of a page: into one stream with it where it is short, which is smaller.
    func put(_ bytes: [UInt8], before page: qpdf_oh) {
        let old = items(value(page, "/Contents"))
        if let content = content(ofPage: page), content.count <= 4_096 {
            set(page, "/Contents", stream(bytes + content))
        } else {
            set(page, "/Contents", array([stream(bytes)] + old))
        }
    }
}
