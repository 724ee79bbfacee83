import DocumentModel

/// Number and symbol of a document: `28-NQ/TW`, `294/QĐ-LĐTBXH`, `15/2020/NĐ-CP`, `58/2014/QH13`.
struct CitationNumber: Hashable, Sendable {
    /// As printed, blanks taken out, en dashes and the Icelandic Ð set right.
    var text: String
    /// First scalar, and the one behind the last.
    var start: Int
    var end: Int
    /// Groups between the joints, the running number first.
    var groups: [String]
    /// Whether it is one for sure; otherwise recognition may have damaged it, or it is none.
    var isSound: Bool

    /// The running number without leading zeros.
    var running: String { String(groups[0].drop { $0 == "0" }) }

    /// Year in the number, as in `15/2020/NĐ-CP`.
    var year: Int? { groups.dropFirst().first { $0.utf8.count == 4 }.flatMap { Int($0) } }

    /// What follows number and year, with its joints: `NĐ-CP`.
    var symbol: String {
        let head = groups.prefix { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } || $0 == groups[0] }
        return String(text.dropFirst(head.reduce(0) { $0 + $1.count + 1 }))
    }

    var letterGroups: ArraySlice<String> { groups.dropFirst().drop { Int($0) != nil } }

    /// The kind that the symbol names.
    var kind: String? { letterGroups.lazy.compactMap { DocumentKinds.kind(ofCode: $0) }.first }

    /// What two spellings of one number have in common.
    var key: String {
        let rest = VietnameseText.folded(text.replacing("-", with: "/")).split(separator: "/").dropFirst()
        return ([running] + rest.map(String.init)).joined(separator: "/")
    }

    /// The number that begins at a digit, joined over blanks and line breaks beside its joints.
    static func read(_ scalars: [Unicode.Scalar], from start: Int) -> CitationNumber? {
        guard start < scalars.count, isDigit(scalars[start]), start == 0 || !isWordPart(scalars[start - 1]) else {
            return nil
        }
        // `Số: …/2010/TT-BTC`: the running number is blank.
        if start > 0, "/-–".unicodeScalars.contains(scalars[start - 1]) { return nil }
        var position = start
        var groups = [""]
        while position < scalars.count, isDigit(scalars[position]) {
            groups[0].unicodeScalars.append(scalars[position])
            position += 1
        }
        guard groups[0].utf8.count <= 6, groups[0].contains(where: { $0 != "0" }) else { return nil }
        if position < scalars.count, "abcdđ".unicodeScalars.contains(scalars[position]) {
            groups[0].unicodeScalars.append(scalars[position])
            position += 1
        }
        var text = groups[0]
        var isSpaced = false
        while groups.count < 8,
            let next = group(scalars, behind: position, symbolGroups: letterCount(groups), isSpaced: isSpaced)
        {
            isSpaced = next.isSpaced
            text.unicodeScalars.append(next.joint)
            text += next.text
            groups.append(next.text)
            position = next.end
        }
        guard groups.count > 1 else { return nil }
        var number = CitationNumber(text: text, start: start, end: position, groups: groups, isSound: false)
        guard !number.letterGroups.isEmpty else { return nil }
        number.isSound = isSound(number)
        return number
    }

    /// Whether it is one code behind the running number, as in `158/UB`: a number only where the text says so.
    var isShort: Bool {
        guard letterGroups.count == 1, groups.count == 2, let code = letterGroups.first else { return false }
        return Self.isCode(code) && code.unicodeScalars.allSatisfy { $0.properties.isUppercase } && code.count >= 2
    }

    private static func letterCount(_ groups: [String]) -> Int { groups.dropFirst().filter { Int($0) == nil }.count }

    /// A joint and the group behind it; blanks may stand on one side of the joint, on both only after the first code
    /// and then again.
    private static func group(
        _ scalars: [Unicode.Scalar], behind end: Int, symbolGroups: Int, isSpaced: Bool
    ) -> (joint: Unicode.Scalar, text: String, end: Int, isSpaced: Bool)? {
        var position = end
        var before = 0
        while position < scalars.count, scalars[position].properties.isWhitespace, before < 2 {
            position += 1
            before += 1
        }
        guard position < scalars.count else { return nil }
        var joint = scalars[position]
        if joint == "–" || joint == "—" || joint == "‑" { joint = "-" }
        guard joint == "/" || joint == "-" || joint == "." && before == 0 && symbolGroups > 0 else { return nil }
        position += 1
        var after = 0
        while joint != ".", position < scalars.count, scalars[position].properties.isWhitespace, after < 3 {
            position += 1
            after += 1
        }
        var text = String.UnicodeScalarView()
        while position < scalars.count, isWordPart(scalars[position]) || scalars[position] == "&" {
            let scalar: Unicode.Scalar = scalars[position] == "Ð" ? "Đ" : scalars[position]
            // Recognition gives a Đ twice, once as the Icelandic letter.
            let isTwice = scalar == "Đ" && text.last == "Đ" && scalars[position] != scalars[position - 1]
            if !isTwice { text.append(scalar) }
            position += 1
        }
        guard let first = text.first, text.count <= 20 else { return nil }
        let group = String(text)
        if joint == ".", !first.properties.isUppercase { return nil }
        if before > 0 || after > 0 {
            let isYear = joint == "/" && symbolGroups == 0 && (Int(group).map { (1945...2100).contains($0) } ?? false)
            guard isCode(group) || isYear && position < scalars.count && scalars[position] == "/" else {
                return nil
            }
            if before > 0, after > 0, symbolGroups != 1, !(isSpaced && symbolGroups == 2) { return nil }
        }
        return (joint, group, position, before > 0 && after > 0)
    }

    /// Letters most of which are capitals, the first among them, and digits only at the end.
    private static func isCode(_ group: String) -> Bool {
        let letters = group.unicodeScalars.filter { $0.properties.isAlphabetic }
        guard letters.allSatisfy({ VietnameseText.base(of: $0).isASCII }) else { return false }
        guard let first = group.unicodeScalars.first, first.properties.isUppercase else { return false }
        let capitals = letters.filter { $0.properties.isUppercase }.count
        guard capitals * 2 > letters.count || letters.count == 3 && DocumentKinds.kind(ofCode: group) != nil else {
            return false
        }
        let tail = group.unicodeScalars.drop { $0.properties.isAlphabetic || $0 == "&" }
        return tail.allSatisfy { isDigit($0) } && tail.count <= 2
    }

    /// `BCĐ389QNg`: a committee with its number.
    private static func isNumberedCode(_ group: String) -> Bool {
        let letters = group.unicodeScalars.filter { $0.properties.isAlphabetic }
        let digits = group.unicodeScalars.filter { isDigit($0) }
        return isCode(String(String.UnicodeScalarView(letters))) && letters.count >= 3 && digits.count == 3
    }

    private static func isSound(_ number: CitationNumber) -> Bool {
        let codes = Array(number.letterGroups)
        let isKind = codes.first.flatMap { DocumentKinds.kind(ofCode: $0) } != nil
        guard codes.enumerated().allSatisfy({ isCode($1) || $0 > 0 && isKind && isNumberedCode($1) }) else {
            return false
        }
        if number.groups.count - codes.count > 2 { return false }
        if number.groups.count - codes.count == 2, number.year == nil { return false }
        let capitals = codes.joined().unicodeScalars.filter { $0.properties.isUppercase }.count
        guard capitals >= 2 else { return false }
        if codes.count >= 2 { return true }
        return lone.contains(codes[0].uppercased()) || isAssembly(codes[0])
            || number.year != nil && DocumentKinds.kind(ofCode: codes[0]) != nil
    }

    /// `QH13`, `UBTVQH11`: the National Assembly and its committee, with the term.
    static func isAssembly(_ code: String) -> Bool {
        let bare = code.unicodeScalars.prefix { $0.properties.isAlphabetic }
        return (String(bare) == "QH" || String(bare) == "UBTVQH") && code.unicodeScalars.count > bare.count
    }

    /// Symbols of one group that older documents have.
    private static let lone: Set<String> = [
        "CP", "TTG", "HĐBT", "CT", "QĐ", "NQ", "NĐ", "SL", "TW", "HĐNN", "KH", "TB", "BC",
    ]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || scalar.properties.isAlphabetic
    }
}
