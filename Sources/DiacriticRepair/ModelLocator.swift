public import Foundation

/// Finds the folder of models, and says where it looked.
///
/// Order: the folder given, `SOHOA_MODELS`, `<executable>/../share/sohoa/models`, and the development tree: the
/// nearest folder above the executable that holds both `Package.swift` and `models`.
public struct ModelLocator: Sendable {
    /// The folders in the order they are tried.
    public let folders: [URL]

    /// - Parameters:
    ///   - given: The value of `--models`, if any; then no other place is tried.
    ///   - environment: The process environment.
    ///   - executable: The running program's file.
    public init(
        given: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment,
        executable: URL? = ModelLocator.runningExecutable
    ) {
        if let given {
            folders = [URL(fileURLWithPath: given)]
            return
        }
        var folders: [URL] = []
        if let named = environment["SOHOA_MODELS"], !named.isEmpty { folders.append(URL(fileURLWithPath: named)) }
        if let executable {
            let folder = executable.deletingLastPathComponent()
            folders.append(folder.deletingLastPathComponent().appendingPathComponent("share/sohoa/models"))
            var above = folder
            while above.path != "/" {
                let package = above.appendingPathComponent("Package.swift").path
                if FileManager.default.fileExists(atPath: package) {
                    folders.append(above.appendingPathComponent("models"))
                    break
                }
                above = above.deletingLastPathComponent()
            }
        }
        self.folders = folders
    }

    /// The running program's file, links resolved.
    public static var runningExecutable: URL? {
        let link = "/proc/self/exe"
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: link) else { return nil }
        return URL(fileURLWithPath: path)
    }

    /// Path of a model file in the first folder that has it.
    /// - Throws: `ModelError` of kind `missing` that names every place.
    public func path(of name: String = "vi.ngram") throws(ModelError) -> String {
        let places = folders.map { $0.appendingPathComponent(name).path }
        if let found = places.first(where: { FileManager.default.fileExists(atPath: $0) }) { return found }
        throw ModelError(
            kind: .missing, place: name,
            what: "the language model was not found; looked for \(places.joined(separator: ", "))",
            remedy: "give its folder with --models or SOHOA_MODELS, or make it with sohoa train")
    }
}
