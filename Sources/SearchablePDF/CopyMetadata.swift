internal import CQPDF
internal import Foundation

/// What a copy says of itself: the information dictionary, the XMP packet, and the mark of PDF/A-2b.
struct CopyMetadata {
    let information: CopyInformation
    /// Of the source: the program that made it, and when; nil when it says nothing usable.
    private let creator: String?
    private let created: String?

    init(_ information: CopyInformation, source: QPDFDocument) {
        self.information = information
        let old = source.value(source.trailer, "/Info")
        creator = old.flatMap { source.textValue(source.value($0, "/Creator")) }.flatMap { $0.isEmpty ? nil : $0 }
        created = old.flatMap { source.textValue(source.value($0, "/CreationDate")) }
    }

    private var author: String? {
        information.authors.isEmpty ? nil : information.authors.joined(separator: "; ")
    }

    private var keywords: String? {
        let words = [information.number, information.date].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }

    /// The source's date of creation as XMP writes it; the copy's own date is not told, so that copies stay the same.
    private var createDate: String? { created.flatMap(Self.isoDate) }

    /// Replaces the information dictionary and the XMP packet.
    func write(into document: QPDFDocument, isArchival: Bool) {
        let entries: [(String, String?)] = [
            ("/Title", information.title), ("/Author", author), ("/Subject", information.subject),
            ("/Keywords", keywords), ("/Creator", creator), ("/Producer", information.producer),
            ("/CreationDate", createDate.map(Self.pdfDate)),
        ]
        let dictionary = document.dictionary(
            entries.compactMap { key, value in value.map { (key, document.text($0)) } })
        document.set(document.trailer, "/Info", document.indirect(dictionary))
        let packet = Array(xmp(isArchival: isArchival).utf8)
        let stream = document.stream(
            packet, entries: [("/Type", document.name("/Metadata")), ("/Subtype", document.name("/XML"))])
        document.set(document.root, "/Metadata", stream)
    }

    /// The packet; ISO 16684-1, and ISO 19005-2, 6.6, for the mark of PDF/A. Simple values are attributes, which is shorter.
    func xmp(isArchival: Bool) -> String {
        var attributes: [(String, String?)] = isArchival ? [("pdfaid:part", "2"), ("pdfaid:conformance", "B")] : []
        attributes += [
            ("dc:identifier", information.number), ("pdf:Keywords", keywords), ("pdf:Producer", information.producer),
            ("xmp:CreatorTool", creator), ("xmp:CreateDate", createDate),
        ]
        var simple = ""
        for case (let name, let value?) in attributes { simple += " \(name)=\"\(Self.escaped(value))\"" }
        var lists = ""
        func add(_ name: String, _ kind: String, _ values: [String], attribute: String = "") {
            guard !values.isEmpty else { return }
            let items = values.map { "<rdf:li\(attribute)>\(Self.escaped($0))</rdf:li>" }.joined()
            lists += "<dc:\(name)><rdf:\(kind)>\(items)</rdf:\(kind)></dc:\(name)>"
        }
        let plain = " xml:lang=\"x-default\""
        add("title", "Alt", [information.title].compactMap { $0 }, attribute: plain)
        add("creator", "Seq", information.authors)
        add("description", "Alt", [information.subject].compactMap { $0 }, attribute: plain)
        add("date", "Seq", [information.date].compactMap { $0 })
        add("language", "Bag", ["vi"])
        var spaces = [("dc", "http://purl.org/dc/elements/1.1/"), ("pdf", "http://ns.adobe.com/pdf/1.3/")]
        if creator != nil || createDate != nil { spaces.append(("xmp", "http://ns.adobe.com/xap/1.0/")) }
        if isArchival { spaces.append(("pdfaid", "http://www.aiim.org/pdfa/ns/id/")) }
        let named = spaces.map { " xmlns:\($0)=\"\($1)\"" }.joined()
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about=""\(named)\(simple)>
            \(lists)
            </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>
            """
    }

    /// `D:20250121092735+07'00'` as `2025-01-21T09:27:35+07:00`; nil when it is no such date.
    static func isoDate(_ text: String) -> String? {
        let digits = Array((text.hasPrefix("D:") ? String(text.dropFirst(2)) : text).utf8)
        func number(_ start: Int, _ count: Int) -> String? {
            guard digits.count >= start + count else { return nil }
            let part = digits[start..<start + count]
            return part.allSatisfy { (48...57).contains($0) } ? String(decoding: part, as: UTF8.self) : nil
        }
        guard let year = number(0, 4), let month = number(4, 2), let day = number(6, 2), let hour = number(8, 2),
            let minute = number(10, 2), let second = number(12, 2), (1...12).contains(Int(month) ?? 0),
            (1...31).contains(Int(day) ?? 0), (Int(hour) ?? 24) < 24, (Int(minute) ?? 60) < 60, (Int(second) ?? 60) < 60
        else { return nil }
        var zone = "Z"
        if digits.count > 14, digits[14] == UInt8(ascii: "+") || digits[14] == UInt8(ascii: "-"),
            let hours = number(15, 2)
        {
            zone = (digits[14] == UInt8(ascii: "+") ? "+" : "-") + hours + ":" + (number(18, 2) ?? "00")
        }
        return "\(year)-\(month)-\(day)T\(hour):\(minute):\(second)\(zone)"
    }

    /// A date that ``isoDate(_:)`` gave, as PDF writes it: both forms must say the same.
    static func pdfDate(_ iso: String) -> String {
        let digits = iso.prefix(19).filter(\.isNumber)
        let zone = iso.dropFirst(19)
        return "D:\(digits)" + (zone == "Z" ? "Z" : zone.replacing(":", with: "'") + "'")
    }

    /// Text as XML holds it; signs that XML forbids are left out.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case _ where scalar.value < 32 && scalar != "\t" && scalar != "\n": continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
