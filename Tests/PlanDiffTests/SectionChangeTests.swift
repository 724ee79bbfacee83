import DocumentModel
import PlanDiff
import Testing

@Suite("Changes of sections") struct SectionChangeTests {
    private func changes(_ old: [Section], _ new: [Section]) -> [Change] {
        PlanComparer().compare(SamplePlan.document(old), SamplePlan.document(new)).changes
    }

    private typealias Plan = SamplePlan

    @Test("a document does not differ from itself")
    func same() {
        let comparison = PlanComparer().compare(SamplePlan.plain, SamplePlan.plain)
        #expect(comparison.isSame)
        #expect(comparison.noise.isEmpty)
        #expect(comparison.similarity == 1)
    }

    @Test("a new item is added, one that is gone is dropped, and the text that stayed is no change")
    func addedAndDropped() throws {
        let old = [
            Plan.heading("I", "MỤC ĐÍCH", [Plan.item("I.1", "1.", Plan.water), Plan.item("I.2", "2.", Plan.waste)])
        ]
        let new = [
            Plan.heading("I", "MỤC ĐÍCH", [Plan.item("I.1", "1.", Plan.water), Plan.item("I.2", "2.", Plan.school)])
        ]
        let found = changes(old, new)
        #expect(found.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.added, .dropped])
        #expect(found.first { $0.kind == .added }?.newText == "2. " + Plan.school)
        #expect(found.first { $0.kind == .dropped }?.old.first?.node == "I.2")
    }

    @Test("an item that changes places moved; the one it passes by is renumbered")
    func moved() {
        let old = [
            Plan.heading(
                "I", "MỤC ĐÍCH",
                [Plan.item("I.1", "1.", Plan.water), Plan.item("I.2", "2.", Plan.waste + " " + Plan.report)])
        ]
        let new = [
            Plan.heading(
                "I", "MỤC ĐÍCH",
                [Plan.item("I.1", "1.", Plan.waste + " " + Plan.report), Plan.item("I.2", "2.", Plan.water)])
        ]
        let found = changes(old, new)
        #expect(found.map(\.kind) == [.renumbered, .moved])
        #expect(found.last?.old.first?.node == "I.1" && found.last?.new.first?.node == "I.2")
    }

    @Test("an item below another heading moved, though its label stayed")
    func movedAway() {
        let new = SamplePlan.document([
            Plan.heading(
                "I", "MỤC ĐÍCH",
                [
                    Plan.item("I.1", "1.", Plan.water), Plan.item("I.2", "2.", Plan.waste),
                    Plan.item("I.3", "3.", Plan.report),
                ]),
            Plan.heading("II", "NHIỆM VỤ", [Plan.item("II.1", "1.", Plan.school)]),
        ])
        let found = PlanComparer().compare(SamplePlan.plain, new).changes
        #expect(found.map(\.kind) == [.moved])
        #expect(found.first?.old.first?.node == "II.2" && found.first?.new.first?.node == "I.3")
    }

    @Test("a section put in front renumbers the headings behind it, and nothing below them")
    func renumbered() {
        let sections = SamplePlan.plain.body
        let shifted = [
            Plan.heading(
                "I", "ĐÁNH GIÁ KẾT QUẢ", [Plan.item("I.1", "1.", "Số liệu năm trước gửi chậm, tin nhắn chưa đều.")]),
            Plan.heading(
                "II", "MỤC ĐÍCH", sections[0].children.map { Plan.item("I" + $0.id, $0.label ?? "", $0.text ?? "") }),
            Plan.heading(
                "III", "NHIỆM VỤ", sections[1].children.map { Plan.item("I" + $0.id, $0.label ?? "", $0.text ?? "") }),
        ]
        let found = PlanComparer().compare(SamplePlan.plain, SamplePlan.document(shifted)).changes
        #expect(found.map(\.kind) == [.added, .added, .renumbered, .renumbered])
    }

    @Test("an item whose second sentence became an item of its own was split")
    func split() throws {
        let old = [
            Plan.heading(
                "I", "MỤC ĐÍCH",
                [Plan.item("I.1", "1.", Plan.water + " " + Plan.waste), Plan.item("I.2", "2.", Plan.school)])
        ]
        let new = [
            Plan.heading(
                "I", "MỤC ĐÍCH",
                [
                    Plan.item("I.1", "1.", Plan.water), Plan.item("I.2", "2.", Plan.waste),
                    Plan.item("I.3", "3.", Plan.school),
                ])
        ]
        let found = changes(old, new)
        #expect(found.map(\.kind) == [.split, .renumbered])
        #expect(found.first?.new.map(\.node) == ["I.1", "I.2"])
    }

    @Test("two items that became one were merged")
    func merged() {
        let old = [
            Plan.heading(
                "I", "MỤC ĐÍCH",
                [
                    Plan.item("I.1", "1.", Plan.water), Plan.item("I.2", "2.", Plan.waste),
                    Plan.item("I.3", "3.", Plan.school),
                ])
        ]
        let new = [
            Plan.heading(
                "I", "MỤC ĐÍCH",
                [Plan.item("I.1", "1.", Plan.water + " " + Plan.waste), Plan.item("I.2", "2.", Plan.school)])
        ]
        let found = changes(old, new)
        #expect(found.map(\.kind) == [.merged, .renumbered])
        #expect(found.first?.old.map(\.node) == ["I.1", "I.2"])
    }

    @Test("titles of the same meaning are one section when the synonyms say so")
    func synonyms() {
        let old = [Plan.heading("I", "ĐỐI TƯỢNG", [Plan.item("I.1", "1.", "Học sinh.")])]
        let new = [Plan.heading("II", "CHỦ THỂ", [Plan.item("II.1", "1.", "Người lao động.")])]
        var settings = ComparisonSettings()
        #expect(settings.synonyms.add(tabSeparated: "# nhận xét\nchủ thể\tđối tượng\nmột cụm\n") == ["một cụm"])
        let found = PlanComparer(settings: settings).compare(SamplePlan.document(old), SamplePlan.document(new)).changes
        #expect(found.contains { $0.kind == .renumbered })
        #expect(found.contains { $0.kind == .wording && $0.oldText == "ĐỐI TƯỢNG" && $0.newText == "CHỦ THỂ" })
        #expect(!changes(old, new).contains { $0.kind == .renumbered })
    }
}
