internal import CQPDF
internal import Foundation

/// The colours that a copy's device colours mean: sRGB (IEC 61966-2-1).
enum ColourProfile {
    /// An ICC profile of version 4 with matrix and curves, made by Little CMS 2.14 (`cmsCreate_sRGBProfile`), its date set
    /// to a fixed day. Little CMS puts it into the public domain.
    private static let encoded =
        "AAACTGxjbXMEQAAAbW50clJHQiBYWVogB+oAAQABAAAAAAAAYWNzcEFQUEwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPbWAAEA"
        + "AAAA0y1sY21zAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALZGVzYwAAAQgAAAA2Y3BydAAA"
        + "AUAAAABMd3RwdAAAAYwAAAAUY2hhZAAAAaAAAAAsclhZWgAAAcwAAAAUYlhZWgAAAeAAAAAUZ1hZWgAAAfQAAAAUclRSQwAAAggA"
        + "AAAgZ1RSQwAAAggAAAAgYlRSQwAAAggAAAAgY2hybQAAAigAAAAkbWx1YwAAAAAAAAABAAAADGVuVVMAAAAaAAAAHABzAFIARwBC"
        + "ACAAYgB1AGkAbAB0AC0AaQBuAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAADAAAAAcAE4AbwAgAGMAbwBwAHkAcgBpAGcAaAB0ACwA"
        + "IAB1AHMAZQAgAGYAcgBlAGUAbAB5WFlaIAAAAAAAAPbWAAEAAAAA0y1zZjMyAAAAAAABDEIAAAXe///zJQAAB5MAAP2Q///7of//"
        + "/aIAAAPcAADAblhZWiAAAAAAAABvoAAAOPUAAAOQWFlaIAAAAAAAACSfAAAPhAAAtsNYWVogAAAAAAAAYpcAALeHAAAY2XBhcmEA"
        + "AAAAAAMAAAACZmYAAPKnAAANWQAAE9AAAApbY2hybQAAAAAAAwAAAACj1wAAVHsAAEzNAACZmgAAJmYAAA9c"

    static var bytes: [UInt8] { Data(base64Encoded: encoded).map(Array.init) ?? [] }

    /// Names the profile as the output intent of PDF/A; ISO 19005-2, 6.2.3.
    static func add(to document: QPDFDocument) {
        let profile = document.stream(bytes, entries: [("/N", document.integer(3))])
        let intent = document.dictionary([
            ("/Type", document.name("/OutputIntent")), ("/S", document.name("/GTS_PDFA1")),
            ("/OutputConditionIdentifier", document.text("sRGB")), ("/Info", document.text("sRGB IEC61966-2.1")),
            ("/DestOutputProfile", profile),
        ])
        document.set(document.root, "/OutputIntents", document.array([document.indirect(intent)]))
    }
}
