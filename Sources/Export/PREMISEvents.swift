internal import DocumentModel
internal import Foundation

/// PREMIS 3 objects, events and agents of a package (https://www.loc.gov/standards/premis/v3/).
///
/// Names of events are those of the Library of Congress's vocabulary, given as words without addresses.
struct PREMISEvents {
    let document: PlanDocument
    let contents: PackageContents

    /// One for each file of the package, in its order.
    var objects: [XMLNode] {
        contents.files.enumerated().map { index, file in
            var nodes = [
                Self.identifier("object", "\(document.source.sha256)/\(file.path)"),
                XMLNode(
                    "premis:objectCharacteristics", [],
                    [
                        XMLNode(
                            "premis:fixity", [],
                            [
                                XMLNode("premis:messageDigestAlgorithm", text: "SHA-256"),
                                XMLNode("premis:messageDigest", text: file.sha256),
                                XMLNode("premis:messageDigestOriginator", text: document.run.tool),
                            ]),
                        XMLNode("premis:size", text: "\(file.bytes)"),
                        XMLNode(
                            "premis:format", [],
                            [
                                XMLNode(
                                    "premis:formatDesignation", [],
                                    [XMLNode("premis:formatName", text: file.mediaType)])
                            ]),
                    ]),
            ]
            if file.use == .source { nodes.append(XMLNode("premis:originalName", text: document.source.name)) }
            nodes.append(
                XMLNode(
                    "premis:storage", [],
                    [
                        XMLNode(
                            "premis:contentLocation", [],
                            [
                                XMLNode("premis:contentLocationType", text: "path in the package"),
                                XMLNode("premis:contentLocationValue", text: file.path),
                            ])
                    ]))
            if file.use == .derived { nodes.append(contentsOf: derivation) }
            return XMLNode("premis:object", [("xsi:type", "premis:file")], nodes)
        }
    }

    /// That a file was made from the source.
    private var derivation: [XMLNode] {
        contents.files.filter { $0.use == .source }.map { source in
            XMLNode(
                "premis:relationship", [],
                [
                    XMLNode("premis:relationshipType", text: "derivation"),
                    XMLNode("premis:relationshipSubType", text: "has source"),
                ] + [Self.identifier("relatedObject", "\(document.source.sha256)/\(source.path)")])
        }
    }

    /// In the order in which they happened.
    var events: [XMLNode] {
        let sources = contents.files.filter { $0.use == .source }
        let derived = contents.files.filter { $0.use == .derived }
        let program = ["program"]
        let failed = document.pages.filter { $0.status == .failed || $0.status == .timedOut }
        let pages = "\(document.pages.count) of \(document.source.pageCount) pages"
        let isRecognised = document.pages.contains { $0.dpi != nil }
        return [
            event(
                "ingestion", at: contents.readAt, detail: "the source was opened and its SHA-256 computed",
                outcome: "success", agents: program, objects: sources.map { ($0, "source") }),
            event(
                isRecognised ? "digital text recognition" : "extraction", at: contents.readAt, detail: settings,
                outcome: failed.isEmpty ? "success" : "partial",
                note: failed.isEmpty
                    ? pages : "\(pages), not read: " + failed.map { "\($0.number)" }.joined(separator: ", "),
                agents: program + document.run.engines.indices.map { "engine-\($0 + 1)" },
                objects: sources.map { ($0, "source") }),
            event(
                "normalization", at: contents.writtenAt, detail: "the text was written in other formats",
                outcome: "success", agents: program,
                objects: sources.map { ($0, "source") } + derived.map { ($0, "outcome") }),
            event(
                "message digest calculation", at: contents.writtenAt, detail: "SHA-256 of every file in the package",
                outcome: "success", agents: program, objects: (sources + derived).map { ($0, "source") }),
        ]
    }

    /// The program first, then the libraries and models that took part.
    var agents: [XMLNode] {
        let parts = document.run.tool.split(separator: " ", maxSplits: 1).map(String.init)
        let program = agent("program", name: parts[0], version: parts.count > 1 ? parts[1] : "", notes: [])
        return [program]
            + document.run.engines.enumerated().map { index, engine in
                let model = engine.model.map { "model: \($0)" }
                let digest = engine.modelSHA256.map { "SHA-256 of the model: \($0)" }
                return agent(
                    "engine-\(index + 1)", name: engine.name, version: engine.version,
                    notes: [model, digest].compactMap(\.self))
            }
    }

    private var settings: String {
        "settings: "
            + document.run.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }

    private func event(
        _ type: String, at time: Date, detail: String, outcome: String, note: String? = nil, agents: [String],
        objects: [(file: PackageContents.File, role: String)]
    ) -> XMLNode {
        let details = note.map {
            [XMLNode("premis:eventOutcomeDetail", [], [XMLNode("premis:eventOutcomeDetailNote", text: $0)])]
        }
        var nodes = [
            Self.identifier("event", "\(document.source.sha256)/\(type.replacing(" ", with: "-"))"),
            XMLNode("premis:eventType", text: type), XMLNode("premis:eventDateTime", text: METSExport.time(time)),
            XMLNode("premis:eventDetailInformation", [], [XMLNode("premis:eventDetail", text: detail)]),
            XMLNode(
                "premis:eventOutcomeInformation", [],
                [XMLNode("premis:eventOutcome", text: outcome)] + (details ?? [])),
        ]
        nodes += agents.map { Self.identifier("linkingAgent", $0, role: "executing program") }
        nodes += objects.map {
            Self.identifier("linkingObject", "\(document.source.sha256)/\($0.file.path)", role: $0.role)
        }
        return XMLNode("premis:event", [], nodes)
    }

    private func agent(_ identifier: String, name: String, version: String, notes: [String]) -> XMLNode {
        var nodes = [
            Self.identifier("agent", identifier), XMLNode("premis:agentName", text: name),
            XMLNode("premis:agentType", text: "software"),
        ]
        if !version.isEmpty { nodes.append(XMLNode("premis:agentVersion", text: version)) }
        return XMLNode("premis:agent", [], nodes + notes.map { XMLNode("premis:agentNote", text: $0) })
    }

    /// `objectIdentifier` and its like: a type and a value, unique in the package.
    private static func identifier(_ kind: String, _ value: String, role: String? = nil) -> XMLNode {
        XMLNode(
            "premis:\(kind)Identifier", [],
            [
                XMLNode("premis:\(kind)IdentifierType", text: "local"),
                XMLNode("premis:\(kind)IdentifierValue", text: value),
            ] + (role.map { [XMLNode("premis:\(kind)Role", text: $0)] } ?? []))
    }
}
