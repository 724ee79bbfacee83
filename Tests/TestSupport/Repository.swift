public import Foundation

/// Folders of the repository, found from where this file was compiled.
public enum Repository {
    /// The package's root.
    public static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Documents of our own composition with their truth.
    public static let corpus = root.appendingPathComponent("corpus")

    public static let models = root.appendingPathComponent("models")

    /// Real documents and truth that stand beside the repository on some machines; nil elsewhere.
    public static let shared: URL? = {
        let url = root.deletingLastPathComponent().appendingPathComponent("shared")
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }()
}
