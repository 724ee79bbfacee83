/// Names of persons as signers print them.
enum PersonName {
    /// Family names, most frequent first.
    static let families = [
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
        "Lý", "Đào", "Đoàn", "Vương", "Trịnh", "Trương", "Đinh", "Lâm", "Phùng", "Mai", "Tô", "Hà", "Tạ", "Cao",
        "Lương",
        "Lưu", "Thái", "Châu", "Quách", "Tôn", "Kiều", "Từ", "Chu", "Lại", "Triệu", "Khổng", "Mạc", "La", "Lã", "Thân",
        "Quản", "Nghiêm", "Viên", "Giang", "Tống", "Ông", "Thạch", "Sơn", "Danh", "Kim", "Lò", "Hầu", "Vi", "Nông",
        "Ma",
        "Hứa", "Khương", "Bạch", "Đàm", "Doãn", "Văn", "Phó", "Ninh", "Âu", "Cù", "Cái", "Mã", "Bế", "Lục", "Giàng",
        "Vàng", "Thào", "Sùng", "Quàng", "Cầm", "Điêu", "Hoàn", "Uông", "Đồng", "Trà", "Tăng", "Mẫn", "Phí", "Ngụy",
        "Huyền", "Tôn Nữ", "Ksor", "Rơ", "Siu", "Nay", "Y", "Đường", "Thiều", "Hàn", "Liêu", "Chử", "Hán", "Đậu",
    ]
    private static let rankNames = [
        "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá",
        "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy",
    ]
    private static let ranks = rankNames.map { LayoutText.folded($0) }

    /// Two to six words, each with a capital first, no digits; a military rank may stand before it.
    static func isName(_ text: String) -> Bool {
        let words = withoutRank(withoutDegree(bare(text))).split(separator: " ")
        guard (2...6).contains(words.count), !Authority.isOffice(text) else { return false }
        return words.allSatisfy { word in
            word.count <= 8 && word.first?.isUppercase == true && word.allSatisfy(\.isLetter)
        }
    }

    /// A name that begins with a family name.
    static func isFamilyName(_ text: String) -> Bool {
        let name = withoutRank(withoutDegree(bare(text)))
        return isName(text) && name.split(separator: " ").first.map { families.contains(String($0)) } == true
    }

    static func bare(_ text: String) -> String { LayoutText.trimmed(text, of: " *_|~.,:;‘’'`\"$»«-–—=>") }

    /// `TS. Nguyễn Văn A` → `Nguyễn Văn A`.
    static func withoutDegree(_ name: String) -> String {
        var words = name.split(separator: " ")
        while let first = words.first, first.contains("."), words.count > 2 { words.removeFirst() }
        return words.joined(separator: " ")
    }

    private static func withoutRank(_ name: String) -> String {
        let folded = LayoutText.folded(name)
        guard let rank = ranks.first(where: { folded.hasPrefix($0 + " ") }) else { return name }
        return name.split(separator: " ").dropFirst(rank.split(separator: " ").count).joined(separator: " ")
    }

    /// A name in a recognised line with specks around it and figures for letters: `Lê 7ấn Dũng` → `Lê Tấn Dũng`.
    ///
    /// nil when the line is no name even so, or is one without repair.
    static func repaired(_ text: String) -> String? {
        var words = withoutDegree(bare(text)).split(whereSeparator: \.isWhitespace).map { bare(String($0)) }
        words = words.map(withLetters)
        while let first = words.first, first.count { $0.isLetter } < 2, words.count > 2,
            family(withFigure: first) == nil
        {
            words.removeFirst()
        }
        while let last = words.last, last.count { $0.isLetter } < 2, words.count > 2 { words.removeLast() }
        if let rank = rank(endingLike: words) { words = rank }
        if let first = words.first, !families.contains(first),
            let family = family(like: first) ?? family(endingLike: first) ?? family(withFigure: first)
        {
            words[0] = family
        }
        let name = words.joined(separator: " ")
        guard name != bare(text), isName(name),
            withoutRank(name).split(separator: " ").first.map({ families.contains(String($0)) }) == true
        else { return nil }
        return name
    }

    /// The word with a letter for the figure that it begins with: `7ấn`, `1ê`.
    private static func withLetters(_ word: String) -> String {
        let shapes: [Character: Character] = ["7": "T", "0": "O", "1": "L", "5": "S", "8": "B", "4": "A"]
        guard let first = word.first, let letter = shapes[first], word.count >= 2,
            word.dropFirst().allSatisfy({ $0.isLetter && $0.isLowercase })
        else { return word }
        return String(letter) + word.dropFirst()
    }

    /// The most frequent family name of two letters of which the second was read as a figure: `L2`.
    private static func family(withFigure word: String) -> String? {
        guard word.count == 2, word.first?.isUppercase == true, word.last?.isNumber == true else { return nil }
        return families.first { $0.count == 2 && $0.first == word.first }
    }

    /// `ượng tướng Lê …`: a rank whose first letters lie under a seal.
    private static func rank(endingLike words: [String]) -> [String]? {
        guard words.count >= 4, !ranks.contains(LayoutText.folded(words[0] + " " + words[1])) else { return nil }
        let folded = LayoutText.folded(words[0] + " " + words[1])
        let fitting = rankNames.filter { LayoutText.folded($0).hasSuffix(folded) && $0.count - folded.count <= 3 }
        guard fitting.count == 1, words[0].count >= 3 else { return nil }
        return fitting[0].split(separator: " ").map(String.init) + words.dropFirst(2)
    }

    /// The most frequent family name that differs from the word in one mark or letter.
    private static func family(like word: String) -> String? {
        guard word.count >= 2, word.first?.isUppercase == true else { return nil }
        let letters = Array(word)
        let like = families.first { name in
            let other = Array(name)
            guard other.count == letters.count, other[0] == letters[0] else { return false }
            return zip(other, letters).filter { $0 != $1 }.count == 1
                && (letters.count > 2 || LayoutText.folded(name).last.map { "aeiou".contains($0) } == true)
        }
        return like ?? family(missingLetterIn: word)
    }

    /// The one family name of which the word, in small letters, is all but the first letter: `rương` under a seal.
    private static func family(endingLike word: String) -> String? {
        guard word.count >= 3, word.allSatisfy({ $0.isLetter && $0.isLowercase }) else { return nil }
        let fitting = families.filter { $0.count == word.count + 1 && $0.hasSuffix(word) }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// The one family name that a word without marks becomes by one more letter: a stroke of the signature took the
    /// letter that bore the mark.
    private static func family(missingLetterIn word: String) -> String? {
        let bare = word.lowercased()
        guard bare.count >= 3, bare.allSatisfy({ $0.isASCII }) else { return nil }
        let fitting = families.filter { name in
            let folded = LayoutText.folded(name)
            return folded.count == bare.count + 1 && folded.first == bare.first
                && folded.indices.contains { index in
                    var shorter = folded
                    shorter.remove(at: index)
                    return shorter == bare
                }
        }
        return fitting.count == 1 ? fitting[0] : nil
    }
}
