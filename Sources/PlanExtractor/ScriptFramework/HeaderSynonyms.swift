/// What the columns of script-framework tables are called.
public struct HeaderSynonyms: Hashable, Sendable, Codable {
    /// Columns that an activity is made of; raw values are the names used in a synonyms file.
    public enum Column: String, Hashable, Sendable, Codable, CaseIterable {
        case number, subject, form, measure, quantity, period, lead, support, supportForm, work
    }

    /// Titles of each column, folded.
    private var titles: [Column: [String]]

    /// The titles that plans of the last years use.
    public init() {
        titles = [:]
        let builtIn: [(Column, [String])] = [
            (.number, ["Stt", "TT", "Số TT", "Số thứ tự"]),
            (.subject, ["Chủ thể", "Nhóm chủ thể", "Đối tượng", "Nhóm đối tượng", "Chủ thể truyền thông"]),
            (
                .form,
                [
                    "Hình thức truyền thông", "Hình thức", "Hình thức thông tin, truyền thông", "Hoạt động",
                    "Tên hoạt động", "Các hoạt động thông tin, truyền thông", "Nội dung hoạt động",
                    "Nhiệm vụ, công việc", "Nội dung", "Nhiệm vụ", "Tên nhiệm vụ", "Nhiệm vụ, giải pháp",
                    "Nội dung nhiệm vụ", "Nội dung, nhiệm vụ",
                ]
            ),
            (.measure, ["Đơn vị tính", "ĐVT"]),
            (
                .quantity,
                [
                    "Số lượng/Tần suất", "Số lượng", "Tần suất", "Số lượng, tần suất", "Số lượng (cuộc, tin, bài...)",
                    "Khối lượng",
                ]
            ),
            (
                .period,
                [
                    "Thời gian thực hiện", "Thời gian", "Thời hạn", "Thời gian hoàn thành", "Thời hạn hoàn thành",
                    "Tiến độ", "Lộ trình",
                ]
            ),
            (
                .lead,
                [
                    "Đơn vị chủ trì", "Cơ quan chủ trì", "Chủ trì", "Đơn vị thực hiện", "Cơ quan thực hiện",
                    "Đơn vị chủ trì thực hiện",
                ]
            ),
            (.support, ["Đơn vị phối hợp", "Cơ quan phối hợp", "Phối hợp", "Đơn vị phối hợp thực hiện"]),
            (.supportForm, ["Hình thức phối hợp", "Cách thức phối hợp", "Nội dung phối hợp"]),
            (
                .work,
                [
                    "Công việc thực hiện", "Công việc", "Nội dung công việc", "Nội dung thực hiện", "Thông điệp chính",
                    "Sản phẩm, kết quả", "Sản phẩm", "Kết quả", "Kết quả, sản phẩm", "Kết quả/Đánh giá",
                    "Nội dung hoạt động TT, TT",
                ]
            ),
        ]
        for (column, names) in builtIn { for name in names { add(name, as: column) } }
    }

    /// Adds a title for a column.
    public mutating func add(_ title: String, as column: Column) {
        let folded = Self.folded(title)
        guard !folded.isEmpty, !titles[column, default: []].contains(folded) else { return }
        titles[column, default: []].append(folded)
    }

    /// Adds the lines `column<TAB>title` of a text; lines that begin with `#` and empty ones are passed over.
    ///
    /// - Returns: the lines that name no column, as they are.
    public mutating func add(tabSeparated text: String) -> [String] {
        var unknown: [String] = []
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let column = Column(rawValue: LayoutText.trimmed(String(parts[0]))) else {
                unknown.append(String(line))
                continue
            }
            add(String(parts[1]), as: column)
        }
        return unknown
    }

    /// The column that a title names; recognition may have got an eighth of its letters wrong.
    func column(of title: String) -> Column? {
        let folded = Self.folded(title)
        guard !folded.isEmpty else { return nil }
        var best: (column: Column, distance: Double)?
        for (column, names) in titles {
            for name in names {
                let distance =
                    Double(EditDistance.between(Array(folded), Array(name))) / Double(max(folded.count, name.count))
                if distance < (best?.distance ?? 0.13) { best = (column, distance) }
            }
        }
        return best?.column
    }

    private static func folded(_ title: String) -> String {
        LayoutText.folded(title).filter { $0.isLetter || $0.isNumber || $0 == "/" }
    }
}
