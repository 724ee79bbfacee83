internal import CQPDF

/// Goes over all that a PDF's catalogue leads to and says what keeps it from being PDF/A-2b.
///
/// The rules of ISO 19005-2:2011, 6.1 to 6.10, that a source can break and that can be seen in its objects. What is
/// inside of embedded fonts and compressed pictures is not looked at. Little things that change nothing are put right.
struct ArchivalCheck {
    private let document: QPDFDocument
    private var seen: Set<Int> = []
    private var found: Set<String> = []

    init(_ document: QPDFDocument) { self.document = document }

    /// One phrase for each kind of obstacle, sorted; empty when there is none.
    mutating func obstacles() -> [String] {
        let root = document.root
        for key in ["/AA", "/Requirements", "/NeedsRendering"] where document.value(root, key) != nil {
            found.insert("its catalogue has the forbidden key \(key)")
        }
        if let names = document.value(root, "/Names") {
            if document.value(names, "/JavaScript") != nil { found.insert("it holds JavaScript") }
            if document.value(names, "/EmbeddedFiles") != nil { found.insert("files are attached to it") }
        }
        if let layers = document.value(root, "/OCProperties") {
            let plain = document.value(layers, "/D")
            if plain.flatMap({ document.value($0, "/Name") }) == nil
                || plain.flatMap({ document.value($0, "/AS") }) != nil
            {
                found.insert("its layers have no name or switch by themselves")
            }
        }
        if document.version.hasPrefix("2") { found.insert("it is written as PDF 2.0") }
        var waiting: [qpdf_oh] = [root]
        while let object = waiting.popLast() {
            if let number = document.identifier(object), !seen.insert(number).inserted { continue }
            if qpdf_oh_is_array(document.data, object) != 0 {
                waiting += document.items(object)
            } else if document.isDictionary(object) || document.isStream(object) {
                judge(object)
                for key in document.keys(object) where key != "/DR" && key != "/Parent" {
                    if let value = document.value(object, key) { waiting.append(value) }
                }
            } else if let name = document.nameValue(object), name == "/DeviceCMYK" || name == "/CMYK" {
                found.insert("it has colours of printing inks (DeviceCMYK)")
            }
        }
        return found.sorted()
    }

    private mutating func judge(_ object: qpdf_oh) {
        let type = document.nameValue(document.value(object, "/Type"))
        let subtype = document.nameValue(document.value(object, "/Subtype"))
        judgeActions(object, type: type)
        if type == "/Font" { judgeFont(object, subtype: subtype) }
        if type == "/ExtGState" || document.value(object, "/BM") != nil { judgeState(object) }
        if type == "/Annot" || document.value(object, "/Rect") != nil && subtype != nil {
            judgeAnnotation(object, subtype: subtype)
        }
        if type == "/Page" {
            if document.value(object, "/PresSteps") != nil { found.insert("its pages have presentation steps") }
            for content in document.items(document.value(object, "/Contents")) { judgeContent(content) }
        }
        if document.value(object, "/EF") != nil { found.insert("files are attached to it") }
        if document.value(object, "/XFA") != nil { found.insert("its form is written in XFA") }
        guard document.isStream(object) else { return }
        if document.value(object, "/F") != nil { found.insert("a stream lies in another file") }
        if type != "/Metadata" { document.remove(qpdf_oh_get_dict(document.data, object), "/Metadata") }
        switch subtype {
        case "/Image": judgeImage(object)
        case "/PS": found.insert("it has PostScript objects")
        case "/Form":
            if ["/Ref", "/OPI", "/PS"].contains(where: { document.value(object, $0) != nil }) {
                found.insert("it draws objects of other files or PostScript")
            }
            judgeContent(object)
        default: if document.value(object, "/PatternType") != nil { judgeContent(object) }
        }
    }

    private mutating func judgeActions(_ object: qpdf_oh, type: String?) {
        if document.value(object, "/AA") != nil { found.insert("it has actions that run by themselves (AA)") }
        guard type == nil || type == "/Action", let action = document.nameValue(document.value(object, "/S")) else {
            return
        }
        if action == "/JavaScript" || document.value(object, "/JS") != nil {
            found.insert("it holds JavaScript")
        } else if [
            "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition", "/Trans",
            "/GoTo3DView",
        ].contains(action) {
            found.insert("it has an action of the kind \(action.dropFirst())")
        }
    }

