/// Who issued a document, as the text says behind its number and date.
enum CitationIssuer {
    /// An agency as named, and the index behind its last word.
    typealias Issued = (name: String, end: Int)

    /// `của Thủ tướng Chính phủ`, `giữa Bộ Công an và …` at `index`.
    ///
    /// - Parameter isJoint: whether several agencies may have issued it together.
    static func read(_ words: TextWords, at index: Int, isJoint: Bool) -> Issued? {
        let word = words.folded(index)
        guard word == "cua" || word == "giua" else { return nil }
        return name(words, from: index + 1, isJoint: isJoint || word == "giua")
    }

    /// An agency named up to the end of the clause whose initials are the symbol's last code: `125/NQ-CP về Chương
    /// trình hành động của Chính phủ`.
    static func read(_ words: TextWords, after index: Int, code: String) -> Issued? {
        let letters = Array(code.lowercased())
        guard letters.count >= 2, index > 0 else { return nil }
        var position = index
        while position < min(index + 20, words.words.count - 1) {
            if words.words[position - 1].endsClause
                || DocumentKinds.begins(words, at: position) && words.folded(position) == "nghi"
            {
                return nil
            }
            if words.folded(position) == "cua" {
                let tail = words.words[(position + 1)...].prefix(2)
                let initials = tail.compactMap { $0.folded.first }
                if tail.first?.isCapitalised == true, initials == Array(letters.prefix(2)), letters.count <= 3 {
                    return name(words, from: position + 1, isJoint: false)
                }
            }
            position += 1
        }
        return nil
    }

    private static func name(_ words: TextWords, from start: Int, isJoint: Bool) -> Issued? {
        guard words.words.indices.contains(start) else { return nil }
        guard words.words[start].isCapitalised || words.folded(start) == "lien" || words.folded(start) == "cac" else {
            return nil
        }
        var last = start
        for index in start..<min(start + 22, words.words.count) {
            let word = words.words[index]
            if index > start {
                if !word.opening.isEmpty || goesOn(words, at: index)
                    || DocumentKinds.begins(words, at: index) && !isPartOfName(words, index)
                {
                    break
                }
                if word.folded == "va", names.contains(words.folded(index + 1) + " " + words.folded(index + 2)),
                    index + 1 < words.words.count, words.words[index + 1].isLowerCase
                {
                    continue
                }
                if word.folded == "va" || word.text == "&" {
                    guard index + 1 < words.words.count, words.words[index + 1].isCapitalised,
                        !DocumentKinds.begins(words, at: index + 1), isJoint || !isAgency(words, index + 1)
                    else { break }
                    continue
                }
                let isNumbered = ["dao", "tac", "to"].contains(words.folded(index - 1)) && word.text.utf8.count <= 3
                if word.number != nil && !isNumbered || word.text.contains("/") { break }
            }
            if ["-", "–"].contains(word.text) { continue }
            last = index
            let stops = word.closing.filter { !"”\"".contains($0) }
            if stops.isEmpty { continue }
            // A comma stands inside `Bộ Văn hóa, Thể thao và Du lịch`, and between agencies that issue together.
            guard stops == ",", index + 1 < words.words.count, words.words[index + 1].isCapitalised,
                !DocumentKinds.begins(words, at: index + 1)
            else { break }
            if isAgency(words, index + 1) ? !isJoint : !isInsideName(words, index + 1) { break }
        }
        let text = words.text(words: start...last).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.contains { $0.isUppercase } ? (text, last + 1) : nil
    }

    /// `Ban Chỉ đạo Chương trình …`, `Tổ công tác Đề án 06`: kinds that stand inside an agency's name.
    private static func isPartOfName(_ words: TextWords, _ index: Int) -> Bool {
        let before = words.folded(index - 1)
        return words.words[index].isCapitalised
            && (before == "dao" && words.folded(index - 2) == "chi"
                || before == "tac" && words.folded(index - 2) == "cong")
            || ["luat", "dien"].contains(words.folded(index)) && words.words[index].isLowerCase
    }

    /// After a comma: `Thể thao và`, `Công nghệ và`, one or two words and the last of a list.
    private static func isInsideName(_ words: TextWords, _ index: Int) -> Bool {
        (1...3).contains {
            ["va", "&"].contains(words.folded(index + $0)) && words.words[index + $0 - 1].closing.isEmpty
        }
    }

    /// First words of agencies' names.
    static func isAgency(_ words: TextWords, _ index: Int) -> Bool {
        let agencies: Set<String> = [
            "bo", "so", "uy", "ubnd", "hdnd", "bhxh", "ban", "cuc", "vu", "tong", "chinh", "thu", "quoc", "hoi", "van",
            "thanh",
            "ngan", "kho", "toa", "vien", "phong", "trung", "chu", "giam", "lien", "doan", "mat", "kiem", "cong",
            "tinh", "truong",
        ]
        return words.words[index].isCapitalised && agencies.contains(words.folded(index))
    }

    /// Whether the word goes on with the matter of the document.
    private static func goesOn(_ words: TextWords, at index: Int) -> Bool {
        let word = words.words[index]
        guard word.isLowerCase else { return false }
        if single.contains(word.folded) { return true }
        return pairs.contains(word.folded + " " + words.folded(index + 1))
    }

    private static let single: Set<String> = [
        "ve", "sua", "giao", "tai", "nham", "theo", "de", "trong", "da", "duoc", "la", "cho", "neu", "kem", "doi",
        "thi", "den",
        "boi", "nhu", "nay", "ngay", "so", "nam", "khoa", "nhiem", "gom", "v/v", "phe", "co", "con", "voi", "len",
        "tren",
        "vao", "cung", "se", "dang", "khi", "ma", "hoac", "dieu", "qua", "bai",
    ]

    /// Last parts of ministries' names, which some write in lower case.
    private static let names: Set<String> = [
        "xa hoi", "dao tao", "phat trien", "truyen thong", "dau tu", "moi truong", "cong nghe", "du lich", "the thao",
    ]

    private static let pairs: Set<String> = [
        "qui dinh", "chi ra", "kien toan", "de ra", "ban giao", "cong van", "phat hanh", "uy quyen", "dieu chinh",
        "bo nhiem", "cu the", "khang dinh", "nhan manh", "gui ve", "chap hanh", "xac dinh", "thi hanh", "trinh bay",
        "quy dinh", "huong dan", "ban hanh", "bo sung", "trien khai", "thuc hien", "to chuc", "xay dung", "cong bo",
        "cong nhan", "cong khai", "chi dao", "yeu cau", "thanh lap", "tang cuong", "day manh", "phan cong", "phan cap",
        "chap thuan", "thong bao", "thong qua", "bai bo", "thay the", "kiem tra", "tiep tuc", "lien quan", "chi tiet",
        "xu phat", "xu ly", "phoi hop", "gui kem", "tu nam", "de nghi", "quan ly", "hop nhat", "phat dong", "cu the",
        "moi ban", "bao cao", "dong y", "nang cao", "dinh huong", "tham muu", "tong ket",
    ]
}
