import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite struct CSVExportTests {
    private func text(_ table: Table) throws -> String {
        String(decoding: try Exporter.data(for: SampleTables.document([table]), as: .csv), as: UTF8.self)
    }

    @Test("records end with CR LF, and only fields with commas, quotes or line ends are quoted")
    func bytes() throws {
        let table = Table(
            id: "t", columns: ["TT", "Việc"],
            rows: [
                .init(cells: ["1", "đào, lấp"]), .init(cells: ["2", "cây “đa”"]), .init(cells: ["3", "\"x\"\ny"]),
            ])
        #expect(
            try Array(text(table).utf8)
                == Array("TT,Việc\r\n1,\"đào, lấp\"\r\n2,cây “đa”\r\n3,\"\"\"x\"\"\ny\"\r\n".utf8))
    }

    @Test("another program reads every cell back as it was")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        try Exporter.data(for: SampleTables.document([SampleTables.framework]), as: .csv).write(
            to: folder.file("t.csv"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            "import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))))",
            folder.file("t.csv").path,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let records = try JSONDecoder().decode(
            [[String]].self, from: output.fileHandleForReading.readDataToEndOfFile())
        #expect(records == [SampleTables.framework.columns] + SampleTables.framework.rows.map(\.cells))
    }

    @Test("columns of one title are told apart by the titles above them")
    func sharedTitles() throws {
        let table = Table(
            id: "t", columns: ["TT", "Chủ trì", "Chủ trì"],
            headerRows: [["TT", "Tỉnh", "Xã"], ["TT", "Chủ trì", "Chủ trì"]])
        #expect(try text(table) == "TT,Tỉnh – Chủ trì,Xã – Chủ trì\r\n")
    }

    @Test("a byte order mark is written on request only")
    func byteOrderMark() throws {
        let document = SampleTables.document([SampleTables.framework])
        let plain = try Exporter.data(for: document, as: .csv)
        let marked = try Exporter.data(for: document, as: .csv, settings: ExportSettings(csvByteOrderMark: true))
        #expect(marked == Data([0xEF, 0xBB, 0xBF]) + plain)
    }

    @Test("each table is a file of its own, annexes' tables numbered on")
    func files() throws {
        var document = SampleTables.document([SampleTables.framework])
        document.annexes[0].tables = [Table(id: "a", columns: ["A"]), Table(id: "b", columns: [""])]
        let files = try Exporter.files(for: document, as: .csv)
        #expect(files.map(\.ending) == ["table-1.csv", "table-2.csv", "table-3.csv"])
        #expect(files.map { String(decoding: $0.data, as: UTF8.self) }.dropFirst() == ["A\r\n", "\"\"\r\n"])
        #expect(try Exporter.files(for: SampleTables.document([]), as: .csv).isEmpty)
    }

    @Test("one stream takes one table; the error says how many there are and what to do")
    func onlyTable() throws {
        let two = SampleTables.document([SampleTables.framework, SampleTables.framework])
        #expect {
            try Exporter.data(for: two, as: .csv)
        } throws: { error in
            "\(error)"
                == "plan.pdf: 2 tables cannot share one CSV stream; give --out DIR for a file a table, or --format xlsx for a sheet a table"
        }
        #expect {
            try Exporter.data(for: SampleTables.document([]), as: .csv)
        } throws: { error in
            "\(error)".hasPrefix("plan.pdf: no table was found")
        }
    }
}
