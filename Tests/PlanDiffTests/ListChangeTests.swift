import DocumentModel
import PlanDiff
import Testing

@Suite("Changes of tables, recipients, signers and citations") struct ListChangeTests {
    private func changes(_ old: PlanDocument, _ new: PlanDocument) -> [Change] {
        PlanComparer().compare(old, new).changes
    }

    private let rows = [
        ["1", "Hộ gia đình ở đô thị", "24 kỳ truyền hình", "Tháng 2"],
        ["2", "Học sinh trung học cơ sở", "Hội thi vẽ tranh", "Tháng 3"],
        ["3", "Hộ kinh doanh ăn uống", "300 bản cam kết", "Tháng 6"],
    ]

    @Test("a cell that changed is told with its row and column")
    func cell() throws {
        var new = rows
        new[2][2] = "450 bản cam kết"
        let change = try #require(
            changes(
                SamplePlan.document([], tables: [SamplePlan.table(rows)]),
                SamplePlan.document([], tables: [SamplePlan.table(new)])
            ).first)
        #expect(change.kind == .tableCell && change.oldText == "300" && change.newText == "450")
        #expect(change.new.first?.label == "3" && change.new.first?.title == "Sản phẩm")
    }

    @Test("rows are matched by their content: a row put in front does not change the others")
    func rowAdded() {
        let new =
            [["1", "Khách du lịch, chủ thuyền", "Biển nhắc ở bến", "Tháng 5"]]
            + rows.map { ["\((Int($0[0]) ?? 0) + 1)"] + $0.dropFirst() }
        let found = changes(
            SamplePlan.document([], tables: [SamplePlan.table(rows)]),
            SamplePlan.document([], tables: [SamplePlan.table(new)]))
        #expect(found.map(\.kind) == [.tableRow, .tableRow, .tableRow, .tableRow])
        #expect(found.map(\.action) == [.added, .renumbered, .renumbered, .renumbered])
    }

    @Test("a row that is gone and a row that moved are told apart")
    func rowDroppedAndMoved() {
        let new = [["1", rows[2][1], rows[2][2], rows[2][3]], ["2", rows[0][1], rows[0][2], rows[0][3]]]
        let found = changes(
            SamplePlan.document([], tables: [SamplePlan.table(rows)]),
            SamplePlan.document([], tables: [SamplePlan.table(new)]))
        #expect(Set(found.map(\.action)) == [.moved, .renumbered, .dropped])
    }

    @Test("columns are matched by title, wherever they stand")
    func columns() {
        let swapped = rows.map { [$0[0], $0[1], $0[3], $0[2]] }
        let new = SamplePlan.table(swapped, columns: ["STT", "Đối tượng", "Thời gian", "Sản phẩm"])
        #expect(
            changes(SamplePlan.document([], tables: [SamplePlan.table(rows)]), SamplePlan.document([], tables: [new]))
                .isEmpty)
    }

    @Test("recipients are new, gone or changed, one change a line")
    func recipients() {
        let found = changes(
            SamplePlan.document(
                [], recipients: ["UBND tỉnh (để báo cáo)", "Hội Nông dân tỉnh", "Lưu: VT, BVMT (25b)"]),
            SamplePlan.document(
                [], recipients: ["UBND tỉnh (để báo cáo)", "Lưu: VT, BVMT (30b)", "Quỹ Bảo vệ môi trường"]))
        #expect(found.map(\.kind) == [.recipient, .recipient, .recipient])
        #expect(Set(found.map(\.action)) == [.changed, .added, .dropped])
    }

    @Test("another signer is a change of signer")
    func signer() {
        let found = changes(
            SamplePlan.document([], signer: "Trịnh Quốc Vượng"), SamplePlan.document([], signer: "Phan Đình Khải"))
        #expect(found.map(\.kind) == [.signer])
        #expect(found.first?.oldText == "Trịnh Quốc Vượng" && found.first?.newText == "Phan Đình Khải")
    }

    private func cited(_ number: String, in text: String, date: String) -> PlanDocument {
        let phrase = "Nghị quyết số \(number)"
        let start = text.unicodeScalars.count - text.unicodeScalars.drop { $0 != "N" }.count
        let place = TextPlace(node: "1", field: .text, start: start, length: phrase.unicodeScalars.count)
        return SamplePlan.document(
            [SamplePlan.item("1", "1.", text)],
            citations: [Citation(kind: "Nghị quyết", number: number, date: date, mentions: [.init(place: place)])])
    }

    @Test("a cited document that was replaced is one change, its day with it")
    func citation() {
        let found = changes(
            cited(
                "41/2023/NQ-HĐND", in: "Chi theo Nghị quyết số 41/2023/NQ-HĐND ngày 08 tháng 12 năm 2023 của tỉnh.",
                date: "2023-12-08"),
            cited(
                "58/2024/NQ-HĐND", in: "Chi theo Nghị quyết số 58/2024/NQ-HĐND ngày 11 tháng 12 năm 2024 của tỉnh.",
                date: "2024-12-11"))
        #expect(found.map(\.kind) == [.citation])
        #expect(found.first?.newText == "Nghị quyết số 58/2024/NQ-HĐND ngày 11 tháng 12 năm 2024")
    }

    @Test("legal bases with one frame and another subject are one gone and one new")
    func bases() {
        func document(_ number: String, _ law: String) -> PlanDocument {
            let text = "Căn cứ Nghị định số \(number) của Chính phủ hướng dẫn thi hành \(law);"
            let place = TextPlace(node: "legalBases", field: .legalBasis, index: 0, start: 7, length: 13 + number.count)
            return SamplePlan.document(
                [], bases: [text],
                citations: [Citation(kind: "Nghị định", number: number, mentions: [.init(place: place)])])
        }
        let found = changes(
            document("08/2022/NĐ-CP", "Luật Bảo vệ môi trường"), document("53/2024/NĐ-CP", "Luật Tài nguyên nước"))
        #expect(found.map(\.kind) == [.citation, .citation])
        #expect(Set(found.map(\.action)) == [.added, .dropped])
    }
}
