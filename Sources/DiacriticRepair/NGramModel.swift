internal import DocumentModel
import Foundation

/// A trigram language model over syllables, read from a memory-mapped file.
///
/// The map is shared between processes and released when the value goes away. All logarithms are natural.
/// Opening checks the header, the length and a check value over the sections that say where others stand, so that
/// nothing is read outside the file; `verify` checks the rest.
public final class NGramModel: Sendable {
    /// Where the model was read from.
    public let path: String
    /// Bytes of the file.
    public var byteCount: Int { map.bytes.count }
    /// Words the model knows, the three special ones left out.
    public var wordCount: Int { header.layout.wordCount - ModelLayout.firstWord }
    public var bigramCount: Int { header.layout.bigramCount }
    public var trigramCount: Int { header.layout.trigramCount }
    /// Words of training text.
    public var tokenCount: Int { Int(header.tokenCount) }
    /// Name for a run record: format version and body check value, such as `vi.ngram v1 5f0c…`.
    public let identifier: String

    let header: ModelHeader
    let map: FileMap
    let tables: ModelTables

    /// Maps the file and checks it.
    /// - Throws: `ModelError` when the file is missing, unreadable, foreign, of another version, or damaged.
    public init(path: String) throws(ModelError) {
        self.path = path
        map = try FileMap(path: path)
        header = try ModelHeader(map.bytes, path: path)
        let index = UnsafeRawBufferPointer(rebasing: map.bytes[ModelLayout.headerLength..<header.layout.indexLength])
        guard Checksum.of(index) == header.indexChecksum else { throw NGramModel.changed(path) }
        guard let tables = ModelTables(header: header, bytes: map.bytes) else {
            throw ModelError(
                kind: .damaged, place: path, what: "the model holds no words",
                remedy: "make the model again with sohoa train, or restore models/vi.ngram from the release")
        }
        self.tables = tables
        let name = URL(fileURLWithPath: path).lastPathComponent
        identifier = "\(name) v\(ModelLayout.version) \(String(header.bodyChecksum, radix: 16))"
    }

    /// Checks every byte of the file, which opening leaves out to be quick.
    /// - Throws: `ModelError` of kind `damaged`.
    public func verify() throws(ModelError) {
        let body = UnsafeRawBufferPointer(rebasing: map.bytes[ModelLayout.headerLength...])
        guard Checksum.of(body) == header.bodyChecksum else { throw NGramModel.changed(path) }
    }

    private static func changed(_ path: String) -> ModelError {
        ModelError(
            kind: .damaged, place: path, what: "the model's contents changed (their check value does not fit)",
            remedy: "make the model again with sohoa train, or restore models/vi.ngram from the release")
    }

    /// ln p(third | first second) of lower- or upper-case words; a word outside the vocabulary counts as unknown.
    public func logProbability(_ third: String, after first: String, _ second: String) -> Double {
        let a = tables.identifier(of: SyllableKey(first).packed)
        let b = tables.identifier(of: SyllableKey(second).packed)
        let c = tables.identifier(of: SyllableKey(third).packed)
        return Double(tables.logProbability(c, after: a, b))
    }

    /// Whether the model knows the word, case and tone placement aside.
    public func knows(_ word: String) -> Bool {
        let key = SyllableKey(word).packed
        return key != 0 && tables.identifier(of: key) != ModelLayout.unknown
    }
}

/// A file mapped into memory for reading; unmapped when the value goes away.
final class FileMap: @unchecked Sendable {
    // because: the bytes are mapped read-only and the pointer never changes.
    let bytes: UnsafeRawBufferPointer

    init(path: String) throws(ModelError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            throw ModelError(
                kind: code == ENOENT ? .missing : .unreadable, place: path,
                what: "the language model cannot be opened (\(String(cString: strerror(code))))",
                remedy: "give its folder with --models, or make it with sohoa train")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw ModelError(
                kind: .unreadable, place: path, what: "the language model is not a regular file",
                remedy: "give the folder that holds vi.ngram with --models")
        }
        let size = Int(status.st_size)
        guard size >= ModelLayout.headerLength else {
            throw ModelError(
                kind: .damaged, place: path, what: "the model is only \(size) bytes long",
                remedy: "make the model again with sohoa train, or restore models/vi.ngram from the release")
        }
        let address = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0)
        guard let address, address != MAP_FAILED else {
            throw ModelError(
                kind: .unreadable, place: path,
                what: "the language model cannot be mapped (\(String(cString: strerror(errno))))",
                remedy: "free some memory and try again")
        }
        bytes = UnsafeRawBufferPointer(start: address, count: size)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
