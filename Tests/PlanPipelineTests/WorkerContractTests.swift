import Foundation
import PlanPipeline
import TestSupport
import Testing

@Suite("The published form of jobs and answers")
struct WorkerContractTests {
    private func lines(_ name: String) throws -> [Data] {
        let file = Repository.root.appendingPathComponent("Tests/Recordings/\(name)")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { Data($0.utf8) }
    }

    private func object(_ data: Data) throws -> NSDictionary {
        try #require(JSONSerialization.jsonObject(with: data) as? NSDictionary)
    }

    @Test("recorded jobs are valid, and mean to the program what they say")
    func jobs() throws {
        let jobs = try lines("worker.jobs.jsonl")
        for line in jobs {
            #expect(try SchemaValidator.errors(in: line, schema: "sohoa.worker-job.schema.json") == nil)
            let job = try JSONDecoder().decode(WorkerJob.self, from: line)
            #expect(try object(JSONEncoder().encode(job)) == object(line))
        }
        #expect(jobs.count == 6)
    }

    @Test("recorded answers are valid, and mean to the program what they say")
    func answers() throws {
        let answers = try lines("worker.answers.jsonl")
        var kinds: Set<String> = []
        for line in answers {
            #expect(try SchemaValidator.errors(in: line, schema: "sohoa.worker-answer.schema.json") == nil)
            let answer = try JSONDecoder().decode(WorkerAnswer.self, from: line)
            let again = try JSONEncoder().encode(answer)
            #expect(try SchemaValidator.errors(in: again, schema: "sohoa.worker-answer.schema.json") == nil)
            kinds.formUnion(try object(line).allKeys.compactMap { $0 as? String })
        }
        #expect(kinds.isSuperset(of: ["source", "reading", "crops", "engines", "failure"]))
    }

    @Test(
        "what is no job or no answer is refused by the schemas",
        arguments: [
            ("job", #"{"id":1,"kind":"open","path":"a.pdf"}"#),
            ("job", #"{"id":1,"kind":"print","path":"a.pdf","settings":{}}"#),
            ("answer", #"{"id":1,"seconds":0.1}"#),
            ("answer", #"{"id":1,"seconds":-1,"failure":{"failureClass":"page","message":"x"}}"#),
            ("answer", #"{"id":1,"seconds":1,"failure":{"failureClass":"page","message":"x"},"engines":[]}"#),
        ])
    func refused(kind: String, line: String) throws {
        let schema = "sohoa.worker-\(kind).schema.json"
        #expect(try SchemaValidator.errors(in: Data(line.utf8), schema: schema) != nil)
    }

    @Test("a job for a page must name it")
    func pageNeeded() throws {
        let line = try #require(
            try lines("worker.jobs.jsonl").first { String(decoding: $0, as: UTF8.self).contains(#""page":"#) })
        let text = String(decoding: line, as: UTF8.self).replacing(#/"page":[0-9]+,/#, with: "")
        #expect(try SchemaValidator.errors(in: Data(text.utf8), schema: "sohoa.worker-job.schema.json") != nil)
    }
}
