/// Nouns that plans count, so that a number before them is a quantity.
enum CountedNouns {
    /// How many words from `index` on are a counted noun; the last may go on behind a stroke: `hội nghị/năm`.
    static func length(in words: TextWords, at index: Int) -> Int? {
        guard words.words.indices.contains(index), words.words[index].isLowerCase || isAbbreviation(words, index) else {
            return nil
        }
        let first = head(words, index)
        guard let candidates = byFirstWord[first] else { return nil }
        for noun in candidates where matches(noun, words, at: index) { return noun.count }
        return nil
    }

    /// Capitals up to a stroke: `USD/năm`.
    private static func isAbbreviation(_ words: TextWords, _ index: Int) -> Bool {
        let head = words.words[index].text.prefix { $0 != "/" }
        return head.count >= 2 && head.allSatisfy { $0.isUppercase }
    }

    private static func matches(_ noun: [String], _ words: TextWords, at index: Int) -> Bool {
        guard index + noun.count <= words.words.count else { return false }
        for (offset, part) in noun.enumerated() {
            let position = index + offset
            let isLast = offset == noun.count - 1
            guard (isLast ? head(words, position) : words.words[position].text.lowercased()) == part else {
                return false
            }
            if !isLast, !words.words[position].closing.isEmpty { return false }
        }
        return true
    }

    /// The word up to a stroke.
    static func head(_ words: TextWords, _ index: Int) -> String {
        let text = words.words[index].text.lowercased()
        return text.firstIndex(of: "/").map { String(text[..<$0]) } ?? text
    }

    private static let byFirstWord = Dictionary(
        grouping: names.map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
    ) { $0.first ?? "" }

    private static let names = [
        "ấn phẩm", "áp phích", "bài", "bài báo", "bài thi", "bài tuyên truyền", "bài viết", "ban", "bàn", "bản",
        "bản đồ", "bản sao", "bản tin", "bảng", "bằng khen", "băng rôn", "bao", "báo cáo", "bệnh nhân", "bệnh viện",
        "biển", "biên bản", "biển báo", "bộ", "bộ phận", "bộ sản phẩm", "bộ tài liệu", "bữa", "bức", "bước", "buổi",
        "buổi diễn", "buổi tập huấn", "buổi tuyên truyền", "ca", "cá nhân", "camera", "căn", "cán bộ", "cấp", "cặp",
        "câu", "cầu", "câu chuyện", "câu hỏi", "câu lạc bộ", "cây", "chai", "chi bộ", "chi hội", "chi nhánh",
        "chỉ tiêu", "chiếc", "chiến dịch", "chính sách", "chỗ", "chợ", "chủ đề", "chương", "chương trình",
        "chuyên đề", "chuyên gia", "chuyên mục", "chuyên trang", "clip", "cơ quan", "cơ quan báo chí", "cơ sở",
        "cơ sở giáo dục", "cơ sở y tế", "con", "cổng", "công chức", "công đoàn viên", "công nhân", "cộng tác viên",
        "công trình", "cột", "cửa hàng", "cụm", "cụm loa", "cụm pano", "cuộc", "cuộc gọi", "cuộc họp",
        "cuộc kiểm tra", "cuộc thanh tra", "cuộc thi", "cuộc tuyên truyền", "cuốn", "đ", "đài", "đại biểu", "đại lý",
        "dân tộc", "đảng bộ", "đảng viên", "đầu mối", "đầu sách", "đề án", "đề tài", "đêm", "di tích", "dịch vụ",
        "điểm", "điểm phần trăm", "điểm thu", "điển hình", "độ", "đô thị", "đoàn", "đoàn kiểm tra", "đoàn viên",
        "doanh nghiệp", "đội", "đối tượng", "đơn vị", "đồng", "đợt", "dự án", "đường dây nóng", "đường link", "ebook",
        "em", "gam", "gia đình", "gia đình chính sách", "giải", "giải pháp", "giải thưởng", "gian hàng", "giáo viên",
        "giây", "giờ", "giường", "giường bệnh", "gói", "gói thầu", "gương", "ha", "hạng mục", "hệ thống", "hình ảnh",
        "hình thức", "hộ", "hộ dân", "hộ gia đình", "hộ nghèo", "hồ sơ", "hoạt động", "học bổng", "học sinh",
        "học viên", "hội", "hội nghị", "hội nghị truyền thông", "hội thảo", "hội thi", "hội viên", "hòm", "hộp",
        "hợp tác xã", "huyện", "kênh", "kg", "khách", "khách hàng", "khâu", "khẩu", "khẩu hiệu", "kho", "khóa",
        "khóa học", "khoản", "khối", "khu", "khu công nghiệp", "khu dân cư", "kịch bản", "kiện", "kiốt", "km", "km2",
        "km²", "kỳ", "lần", "lần phát sóng", "làng nghề", "lao động", "lễ", "liều", "lĩnh vực", "lít", "lô", "loại",
        "loại hình", "lớp", "lớp tập huấn", "lượt", "lượt khách", "lượt người", "lượt phát thanh", "m", "m2", "m3",
        "mâm", "màn hình", "mặt hàng", "mẫu", "máy", "máy tính", "mét", "mô hình", "mục tiêu", "mũi", "mũi tiêm",
        "m²", "năm", "ngành", "ngày", "ngày công", "ngày làm việc", "nghệ sĩ", "ngôi nhà", "người", "người dân",
        "người lao động", "người tham gia", "nhà máy", "nhà tình nghĩa", "nhà văn hóa", "nhân viên", "nhiệm vụ",
        "nhóm", "nhóm đối tượng", "nội dung", "nông dân", "nước", "pano", "phần", "phần mềm", "phần quà", "phiên",
        "phiếu", "phòng", "phòng học", "phòng họp", "phóng sự", "phóng sự ngắn", "phóng viên", "phụ nữ", "phường",
        "phút", "quả", "quận", "quầy", "quốc gia", "quý", "quỹ", "quy định", "quy trình", "quyển", "sản phẩm",
        "sản phẩm truyền thông", "sáng kiến", "siêu thị", "sinh viên", "số", "sổ", "số báo", "sự kiện", "suất",
        "suất học bổng", "tác phẩm", "tài khoản", "tài liệu", "tấm", "tấn", "tập", "tập thể", "tàu", "tháng",
        "thanh niên", "thành phố", "thành viên", "thẻ", "thế hệ", "thí sinh", "thị trấn", "thị xã", "thiết bị",
        "thôn", "thủ tục", "thủ tục hành chính", "thửa", "thùng", "thương binh", "tiết", "tiểu ban", "tiêu chí",
        "tiểu phẩm", "tin", "tin bài", "tin nhắn", "tỉnh", "tổ", "tờ", "tổ chức", "tờ gấp", "tờ rơi", "toạ đàm",
        "tọa đàm", "trạm", "trạm y tế", "trang", "trẻ", "trẻ em", "trung tâm", "trường", "trường học", "trường hợp",
        "tủ", "tủ sách", "tuần", "túi", "tuyến", "tuyến đường", "ứng dụng", "usd", "ủy viên", "văn bản", "vấn đề",
        "vị trí", "video", "video clip", "viên chức", "vnd", "vnđ", "vở", "vòng", "vụ", "vụ án", "vụ việc", "xã",
        "xe", "xuất", "ý kiến",
    ]
}
