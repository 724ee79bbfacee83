import Foundation
import Ingest
import TestSupport
import Testing

@Suite struct FileDigestTests {
    @Test("SHA-256 of abc is the standard's (FIPS 180-4, example)")
    func abc() throws {
        let folder = try TemporaryFolder()
        try Data("abc".utf8).write(to: folder.file("abc"))
        let digest = try FileDigest.sha256(ofFile: folder.file("abc").path)
        #expect(digest.hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(digest.bytes == 3)
    }
}
