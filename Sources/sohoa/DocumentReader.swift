import DocumentModel
import Foundation
import PlanPipeline
import Synchronization

/// Gets a document for a command: a converted JSON document as it is, anything else converted first.
struct DocumentReader {
    let options: ConversionOptions

    func document(at file: String) async throws -> Result<PlanDocument, JobFailure> {
        if let data = FileManager.default.contents(atPath: file), data.first == UInt8(ascii: "{") {
            if let document = try? JSONDecoder().decode(PlanDocument.self, from: data) { return .success(document) }
            if let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] {
                let schema = object["schema"] as? String ?? "none"
                return .failure(
                    JobFailure(
                        .unreadable,
                        "\(file): it is not a converted document (schema \(schema)); make one with sohoa convert"))
            }
        }
        let found = Mutex<Result<PlanDocument, JobFailure>?>(nil)
        await options.conversion().run([options.input(file)]) { outcome in
            found.withLock { $0 = outcome.result }
        }
        guard let result = found.withLock({ $0 }) else { throw CancellationError() }
        return result
    }
}
