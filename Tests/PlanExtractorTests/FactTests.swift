import DocumentModel
import PlanExtractor
import Testing

@Suite("Typed facts")
struct FactTests {
    /// What a sentence says in one form: kind, printed text, values.
    struct Expected: Sendable, CustomTestStringConvertible {
        var sentence: String
        var facts: [String]

        init(_ sentence: String, _ facts: String...) {
            self.sentence = sentence
            self.facts = facts
        }

        var testDescription: String { sentence }
    }

    private func described(_ fact: Fact) -> String {
        func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
        var parts = ["\(fact.kind)", fact.text]
        if fact.from != nil || fact.to != nil {
            parts.append((fact.from ?? "") + (fact.to.map { ".." + $0 } ?? ""))
        }
        if let recurrence = fact.recurrence { parts.append(recurrence) }
        if fact.minimum != nil || fact.maximum != nil {
            parts.append((fact.minimum.map(number) ?? "") + ".." + (fact.maximum.map(number) ?? ""))
        }
        if let unit = fact.unit { parts.append(([unit] + fact.per).joined(separator: "/")) }
        if let whole = fact.whole { parts.append(whole) }
        if !fact.names.isEmpty { parts.append(fact.names.joined(separator: "; ")) }
        return parts.joined(separator: " | ")
    }

    private func found(_ sentence: String) -> [String] {
        FactFinder.facts(in: sentence, field: .text).map(described)
    }

