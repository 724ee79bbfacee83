import DocumentModel
import PlanDiff
import Testing

@Suite("Sections over several years") struct MatrixTests {
    @Test("a section is followed through the years; new and dropped ones stand in their own rows")
    func rows() throws {
        let goals = SamplePlan.heading("I", "MỤC ĐÍCH", [SamplePlan.item("I.1", "1.", SamplePlan.water)])
        let tasks = SamplePlan.heading("II", "NHIỆM VỤ", [SamplePlan.item("II.1", "1.", SamplePlan.school)])
        let money = SamplePlan.heading("II", "KINH PHÍ", [SamplePlan.item("II.1", "1.", SamplePlan.report)])
        let last = SamplePlan.heading("III", "NHIỆM VỤ", [SamplePlan.item("III.1", "1.", SamplePlan.school)])
        let matrix = PlanComparer().matrix(of: [
            SamplePlan.document([goals, tasks]), SamplePlan.document([goals, money, last]),
            SamplePlan.document([money, last]),
        ])
        let top = matrix.rows.filter { $0.depth == 0 }
        #expect(
            top.map { $0.cells.map { $0?.place.title } } == [
                ["MỤC ĐÍCH", "MỤC ĐÍCH", nil], [nil, "KINH PHÍ", "KINH PHÍ"], ["NHIỆM VỤ", "NHIỆM VỤ", "NHIỆM VỤ"],
            ])
        #expect(top[2].cells[1]?.status == .renumbered)
        #expect(!matrix.isSame)
    }
}
