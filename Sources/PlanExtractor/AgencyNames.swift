/// Parts the capitals of a letterhead into the superior agency and the issuer.
enum AgencyNames {
    /// First words of agencies' names, folded.
    private static let heads = [
        "uy ban", "ubnd", "so ", "bo ", "cuc ", "tong cuc", "vu ", "phong ", "truong ", "vien ", "benh vien",
        "trung tam", "bao hiem xa hoi", "bhxh", "chi cuc", "ban ", "hoi dong", "hdnd", "hoi ", "cong ty", "tinh uy",
        "huyen uy", "thanh uy", "quan uy", "dang uy", "dang bo", "doan ", "toa an", "vien kiem sat", "van phong",
        "chinh phu", "thu tuong", "lien doan", "dai ", "kho bac", "cong an", "ngan hang", "tap doan", "tong cong ty",
        "dai hoc", "hoc vien", "thanh tra", "mat tran", "quoc hoi", "tap chi", "bao ", "lien minh", "quy ", "thi uy",
    ]

    /// - Parameter lines: the left block above the number, top to bottom.
    static func split(_ lines: [FlowLine]) -> (superior: String?, issuer: String?) {
        var groups: [[FlowLine]] = []
        for line in lines {
            if let last = groups.last?.last, !startsAgency(line, after: last) {
                groups[groups.count - 1].append(line)
            } else {
                groups.append([line])
            }
        }
        let names = groups.map { $0.map { LayoutText.trimmed($0.text, of: " *-–—_.|") }.joined(separator: " ") }
            .filter { $0.contains(where: \.isLetter) }
        guard let issuer = names.last else { return (nil, nil) }
        let superior = names.dropLast().joined(separator: " ")
        return (superior.isEmpty ? nil : superior, issuer)
    }

    private static func startsAgency(_ line: FlowLine, after last: FlowLine) -> Bool {
        let folded = LayoutText.folded(line.text)
        if LayoutText.folded(last.text) == "thu tuong" { return false }
        if let now = line.boldShare, let before = last.boldShare, (now > 0.6) != (before > 0.6) { return true }
        return heads.contains { (folded + " ").hasPrefix($0) }
    }
}
