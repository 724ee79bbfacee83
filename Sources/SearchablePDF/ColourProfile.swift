internal import CQPDF

/// The colours that a copy's device colours mean: sRGB (IEC 61966-2-1).
enum ColourProfile {
    /// An ICC profile of version 4.2 (ISO 15076-1) for a display with matrix and curve, with the tags that it must have.
    static var bytes: [UInt8] {
        // One text serves as description and as copyright.
        let text = "sRGB, CC0"
        let texts =
            signature("mluc") + long(0) + long(1) + long(12) + signature("enUS") + long(2 * text.utf16.count) + long(28)
            + text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        // Primaries and white of sRGB, adapted to D50 after Bradford; the matrix that adapted them.
        let matrix = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168]
        // Y = (a X + b)^g above d, c X below.
        let curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
        let elements: [(tags: [String], bytes: [UInt8])] = [
            (["desc", "cprt"], texts),
            (["wtpt"], colour([0.9642, 1, 0.8249])),
            (["chad"], signature("sf32") + long(0) + matrix.flatMap(fixed)),
            (["rXYZ"], colour([0.43607, 0.22249, 0.01392])),
            (["gXYZ"], colour([0.38515, 0.71687, 0.09708])),
            (["bXYZ"], colour([0.14307, 0.06061, 0.7141])),
            (["rTRC", "gTRC", "bTRC"], signature("para") + long(0) + [0, 3, 0, 0] + curve.flatMap(fixed)),
        ]
        let count = elements.reduce(0) { $0 + $1.tags.count }
        var table = long(count)
        var body: [UInt8] = []
        for (tags, bytes) in elements {
            let offset = 128 + 4 + 12 * count + body.count
            for tag in tags { table += signature(tag) + long(offset) + long(bytes.count) }
            body += bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
        }
        return header(size: 128 + table.count + body.count) + table + body
    }

    private static func header(size: Int) -> [UInt8] {
        let day: [UInt8] = [0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
        let start = long(size) + long(0) + long(0x0420_0000) + signature("mntr") + signature("RGB ") + signature("XYZ ")
        let middle = day + signature("acsp") + [UInt8](repeating: 0, count: 28)
        let end = [0.9642, 1, 0.8249].flatMap(fixed)
        return start + middle + end + [UInt8](repeating: 0, count: 48)
    }

    private static func signature(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static func long(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// A number with 16 bits behind the point.
    private static func fixed(_ value: Double) -> [UInt8] { long(Int((value * 65_536).rounded())) }

    private static func colour(_ values: [Double]) -> [UInt8] {
        signature("XYZ ") + long(0) + values.flatMap(fixed)
    }

    /// Names the profile as the output intent of PDF/A; ISO 19005-2, 6.2.3.
    static func add(to document: QPDFDocument) {
        let profile = document.stream(bytes, entries: [("/N", document.integer(3))])
        let intent = document.dictionary([
            ("/Type", document.name("/OutputIntent")), ("/S", document.name("/GTS_PDFA1")),
            ("/OutputConditionIdentifier", document.text("sRGB")), ("/Info", document.text("sRGB")),
            ("/DestOutputProfile", profile),
        ])
        document.set(document.root, "/OutputIntents", document.array([document.indirect(intent)]))
    }
}
