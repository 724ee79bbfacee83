import DocumentModel
import Foundation

/// Where searchable PDFs are written: under a passing name beside their own, or in a temporary folder.
struct CopyTargets {
    /// The output folder; nil when the one result goes to standard output.
    let out: String?

    /// Where a worker writes the copy of an input.
    func passing(_ item: InputList.Item) -> String {
        guard let out else { return NSTemporaryDirectory() + "/sohoa-\(UUID().uuidString).pdf" }
        return OutputWriter.passingName(of: "\(out)/\(item.outputStem).pdf")
    }

    /// Why the copies cannot be written, as a sentence; nil when they can.
    ///
    /// Sources are never written to, whatever links lead to them.
    func problem(with items: [InputList.Item]) -> String? {
        guard let out else { return nil }
        let sources = Dictionary(items.compactMap { item in Self.identity(item.path).map { ($0, item.path) } }) { $1 }
        for item in items {
            let target = "\(out)/\(item.outputStem).pdf"
            if let identity = Self.identity(target), let source = sources[identity] {
                return
                    "\(target): the searchable PDF would take the place of the input \(source); give --out another folder"
            }
        }
        return nil
    }

    /// What a path leads to; nil when nothing is there.
    private static func identity(_ path: String) -> [UInt64]? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return [UInt64(status.st_dev), UInt64(status.st_ino)]
    }
}
