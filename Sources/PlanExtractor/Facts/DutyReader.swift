import DocumentModel

/// Reads who leads and who takes part: `Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính`.
enum DutyReader {
    struct Duty: Sendable {
        var kind: Fact.Kind
        var names: [String]
        /// First word, and the index behind the last.
        var first: Int
        var end: Int
    }

    static func read(_ words: TextWords, at index: Int) -> Duty? {
        labelled(words, at: index) ?? joint(words, at: index) ?? leading(words, at: index)
    }

    // MARK: - Labels

    /// `Đơn vị chủ trì: …`, `Cơ quan phối hợp: …`
    private static func labelled(_ words: TextWords, at index: Int) -> Duty? {
        var next = index
        for head in [["don", "vi"], ["co", "quan"], ["to", "chuc"], ["bo", "phan"], ["phong"]]
        where words.matches(head, at: index) {
            next = index + head.count
            if words.folded(next) == "," || words.folded(next - 1) == "vi" && words.words[next - 1].closing == "," {
                return nil
            }
            break
        }
        let duties: [(words: [String], kind: Fact.Kind)] = [
            (["chu", "tri", "thuc", "hien"], .responsible), (["chu", "tri"], .responsible),
            (["phoi", "hop", "thuc", "hien"], .coordinating),
            (["phoi", "hop"], .coordinating), (["thuc", "hien"], .responsible),
            (["chiu", "trach", "nhiem"], .responsible),
            (["phu", "trach"], .responsible), (["dau", "moi"], .responsible), (["tham", "gia"], .coordinating),
        ]
        for duty in duties where words.matches(duty.words, at: next) {
            let last = next + duty.words.count - 1
            // `Thực hiện:` alone is a heading; with a unit's word before it, or as `Chủ trì:`, a label.
            guard words.words[last].closing == ":", next > index || ["chu", "phoi"].contains(duty.words[0]) else {
                continue
            }
            guard let units = UnitNames.list(words, at: last + 1, isOpen: true) else { return nil }
            return Duty(kind: duty.kind, names: units.names, first: index, end: units.end)
        }
        return nil
    }

    // MARK: - Who takes part

    /// `phối hợp với …`, `phối hợp chặt chẽ cùng …`
    private static func joint(_ words: TextWords, at index: Int) -> Duty? {
        guard words.matches(["phoi", "hop"], at: index), words.words[index + 1].closing.isEmpty else { return nil }
        var next = index + 2
        if ["chat", "kip", "thuong"].contains(words.folded(next)) { next += 2 }
        if words.matches(["va", "hop", "tac"], at: next) { next += 3 }
        guard ["voi", "cung"].contains(words.folded(next)),
            words.words[next].closing.isEmpty || words.words[next].closing == ":"
        else { return nil }
        next += words.matches(["cung", "voi"], at: next) ? 2 : 1
        guard let units = UnitNames.list(words, at: next) else { return nil }
        return Duty(kind: .coordinating, names: units.names, first: index, end: units.end)
    }

    // MARK: - Who leads

    /// `Giao Sở Y tế …`, `Sở Y tế chủ trì`, `Văn phòng có trách nhiệm`, `do Sở Y tế chủ trì`.
    private static func leading(_ words: TextWords, at index: Int) -> Duty? {
        var next = index
        let isCharge =
            words.words[index].text.lowercased() == "giao" && words.words[index].closing.isEmpty
            && (words.words[index].isCapitalised || words.folded(index - 1) == "tich"
                || index > 0 && words.words[index - 1].endsClause)
        if isCharge {
            next += 1
            if words.folded(next) == "cho" { next += 1 }
        } else {
            guard words.words[index].isCapitalised || words.words[index].isLowerCase && isFree(words, index) else {
                return nil
            }
            // Not in the middle of a name.
            if index > 0, words.words[index - 1].closing.isEmpty, words.words[index - 1].isCapitalised,
                UnitNames.begins(words, at: index - 1)
            {
                return nil
            }
        }
        guard UnitNames.begins(words, at: next), let units = UnitNames.list(words, at: next) else { return nil }
        if let end = dutyEnd(words, at: units.end) {
            // `tại trụ sở UBND tỉnh, Phó Chủ tịch … chủ trì`: the list begins in another clause.
            if !isCharge, units.names.count > 1, index > 0, words.words[index - 1].closing.isEmpty,
                words.words[index - 1].isLowerCase, !["giao", "do"].contains(words.folded(index - 1))
            {
                return nil
            }
            if units.names.count == 1,
                ["các cơ quan", "các đơn vị", "cơ quan", "đơn vị"].contains(units.names[0].lowercased()),
                words.folded(end - 1) == "tri"
            {
                return nil
            }
            // Who takes the chair of a meeting leads nothing else.
            if words.folded(end - 1) == "tri", ["cuoc", "hoi", "buoi", "phien"].contains(words.folded(end)) {
                return nil
            }
            return Duty(kind: .responsible, names: units.names, first: index, end: end)
        }
        return isCharge && words.words[units.end - 1].closing.allSatisfy({ ",:".contains($0) })
            ? Duty(kind: .responsible, names: units.names, first: index, end: units.end) : nil
    }

    /// A name in lower case begins a clause, or follows `giao`, `do`.
    private static func isFree(_ words: TextWords, _ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = words.words[index - 1]
        if words.folded(index) == "cac" {
            return !before.closing.isEmpty || ["giao", "do", "la"].contains(before.folded)
        }
        return before.endsClause || before.closing == ":" || ["giao", "do"].contains(before.folded)
    }

    /// Behind `chủ trì`, `có trách nhiệm`, `chịu trách nhiệm`, `là cơ quan thường trực`.
    private static func dutyEnd(_ words: TextWords, at index: Int) -> Int? {
        guard index > 0, ["", ",", ":"].contains(words.words[index - 1].closing) else { return nil }
        var next = index
        if ["la", "lam", "se", "duoc"].contains(words.folded(next)) { next += 1 }
        if words.folded(next) == "giao" { next += 1 }
        for head in [["don", "vi"], ["co", "quan"], ["dau", "moi"]] where words.matches(head, at: next) { next += 2 }
        if words.words[index - 1].closing != "" || next >= words.words.count {
            // `Sở Y tế: Chủ trì, phối hợp …`
            guard words.words[index - 1].closing == ":" || words.words[index - 1].closing == "," else { return nil }
        }
        for duty in [["chu", "tri"], ["co", "trach", "nhiem"], ["chiu", "trach", "nhiem"], ["thuong", "truc"]]
        where words.matches(duty, at: next) { return next + duty.count }
        return next > index && words.matches(["dau", "moi"], at: next - 2) ? next : nil
    }
}
