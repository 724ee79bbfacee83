import DiacriticRepair
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite("Confusions")
struct ConfusionTests {
    @Test("a table comes back as it was written")
    func roundTrip() throws {
        let table = try ConfusionTable(text: NoiseTests.confusions, place: "test")
        #expect(try ConfusionTable(text: table.text, place: "test") == table)
        #expect(table.ruleCount(.foreign) == 14 && table.ruleCount(.clean) == 1 && table.ruleCount(.poor) == 0)
    }

    @Test(
        "a row that is no confusion is named with its line",
        arguments: [
            "foreign\tả\ta\t5", "strange\tả\ta\t5\t9", "clean\tả\ta\t9\t5", "clean\tabc\ta\t5\t9",
            "clean\tả\tx\tfive\t9",
        ])
    func badRow(row: String) throws {
        let error = #expect(throws: ModelError.self) {
            try ConfusionTable(text: "# note\n\(row)\n", place: "confusions.tsv")
        }
        #expect(error?.kind == .damaged)
        #expect(error?.description.contains("confusions.tsv, line 2") == true)
    }

    @Test("aligned lines teach edits of several letters, lost spaces and specks")
    func learning() throws {
        var learner = ConfusionLearner()
        for _ in 0..<10 {
            learner.add(truth: "tổ chức xã hội", printed: "t6 chirc x3 hoi", regime: .foreign)
            learner.add(truth: "chức năng", printed: "chirc nang", regime: .foreign)
            learner.add(truth: "chủ trì", printed: "chủ trì", regime: .clean)
            learner.add(truth: "cụ thể", printed: "cụthể", regime: .clean)
        }
        let rows = learner.learned().text.split(separator: "\n").map(String.init)
        #expect(rows.contains("foreign\tứ\tir\t20\t20"))
        #expect(rows.contains("foreign\tổ\t6\t10\t10"))
        #expect(rows.contains("foreign\tã\t3\t10\t10"))
        #expect(rows.contains("clean\tủ\tủ\t10\t10"))
        #expect(rows.contains("clean\t␣\t∅\t10\t20"))
        #expect(!rows.contains { $0.hasPrefix("poor") })
    }

    @Test("aligned lines are read from a file, and a bad one is named")
    func files() throws {
        let folder = try TemporaryFolder()
        let good = folder.file("good.tsv")
        try Data("poor\tđộng\tdộng\nclean\tcủa\tcủa\n".utf8).write(to: good)
        var learner = ConfusionLearner()
        #expect(try learner.read(good.path) == 2)
        let bad = folder.file("bad.tsv")
        try Data("poor\tđộng\tdộng\nnothing here\n".utf8).write(to: bad)
        let error = #expect(throws: ModelError.self) { try learner.read(bad.path) }
        #expect(error?.kind == .corpus && error?.description.contains("line 2") == true)
    }

    @Test("the table and the list of the repository can be read")
    func repositoryTables() throws {
        let folder = Repository.models
        let table = try ConfusionTable(path: folder.appendingPathComponent("confusions.tsv").path)
        for regime in TextRegime.allCases { #expect(table.ruleCount(regime) > 100) }
    }
}
