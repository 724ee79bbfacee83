import DocumentModel

/// Judges what a page is: text to be trusted, or a picture to be recognised.
struct TextTrust {
    let settings: IngestSettings

    /// What is known of a page before its picture is looked at.
    struct Evidence {
        /// The text layer, words separated by white space.
        var text: String
        /// Share of the page that pictures cover, 0 to 1.
        var coverage: Double
        var hasSignatureField = false
        var fontNames: [String] = []
    }

    /// Where the text is to come from; `digital` alone keeps the text layer.
    func judge(_ evidence: Evidence) -> (origin: TextOrigin, note: String?) {
        let count = LetterCount(evidence.text)
        if settings.textLayer == .trust, count.letters > 0 { return (.digital, nil) }
        // Under a few words, as of a running header, a smaller picture is the page's body.
        let isPicture =
            evidence.coverage >= settings.pictureCoverage || (evidence.coverage >= 0.2 && count.letters < 120)
        if settings.textLayer == .ignore {
            return (count.letters == 0 && evidence.coverage <= 0.02 ? .blank : .scan, nil)
        }
        let isVietnamese = count.vietnameseShare >= settings.vietnameseShare
        if isPicture { return underPicture(count, isVietnamese: isVietnamese, evidence) }
        if count.letters == 0 { return (evidence.coverage > 0.02 ? .scan : .blank, nil) }
        if isVietnamese || count.words < 20 { return (.digital, nil) }
        let legacy = evidence.fontNames.first { Self.isLegacy($0) }
        let why =
            legacy.map { "its text is in the pre-Unicode font \($0)" }
            ?? "its text layer has no Vietnamese letters"
        return (.garbage, "\(why), so the page was recognised from its picture")
    }

    private func underPicture(
        _ count: LetterCount, isVietnamese: Bool, _ evidence: Evidence
    ) -> (origin: TextOrigin, note: String?) {
        let folded = VietnameseText.folded(evidence.text)
        let isSignature = ["ky boi", "nguoi ky", "thoi gian ky", "ngay ky", "co quan:", "signature"].contains {
            folded.contains($0)
        }
        if count.letters < 300, isSignature || (evidence.hasSignatureField && count.letters < 80) {
            return (.signatureOnly, nil)
        }
        if count.letters == 0 { return (.scan, nil) }
        if count.letters < 120 { return (.imageBody, nil) }
        // A layer that another recogniser left: readable, and still not what was printed.
        return (isVietnamese ? .scan : .garbage, nil)
    }

    /// Fonts of the TCVN3 and VNI encodings by name: `.VnTime`, `VnArialH`, `VNI-Times`.
    static func isLegacy(_ fontName: String) -> Bool {
        let name = fontName.lowercased()
        return name.hasPrefix(".vn") || name.hasPrefix("vni-") || name.hasPrefix("vntime") || name.hasPrefix("vnarial")
    }
}

/// Letters of a text by kind.
struct LetterCount {
    private(set) var letters = 0
    /// Letters that no other Latin alphabet and no legacy encoding's remains hold: ă đ ơ ư and U+1EA0 to U+1EF9.
    private(set) var onlyVietnamese = 0
    private(set) var words = 0

    init(_ text: String) {
        var isInWord = false
        for scalar in VietnameseText.composed(text).unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic
            if isLetter {
                letters += 1
                if !isInWord { words += 1 }
                if Self.isOnlyVietnamese(scalar) { onlyVietnamese += 1 }
            }
            isInWord = isLetter
        }
    }

    var vietnameseShare: Double { letters == 0 ? 0 : Double(onlyVietnamese) / Double(letters) }

    private static func isOnlyVietnamese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1EA0...0x1EF9, 0x102, 0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0: true
        default: false
        }
    }
}
