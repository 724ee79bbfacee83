import DocumentModel

/// Which lines of a flattened row belong to which column: dates and links are known by their form, texts by their place.
enum FlattenedColumns {
    enum Kind: Sendable { case text, date, link, figure }

    struct Column: Sendable {
        var kind: Kind
        /// Lines of the header that are its title, from 0.
        var lines: [Int]
    }

    /// The columns of a header's lines: one a line, but a second line that names no new matter goes on with the first.
    static func read(_ header: [String]) -> [Column] {
        var out: [Column] = []
        for (index, title) in header.enumerated() {
            let kind = kind(of: title)
            // `THỜI GIAN` / `ĐĂNG TẢI, PHÁT SÓNG`: a title that is all verbs of a date's column.
            if kind == .text, let last = out.last, last.kind == .date, goesOn(title) {
                out[out.count - 1].lines.append(index)
            } else if kind == .text, !out.isEmpty, LayoutText.startsLower(title) {
                out[out.count - 1].lines.append(index)
            } else {
                out.append(Column(kind: kind, lines: [index]))
            }
        }
        return out
    }

    private static func kind(of title: String) -> Kind {
        let folded = LayoutText.folded(title)
        if ["thoi gian", "ngay", "thoi han", "thoi diem"].contains(where: folded.hasPrefix) { return .date }
        if ["link", "lien ket", "duong dan", "dia chi trang", "website"].contains(where: folded.hasPrefix) {
            return .link
        }
        if ["so luong", "so tien", "kinh phi", "don gia", "thanh tien"].contains(where: folded.hasPrefix) {
            return .figure
        }
        return .text
    }

    private static func goesOn(_ title: String) -> Bool {
        let words = ["thuc hien", "dang tai", "dang", "phat song", "phat hanh", "ban hanh", "hoan thanh", "to chuc"]
        let folded = LayoutText.folded(title)
        return words.contains { folded.hasPrefix($0) }
    }

    static func isLink(_ text: String) -> Bool { text.contains("://") || text.hasPrefix("www.") }

    /// `17/5/2021`, `Tháng 2/2020`, `Quý II năm 2021`.
    static func isDate(_ text: String) -> Bool {
        let folded = LayoutText.folded(text)
        guard folded.count <= 30, folded.contains(where: \.isNumber) else { return false }
        if folded.hasPrefix("thang ") || folded.hasPrefix("quy ") || folded.hasPrefix("nam ")
            || folded.hasPrefix("ngay ")
        {
            return true
        }
        return folded.allSatisfy { $0.isNumber || "/.- ".contains($0) } && folded.contains("/")
    }

    /// The lines of a row by column; columns without lines are empty.
    static func cells(of lines: [FlowLine], in columns: [Column]) -> [[FlowLine]] {
        var out = [[FlowLine]](repeating: [], count: columns.count)
        var rest = lines[...]
        for index in columns.indices where columns[index].kind != .text {
            guard let at = rest.firstIndex(where: { matches($0.text, columns[index].kind) }) else { continue }
            let start = columns[index].kind == .link ? leadIn(rest, at) : at
            place(rest[..<start], before: index, in: columns, &out)
            let end = columns[index].kind == .link ? rest.endIndex : at + 1
            out[index] = Array(rest[start..<end])
            rest = rest[end...]
        }
        place(rest, before: columns.count, in: columns, &out)
        return out
    }

    /// `- Bản 16':` before a link belongs to it.
    private static func leadIn(_ lines: ArraySlice<FlowLine>, _ at: Int) -> Int {
        at > lines.startIndex && lines[at - 1].text.hasSuffix(":") ? at - 1 : at
    }

    private static func matches(_ text: String, _ kind: Kind) -> Bool {
        switch kind {
        case .text: true
        case .date: isDate(text)
        case .link: isLink(text)
        case .figure: RowLabels.isFigure(text)
        }
    }

    /// Texts before a date or link: one line for each of the text columns from the right, the first takes what wraps.
    private static func place(
        _ lines: ArraySlice<FlowLine>, before index: Int, in columns: [Column], _ out: inout [[FlowLine]]
    ) {
        var homes: [Int] = []
        for column in columns.indices.prefix(index).reversed() {
            if columns[column].kind != .text || !out[column].isEmpty { if homes.isEmpty { continue } else { break } }
            homes.insert(column, at: 0)
        }
        guard let first = homes.first, !lines.isEmpty else { return }
        var rest = lines
        // Without the date that follows them only the first text is given.
        let isWhole = index < columns.count && columns[index].kind == .date || homes.count == 1
        if isWhole {
            for column in homes.dropFirst().reversed() where rest.count > 1 { out[column] = [rest.removeLast()] }
        }
        out[first] = Array(rest)
    }
}
