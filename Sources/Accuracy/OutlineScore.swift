public import DocumentModel
public import Foundation

/// The structure of a document against a hand-made outline.
///
/// Header fields are compared folded; sections by the path of their labels; a title is right when its words agree with
/// the truth's by an F1 of 0.8 or more.
public struct OutlineScore: Sendable {
    public private(set) var fieldsRight = 0
    public private(set) var fieldsCounted = 0
    /// `name: got …, want …` for each wrong field.
    public private(set) var fieldDifferences: [String] = []
    /// F1 of the section paths, in percent.
    public private(set) var pathF1 = 0.0
    public private(set) var pathsInTruth = 0
    public private(set) var pathsFound = 0
    public private(set) var pathsMatched = 0
    /// Share of the truth's sections whose title is right, in percent.
    public private(set) var titlesRight = 0.0
    /// F1 of the recipients' words, in percent.
    public private(set) var recipientsF1 = 0.0
    public private(set) var missedPaths: [String] = []
    public private(set) var inventedPaths: [String] = []

    /// - Parameter gold: JSON with `doctype`, `number`, `date`, `place`, `issuer`, `title`, `signer`, `recipients` and
    ///   `sections` (`label`, `title` or `lead`, `children`); a field that is null is not counted.
    /// - Throws: a decoding error when the JSON has another form.
    public init(document: PlanDocument, gold: Data) throws {
        let truth = try JSONDecoder().decode(Truth.self, from: gold)
        scoreFields(of: document, against: truth)
        let wanted = Self.sections(truth.sections ?? [], path: [])
        let found = Self.sections(document.body, path: [])
        scorePaths(found: found, wanted: wanted)
        recipientsF1 =
            100
            * Self.wordsF1(
                (truth.recipients ?? []).joined(separator: " "), document.recipients.joined(separator: " "))
    }

    private struct Truth: Decodable {
        var doctype, number, date, place, issuer, title: String?
        var signer: Signer?
        var recipients: [String]?
        var sections: [Node]?

        struct Signer: Decodable { var name: String? }
        struct Node: Decodable {
            var label, title, lead: String?
            var children: [Node]?
        }
    }

    private mutating func scoreFields(of document: PlanDocument, against truth: Truth) {
        let header = document.header
        let fields = [
            ("kind", header.kind, truth.doctype), ("number", header.number, truth.number),
            ("date", header.date, truth.date), ("place", header.place, truth.place),
            ("issuer", header.issuer, truth.issuer), ("subject", header.subject, truth.title),
            ("signer", document.signature?.name, truth.signer?.name),
        ]
        for (name, got, want) in fields {
            guard let want else { continue }
            fieldsCounted += 1
            if Self.folded(got ?? "") == Self.folded(want) {
                fieldsRight += 1
            } else {
                fieldDifferences.append("\(name): got '\(got ?? "")', want '\(want)'")
            }
        }
    }

    private mutating func scorePaths(found: [(path: String, title: String)], wanted: [(path: String, title: String)]) {
        var left: [String: Int] = [:]
        for section in found { left[section.path, default: 0] += 1 }
        for section in wanted {
            if let count = left[section.path], count > 0 {
                left[section.path] = count - 1
                pathsMatched += 1
            } else {
                missedPaths.append(section.path)
            }
        }
        inventedPaths = found.map(\.path).filter { path in
            guard let count = left[path], count > 0 else { return false }
            left[path] = count - 1
            return true
        }
        pathsInTruth = wanted.count
        pathsFound = found.count
        pathF1 = 200 * Double(pathsMatched) / Double(max(1, wanted.count + found.count))
        let titles = Dictionary(found.map { ($0.path, $0.title) }, uniquingKeysWith: { _, last in last })
        let right = wanted.count { section in
            guard let title = titles[section.path] else { return false }
            if section.title.isEmpty { return true }
            let length = max(12, section.title.split(whereSeparator: \.isWhitespace).count)
            let start = title.split(whereSeparator: \.isWhitespace).prefix(length).joined(separator: " ")
            return Self.wordsF1(section.title, start) >= 0.8
        }
        titlesRight = 100 * Double(right) / Double(max(1, wanted.count))
    }

    private static func sections(_ nodes: [Truth.Node], path: [String]) -> [(path: String, title: String)] {
        nodes.flatMap { node -> [(path: String, title: String)] in
            guard let label = node.label, !label.isEmpty else { return sections(node.children ?? [], path: path) }
            let below = path + [bare(label)]
            let title = [node.title, node.lead].compactMap { $0 }.first { !$0.isEmpty } ?? ""
            return [(below.joined(separator: "."), title)] + sections(node.children ?? [], path: below)
        }
    }

    private static func sections(_ nodes: [Section], path: [String]) -> [(path: String, title: String)] {
        let unnumbered: Set<Section.Kind> = [.dash, .plus, .paragraph, .table]
        return nodes.flatMap { node -> [(path: String, title: String)] in
            guard let label = node.label, !label.isEmpty, !unnumbered.contains(node.kind) else {
                return sections(node.children, path: path)
            }
            let below = path + [bare(label)]
            let title = [node.title, node.text].compactMap { $0 }.first { !$0.isEmpty } ?? ""
            return [(below.joined(separator: "."), title)] + sections(node.children, path: below)
        }
    }

    /// The last word of a label without closing marks: `Điều 3.` and `3)` are `3`.
    private static func bare(_ label: String) -> String {
        var text = Substring(label.trimmingCharacters(in: .whitespacesAndNewlines))
        while let last = text.last, last.isWhitespace || last == "." || last == ")" || last == ":" { text.removeLast() }
        return text.split(separator: " ", omittingEmptySubsequences: false).last.map { String($0) } ?? ""
    }

    /// Lower case without marks, everything but letters, digits and `_` taken for a space.
    static func folded(_ text: String) -> String {
        let scalars = VietnameseText.folded(text).unicodeScalars.map { scalar -> Character in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
                ? Character(scalar) : " "
        }
        return String(scalars).split(separator: " ").joined(separator: " ")
    }

    private static func wordsF1(_ first: String, _ second: String) -> Double {
        let a = folded(first).split(separator: " ")
        let b = folded(second).split(separator: " ")
        if a.isEmpty, b.isEmpty { return 1 }
        var counts: [Substring: Int] = [:]
        for word in a { counts[word, default: 0] += 1 }
        let common = b.count { word in
            guard let left = counts[word], left > 0 else { return false }
            counts[word] = left - 1
            return true
        }
        return 2 * Double(common) / Double(max(1, a.count + b.count))
    }
}
