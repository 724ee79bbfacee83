import DocumentModel
import Foundation
import PlanPipeline

/// What happens in a batch as JSON, one object a line, for programs that watch it.
enum EventLine {
    private struct Line: Encodable {
        /// ISO 8601, UTC.
        var time = ISO8601DateFormatter().string(from: Date())
        /// `opened`, `restored`, `page`, `file`, `failed` or `message`.
        var event: String
        var path: String?
        var page: Int?
        var pages: Int?
        var status: String?
        var seconds: Double?
        var message: String?
        /// How much a message matters, in swift-log's words; nil for others.
        var level: String?
    }

    static func text(of event: ConversionEvent) -> String {
        switch event {
        case .opened(let path, let pages): encoded(Line(event: "opened", path: path, pages: pages))
        case .restored(let path, let pages): encoded(Line(event: "restored", path: path, pages: pages))
        case .pageDone(let path, let page, let status, let seconds):
            encoded(Line(event: "page", path: path, page: page, status: status.rawValue, seconds: seconds))
        case .fileFailed(let path, let failure):
            encoded(Line(event: "failed", path: path, status: failure.failureClass.rawValue, message: failure.message))
        case .fileDone(let path, let status): encoded(Line(event: "file", path: path, status: status.rawValue))
        }
    }

    static func text(ofMessage message: String, level: String? = nil) -> String {
        encoded(Line(event: "message", message: message, level: level))
    }

    private static func encoded(_ line: Line) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
