public import Foundation

/// Writes the lines that training never sees, as files to measure on.
public struct HeldOutText {
    private let blocks: HeldOutBlocks

    public init(blocks: HeldOutBlocks = HeldOutBlocks()) { self.blocks = blocks }

    /// The held-out lines of one training text, in order.
    /// - Throws: `ModelError` of kind `corpus`.
    public func lines(of path: String, role: HeldOutBlocks.Role) throws(ModelError) -> Data {
        var out = Data()
        var line = 0
        try CorpusReader(path: path).forEachLine {
            if blocks.role(ofLine: line) == role {
                out.append(contentsOf: $0)
                out.append(0x0A)
            }
            line += 1
        }
        return out
    }

    /// Writes `NAME.test` and `NAME.tuning` for every training text into a folder that is made when missing.
    /// - Throws: `ModelError` of kind `corpus` or `unwritable`.
    public func write(_ paths: [String], to folder: String) throws(ModelError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw ModelError(
                kind: .unwritable, place: folder, what: "the folder cannot be made (\(error.localizedDescription))",
                remedy: "choose another place")
        }
        for path in paths {
            let name = URL(fileURLWithPath: path).lastPathComponent.prefix { $0 != "." }
            for role in [HeldOutBlocks.Role.test, .tuning] {
                let data = try lines(of: path, role: role)
                try ModelWriter.write(Array(data), to: "\(folder)/\(name).\(role.rawValue)")
            }
        }
    }
}
