import Archive
import DocumentModel
import Export
import Foundation
import Ingest

/// A source that can no longer be packed: the document fails, the others go on.
struct SourceError: UserFacingError {
    var place: String
    var what: String
    var remedy = "run again when it is whole"
}

/// Writes the archival package of a document: a folder with the source, the outputs, and `METS.xml`.
///
/// `METS.xml` is taken away first and written last, so that a folder with it is whole.
struct PackageWriter {
    /// The output folder.
    let out: String
    /// Name of the package's folder below it.
    let name: String

    private var folder: String { "\(out)/\(name)" }

    /// What names the package's METS file.
    private static let metsName = "METS.xml"

    /// - Parameters:
    ///   - outputs: names below `outputs/` in the package, with the bytes.
    ///   - source: path of the source file.
    /// - Returns: all files of the package, by paths below the output folder.
    /// - Throws: ``OutputError``; ``SourceError`` when the source is no longer what was read.
    func write(
        _ document: PlanDocument, outputs: [(name: String, data: Data)], source: String, times: DocumentTimes
    ) throws -> [OutputEntry] {
        OutputWriter.remove("\(folder)/\(Self.metsName)")
        let original = VietnameseText.composed((source as NSString).lastPathComponent)
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: source), options: .mappedIfSafe)
        } catch {
            throw SourceError(place: source, what: "the source cannot be copied (\(error.localizedDescription))")
        }
        var files = [
            try place(bytes, at: "source/\(original)", use: .source, mediaType: document.source.mediaType)
        ]
        guard files[0].sha256 == document.source.sha256 else {
            throw SourceError(place: source, what: "the file changed before it was copied into the package")
        }
        for output in outputs {
            files.append(
                try place(
                    output.data, at: "outputs/\(output.name)", use: .derived,
                    mediaType: PackageContents.mediaType(ofFile: output.name)))
        }
        removeOthers(than: files.map(\.path))
        let contents = PackageContents(
            files: files, readAt: Self.fixedTime ?? times.readAt, writtenAt: Self.fixedTime ?? times.writtenAt)
        let mets = METSExport.data(for: document, contents: contents)
        try OutputWriter.write(mets, to: "\(folder)/\(Self.metsName)")
        return files.map { OutputEntry(path: "\(name)/\($0.path)", bytes: $0.bytes) } + [
            OutputEntry(path: "\(name)/\(Self.metsName)", bytes: mets.count)
        ]
    }

    /// Writes a file into the package and computes the digest of what then lies there.
    private func place(
        _ data: Data, at path: String, use: PackageContents.File.Use, mediaType: String
    ) throws -> PackageContents.File {
        try OutputWriter.write(data, to: "\(folder)/\(path)")
        do {
            let digest = try FileDigest.sha256(ofFile: "\(folder)/\(path)")
            return PackageContents.File(
                use: use, path: path, mediaType: mediaType, bytes: digest.bytes, sha256: digest.hexadecimal)
        } catch {
            throw OutputError(
                path: "\(folder)/\(path)", reason: "it cannot be read again: \(error.localizedDescription)")
        }
    }

    /// Removes what an earlier run with more outputs left in the package.
    private func removeOthers(than paths: [String]) {
        for part in ["source", "outputs"] {
            let there = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
            for name in there where !paths.contains("\(part)/\(name)") {
                OutputWriter.remove("\(folder)/\(part)/\(name)")
            }
        }
    }

    /// The time for all events where `SOURCE_DATE_EPOCH` gives one, in seconds since 1970, so that packages can be made
    /// again byte for byte (https://reproducible-builds.org/specs/source-date-epoch/).
    private static var fixedTime: Date? {
        ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init).map(
            Date.init(timeIntervalSince1970:))
    }
}
