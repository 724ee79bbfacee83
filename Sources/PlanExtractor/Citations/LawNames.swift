/// Names of laws, codes and ordinances, as the National Assembly and its committee gave them, without their kind.
enum LawNames {
    /// How many words from `index` on are a known name; the longest counts.
    static func length(in words: TextWords, at index: Int) -> Int? {
        guard let candidates = byFirstWord[words.folded(index)] else { return nil }
        for name in candidates where words.matches(name, at: index) {
            // A full stop inside ends the name before it.
            if (index..<index + name.count - 1).contains(where: { words.words[$0].endsClause }) { continue }
            return name.count
        }
        return nil
    }

    /// Whether the word is the abbreviation of a known name: `BHXH`, `BHYT`, `NSNN`.
    static func isAbbreviation(_ word: TextWord) -> Bool { word.isCapitals && abbreviations.contains(word.folded) }

    private static let byFirstWord: [String: [[String]]] = Dictionary(
        grouping: names.map { LayoutText.folded($0.replacing(",", with: "")).split(separator: " ").map(String.init) }
            .sorted { $0.count > $1.count }
    ) { $0.first ?? "" }

    /// Initials of names of three words and more, `PCCC` and the like with them.
    private static let abbreviations: Set<String> = Set(
        byFirstWord.values.joined().filter { $0.count >= 3 }.map {
            $0.compactMap { $0.first.map(String.init) }.joined()
        }
            + ["pccc", "nsnn", "gddt", "gtdb"])

