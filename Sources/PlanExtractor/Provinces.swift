import DocumentModel

/// Names of provinces and cities, as they stand before the date of a document.
///
/// Source: Quyết định 124/2004/QĐ-TTg with its changes; those that were merged in 2025 go on in older documents.
enum Provinces {
    private static let names = [
        "Hà Nội", "Hà Giang", "Cao Bằng", "Bắc Kạn", "Tuyên Quang", "Lào Cai", "Điện Biên", "Lai Châu", "Sơn La",
        "Yên Bái", "Hòa Bình", "Thái Nguyên", "Lạng Sơn", "Quảng Ninh", "Bắc Giang", "Phú Thọ", "Vĩnh Phúc", "Bắc Ninh",
        "Hải Dương", "Hải Phòng", "Hưng Yên", "Thái Bình", "Hà Nam", "Nam Định", "Ninh Bình", "Thanh Hóa", "Nghệ An",
        "Hà Tĩnh", "Quảng Bình", "Quảng Trị", "Thừa Thiên Huế", "Huế", "Đà Nẵng", "Quảng Nam", "Quảng Ngãi",
        "Bình Định", "Phú Yên", "Khánh Hòa", "Ninh Thuận", "Bình Thuận", "Kon Tum", "Gia Lai", "Đắk Lắk", "Đắk Nông",
        "Lâm Đồng", "Bình Phước", "Tây Ninh", "Bình Dương", "Đồng Nai", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh", "Long An",
        "Tiền Giang", "Bến Tre", "Trà Vinh", "Vĩnh Long", "Đồng Tháp", "An Giang", "Kiên Giang", "Cần Thơ", "Hậu Giang",
        "Sóc Trăng", "Bạc Liêu", "Cà Mau",
    ]
    /// A word of more confidence may name a district or commune that is spelled like a province but for one letter.
    private static let doubtful = 0.8

    /// The one province that differs from the place in one word, by one letter or one mark; nil where that word was read
    /// with confidence, or where there is no such province.
    static func repaired(_ place: String, words: [Word]) -> String? {
        let read = place.split(separator: " ").map(String.init)
        guard read.count >= 2, !names.contains(place) else { return nil }
        let fitting = names.filter { name in
            let wanted = name.split(separator: " ").map(String.init)
            guard wanted.count == read.count else { return false }
            let different = zip(read, wanted).filter { $0 != $1 }
            guard different.count == 1, let (mine, other) = different.first,
                EditDistance.between(Array(mine), Array(other)) == 1
            else { return false }
            return words.contains { $0.confidence < doubtful && LayoutText.trimmed($0.text, of: " ,.") == mine }
        }
        return fitting.count == 1 ? fitting[0] : nil
    }
}
