/// Parts the capitals of a letterhead into the superior agency and the issuer.
enum AgencyNames {
    /// First words of agencies' names, folded.
    private static let heads = [
        "uy ban", "ubnd", "so ", "bo ", "cuc ", "tong cuc", "vu ", "phong ", "truong ", "vien ", "benh vien",
        "trung tam", "bao hiem xa hoi", "bhxh", "chi cuc", "ban ", "hoi dong", "hdnd", "hoi ", "cong ty", "tinh uy",
        "huyen uy", "thanh uy", "quan uy", "dang uy", "dang bo", "doan ", "toa an", "vien kiem sat", "van phong",
        "chinh phu", "thu tuong", "lien doan", "dai ", "kho bac", "cong an", "ngan hang", "tap doan", "tong cong ty",
        "dai hoc", "cong doan", "hoc vien", "thanh tra", "mat tran", "quoc hoi", "tap chi", "bao ", "lien minh", "quy ",
        "thi uy",
    ]

    /// - Parameter lines: the left block above the number, top to bottom.
    static func split(_ lines: [FlowLine]) -> AgencyNames.Names {
        var groups: [[FlowLine]] = []
        for line in lines {
            if let last = groups.last?.last, !startsAgency(line, after: last) {
                groups[groups.count - 1].append(line)
            } else {
                groups.append([line])
            }
        }
        groups = groups.filter { $0.contains { $0.text.contains(where: \.isLetter) } }
        func name(_ group: [FlowLine]) -> String {
            let texts = group.map { LayoutText.trimmed($0.text, of: " *_.|") }
            return LayoutText.trimmed(texts.joined(separator: " "), of: " -–—")
        }
        guard let last = groups.last else { return Names() }
        // `BỘ Y TẾ -` over `BỘ CÔNG AN`: a dash at the end of a line joins two issuers.
        var issuing = [last]
        while let before = groups.dropLast(issuing.count).last, let mark = before.last?.text.last, "-–—".contains(mark)
        {
            issuing.insert(before, at: 0)
        }
        let above = groups.dropLast(issuing.count)
        let parts = issuing.flatMap { joint(name($0)) }
        let superior = above.map(name).joined(separator: " ")
        return Names(
            superior: superior.isEmpty ? nil : superior, issuer: parts.joined(separator: " - "),
            issuers: parts.count > 1 ? parts : [], superiorLines: above.flatMap { $0 },
            issuerLines: issuing.flatMap { $0 })
    }

    /// What a letterhead's left block says.
    struct Names: Sendable {
        var superior: String?
        var issuer: String?
        /// Agencies that issue together; empty when there is one.
        var issuers: [String] = []
        var superiorLines: [FlowLine] = []
        var issuerLines: [FlowLine] = []
    }

    /// `SỞ Y TẾ - CÔNG ĐOÀN NGÀNH` in its agencies: both sides of the dash begin like an agency's name.
    private static func joint(_ name: String) -> [String] {
        var parts: [String] = []
        for piece in name.replacing("–", with: "-").split(separator: "-") {
            let text = LayoutText.trimmed(String(piece))
            if parts.isEmpty || isAgency(text) { parts.append(text) } else { return [name] }
        }
        return parts.count > 1 && isAgency(parts[0]) ? parts : [name]
    }

    static func isAgency(_ name: String) -> Bool {
        let folded = LayoutText.folded(name) + " "
        return heads.contains { folded.hasPrefix($0) }
    }

    private static func startsAgency(_ line: FlowLine, after last: FlowLine) -> Bool {
        let folded = LayoutText.folded(line.text)
        if LayoutText.folded(last.text) == "thu tuong" { return false }
        if let now = line.boldShare, let before = last.boldShare, (now > 0.6) != (before > 0.6) { return true }
        return heads.contains { (folded + " ").hasPrefix($0) }
    }
}
