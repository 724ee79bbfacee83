import DocumentModel

/// Gathers the lines of a closing block into signers: authority, position and name below each other, signers of a
/// joint document side by side.
struct SignerBlocks: Sendable {
    private(set) var signatures: [Signature] = []
    private(set) var corrections: [Correction] = []

    /// One signer's lines, top to bottom.
    private struct Column {
        var offices: [(text: String, line: FlowLine, last: FlowLine)] = []
        var name: (text: String, line: FlowLine)?
        var center: Double?
    }

    /// Signers' names stand centred under their offices; centres of one column differ by less than this, in points.
    private static let reach = 75.0

    init(_ lines: [FlowLine]) {
        var columns: [Column] = []
        for (index, line) in lines.enumerated() {
            if let office = deputy(line, below: columns) ?? office(line) ?? authority(line, over: lines[(index + 1)...])
            {
                let text = LayoutText.folded(office)
                let index = columns.lastIndex { Self.isBelow(line, $0) && $0.name == nil }
                // The same line read twice, over and under a seal.
                if let index, let last = columns[index].offices.last?.line, !line.isPlain, last.page == line.page,
                    line.box.centerY - last.box.centerY < 0.6 * last.box.height
                {
                    continue
                }
                if let index,
                    !columns[index].offices.contains(where: { LayoutText.folded($0.text) == text }) || line.isRecognised
                {
                    columns[index].offices.append((office, line, line))
                } else {
                    columns.append(
                        Column(offices: [(office, line, line)], center: line.isPlain ? nil : line.box.centerX))
                }
            } else if let index = columns.lastIndex(where: { Self.goesOn(line, $0) }) {
                columns[index].offices[columns[index].offices.count - 1].text += " " + LayoutText.trimmed(line.text)
                columns[index].offices[columns[index].offices.count - 1].last = line
            } else if let name = name(line) {
                if let index = columns.indices.filter({
                    Self.takes(name, columns[$0]) && Self.isBelow(line, columns[$0])
                })
                .min(by: { Self.distance(line, columns[$0]) < Self.distance(line, columns[$1]) }) {
                    columns[index].name = (name, line)
                } else if columns.isEmpty {
                    columns.append(Column(name: (name, line), center: line.isPlain ? nil : line.box.centerX))
                }
            }
        }
        columns = columns.filter { !$0.offices.isEmpty || $0.name != nil }
        columns.sort { Self.isBefore($0, $1) }
        for column in columns { add(column) }
    }

    // MARK: - Columns

    private static func isBelow(_ line: FlowLine, _ column: Column) -> Bool {
        guard let center = column.center, !line.isPlain else { return true }
        return abs(line.box.centerX - center) < reach
    }

    /// A second line of an office's name, in capitals right below: `KT. BỘ TRƯỞNG` / `BỘ CÔNG AN`.
    private static func goesOn(_ line: FlowLine, _ column: Column) -> Bool {
        guard let last = column.offices.last?.last, column.name == nil, LayoutText.isCapitals(line.text),
            line.text.count(where: \.isLetter) >= 5, !PersonName.isName(line.text) || line.isRecognised
        else { return false }
        if line.isPlain { return true }
        return line.page == last.page && abs(line.box.centerX - last.box.centerX) < 40
            && line.box.y0 - last.box.y1 < 0.8 * last.box.height
    }

    /// A column without a name takes one; a scribble that read as two words gives way to a name with a family name.
    private static func takes(_ name: String, _ column: Column) -> Bool {
        guard let known = column.name else { return true }
        return known.line.isRecognised && !PersonName.isFamilyName(known.text) && PersonName.isFamilyName(name)
    }

    private static func distance(_ line: FlowLine, _ column: Column) -> Double {
        guard let center = column.center, !line.isPlain else { return 0 }
        return abs(line.box.centerX - center)
    }

    /// Left before right where they stand side by side, else top before bottom.
    private static func isBefore(_ a: Column, _ b: Column) -> Bool {
        guard let first = a.offices.first?.line ?? a.name?.line, let second = b.offices.first?.line ?? b.name?.line,
            !first.isPlain, !second.isPlain, first.page == second.page
        else { return false }
        // Who signs beside another has the office on one level with it.
        if a.offices.isEmpty == b.offices.isEmpty, abs(first.box.centerY - second.box.centerY) < 30 {
            return first.box.centerX < second.box.centerX
        }
        return first.box.centerY < second.box.centerY
    }

    // MARK: - Lines

    /// The office the line names, repaired where recognition garbled it.
    private mutating func office(_ line: FlowLine) -> String? {
        let text = LayoutText.trimmed(line.text, of: " *_|~,:;‘’'`\"$»«-–—=>^¡“”")
        if text.hasPrefix("(") { return nil }
        let approved = Self.withoutApproval(text)
        if Authority.isOffice(approved) { return LayoutText.trimmed(approved, of: " *_|~,:;$»«") }
        if line.isRecognised || line.isPlain, let repair = Offices.repair(text) {
            let whole = repair.text + unit(of: repair.text, behind: line)
            record(line, from: text, to: whole, rule: "office", score: repair.score)
            return whole
        }
        return nil
    }

    /// The unit that a repaired office heads, as it was read with certainty: `ĐÀO TẠO` of `T&ƯỚNG PHÒNG ĐÀO TẠO`.
    private func unit(of office: String, behind line: FlowLine) -> String {
        let count = office.split(separator: " ").count
        guard line.isRecognised, !Authority.isAuthority(office), line.words.count > count else { return "" }
        let rest = line.words[count...]
        guard
            rest.allSatisfy({
                $0.confidence >= 0.8 && $0.text.count >= 2 && $0.text.allSatisfy { $0.isLetter && $0.isUppercase }
            })
        else { return "" }
        return " " + rest.map(\.text).joined(separator: " ")
    }

