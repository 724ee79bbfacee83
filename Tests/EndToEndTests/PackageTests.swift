import DocumentModel
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

extension EndToEnd {
    /// Archival packages as an archive system takes them in.
    @Suite struct PackageTests {
        private let scan = Repository.corpus.appendingPathComponent("cong-van/clean.pdf")

        private func convert(_ source: URL, into folder: TemporaryFolder, formats: String, at time: String? = nil)
            throws
            -> CommandLineTool.Result
        {
            try CommandLineTool.run(
                ["convert", source.path, "--pages", "1", "--out", folder.path, "--format", formats],
                environment: time.map { ["SOURCE_DATE_EPOCH": $0] } ?? [:])
        }

        /// Text of nodes by XPath.
        private func values(_ path: String, in mets: Data) throws -> [String] {
            try XMLDocument(data: mets).nodes(forXPath: path).compactMap(\.stringValue)
        }

        /// SHA-256 as coreutils computes it.
        private func digest(_ file: URL) throws -> String {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
            process.arguments = [file.path]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return String(text.prefix(64))
        }

        @Test("a package holds the source and the outputs, each with its digest and size")
        func package() throws {
            let folder = try TemporaryFolder()
            let result = try convert(scan, into: folder, formats: "mets,json,alto")
            #expect(result.status == 0, "\(result.messages)")
            let package = folder.file("clean.mets")
            let mets = try Data(contentsOf: package.appendingPathComponent("METS.xml"))
            let paths = try values("//*[local-name()='FLocat']/@*[local-name()='href']", in: mets)
            #expect(paths == ["source/clean.pdf", "outputs/clean.json", "outputs/clean.alto.xml"])
            let digests = try values("//*[local-name()='file']/@CHECKSUM", in: mets)
            let sizes = try values("//*[local-name()='file']/@SIZE", in: mets)
            for (path, (sum, size)) in zip(paths, zip(digests, sizes)) {
                let file = package.appendingPathComponent(path)
                #expect(try digest(file) == sum)
                #expect(try Data(contentsOf: file).count == Int(size))
            }
            #expect(try values("//*[local-name()='messageDigest']", in: mets) == digests)
            #expect(
                try values("//*[local-name()='eventType']", in: mets) == [
                    "ingestion", "digital text recognition", "normalization", "message digest calculation",
                ])
            #expect(
                try values("//*[local-name()='agentName']", in: mets) == [
                    "sohoa", "poppler", "leptonica", "tesseract", "tesseract", "ngram",
                ])
            #expect(try values("//*[local-name()='agentNote'][contains(.,'SHA-256')]", in: mets).count == 3)
            #expect(try values("//*[local-name()='structMap']/@TYPE", in: mets) == ["physical", "logical"])
            #expect(try values("//*[local-name()='div'][@TYPE='page']/@ID", in: mets) == ["page-1"])
            #expect(!(try values("//*[local-name()='smLink']", in: mets)).isEmpty)
            // Nothing is done again while the package is whole, and all of it when a part is gone.
            #expect(try convert(scan, into: folder, formats: "mets,json,alto").messages.contains("were done before"))
            try FileManager.default.removeItem(at: package.appendingPathComponent("outputs/clean.json"))
            #expect(try convert(scan, into: folder, formats: "mets,json,alto").status == 0)
            #expect(
                FileManager.default.fileExists(atPath: package.appendingPathComponent("outputs/clean.json").path))
        }

        @Test("a package is the same byte for byte when its times are given, and names any file safely")
        func reproducible() throws {
            let folders = [try TemporaryFolder(), try TemporaryFolder()]
            let inputs = try TemporaryFolder()
            let source = inputs.file("kế hoạch & 100%.pdf")
            try FileManager.default.copyItem(at: scan, to: source)
            let made = try folders.map { folder in
                let result = try convert(source, into: folder, formats: "mets", at: "1700000000")
                #expect(result.status == 0, "\(result.messages)")
                return try Data(contentsOf: folder.file("kế hoạch & 100%.mets/METS.xml"))
            }
            #expect(made[0] == made[1])
            let paths = try values("//*[local-name()='FLocat']/@*[local-name()='href']", in: made[0])
            #expect(paths[0] == "source/k%E1%BA%BF%20ho%E1%BA%A1ch%20%26%20100%25.pdf")
            // Without other formats the package brings the two that speak of structure and places.
            #expect(paths.count == 3 && paths[1].hasSuffix(".json") && paths[2].hasSuffix(".alto.xml"))
            #expect(
                Set(try values("//*[local-name()='eventDateTime']", in: made[0])) == ["2023-11-14T22:13:20Z"])
        }

        @Test("a package needs a folder")
        func noFolder() throws {
            let result = try CommandLineTool.run(["convert", scan.path, "--format", "mets"])
            #expect(result.status == 1)
            #expect(result.messages.contains("A METS package is a folder"))
        }

        /// The published schemas lie in the folder that `SOHOA_SCHEMAS` names; docs/archive.md says where they come from.
        private static let schemas = ProcessInfo.processInfo.environment["SOHOA_SCHEMAS"]

        @Test(
            "METS, PREMIS and ALTO are valid by the published schemas, hOCR is well-formed",
            .enabled(if: schemas != nil, "SOHOA_SCHEMAS names no folder"), .timeLimit(.minutes(5)),
            arguments: [
                "cong-van/clean.pdf", "ke-hoach-2024/digital.pdf", "khung-kich-ban/fax.pdf", "ke-hoach-2025/source.txt",
            ])
        func valid(name: String) throws {
            let folder = try TemporaryFolder()
            let source = Repository.corpus.appendingPathComponent(name)
            let result = try CommandLineTool.run([
                "convert", source.path, "--pages", "1-2", "--out", folder.path, "--format", "mets,alto,hocr",
            ])
            #expect(result.status == 0, "\(result.messages)")
            let schemas = try #require(Self.schemas)
            let both = """
                <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
                <xsd:import namespace="http://www.loc.gov/METS/" schemaLocation="\(schemas)/mets.xsd"/>
                <xsd:import namespace="http://www.loc.gov/premis/v3" schemaLocation="\(schemas)/premis-v3-0.xsd"/>
                </xsd:schema>
                """
            try Data(both.utf8).write(to: folder.file("both.xsd"))
            let stem = source.deletingPathExtension().lastPathComponent
            try lint(["--schema", folder.file("both.xsd").path, folder.file("\(stem).mets/METS.xml").path])
            try lint(["--schema", "\(schemas)/alto-4-4.xsd", folder.file("\(stem).alto.xml").path])
            try lint([folder.file("\(stem).hocr").path])
        }

        private func lint(_ arguments: [String]) throws {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/xmllint")
            process.arguments = ["--nonet", "--noout"] + arguments
            let output = Pipe()
            process.standardError = output
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(text.prefix(1000))")
        }
    }
}