    private static let names: [String] = [
        "An ninh mạng", "An ninh quốc gia", "Án phí và lệ phí tòa án", "Án phí, lệ phí Tòa án",
        "An toàn thông tin mạng", "An toàn thực phẩm", "An toàn, vệ sinh lao động",
        "Ban hành văn bản quy phạm pháp luật",
        "Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân", "Báo chí",
        "Bảo hiểm thất nghiệp", "Bảo hiểm tiền gửi", "Bảo hiểm xã hội", "Bảo hiểm y tế", "Bảo vệ bí mật nhà nước",
        "Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia", "Bảo vệ dữ liệu cá nhân", "Bảo vệ môi trường",
        "Bảo vệ quyền lợi người tiêu dùng", "Bảo vệ sức khỏe nhân dân", "Bảo vệ và kiểm dịch thực vật",
        "Bảo vệ và phát triển rừng", "Bảo vệ, chăm sóc và giáo dục trẻ em", "Bầu cử đại biểu Hội đồng nhân dân",
        "Bầu cử đại biểu Quốc hội", "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", "Biên giới quốc gia",
        "Biên phòng Việt Nam", "Biển Việt Nam", "Bình đẳng giới", "Bưu chính", "Bưu chính, Viễn thông",
        "Các công cụ chuyển nhượng", "Các tổ chức tín dụng", "Cán bộ, công chức", "Căn cước", "Căn cước công dân",
        "Cảnh sát biển Việt Nam", "Cảnh sát cơ động", "Cảnh sát môi trường", "Cạnh tranh", "Cảnh vệ", "Chăn nuôi",
        "Chất lượng sản phẩm, hàng hóa", "Chi phí giám định, định giá", "Chi phí tố tụng", "Chứng khoán",
        "Chuyển đổi giới tính", "Chuyển giao công nghệ",
        "Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài", "Cơ yếu", "Công an nhân dân",
        "Công an xã", "Công chứng", "Công đoàn", "Công nghệ cao", "Công nghệ thông tin", "Công nghiệp công nghệ số",
        "Công nghiệp quốc phòng", "Công nghiệp quốc phòng, an ninh và động viên công nghiệp", "Cư trú",
        "Đa dạng sinh học", "Đặc xá", "Dẫn độ", "Dân quân tự vệ", "Dân số", "Dân sự", "Dân tộc", "Đăng ký tài sản",
        "Đất đai", "Đấu giá tài sản", "Dầu khí", "Đấu thầu", "Đầu tư", "Đầu tư công",
        "Đầu tư nước ngoài tại Việt Nam", "Đầu tư theo phương thức đối tác công tư", "Dạy nghề", "Đê điều",
        "Di sản văn hóa", "Địa chất và khoáng sản", "Điện ảnh", "Điện lực", "Điều ước quốc tế", "Đo đạc và bản đồ",
        "Đo lường", "Doanh nghiệp", "Doanh nghiệp nhà nước", "Đơn vị hành chính - kinh tế đặc biệt",
        "Động viên công nghiệp", "Du lịch", "Dữ liệu", "Dự trữ quốc gia", "Dược", "Đường bộ", "Đường sắt",
        "Đường sắt Việt Nam", "Giá", "Giám định tư pháp", "Giám sát", "Giao dịch điện tử", "Giáo dục",
        "Giáo dục đại học", "Giáo dục nghề nghiệp", "Giáo dục phổ thông", "Giáo dục quốc phòng và an ninh",
        "Giao thông đường bộ", "Giao thông đường thủy nội địa", "Giống cây trồng", "Giống vật nuôi", "Hải quan",
        "Hàm, cấp ngoại giao", "Hàng hải", "Hàng hải Việt Nam", "Hàng không dân dụng Việt Nam", "Hành chính công",
        "Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác", "Hình sự", "Hộ tịch", "Hóa chất",
        "Hòa giải ở cơ sở", "Hòa giải, đối thoại tại Tòa án", "Hoạt động chữ thập đỏ",
        "Hoạt động giám sát của Quốc hội", "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", "Hội quần chúng",
        "Hôn nhân và gia đình", "Hợp nhất văn bản quy phạm pháp luật", "Hợp tác xã", "Kế toán",
        "Khám bệnh, chữa bệnh", "Khí tượng thủy văn", "Khiếu nại", "Khiếu nại, tố cáo", "Khoa học và công nghệ",
        "Khoa học, công nghệ và đổi mới sáng tạo", "Khoáng sản", "Khuyến khích đầu tư trong nước",
        "Kiểm toán độc lập", "Kiểm toán nhà nước", "Kiến trúc", "Kinh doanh bảo hiểm", "Kinh doanh bất động sản",
        "Lâm nghiệp", "Lãnh sự", "Lao động", "Luật sư", "Lực lượng Cảnh sát biển Việt Nam",
        "Lực lượng dự bị động viên", "Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở", "Lưu trữ",
        "Lý lịch tư pháp", "Mặt trận Tổ quốc Việt Nam", "Năng lượng nguyên tử", "Ngân hàng Nhà nước Việt Nam",
        "Ngân sách nhà nước", "Nghĩa vụ lao động công ích", "Nghĩa vụ quân sự", "Ngoại hối", "Người cao tuổi",
        "Người khuyết tật", "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng", "Nhà giáo", "Nhà ở",
        "Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam", "Nuôi con nuôi", "Phá sản",
        "Phát triển công nghiệp công nghệ số", "Phí và lệ phí", "Phổ biến, giáo dục pháp luật", "Phòng bệnh",
        "Phòng cháy và chữa cháy", "Phòng cháy, chữa cháy", "Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
        "Phòng không nhân dân", "Phòng thủ dân sự", "Phòng, chống bạo lực gia đình", "Phòng, chống bệnh truyền nhiễm",
        "Phòng, chống HIV/AIDS", "Phòng, chống khủng bố", "Phòng, chống lụt, bão", "Phòng, chống ma túy",
        "Phòng, chống mại dâm", "Phòng, chống mua bán người",
        "Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người", "Phòng, chống rửa tiền",
        "Phòng, chống tác hại của rượu, bia", "Phòng, chống tác hại của thuốc lá", "Phòng, chống tham nhũng",
        "Phòng, chống thiên tai", "Phòng, chống tội phạm", "Phục hồi, phá sản", "Quản lý ngoại thương",
        "Quản lý nợ công", "Quản lý phát triển đô thị", "Quản lý thị trường", "Quản lý thuế",
        "Quản lý và bảo vệ khu vực biên giới", "Quản lý, sử dụng tài sản công", "Quản lý, sử dụng tài sản nhà nước",
        "Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp",
        "Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ",
        "Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng", "Quảng cáo", "Quảng cáo thương mại",
        "Quốc phòng", "Quốc tịch Việt Nam", "Quy định danh hiệu vinh dự Nhà nước Bà mẹ Việt Nam anh hùng",
        "Quy hoạch", "Quy hoạch đô thị", "Quy hoạch đô thị và nông thôn", "Sĩ quan Quân đội nhân dân Việt Nam",
        "Sở hữu trí tuệ", "Sử dụng năng lượng tiết kiệm và hiệu quả", "Tài nguyên nước",
        "Tài nguyên, môi trường biển và hải đảo", "Tạm giữ, tạm giam", "Tần số vô tuyến điện",
        "Tham gia lực lượng gìn giữ hòa bình của Liên hợp quốc", "Thanh niên", "Thanh tra", "Thể dục, thể thao",
        "Thi đua, khen thưởng", "Thi hành án dân sự", "Thi hành án hình sự", "Thi hành tạm giữ, tạm giam",
        "Thỏa thuận quốc tế", "Thống kê", "Thủ đô", "Thủ tục bắt giữ tàu biển", "Thú y",
        "Thực hành tiết kiệm, chống lãng phí", "Thực hiện dân chủ ở cơ sở",
        "Thực hiện dân chủ ở xã, phường, thị trấn", "Thuế", "Thuế bảo vệ môi trường", "Thuế chuyển quyền sử dụng đất",
        "Thuế giá trị gia tăng", "Thuế sử dụng đất nông nghiệp", "Thuế sử dụng đất phi nông nghiệp",
        "Thuế tài nguyên", "Thuế thu nhập cá nhân", "Thuế thu nhập doanh nghiệp", "Thuế tiêu thụ đặc biệt",
        "Thuế xuất khẩu, thuế nhập khẩu", "Thương mại", "Thủy lợi", "Thủy sản", "Tiếp cận thông tin", "Tiếp công dân",
        "Tiêu chuẩn và quy chuẩn kỹ thuật", "Tín ngưỡng, tôn giáo", "Tố cáo", "Tổ chức Chính phủ",
        "Tổ chức chính quyền địa phương", "Tổ chức cơ quan điều tra hình sự",
        "Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", "Tổ chức Quốc hội", "Tổ chức Tòa án nhân dân",
        "Tổ chức Viện kiểm sát nhân dân", "Tố tụng dân sự", "Tố tụng hành chính", "Tố tụng hình sự",
        "Trách nhiệm bồi thường của Nhà nước", "Trách nhiệm bồi thường nhà nước",
        "Trật tự, an toàn giao thông đường bộ", "Trẻ em", "Trí tuệ nhân tạo",
        "Trình tự, thủ tục xem xét, quyết định áp dụng các biện pháp xử lý hành chính tại Tòa án nhân dân",
        "Trợ giúp pháp lý", "Trọng tài thương mại", "Trồng trọt", "Trưng cầu dân ý", "Trưng cầu ý dân",
        "Trưng mua, trưng dụng", "Trưng mua, trưng dụng tài sản", "Tư pháp người chưa thành niên",
        "Tương trợ tư pháp", "Tương trợ tư pháp về dân sự", "Tương trợ tư pháp về hình sự", "Ưu đãi người có công",
        "Ưu đãi người có công với cách mạng", "Về hội", "Vệ sinh an toàn thực phẩm", "Việc làm", "Viên chức",
        "Viễn thông", "Xây dựng", "Xử lý vi phạm hành chính", "Xử phạt vi phạm hành chính", "Xuất bản",
        "Xuất cảnh, nhập cảnh của công dân Việt Nam", "Y tế dự phòng",
    ]
}
