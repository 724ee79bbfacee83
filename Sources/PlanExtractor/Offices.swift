/// Names of offices that sign documents, and the forms of authority before them.
///
/// Source of the forms: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 7; the older `T/M`, `K/T`, `T/L` from practice.
enum Offices {
    /// An office with the one who deputises for it.
    struct Office: Sendable {
        /// With marks, in capitals.
        var name: String
        var deputy: String?
        var folded: String
        /// Letters of the folded name, to be compared with recognised ones.
        var letters: [Character]

        init(_ name: String, deputy: String?) {
            self.name = name
            self.deputy = deputy
            folded = LayoutText.folded(name)
            letters = folded.filter(\.isLetter)
        }
    }

    /// Heads whose deputies are called `PHÓ …`.
    private static let heads = [
        "TỔNG GIÁM ĐỐC", "GIÁM ĐỐC", "CHỦ TỊCH", "TỔNG CỤC TRƯỞNG", "CHI CỤC TRƯỞNG", "CỤC TRƯỞNG", "VỤ TRƯỞNG",
        "TRƯỞNG PHÒNG", "HIỆU TRƯỞNG", "VIỆN TRƯỞNG", "CHÁNH VĂN PHÒNG", "TRƯỞNG BAN", "BÍ THƯ", "THỦ TƯỚNG",
        "CHÁNH THANH TRA", "CHỦ NHIỆM", "CHÁNH ÁN", "TRƯỞNG ĐOÀN", "TRƯỞNG KHOA", "THỐNG ĐỐC", "TRƯỞNG CÔNG AN",
        "TỔNG BIÊN TẬP", "TỔNG THANH TRA", "TỔNG THƯ KÝ", "ĐỘI TRƯỞNG", "TỔ TRƯỞNG", "TỔNG KIỂM TOÁN NHÀ NƯỚC",
        "CHỦ TỊCH NƯỚC", "BỘ TRƯỞNG, CHỦ NHIỆM", "TRẠM TRƯỞNG",
    ]
    /// Offices without a deputy of that form.
    private static let others = [
        "THƯỜNG TRỰC BAN BÍ THƯ", "NGƯỜI LẬP", "NGƯỜI LẬP BIỂU", "KẾ TOÁN TRƯỞNG", "THỦ TRƯỞNG ĐƠN VỊ",
        "QUYỀN GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC PHỤ TRÁCH", "ĐẠI DIỆN", "THƯ KÝ",
    ]
    static let all: [Office] =
        heads.map { Office($0, deputy: "PHÓ " + $0) } + heads.map { Office("PHÓ " + $0, deputy: nil) }
        + [Office("BỘ TRƯỞNG", deputy: "THỨ TRƯỞNG"), Office("THỨ TRƯỞNG", deputy: nil)]
        + others.map { Office($0, deputy: nil) }

    /// Collectives that others sign for: `TM. ỦY BAN NHÂN DÂN`.
    static let collectives = [
        "ỦY BAN NHÂN DÂN", "UBND", "CHÍNH PHỦ", "HỘI ĐỒNG NHÂN DÂN", "HĐND", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH",
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "HỘI ĐỒNG", "BAN CÁN SỰ", "ĐẢNG ỦY", "BAN CHỈ ĐẠO", "THƯỜNG TRỰC",
    ].map { Office($0, deputy: nil) }

    static let authorities = ["TM.", "KT.", "TL.", "TUQ.", "Q."]
    private static let marks = [
        "tm.", "kt.", "tl.", "tuq.", "q.", "t/m", "k/t", "t/l", "tm ", "kt ", "tl ", "tuq ", "kl. ", "tm,", "kt,",
        "tl,",
    ]

    /// `KT. GIÁM ĐỐC`, `TM. ỦY BAN NHÂN DÂN`, as printed.
    static func isAuthority(_ folded: String) -> Bool {
        folded.count < 90 && marks.contains { folded.hasPrefix($0) }
    }

    /// The office the folded text begins with.
    static func office(_ folded: String) -> Office? {
        all.filter { folded == $0.folded || folded.hasPrefix($0.folded + " ") && folded.count < 70 }
            .max { $0.letters.count < $1.letters.count }
    }

    /// An authority line or an office that recognition garbled.
    struct Repair: Sendable {
        /// With marks, in capitals, such as `KT. GIÁM ĐỐC`.
        var text: String
        /// Share of the letters that were read right.
        var score: Double
    }

    /// The authority line or office that a garbled line in capitals stands for; nil when none is near enough.
    ///
    /// Small words of noise before and after it are passed over.
    static func repair(_ text: String) -> Repair? {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count <= 10 else { return nil }
        var best: Repair?
        for start in words.indices {
            for end in start..<min(words.count, start + 6) {
                let window = words[start...end].joined(separator: " ")
                let noise = (words[..<start] + words[(end + 1)...]).joined()
                guard LayoutText.isCapitals(window), noise.filter({ $0.isLetter && $0.isLowercase }).count <= 6,
                    let found = nearest(window), found.score > (best?.score ?? 0)
                else { continue }
                best = found
            }
        }
        return best
    }

    private static let forms: [(text: String, letters: [Character])] =
        all.map { ($0.name, $0.letters) }
        + all.flatMap { office in
            ["KT. ", "TL. ", "TUQ. ", "Q. "].map {
                ($0 + office.name, LayoutText.folded($0 + office.name).filter(\.isLetter).map { $0 })
            }
        } + collectives.map { ("TM. " + $0.name, Array("tm") + $0.letters) }

    private static func nearest(_ window: String) -> Repair? {
        let letters = Array(LayoutText.folded(window).filter(\.isLetter))
        guard letters.count >= 6 else { return nil }
        var best: Repair?
        var isTied = false
        for form in forms where abs(form.letters.count - letters.count) <= 2 {
            let distance = EditDistance.between(letters, form.letters)
            guard distance <= max(1, (form.letters.count + 2) / 5) else { continue }
            let score = 1 - Double(distance) / Double(form.letters.count)
            if let known = best, abs(score - known.score) < 0.001, distance > 0 { isTied = true }
            if score > (best?.score ?? 0) { (best, isTied) = (Repair(text: form.text, score: score), false) }
        }
        return isTied ? nil : best
    }
}

/// `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` and the offices they stand before.
enum Authority {
    static func isAuthority(_ text: String) -> Bool {
        LayoutText.isCapitals(text) && Offices.isAuthority(LayoutText.folded(text))
    }

    /// An authority line or the name of an office in capitals.
    static func isOffice(_ text: String) -> Bool {
        if isAuthority(text) { return true }
        let bare = LayoutText.trimmed(text, of: " *.,:-_|")
        return LayoutText.isCapitals(bare) && Offices.office(LayoutText.folded(bare)) != nil
    }

    /// `- Các Phó TGĐ; PHÓ TỔNG GIÁM ĐỐC` in its two parts.
    static func tail(of text: String) -> (item: String, office: String)? {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        for index in words.indices.dropFirst() {
            let rest = words[index...].joined(separator: " ")
            if isOffice(rest), rest.count > 5 { return (words[..<index].joined(separator: " "), rest) }
        }
        return nil
    }
}