    /// An authority of whose first letters a seal left one: the office below tells which it was. One who deputises
    /// signs for the head (`KT.`), one who heads a unit by the head's order (`TL.`).
    private mutating func authority(_ line: FlowLine, over below: ArraySlice<FlowLine>) -> String? {
        guard line.isRecognised, LayoutText.isCapitals(line.text) else { return nil }
        let letters = LayoutText.folded(line.text).filter(\.isLetter)
        let heads = Offices.all.filter {
            $0.deputy != nil && letters.hasSuffix(String($0.letters))
                && (1...2).contains(letters.count - $0.letters.count)
        }
        guard let head = heads.max(by: { $0.letters.count < $1.letters.count }), let next = below.first,
            next.page == line.page, abs(next.box.centerX - line.box.centerX) < Self.reach,
            let signer = Offices.office(LayoutText.folded(next.text)), signer.name != head.name
        else { return nil }
        let text = (signer.name == head.deputy ? "KT. " : "TL. ") + head.name
        record(line, from: line.text, to: text, rule: "office", score: 0.5)
        return text
    }

    /// Below `KT. BỘ TRƯỞNG` stands `THỨ TRƯỞNG`, below `KT. GIÁM ĐỐC` stands `PHÓ GIÁM ĐỐC`, however badly it was read.
    private mutating func deputy(_ line: FlowLine, below columns: [Column]) -> String? {
        guard line.isRecognised, let column = columns.last(where: { $0.name == nil && Self.isBelow(line, $0) }),
            let above = column.offices.last?.text, Authority.isAuthority(above),
            LayoutText.folded(above).hasPrefix("kt"),
            let name = above.split(separator: " ", maxSplits: 1).last.map({ LayoutText.folded(String($0)) }),
            let office = Offices.office(name), let deputy = office.deputy,
            // Nobody signs for one in whose own office he is.
            !Authority.isOffice(line.text) || LayoutText.folded(line.text) == office.folded
        else { return nil }
        let wanted = LayoutText.folded(deputy).filter(\.isLetter)
        let read = LayoutText.folded(line.text).filter(\.isLetter)
        guard LayoutText.capitals(of: line.text).capitals >= wanted.count / 2, read.count <= wanted.count + 6,
            EditDistance.between(Array(read), Array(wanted)) * 5 <= wanted.count * 2
        else { return nil }
        record(line, from: line.text, to: deputy, rule: "office", score: 0.5)
        return deputy
    }

    /// Whether the line is an office or an authority line, one that approves included.
    static func namesOffice(_ text: String) -> Bool {
        Authority.isOffice(withoutApproval(LayoutText.trimmed(text, of: " *_|~,:;")))
    }

    /// `PHÊ DUYỆT GIÁM ĐỐC SỞ Y TẾ`, `DUYỆT CỦA …`: who approves signs too.
    private static func withoutApproval(_ text: String) -> String {
        let folded = LayoutText.folded(text)
        for word in ["phe duyet cua ", "phe duyet ", "duyet cua ", "duyet ", "xac nhan cua "]
        where folded.hasPrefix(word) {
            return text.split(separator: " ").dropFirst(word.split(separator: " ").count).joined(separator: " ")
        }
        return text
    }

    private mutating func name(_ line: FlowLine) -> String? {
        let text = PersonName.bare(line.text)
        let folded = LayoutText.folded(text)
        if line.text.hasPrefix("(") || folded.hasPrefix("da ky") || LayoutText.isCapitals(text) && line.isRecognised {
            return nil
        }
        if line.isRecognised, let repaired = PersonName.repaired(line.text) {
            if repaired != text { record(line, from: text, to: repaired, rule: "name", score: 0.5) }
            return repaired
        }
        return PersonName.isName(text) ? text : nil
    }

    // MARK: - Signatures

    private mutating func add(_ column: Column) {
        var offices = column.offices
        // `KT. CHỦ TỊCH` over `PHÓ CHỦ TỊCH` with the first words under a seal: the same office twice.
        if offices.count == 2, !Authority.isAuthority(offices[0].text),
            let office = Offices.office(LayoutText.folded(offices[0].text)), let deputy = office.deputy,
            let second = Offices.office(LayoutText.folded(offices[1].text)),
            second.name == office.name || second.name == deputy, offices[0].line.isRecognised
        {
            record(offices[0].line, from: offices[0].text, to: "KT. " + office.name, rule: "office", score: 0.5)
            offices[0].text = "KT. " + office.name
            if second.name == office.name {
                record(offices[1].line, from: offices[1].text, to: deputy, rule: "office", score: 0.5)
                offices[1].text = deputy
            }
        }
        let authority = offices.map(\.text).filter { Authority.isAuthority($0) }.joined(separator: " ")
        let position = offices.map(\.text).filter { !Authority.isAuthority($0) }.joined(separator: " ")
        let lines = offices.map(\.line) + [column.name?.line].compactMap { $0 }
        signatures.append(
            Signature(
                authority: authority.isEmpty ? nil : authority, position: position.isEmpty ? nil : position,
                name: column.name.map { PersonName.withoutDegree($0.text) },
                provenance: SectionTree.provenance(lines), confidence: SectionTree.confidence(lines)))
    }

    private mutating func record(_ line: FlowLine, from: String, to: String, rule: String, score: Double) {
        corrections.append(
            Correction(
                page: line.page, wordBox: line.isPlain ? nil : line.box, from: from, to: to, rule: rule, score: score))
    }
}
