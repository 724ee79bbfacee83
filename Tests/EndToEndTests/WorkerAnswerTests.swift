import DocumentModel
import Foundation
import PlanPipeline
import TestSupport
import Testing

extension EndToEnd {
    /// What a worker really answers, by the published schema.
    @Suite struct WorkerAnswerTests {
        private func answers(to jobs: [WorkerJob]) throws -> [Data] {
            let input = try jobs.map { try JSONEncoder().encode($0) + Data("\n".utf8) }.reduce(Data(), +)
            let result = try CommandLineTool.run(["worker"], input: input)
            return result.output.split(separator: "\n").map { Data($0.utf8) }
        }

        @Test("answers to every kind of job are valid, and the same job has the same answer", .timeLimit(.minutes(2)))
        func answers() throws {
            let scan = Repository.corpus.appendingPathComponent("ke-hoach-2024/office.pdf").path
            let boxes = [Box(x0: 100, y0: 100, x1: 200, y1: 120)]
            var settings = ConversionSettings()
            settings.modelFolder = Repository.models.path
            // Page 5 has a table, seals and corrections.
            let jobs = [
                WorkerJob(id: 1, kind: .engines, path: "", settings: settings),
                WorkerJob(id: 2, kind: .open, path: scan, settings: settings),
                WorkerJob(id: 3, kind: .page, path: scan, page: 5, settings: settings),
                WorkerJob(id: 4, kind: .inspect, path: scan, page: 5, settings: settings),
                WorkerJob(id: 5, kind: .crops, path: scan, page: 5, boxes: boxes, settings: settings),
                WorkerJob(id: 6, kind: .page, path: scan, page: 99, settings: settings),
                WorkerJob(id: 7, kind: .page, path: scan, page: 5, settings: settings),
            ]
            let lines = try answers(to: jobs)
            #expect(lines.count == jobs.count)
            var values: [WorkerAnswer] = []
            for line in lines {
                let errors = try SchemaValidator.errors(in: line, schema: "sohoa.worker-answer.schema.json")
                #expect(errors == nil, "\(errors?.prefix(500) ?? "")")
                values.append(try JSONDecoder().decode(WorkerAnswer.self, from: line))
            }
            #expect(values.map(\.id) == jobs.map(\.id))
            #expect(values[5].failure != nil)
            #expect(values[2].reading != nil && values[2].reading == values[6].reading)
            #expect(values[2].reading?.tables.isEmpty == false)
        }
    }
}
