public import DocumentModel
public import Foundation

/// The METS file of an archival package: what the document is, its files with digests, its pages and sections, and in
/// PREMIS 3 what was done to it by whom.
///
/// METS 1.12 (https://www.loc.gov/standards/mets/), for METS 2 is not yet taken in by archive systems. Descriptive fields
/// are unqualified Dublin Core, which every archive system maps.
public enum METSExport {
    public static func data(for document: PlanDocument, contents: PackageContents) -> Data {
        let events = PREMISEvents(document: document, contents: contents)
        let root = XMLNode(
            "mets:mets",
            [
                ("xmlns:mets", "http://www.loc.gov/METS/"), ("xmlns:premis", "http://www.loc.gov/premis/v3"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
                ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                (
                    "xsi:schemaLocation",
                    "http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/mets.xsd "
                        + "http://www.loc.gov/premis/v3 http://www.loc.gov/standards/premis/premis.xsd"
                ),
                ("OBJID", "sha256:\(document.source.sha256)"), ("LABEL", title(of: document)), ("TYPE", "text"),
            ],
            [header(document, contents), description(of: document), administration(contents, events)]
                + [files(contents)] + METSStructure(document: document, contents: contents).nodes)
        return Data(root.document.utf8)
    }

    /// ISO 8601 in UTC, to the second.
    static func time(_ date: Date) -> String { date.formatted(.iso8601) }

    /// The identifier of a file by its place in the list.
    static func identifier(ofFile index: Int) -> String { "file-\(index + 1)" }

    /// What the document is about, or how it is named where it does not say so.
    static func title(of document: PlanDocument) -> String {
        let header = document.header
        let name = [header.kind, header.number].compactMap(\.self).joined(separator: " ")
        return header.subject ?? (name.isEmpty ? document.source.name : name)
    }

    private static func header(_ document: PlanDocument, _ contents: PackageContents) -> XMLNode {
        XMLNode(
            "mets:metsHdr", [("CREATEDATE", time(contents.writtenAt))],
            [
                XMLNode(
                    "mets:agent", [("ROLE", "CREATOR"), ("TYPE", "OTHER"), ("OTHERTYPE", "SOFTWARE")],
                    [XMLNode("mets:name", text: document.run.tool)])
            ])
    }

    private static func description(of document: PlanDocument) -> XMLNode {
        let header = document.header
        let issuers = header.issuers.isEmpty ? [header.issuer].compactMap(\.self) : header.issuers
        var fields = [("title", title(of: document))] + issuers.map { ("creator", $0) }
        fields += document.signatures.compactMap(\.name).map { ("contributor", $0) }
        fields += [("date", header.date), ("type", header.kind), ("identifier", header.number)]
            .compactMap { name, value in value.map { (name, $0) } }
        fields += [
            ("identifier", "sha256:\(document.source.sha256)"), ("source", document.source.name),
            ("format", document.source.mediaType), ("language", "vi"),
        ]
        fields += [header.place].compactMap(\.self).map { ("coverage", $0) }
        fields += document.citations.map { ("relation", InterfaceText.name(of: $0)) }
        let nodes = fields.map { XMLNode("dc:\($0.0)", text: $0.1) }
        return XMLNode(
            "mets:dmdSec", [("ID", "description")],
            [wrapped("DC", version: nil, XMLNode("oai_dc:dc", [], nodes))])
    }

    private static func administration(_ contents: PackageContents, _ events: PREMISEvents) -> XMLNode {
        let objects = events.objects.enumerated().map { index, object in
            XMLNode(
                "mets:techMD", [("ID", "object-\(index + 1)")], [wrapped("PREMIS:OBJECT", version: "3.0", object)])
        }
        let done = events.events.enumerated().map { index, event in
            XMLNode(
                "mets:digiprovMD", [("ID", "event-\(index + 1)")], [wrapped("PREMIS:EVENT", version: "3.0", event)])
        }
        let agents = events.agents.enumerated().map { index, agent in
            XMLNode(
                "mets:digiprovMD", [("ID", "agent-\(index + 1)")], [wrapped("PREMIS:AGENT", version: "3.0", agent)])
        }
        return XMLNode("mets:amdSec", [("ID", "administration")], objects + done + agents)
    }

    private static func wrapped(_ type: String, version: String?, _ node: XMLNode) -> XMLNode {
        XMLNode(
            "mets:mdWrap", [("MDTYPE", type), ("MDTYPEVERSION", version), ("MIMETYPE", "application/xml")],
            [XMLNode("mets:xmlData", [], [node])])
    }

    private static func files(_ contents: PackageContents) -> XMLNode {
        let groups = [PackageContents.File.Use.source, .derived].compactMap { use -> XMLNode? in
            let files = contents.files.enumerated().filter { $0.element.use == use }
            guard !files.isEmpty else { return nil }
            return XMLNode("mets:fileGrp", [("USE", use.rawValue)], files.map { file($0.element, index: $0.offset) })
        }
        return XMLNode("mets:fileSec", [], groups)
    }

    private static func file(_ file: PackageContents.File, index: Int) -> XMLNode {
        let address = file.path.split(separator: "/").map { part in
            String(part).addingPercentEncoding(withAllowedCharacters: unreserved) ?? String(part)
        }.joined(separator: "/")
        return XMLNode(
            "mets:file",
            [
                ("ID", identifier(ofFile: index)), ("MIMETYPE", file.mediaType), ("SIZE", "\(file.bytes)"),
                ("CHECKSUM", file.sha256), ("CHECKSUMTYPE", "SHA-256"), ("ADMID", "object-\(index + 1)"),
            ],
            [
                XMLNode(
                    "mets:FLocat", [("LOCTYPE", "URL"), ("xlink:type", "simple"), ("xlink:href", address)])
            ])
    }

    /// The characters that need no escape in an address (RFC 3986, section 2.3).
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
