import DocumentModel
import Foundation

/// The files a command line names, folders searched, with where their outputs belong.
struct InputList {
    struct Item {
        /// Path to open.
        var path: String
        /// Path of the outputs below the output folder, without an extension.
        var outputStem: String
    }

    private(set) var items: [Item] = []

    /// Endings of the files that a folder is searched for; a file that is named itself is judged by its content.
    private static let endings: Set<String> = ["pdf", "tif", "tiff", "jpg", "jpeg", "png", "jp2", "txt"]

    /// - Parameters:
    ///   - arguments: files and folders; folders are searched with all folders below them.
    ///   - outputFolder: is left out of the search where it lies below a folder: its searchable PDFs are no inputs.
    init(_ arguments: [String], leavingOut outputFolder: String? = nil) {
        var named: [(path: String, below: String)] = []
        for argument in arguments {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder), isFolder.boolValue {
                let found = Self.files(in: argument).map { (argument + "/" + $0, $0) }
                named += found.filter { !Self.lies($0.0, below: outputFolder, outside: argument) }
            } else {
                named.append((argument, (argument as NSString).lastPathComponent))
            }
        }
        var paths: Set<String> = []
        named.removeAll { !paths.insert(Self.components(of: $0.path).joined(separator: "/")).inserted }
        // Two inputs of one stem (plan.pdf and plan.tif) keep their full names.
        let stems = Dictionary(grouping: named) { ($0.below as NSString).deletingPathExtension }
        items = named.map { input in
            let stem = (input.below as NSString).deletingPathExtension
            let isAlone = (stems[stem]?.count ?? 0) < 2
            return Item(path: input.path, outputStem: isAlone ? stem : input.below)
        }
        separateNamesakes()
    }

    /// Files of one name from several folders (2023/plan.pdf and 2024/plan.pdf) take as many folders into the names of
    /// their outputs as tell them apart.
    private mutating func separateNamesakes() {
        var depth = 1
        while true {
            let names = Dictionary(grouping: items.indices) { items[$0].outputStem }
            let namesakes = names.values.filter { $0.count > 1 }.flatMap(\.self)
            if namesakes.isEmpty { return }
            depth += 1
            for index in namesakes {
                items[index].outputStem = Self.components(of: items[index].path).suffix(depth).joined(separator: "/")
            }
        }
    }

    /// The names of a file's folders from the root, and its own.
    private static func components(of path: String) -> [String] {
        Array(URL(fileURLWithPath: path).standardizedFileURL.pathComponents.dropFirst())
    }

    /// Whether a file that was found in `searched` lies in a folder that is itself below `searched`.
    private static func lies(_ path: String, below folder: String?, outside searched: String) -> Bool {
        guard let folder else { return false }
        let whole = components(of: folder)
        let root = components(of: searched)
        return whole.count > root.count && whole.starts(with: root) && components(of: path).starts(with: whole)
    }

    private static func files(in folder: String) -> [String] {
        guard let walker = FileManager.default.enumerator(atPath: folder) else { return [] }
        var found: [String] = []
        for case let path as String in walker {
            let name = (path as NSString).lastPathComponent
            guard !name.hasPrefix("."), endings.contains((path as NSString).pathExtension.lowercased()) else {
                continue
            }
            found.append(path)
        }
        return found.sorted()
    }
}
