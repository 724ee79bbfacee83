internal import DocumentModel
internal import Foundation

/// The contract `sohoa.document/1`: sorted keys, two spaces, the same bytes for the same document.
enum JSONExport {
    static func data(for document: PlanDocument) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var data = try encoder.encode(document)
        data.append(UInt8(ascii: "\n"))
        return data
    }
}
