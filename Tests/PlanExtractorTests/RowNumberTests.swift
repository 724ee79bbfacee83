import DocumentModel
import Testing

@testable import PlanExtractor

@Suite("Numbers of table rows")
struct RowNumberTests {
    private func repaired(_ numbers: [String]) -> [String] {
        var rows = numbers.map { Table.Row(kind: .data, cells: [$0, "Tổ chức", "Sở Y tế", "Quý I"]) }
        _ = RowNumbers.repair(&rows, columns: ["TT", "Nội dung", "Đơn vị", "Thời gian"], isRecognised: true)
        return rows.map { $0.cells[0] }
    }

    @Test("a speck in a number is no point when the next number has the same digits")
    func speck() {
        #expect(repaired(["14", "15", "1.6", "1.7", "18"]) == ["14", "15", "16", "17", "18"])
    }

    @Test("points of the row before stay")
    func points() {
        #expect(repaired(["1", "1.1", "1.2", "2", "2.1"]) == ["1", "1.1", "1.2", "2", "2.1"])
    }

    @Test("a numeral before 2 is 1, before 1 it is a numeral")
    func one() {
        #expect(repaired(["I", "2", "3"]) == ["1", "2", "3"])
        #expect(repaired(["I", "1", "2", "II", "1"]) == ["I", "1", "2", "II", "1"])
    }

    @Test("a seven that was read as a letter is a seven")
    func seven() {
        #expect(repaired(["6", "7", "Z1", "7.2"]) == ["6", "7", "7.1", "7.2"])
    }

    @Test("a numeral that looks like the next number is that number")
    func eleven() {
        #expect(repaired(["III", "9", "10", "II", "12"]) == ["III", "9", "10", "11", "12"])
        #expect(repaired(["I", "1", "II", "1"]) == ["I", "1", "II", "1"])
    }
}