    @Test(
        "a day is read in every form in which it is written",
        arguments: [
            Expected("Họp giao ban ngày 07/03/2024 tại trụ sở", "date | ngày 07/03/2024 | 2024-03-07"),
            Expected("Khai mạc ngày 9 tháng 5 năm 2024.", "date | ngày 9 tháng 5 năm 2024 | 2024-05-09"),
            Expected("Lễ kỷ niệm 20 tháng 10 năm 2024 tại huyện", "date | 20 tháng 10 năm 2024 | 2024-10-20"),
            Expected("Hưởng ứng Ngày sách Việt Nam (21/4)", "date | 21/4 | --04-21"),
            Expected("Quyên góp sách vào 05/9 tại các trường", "date | 05/9 | --09-05"),
            Expected("Khảo sát từ 3-4-2024", "date | 3-4-2024 | 2024-04-03"),
            Expected("Nộp bài ngày 25 hằng tháng", "date | ngày 25 hằng tháng | ---25 | monthly"),
            Expected("Ngày 20/11 hàng năm tổ chức lễ", "date | Ngày 20/11 hàng năm | --11-20 | yearly"),
        ])
    func dates(_ expected: Expected) { #expect(found(expected.sentence) == expected.facts) }

    @Test(
        "a fraction, a clock or a missing day is no date",
        arguments: [
            "Có ít nhất 2/3 số đại biểu dự họp", "Trực ban 24/7 trong kỳ nghỉ", "Tỷ lệ 31/02/2023 không có nghĩa",
            "Chọn 1/3 số điểm để kiểm tra",
        ])
    func noDates(_ sentence: String) {
        #expect(FactFinder.facts(in: sentence, field: .text).filter { $0.kind == .date } == [])
    }

    @Test(
        "a period gives its first and its last part",
        arguments: [
            Expected("Thực hiện trong cả Quý II/2024", "period | Quý II/2024 | 2024-Q2"),
            Expected("Thời gian: Quý I-III", "period | Quý I-III | --Q1..--Q3"),
            Expected("Thời gian: Quý III, IV năm 2024", "period | Quý III, IV năm 2024 | 2024-Q3..2024-Q4"),
            Expected("Rà soát vào quý 3 năm 2025", "period | quý 3 năm 2025 | 2025-Q3"),
            Expected("Tổ chức từ quý II đến quý IV/2024", "period | từ quý II đến quý IV/2024 | 2024-Q2..2024-Q4"),
            Expected("Ra quân tháng 6", "period | tháng 6 | --06"),
            Expected("Ra quân tháng 6/2024", "period | tháng 6/2024 | 2024-06"),
            Expected("Ra quân tháng 6 năm 2024", "period | tháng 6 năm 2024 | 2024-06"),
            Expected("Trưng bày tháng 4-6/2024", "period | tháng 4-6/2024 | 2024-04..2024-06"),
            Expected("Trưng bày (tháng 9 - 11)", "period | tháng 9 - 11 | --09..--11"),
            Expected("Mua sách (tháng 7, 8)", "period | tháng 7, 8 | --07..--08"),
            Expected("Từ tháng 3 đến tháng 5/2024 hoàn tất", "period | Từ tháng 3 đến tháng 5/2024 | 2024-03..2024-05"),
            Expected("Báo cáo kỳ 4/2024 của phòng", "period | 4/2024 | 2024-04"),
            Expected("Dự toán năm 2024", "period | năm 2024 | 2024"),
            Expected("Kết quả năm 2021-2023", "period | năm 2021-2023 | 2021..2023"),
            Expected("Giai đoạn 2026 - 2030 của thư viện", "period | Giai đoạn 2026 - 2030 | 2026..2030"),
            Expected("Nhiệm kỳ 2020-2025", "period | Nhiệm kỳ 2020-2025 | 2020..2025"),
            Expected("Năm học 2023 - 2024", "period | Năm học 2023 - 2024 | 2023..2024"),
            Expected("Tầm nhìn đến năm 2045", "period | đến năm 2045 | ..2045"),
            Expected(
                "Từ ngày 02/5/2024 đến ngày 15/6/2024 mở cửa",
                "period | Từ ngày 02/5/2024 đến ngày 15/6/2024 | 2024-05-02..2024-06-15"),
            Expected(
                "Từ ngày 02 đến ngày 15/6/2024", "period | Từ ngày 02 đến ngày 15/6/2024 | 2024-06-02..2024-06-15"),
            Expected("Ngày 10-12/8/2024 tập huấn", "period | Ngày 10-12/8/2024 | 2024-08-10..2024-08-12"),
            Expected("Sơ kết 6 tháng đầu năm 2024", "period | 6 tháng đầu năm 2024 | 2024-01..2024-06"),
            Expected("Phương hướng 03 tháng cuối năm", "period | 03 tháng cuối năm | --10..--12"),
            Expected("Tháng 5 hằng năm có lễ phát động", "period | Tháng 5 hằng năm | --05 | yearly"),
            Expected("Thư viện mở cửa hằng ngày", "period | hằng ngày | daily"),
            Expected("Kiểm kê kho mỗi quý", "period | mỗi quý | quarterly"),
            Expected("Cập nhật danh mục thường xuyên", "period | thường xuyên | regularly"),
        ])
    func periods(_ expected: Expected) { #expect(found(expected.sentence) == expected.facts) }

    @Test(
        "a deadline is one fact with its date",
        arguments: [
            Expected("Gửi về Sở trước ngày 10/12/2024.", "deadline | trước ngày 10/12/2024 | 2024-12-10"),
            Expected("Nộp báo cáo trước 30/6", "deadline | trước 30/6 | --06-30"),
            Expected(
                "Chậm nhất là ngày 15 tháng 11 năm 2024",
                "deadline | Chậm nhất là ngày 15 tháng 11 năm 2024 | 2024-11-15"),
            Expected(
                "Gửi chậm nhất ngày 28/02 hằng năm", "deadline | chậm nhất ngày 28/02 hằng năm | --02-28 | yearly"),
            Expected("Xong trước tháng 9/2024", "deadline | Xong trước tháng 9/2024 | 2024-09"),
            Expected("Hoàn thành trong quý III/2024", "deadline | Hoàn thành trong quý III/2024 | 2024-Q3"),
            Expected("Phê duyệt danh sách trong quý I", "deadline | trong quý I | --Q1"),
            Expected("Thời hạn hoàn thành: Quý IV/2024", "deadline | Thời hạn hoàn thành: Quý IV/2024 | 2024-Q4"),
            Expected(
                "Trả lời trong vòng 05 ngày làm việc", "deadline | trong vòng 05 ngày làm việc | ..5 | ngày làm việc"),
            Expected("Gửi trước ngày 22 tháng cuối quý", "deadline | trước ngày 22 tháng cuối quý | ---22 | quarterly"),
            Expected("Gửi trước 16 giờ 30 ngày 04/7/2024", "deadline | trước 16 giờ 30 ngày 04/7/2024 | 2024-07-04"),
            Expected("Hạn chót 12/8/2024 theo mẫu", "deadline | Hạn chót 12/8/2024 | 2024-08-12"),
        ])
    func deadlines(_ expected: Expected) { #expect(found(expected.sentence) == expected.facts) }

    @Test(
        "a quantity has its bounds, its unit and its rates",
        arguments: [
            Expected("Tổ chức 4-6 buổi/quý/huyện", "quantity | 4-6 buổi/quý/huyện | 4..6 | buổi/quý/huyện"),
            Expected("Đăng tối thiểu 03 bài/tháng.", "quantity | tối thiểu 03 bài/tháng | 3.. | bài/tháng"),
            Expected("Có ít nhất 01 hội thi cấp huyện", "quantity | ít nhất 01 hội thi | 1.. | hội thi"),
            Expected("Thu hút khoảng 2.500 người xem", "quantity | khoảng 2.500 người | 2500..2500 | người"),
            Expected("Trồng trên 12.000 cây xanh", "quantity | trên 12.000 cây | 12000.. | cây"),
            Expected("Diện tích 3,5 ha đất", "quantity | 3,5 ha | 3.5..3.5 | ha"),
            Expected("Kinh phí 1,2 tỷ đồng", "quantity | 1,2 tỷ đồng | 1200000000..1200000000 | đồng"),
            Expected("Mở từ 2 đến 3 lớp tập huấn", "quantity | từ 2 đến 3 lớp tập huấn | 2..3 | lớp tập huấn"),
            Expected("Xét 10 - 12 tác phẩm", "quantity | 10 - 12 tác phẩm | 10..12 | tác phẩm"),
            Expected("Cấp 02 (hai) bộ tài liệu", "quantity | 02 (hai) bộ tài liệu | 2..2 | bộ tài liệu"),
            Expected("Không quá 15 phút", "quantity | Không quá 15 phút | ..15 | phút"),
            Expected("Viết 05 bài mỗi tháng", "quantity | 05 bài mỗi tháng | 5..5 | bài/tháng"),
            Expected(
                "Mở 1-2 lớp/tổ chức hội, đoàn thể/năm",
                "quantity | 1-2 lớp/tổ chức hội, đoàn thể/năm | 1..2 | lớp/tổ chức hội, đoàn thể/năm"),
        ])
    func quantities(_ expected: Expected) { #expect(found(expected.sentence) == expected.facts) }

    @Test(
        "a share has what it is taken of",
        arguments: [
            Expected("Phủ sóng 40% số thôn trong huyện", "target | 40% số thôn | 40..40 | % | số thôn"),
            Expected("Trên 92,5% dân số có thẻ", "target | Trên 92,5% dân số | 92.5.. | % | dân số"),
            Expected("Tỷ lệ đạt 100%.", "target | 100% | 100..100 | %"),
            Expected(
                "Khoảng 20-25% số trường/năm", "target | Khoảng 20-25% số trường/năm | 20..25 | %/năm | số trường"),
            Expected(
                "100% cán bộ, công chức được tập huấn",
                "target | 100% cán bộ, công chức | 100..100 | % | cán bộ, công chức"),
            Expected("Tăng bình quân 6-8%/năm.", "target | 6-8%/năm | 6..8 | %/năm"),
            Expected("Tăng 7 % so với cùng kỳ", "target | 7 % | 7..7 | %"),
        ])
    func shares(_ expected: Expected) { #expect(found(expected.sentence) == expected.facts) }

    @Test(
        "numbers and years that name something are no facts",
        arguments: [
            "Theo Quyết định số 45/2022/QĐ-UBND ngày 12/10/2022 của UBND tỉnh", "Luật Thư viện năm 2019 quy định",
            "quy định tại khoản 3 Điều 27 Nghị định số 93/2020/NĐ-CP", "Theo Phụ lục 2 người lập biểu ký",
            "Gọi tổng đài 1900.1234 để được giúp", "Đề án 06 của Chính phủ",
        ])
    func noFacts(_ sentence: String) { #expect(found(sentence) == []) }

    @Test(
        "units that lead and units that take part are named one by one",
        arguments: [
            Expected(
                "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Y tế và các đơn vị liên quan rà soát hồ sơ",
                "responsible | Sở Nội vụ chủ trì | Sở Nội vụ",
                "coordinating | phối hợp với Sở Tài chính, Sở Y tế và các đơn vị liên quan | Sở Tài chính; Sở Y tế; các đơn vị liên quan"
            ),
            Expected(
                "Giao Sở Giáo dục và Đào tạo chủ trì tham mưu",
                "responsible | Giao Sở Giáo dục và Đào tạo chủ trì | Sở Giáo dục và Đào tạo"),
            Expected("Giao Văn phòng đôn đốc các phòng", "responsible | Giao Văn phòng | Văn phòng"),
            Expected("Đơn vị chủ trì: Thư viện tỉnh.", "responsible | Đơn vị chủ trì: Thư viện tỉnh | Thư viện tỉnh"),
            Expected(
                "Cơ quan phối hợp: Sở Xây dựng; Công an tỉnh.",
                "coordinating | Cơ quan phối hợp: Sở Xây dựng; Công an tỉnh | Sở Xây dựng; Công an tỉnh"),
            Expected(
                "Phòng Tổng hợp có trách nhiệm theo dõi", "responsible | Phòng Tổng hợp có trách nhiệm | Phòng Tổng hợp"
            ),
            Expected(
                "Phối hợp chặt chẽ với Bộ Văn hóa, Thể thao và Du lịch để quảng bá",
                "coordinating | Phối hợp chặt chẽ với Bộ Văn hóa, Thể thao và Du lịch | Bộ Văn hóa, Thể thao và Du lịch"
            ),
            Expected(
                "Phối hợp với các sở, ban, ngành, đoàn thể tổ chức hội nghị",
                "coordinating | Phối hợp với các sở, ban, ngành, đoàn thể | các sở, ban, ngành, đoàn thể"),
            Expected(
                "Hội nghị do Hội Nông dân tỉnh chủ trì", "responsible | Hội Nông dân tỉnh chủ trì | Hội Nông dân tỉnh"),
        ])
    func units(_ expected: Expected) { #expect(found(expected.sentence) == expected.facts) }

    @Test("several facts of one sentence keep their order and their places")
    func spans() {
        let text = "Quý II/2024, mở 02 lớp/huyện; 80% xã có báo cáo trước ngày 25/6/2024."
        let facts = FactFinder.facts(in: text, field: .title)
        #expect(facts.map(\.kind) == [.period, .quantity, .target, .deadline])
        let scalars = Array(text.unicodeScalars)
        for fact in facts {
            #expect(String(String.UnicodeScalarView(scalars[fact.start..<fact.start + fact.length])) == fact.text)
            #expect(fact.field == .title)
        }
    }

    @Test("a section that is titled with a unit's name below a heading of duties is that unit's")
    func sectionOfAUnit() {
        let duties = Section(
            id: "V", kind: .section, title: "TỔ CHỨC THỰC HIỆN",
            children: [
                Section(
                    id: "V.1", kind: .clause, title: "Trung tâm Thông tin",
                    children: [
                        Section(id: "V.1.a", kind: .point, text: "Biên tập tin bài trước ngày 05/4/2024.")
                    ]),
                Section(id: "V.2", kind: .dash, text: "Phòng Tài vụ: cấp kinh phí."),
            ])
        var plan = ExtractedPlan(body: [
            Section(id: "I", kind: .section, title: "Trung tâm Thông tin"), duties,
        ])
        FactFinder.fill(&plan)
        #expect(plan.body[0].facts == [])
        #expect(plan.body[1].children[0].facts.map(\.names) == [["Trung tâm Thông tin"]])
        #expect(plan.body[1].children[0].children[0].facts.map(\.from) == ["2024-04-05"])
        #expect(plan.body[1].children[1].facts.map(\.names) == [["Phòng Tài vụ"]])
    }

    @Test("the time for a long text grows with its length only")
    func linear() {
        let sentence =
            "Sở Nội vụ chủ trì, phối hợp với Sở Y tế mở 02 lớp/huyện trước ngày 25/6/2024 theo Luật Thư viện. "
        func seconds(_ times: Int) -> Double {
            let text = String(repeating: sentence, count: times)
            let clock = ContinuousClock()
            let duration = clock.measure { #expect(FactFinder.facts(in: text, field: .text).count == times * 4) }
            return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        }
        _ = seconds(10)
        #expect(seconds(800) < 40 * max(seconds(80), 0.005))
    }
}
