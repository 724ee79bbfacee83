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

    /// - Parameter arguments: files and folders; folders are searched with all folders below them.
    init(_ arguments: [String]) {
        var named: [(path: String, below: String)] = []
        for argument in arguments {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder), isFolder.boolValue {
                named += Self.files(in: argument).map { (argument + "/" + $0, $0) }
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
