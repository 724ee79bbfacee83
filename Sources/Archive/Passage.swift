internal import DocumentModel
internal import Foundation

/// A piece of a document that a search can find: its letterhead, a section, a table row.
struct Passage: Hashable {
    enum Kind: String {
        case header, section, table
    }

    var kind: Kind
    /// Id of the section or table in the document's JSON; empty for the letterhead.
    var place: String
    var page: Int?
    /// The section's label and title.
    var title: String
    var text: String
    /// Titles of what it stands in, for words that the passage itself does not repeat.
    var context: String

    static func all(of document: PlanDocument) -> [Passage] {
        var passages = [header(of: document)]
        let subject = document.header.subject ?? ""
        passages += sections(document.body, below: [subject])
        passages += document.tables.flatMap { rows(of: $0, below: [subject]) }
        for annex in document.annexes {
            let title = [annex.label, annex.title].compactMap { $0 }.joined(separator: " ")
            passages.append(
                Passage(
                    kind: .section, place: annex.id, page: annex.pages.first, title: title,
                    text: annex.issuedWith ?? "", context: subject))
            passages += sections(annex.body, below: [subject, title])
            passages += annex.tables.flatMap { rows(of: $0, below: [subject, title]) }
        }
        return passages.filter { !$0.title.isEmpty || !$0.text.isEmpty }
    }

    private static func header(of document: PlanDocument) -> Passage {
        let header = document.header
        let signers = document.signatures.compactMap(\.name)
        let fields = [header.superior, header.issuer, header.number, header.place, header.date] + signers
        return Passage(
            kind: .header, place: "", page: document.pages.first?.number,
            title: [header.kind, header.subject].compactMap { $0 }.joined(separator: " "),
            text: (fields.compactMap { $0 } + document.recipients).joined(separator: "; "), context: "")
    }

    private static func sections(_ sections: [Section], below titles: [String]) -> [Passage] {
        sections.flatMap { section -> [Passage] in
            let own = Passage(
                kind: .section, place: section.id, page: section.provenance.first?.page,
                title: [section.label, section.title].compactMap { $0 }.joined(separator: " "),
                text: section.text ?? "", context: titles.suffix(3).joined(separator: " / "))
            let below = section.title.map { titles + [$0] } ?? titles
            return [own] + Self.sections(section.children, below: below)
        }
    }

    /// One passage a row: a hit in a table of thirty pages names its page.
    private static func rows(of table: Table, below titles: [String]) -> [Passage] {
        let columns = table.columns.joined(separator: " | ")
        let head = Passage(
            kind: .table, place: table.id, page: table.pages.first, title: table.caption ?? "", text: columns,
            context: titles.suffix(2).joined(separator: " / "))
        return [head]
            + table.rows.map { row in
                Passage(
                    kind: .table, place: table.id, page: row.provenance.first?.page, title: "",
                    text: row.cells.filter { !$0.isEmpty }.joined(separator: " | "),
                    context: (titles.suffix(1) + row.group).joined(separator: " / "))
            }
    }
}