    private mutating func judgeFont(_ font: qpdf_oh, subtype: String?) {
        guard let subtype, ["/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2"].contains(subtype)
        else {
            return
        }
        let descriptor = document.value(font, "/FontDescriptor")
        let isEmbedded = ["/FontFile", "/FontFile2", "/FontFile3"].contains { key in
            descriptor.flatMap { document.value($0, key) } != nil
        }
        if !isEmbedded {
            let name = document.nameValue(document.value(font, "/BaseFont")).map { String($0.dropFirst()) }
            found.insert("the font \(name ?? "without a name") is not embedded")
        } else if subtype == "/CIDFontType2", document.value(font, "/CIDToGIDMap") == nil {
            document.set(font, "/CIDToGIDMap", document.name("/Identity"))
        }
    }

    /// ISO 32000-1, table 136 and 137.
    private static let blendModes: Set<String> = [
        "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge",
        "/ColorBurn",
        "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
    ]

    private mutating func judgeState(_ state: qpdf_oh) {
        for mode in document.items(document.value(state, "/BM")) {
            if let name = document.nameValue(mode), !Self.blendModes.contains(name) {
                found.insert("it blends with the unknown mode \(name.dropFirst())")
            }
        }
        let transfer = document.value(state, "/TR2")
        if document.value(state, "/TR") != nil || transfer != nil && document.nameValue(transfer) != "/Default"
            || document.value(state, "/HTP") != nil
        {
            found.insert("it has transfer functions for a printer")
        }
    }

    private mutating func judgeImage(_ image: qpdf_oh) {
        let dictionary = qpdf_oh_get_dict(document.data, image)
        // Only a hint to viewers.
        document.remove(dictionary, "/Interpolate")
        if document.value(image, "/Alternates") != nil || document.value(image, "/OPI") != nil {
            found.insert("a picture has alternatives in other files")
        }
        let filters = document.items(document.value(image, "/Filter")).compactMap(document.nameValue)
        if filters.contains("/JPXDecode") { found.insert("it has JPEG 2000 pictures, which are not looked into") }
    }

    /// ISO 19005-2, 6.3: kinds, flags and appearances.
    private mutating func judgeAnnotation(_ annotation: qpdf_oh, subtype: String?) {
        guard let subtype, subtype != "/Popup" else { return }
        if ["/3D", "/Sound", "/Screen", "/Movie", "/RichMedia", "/FileAttachment"].contains(subtype) {
            found.insert("it has an annotation of the kind \(subtype.dropFirst())")
            return
        }
        let flags = document.number(document.value(annotation, "/F")).map { Int($0) } ?? 0
        if subtype == "/Link" {
            // A link prints nothing, so that the flag may be set.
            if flags & 4 == 0 { document.set(annotation, "/F", document.integer(flags | 4)) }
        } else if flags & 4 == 0 || flags & (1 | 2 | 32 | 256) != 0 {
            found.insert("it has annotations that are hidden or not printed")
        }
        let sides = document.items(document.value(annotation, "/Rect")).compactMap(document.number)
        let isEmpty = sides.count == 4 && sides[0] == sides[2] && sides[1] == sides[3]
        let appearance = document.value(annotation, "/AP").flatMap { document.value($0, "/N") }
        if subtype != "/Link", !isEmpty, appearance == nil { found.insert("it has annotations without an appearance") }
    }

    /// Colours of printing inks set by operators.
    private mutating func judgeContent(_ stream: qpdf_oh) {
        guard let bytes = document.bytes(ofStream: stream) else { return }
        var scanner = ContentScanner(bytes)
        while let operation = scanner.next() {
            let isInk =
                operation.name == "k" || operation.name == "K"
                || operation.name == "BI"
                    && String(decoding: bytes[operation.range].prefix(400), as: UTF8.self).contains("CMYK")
            if isInk {
                found.insert("it has colours of printing inks (DeviceCMYK)")
                return
            }
        }
    }
}
