import DocumentModel
import PlanDiff
import Testing

@Suite("Changes of words, numbers and dates") struct WordChangeTests {
    private func comparison(
        _ old: String, _ new: String, origin: TextOrigin = .digital,
        settings: ComparisonSettings = ComparisonSettings(),
        oldFacts: [Fact] = [], newFacts: [Fact] = []
    ) -> Comparison {
        PlanComparer(settings: settings).compare(
            SamplePlan.document([SamplePlan.item("1", "1.", old, facts: oldFacts)]),
            SamplePlan.document([SamplePlan.item("1", "1.", new, facts: newFacts)], origin: origin))
    }

    @Test("only the words that changed are reported, with their neighbours")
    func wording() throws {
        let change = try #require(
            comparison(
                "Mở lớp tập huấn tại Nhà Thiếu nhi tỉnh vào mùa hè.",
                "Mở lớp tập huấn tại Trung tâm Văn hóa tỉnh vào mùa hè."
            ).changes.first)
        #expect(change.kind == .wording)
        #expect(change.oldText == "Nhà Thiếu nhi" && change.newText == "Trung tâm Văn hóa")
        #expect(change.before == "lớp tập huấn tại" && change.behind == "tỉnh vào mùa hè")
    }

    @Test("a number that changed is a change of number, with the facts on both sides")
    func number() throws {
        let before = Fact(
            kind: .quantity, text: "10-15 cuộc", field: .text, start: 8, length: 10, minimum: 10, maximum: 15,
            unit: "cuộc")
        let after = Fact(
            kind: .quantity, text: "10-12 cuộc", field: .text, start: 8, length: 10, minimum: 10, maximum: 12,
            unit: "cuộc")
        let change = try #require(
            comparison(
                "Tổ chức 10-15 cuộc mỗi năm.", "Tổ chức 10-12 cuộc mỗi năm.", oldFacts: [before], newFacts: [after]
            ).changes.first)
        #expect(change.kind == .number && change.oldText == "10-15" && change.newText == "10-12")
        #expect(
            change.facts == [
                FactChange(
                    kind: "quantity", old: "10-15 cuộc", new: "10-12 cuộc", oldValue: "10-15 cuộc",
                    newValue: "10-12 cuộc")
            ])
    }

    @Test("day, month and year that change in part are one change of date")
    func date() throws {
        let changes = comparison(
            "Họp từ ngày 10 tháng 4 đến ngày 25 tháng 4 năm 2024.",
            "Họp từ ngày 07 tháng 4 đến ngày 22 tháng 4 năm 2025."
        ).changes
        #expect(changes.map(\.kind) == [.date])
        #expect(changes.first?.newText == "ngày 07 tháng 4 đến ngày 22 tháng 4 năm 2025")
    }

    @Test("years that all move by one are one remark, and a year that moves otherwise stands for itself")
    func yearShift() throws {
        func plan(_ years: [Int]) -> PlanDocument {
            SamplePlan.document(
                zip([SamplePlan.water, SamplePlan.waste, SamplePlan.school, SamplePlan.report], years).enumerated().map
                {
                    SamplePlan.item(
                        "\($0.offset + 1)", "\($0.offset + 1).", $0.element.0 + " Xong trong năm \($0.element.1).")
                })
        }
        let comparison = PlanComparer().compare(plan([2024, 2024, 2024, 2024]), plan([2025, 2025, 2025, 2030]))
        let remark = try #require(comparison.remarks.first)
        #expect(remark.years == 1 && remark.count == 3)
        #expect(comparison.changes.count == 4)
        #expect(comparison.ownChanges.map(\.newText) == ["năm 2030"])
    }

    @Test("a whole clause that went is dropped, a few words that went are wording")
    func clauses() {
        let changes = comparison(
            "Mở lớp cho tuyên truyền viên, gồm lý thuyết và đi thực tế tại trạm; in sổ tay khổ nhỏ.",
            "Mở lớp cho tuyên truyền viên; in sổ tay."
        ).changes
        #expect(changes.map(\.kind) == [.dropped, .wording])
    }

    @Test(
        "differences of writing are noise between digital texts too",
        arguments: [
            ("Sửa chữa, thay thế ống nước", "Sửa chữa; thay thế ống nước", NoiseCause.punctuation),
            ("Giữ gìn nếp sống hòa thuận", "Giữ gìn nếp sống hoà thuận", .tonePlacement),
            ("Ủy ban nhân dân các Xã", "Ủy ban nhân dân các xã", .letterCase),
            ("Phát 6.000 tờ gấp", "Phát 6000 tờ gấp", .numeralForm),
            ("Nộp trước ngày 05 hằng tháng", "Nộp trước ngày 5 hằng tháng", .numeralForm),
        ])
    func writing(old: String, new: String, cause: NoiseCause) {
        let result = comparison(old, new)
        #expect(result.isSame)
        #expect(result.noise == [cause: 1])
    }

    @Test("marks alone are another word between digital texts, and noise on a scan")
    func marks() {
        let old = "Họp với trưởng thôn và tổ dân phố vào buổi tối."
        let new = "Họp với trường thôn và tổ dân phố vào buổi tối."
        #expect(comparison(old, new).changes.map(\.kind) == [.wording])
        #expect(comparison(old, new, origin: .scan).noise == [.marks: 1])
        #expect(comparison(old, new, origin: .scan).isSame)
    }

    @Test("letters that cannot be a word are noise on a scan", arguments: ["thưcmg", "thương1"])
    func garbled(word: String) {
        let result = comparison(
            "Họp với thường trực xã vào buổi tối.", "Họp với \(word) trực xã vào buổi tối.", origin: .scan)
        #expect(result.isSame)
    }

    @Test("another word of like letters is noise where the passage was read with little confidence, a word otherwise")
    func confidence() {
        func plan(_ word: String, _ confidence: Double, _ origin: TextOrigin) -> PlanDocument {
            var item = SamplePlan.item("1", "1.", "Gọi đường dây nóng khi \(word) thấy nước rò rỉ ở phố.")
            item.confidence = confidence
            return SamplePlan.document([item], origin: origin)
        }
        let old = plan("cần", 1, .digital)
        #expect(PlanComparer().compare(old, plan("dẫn", 0.97, .scan)).changes.map(\.kind) == [.wording])
        #expect(PlanComparer().compare(old, plan("dẫn", 0.9, .scan)).noise == [.recognition: 1])
    }

    @Test(
        "a number that changed is never noise",
        arguments: [("6.000", "8.000"), ("17,5%", "17,6%"), ("2024", "2025"), ("A4", "A5")])
    func numbersAreNoNoise(old: String, new: String) {
        let result = comparison("In và phát \(old) cho các xã.", "In và phát \(new) cho các xã.", origin: .scan)
        #expect(result.changes.count == 1)
    }

    @Test("noise comes back as changes when it is asked for")
    func showNoise() {
        var settings = ComparisonSettings()
        settings.reportsNoise = true
        #expect(comparison("Sửa ống nước, van", "Sửa ống nước; van", settings: settings).changes.count == 1)
    }
}
