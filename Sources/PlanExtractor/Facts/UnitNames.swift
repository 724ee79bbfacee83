/// Reads names of agencies and units in running text: `Sở Tài chính, Sở Y tế và các đơn vị liên quan`.
enum UnitNames {
    struct Names: Sendable {
        var names: [String]
        /// First word, and the index behind the last.
        var first: Int
        var end: Int
    }

    /// The names listed from `index` on.
    ///
    /// - Parameter isOpen: behind a label such as `Đơn vị phối hợp:`, where any words are a name and stops part names.
    static func list(_ words: TextWords, at index: Int, isOpen: Bool = false) -> Names? {
        var next = index
        var out = Names(names: [], first: index, end: index)
        while out.names.count < 40, let end = name(words, at: next, isOpen: isOpen) {
            var text = words.text(words: next...(end - 1)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if text.hasPrefix("với ") { text = String(text.dropFirst(4)) }
            out.names.append(text)
            out.end = end
            guard end < words.words.count else { break }
            let closing = words.words[end - 1].closing
            if closing == "," || isOpen && closing == ";" {
                next = end
                if ["va", "cung", "voi"].contains(words.folded(next)) { next += 1 }
            } else if closing.isEmpty, words.folded(end) == "va" || words.text(words: end...end) == "-" && isOpen {
                next = end + 1
            } else {
                break
            }
            while next < words.words.count, ["voi", "-", "–", "+"].contains(words.folded(next)) { next += 1 }
        }
        return out.names.isEmpty ? nil : out
    }

    /// Whether a title names one unit from its first word to its last: `Trung tâm Dịch vụ hỗ trợ, chăm sóc khách hàng`.
    static func isName(_ words: TextWords) -> Bool {
        guard words.words.count <= 14, words.words.first?.isCapitalised == true, begins(words, at: 0) else {
            return false
        }
        return words.words.indices.dropFirst().allSatisfy { index in
            !stops(words, at: index) && words.words[index].number == nil
                && ["", ","].contains(words.words[index - 1].closing)
        }
    }

    /// The index behind the name that begins at `index`.
    private static func name(_ words: TextWords, at index: Int, isOpen: Bool) -> Int? {
        guard
            begins(words, at: index)
                || isOpen && words.words.indices.contains(index) && words.words[index].isCapitalised
        else {
            return nil
        }
        var isGroup = isGroup(words, at: index)
        var end = index + 1
        while end < min(index + 26, words.words.count) {
            let word = words.words[end]
            let closing = words.words[end - 1].closing
            if !word.opening.isEmpty { break }
            if closing == "," {
                guard continues(words, at: end, isGroup: isGroup) else { break }
            } else if !closing.isEmpty {
                break
            }
            if word.folded == "va" || word.text == "&" {
                guard closing.isEmpty, joins(words, at: end + 1, isGroup: isGroup) else { break }
                end += 2
                continue
            }
            if stops(words, at: end) { break }
            if ["các", "những"].contains(word.text) { isGroup = true }
            if word.text.first?.isNumber == true, word.text.utf8.count > 3 { break }
            end += 1
        }
        while end > index + 1, ["-", "–", "va"].contains(words.folded(end - 1)) { end -= 1 }
        // A lone generic word names no one.
        if end == index + 1, words.words[index].isLowerCase { return nil }
        if end == index + 1, !words.words[index].isCapitals, alone.contains(words.folded(index)) { return nil }
        return end
    }

    private static let alone: Set<String> = [
        "bo", "so", "ban", "cac", "vu", "chi", "tong", "uy", "hoi", "co", "don", "trung", "doan", "to", "phong",
    ]

    /// Whether a name of a unit may begin here.
    static func begins(_ words: TextWords, at index: Int) -> Bool {
        guard words.words.indices.contains(index) else { return false }
        let word = words.words[index]
        let next = words.folded(index + 1)
        if word.isCapitalised {
            if let seconds = heads[word.folded] {
                return seconds.isEmpty || seconds.contains(next) || seconds.contains("*") && nextIsName(words, index)
            }
            return word.isCapitals && abbreviations.contains { word.folded.hasPrefix($0) }
        }
        guard word.isLowerCase, let seconds = generic[word.text] else { return false }
        return seconds.isEmpty
            || seconds.contains(words.words.indices.contains(index + 1) ? words.words[index + 1].text.lowercased() : "")
    }

    private static func nextIsName(_ words: TextWords, _ index: Int) -> Bool {
        words.words[index].closing.isEmpty && index + 1 < words.words.count && words.words[index + 1].isCapitalised
    }

    private static func isGroup(_ words: TextWords, at index: Int) -> Bool {
        ["cac", "nhung", "moi"].contains(words.folded(index)) || words.words[index].isLowerCase
    }

    /// Behind a comma: `các sở, ban, ngành`, `Bộ Văn hóa, Thể thao và Du lịch`.
    private static func continues(_ words: TextWords, at index: Int, isGroup: Bool) -> Bool {
        let word = words.words[index]
        if isGroup, word.isLowerCase { return parts.contains(word.text) }
        guard word.isCapitalised, !begins(words, at: index) else { return false }
        return (1...3).contains {
            ["va", "&"].contains(words.folded(index + $0)) && words.words[index + $0 - 1].closing.isEmpty
        }
    }

    /// Behind `và`: `Giáo dục và Đào tạo`, `các sở và địa phương`.
    private static func joins(_ words: TextWords, at index: Int, isGroup: Bool) -> Bool {
        guard words.words.indices.contains(index) else { return false }
        let word = words.words[index]
        if word.isCapitalised { return !begins(words, at: index) && !isGroup }
        let pair = word.text + " " + (words.words.indices.contains(index + 1) ? words.words[index + 1].text : "")
        return [
            "xã hội", "đào tạo", "phát triển", "truyền thông", "đầu tư", "môi trường", "công nghệ", "du lịch",
            "thể thao",
        ].contains(pair)
            || isGroup && parts.contains(word.text) && !begins(words, at: index)
    }

    /// Whether the sentence goes on with what the unit does.
    private static func stops(_ words: TextWords, at index: Int) -> Bool {
        let word = words.words[index]
        guard word.isLowerCase else { return false }
        let before = words.folded(index - 1)
        let next = words.words.indices.contains(index + 1) ? words.words[index + 1].text : ""
        if let kept = kept[word.text + " " + next] {
            return !(kept.isEmpty || kept.contains(before) || !words.words[index - 1].closing.isEmpty)
        }
        if let kept = kept[word.text], kept.contains(before) { return false }
        return single.contains(word.text) || pairs.contains(word.text + " " + next)
    }

    /// Words that would go on with the sentence, but belong to a name behind some word; behind any when none is said.
    private static let kept: [String: Set<String>] = [
        "tổ chức": ["cac", "nhung", "moi", "ban", "phong"],
        "tạo": ["dao"], "tự": ["trat"], "ký": ["dang", "thu"], "làm": ["viec"], "tích": ["di", "phan"], "huy": ["chi"],
        "gửi": ["tien"], "có liên": [], "có chức": [],
        "quản lý": ["ban", "quan", "bo", "cuc", "vi"], "kiểm tra": ["doan", "to", "ban", "uy"],
        "thanh tra": ["doan", "quan"],
        "chỉ đạo": ["ban"], "giao": ["ngoai"], "trình": ["chuong", "quy", "cong"], "lập": ["cong"],
        "sử": ["lich"], "cử": ["bau"], "truyền thông": ["vi", "quan", "va", "tam", "phong"],
        "phát triển": ["va", "quy", "hang"],
        "đào tạo": ["va", "so", "phong"], "xây dựng": ["phong", "so"], "thông tin": ["tam", "va", "nghe", "truyen"],
        "thông báo": ["truyen"], "hỗ": ["vu"], "chăm sóc": [],
        "bảo vệ": ["to", "luc"], "định": ["binh", "nam", "gia", "tham", "giam", "kiem"],
    ]

    private static let heads: [String: Set<String>] = [
        "bo": ["*", "truong", "chi"], "so": ["*"], "uy": ["ban"], "ubnd": [], "hdnd": [], "bhxh": [], "mttq": [],
        "ban": ["*", "quan", "chi", "to"],
        "cuc": ["*"], "vu": ["*"], "tong": ["cuc", "cong", "giam", "lien"], "chi": ["cuc", "nhanh", "bo"],
        "phong": ["*", "ban"],
        "trung": ["tam"], "vien": ["*", "kiem", "truong"], "van": ["phong"], "thanh": ["tra", "doan"], "ngan": ["hang"],
        "kho": ["bac"],
        "toa": ["an"], "truong": ["*", "phong", "ban", "dai", "cao", "tieu", "trung", "mam", "cac"], "benh": ["vien"],
        "cong": ["an", "doan", "ty", "thong"],
        "doan": ["*", "thanh", "tncs"], "hoi": ["*", "dong", "lien", "nong", "cuu", "phu", "nguoi", "nha"],
        "lien": ["doan", "hiep", "minh"],
        "mat": ["tran"], "dai": ["*", "phat", "truyen"], "bao": ["hiem"], "tap": ["chi", "doan"], "buu": ["dien"],
        "thu": ["truong", "tuong"],
        "giam": ["doc"], "chu": ["tich", "nhiem"], "pho": ["*", "giam", "chu", "truong"], "hieu": ["truong"],
        "to": ["*", "cong", "truyen", "giup"], "tinh": ["doan", "uy"], "huyen": ["uy", "doan"],
        "dang": ["uy", "bo"], "bch": ["*"], "bchqs": [], "ttyt": [], "cdc": [], "tieu": ["ban"], "hiep": ["hoi"],
        "khoa": ["*"], "nha": ["may", "van", "xuat", "thieu", "truong"],
        "cac": [
            "so", "bo", "don", "co", "dia", "phong", "ban", "nganh", "to", "vu", "cuc", "huyen", "xa", "truong",
            "doanh", "hoi", "doan", "trung", "thanh", "co,", "tinh", "khoa", "benh", "cap",
        ],
        "quy": ["*"], "don": ["vi"], "co": ["quan", "so"], "lanh": ["dao"], "bi": ["thu"], "cap": ["uy"],
        "chinh": ["quyen", "phu"],
        "chanh": ["van", "thanh", "to"], "hat": ["kiem"], "tram": ["y"], "dien": ["luc"],
    ]

    private static let abbreviations = [
        "ubnd", "hdnd", "bhxh", "mttq", "ubmttq", "ttyt", "bch", "vnpt", "kbnn", "vksnd", "tand", "lđlđ", "ldld",
        "hlhpn", "tncs",
    ]

    private static let generic: [String: Set<String>] = [
        "các": [], "những": ["đơn", "cơ", "địa"], "cơ": ["quan"], "đơn": ["vị"], "địa": ["phương"],
        "phòng": ["ban", "chức", "nghiệp", "chuyên"], "ban": ["ngành", "quản", "chỉ"],
        "chính": ["quyền"], "cấp": ["ủy", "uỷ"], "thủ": ["trưởng"], "lãnh": ["đạo"], "ủy": ["ban"], "uỷ": ["ban"],
        "công": ["an"], "văn": ["phòng"],
        "trung": ["tâm"], "bảo": ["hiểm"], "hội": ["đồng"], "mặt": ["trận"], "ngành": [], "doanh": ["nghiệp"],
        "nhà": ["trường"], "bộ": ["phận"],
        "đài": ["truyền", "phát"],
    ]

    /// Words of `các sở, ban, ngành, đoàn thể`.
    private static let parts: Set<String> = [
        "sở", "ban", "bộ", "ngành", "đoàn", "hội", "cơ", "đơn", "địa", "phòng", "huyện", "thị", "thành", "xã", "phường",
        "tỉnh", "tổ", "quận",
        "cấp", "vụ", "cục", "báo", "chính", "khoa", "trung", "trường", "viện", "doanh", "cá",
    ]

    private static let single: Set<String> = [
        "để", "nhằm", "trong", "về", "theo", "tại", "phối", "là", "có", "được", "sẽ", "đã", "tham", "trên", "khi",
        "thì", "nếu", "do",
        "căn", "định", "làm", "giao", "trình", "lập", "giúp", "từ", "đến", "đưa", "rà", "phải", "cho", "bằng", "qua",
        "gắn",
        "trước", "không", "cùng", "lấy", "tạo", "mở", "ký", "gửi", "nắm", "tự", "lồng", "xem", "bổ", "sớm", "ở", "cử",
        "kịp", "hỗ",
        "tích", "đôn", "tăng", "đẩy", "mời", "huy", "khảo", "chịu", "với", "ngay", "nên", "đăng", "bố", "chia", "duy",
        "ưu", "nâng", "nghiêm",
        "soạn", "khẩn", "sắp", "hoặc", "sau", "vào", "như", "cần", "đang", "này", "sử", "bám", "sẵn",
    ]

    private static let pairs: Set<String> = [
        "tổ chức", "thực hiện", "triển khai", "xây dựng", "hướng dẫn", "kiểm tra", "theo dõi", "tổng hợp", "quản lý",
        "nghiên cứu",
        "thanh tra", "chỉ đạo", "giám sát", "đánh giá", "phân công", "phân bổ", "quán triệt", "thành lập", "yêu cầu",
        "tổng kết", "sơ kết",
        "ban hành", "sử dụng", "biên soạn", "biên tập", "sản xuất", "đào tạo", "xử lý", "xác định", "quy định",
        "cập nhật", "công khai",
        "giải quyết", "tư vấn", "liên hệ", "chọn lọc", "lựa chọn", "thống nhất", "thiết kế", "khen thưởng", "ứng dụng",
        "giới thiệu",
        "động viên", "thông báo", "thông tin", "thông qua", "bảo đảm", "đảm bảo", "bảo vệ", "phát động", "phát huy",
        "phát hiện", "phát hành",
        "phát triển", "đồng thời", "báo cáo", "tuyên truyền", "tập huấn", "tập trung", "thường xuyên", "điều chỉnh",
        "điều tra", "điều hành",
        "cung cấp", "cung ứng", "thẩm định", "phổ biến", "vận động", "đối với", "đối chiếu", "khai thác", "khai trương",
        "cử cán", "cử người",
        "mua sắm", "tiến hành", "tiếp tục", "tiếp nhận", "đề xuất", "đề nghị", "cân đối", "chuẩn bị", "hoàn thành",
        "hoàn thiện",
        "truyền thông", "chủ trì", "chủ động", "chấp hành", "kiến nghị", "in ấn", "niêm yết", "lưu trữ", "tính toán",
        "thi hành", "hàng năm", "hằng năm", "hàng tháng", "hằng tháng", "hàng quý", "hằng quý", "chú trọng", "giữ vững",
        "ngăn chặn", "đấu tranh", "nắm bắt", "chăm sóc", "tăng cường", "cải cách",
        "thu thập", "kết nối", "xúc tiến", "tuyển chọn", "ra quân", "thu hút", "hạn chế", "tháo gỡ", "giữ gìn",
    ]
}
