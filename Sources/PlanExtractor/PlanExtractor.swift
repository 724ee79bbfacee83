public import DocumentModel

/// Reads the structure of an administrative document off its pages.
///
/// The layout rules are those of Nghị định 30/2020/NĐ-CP and Thông tư 01/2011/TT-BNV; a document that breaks
/// them loses no text: what fits nowhere stays a paragraph.
public struct PlanExtractor: Sendable {
    private let settings: ExtractionSettings

    public init(settings: ExtractionSettings = .init()) { self.settings = settings }

    /// The structured document of `pages`, in their order.
    ///
    /// Pages of text files carry lines whose boxes are made of line numbers: 12 points a line.
    public func extract(pages: [PageReading]) -> ExtractedPlan {
        var plan = ExtractedPlan()
        let columns = ColumnConsensus.repaired(pages)
        let agreed = TableConsensus.repaired(columns.pages)
        let (items, footnotes) = DocumentFlow.items(of: agreed.pages)
        plan.footnotes = footnotes
        var parts = DocumentParts.split(items)
        var tables = TableCounter()

        var main = PartReader(settings: settings)
        main.read(parts.main, tables: &tables)
        plan.header = main.header
        plan.legalBases = main.legalBases
        plan.addressees = main.addressees
        plan.body = main.body
        plan.tables = main.tables
        plan.recipients = parts.closing?.recipients ?? []
        plan.signatures = parts.closing?.signatures ?? []
        plan.corrections =
            columns.corrections + agreed.corrections + main.corrections + (parts.closing?.corrections ?? [])
        plan.diagnostics = main.diagnostics

        var captions = [main.caption].compactMap { $0 }
        parts.annexes.removeAll { $0.isEmpty }
        for part in parts.annexes {
            var reader = PartReader(settings: settings, isAnnex: true)
            reader.read(part, tables: &tables)
            plan.annexes.append(reader.annex(id: "annex-\(plan.annexes.count + 1)"))
            plan.corrections += reader.corrections
            plan.diagnostics += reader.diagnostics
            if let caption = reader.caption { captions.append(caption) }
        }
        let text = DocumentParts.lines(of: items).map(\.text).joined(separator: " ")
        fillHeader(&plan.header, from: captions, text: text)
        if plan.header.kind == nil, plan.header.subject == nil, plan.body.isEmpty, let annex = plan.annexes.first,
            let caption = captions.first
        {
            // An annex that stands alone, with its label.
            plan.header.kind = LoneAnnex.kind(title: [annex.title ?? ""], caption: caption)
            plan.header.subject = annex.title
        }
        plan.citations = CitationFinder.citations(in: plan, caption: main.caption?.text)
        FactFinder.fill(&plan)
        return plan
    }

    /// Number, date and issuer stand in annex captions too; they are taken from there when the letterhead has none.
    private func fillHeader(_ header: inout Header, from captions: [AnnexCaption], text: String) {
        guard let caption = captions.first(where: { $0.number != nil }) else { return }
        guard header.number == nil, header.date == nil, header.issuer == nil else { return }
        header.number = caption.number
        header.date = caption.date
        header.issuer = caption.issuer.map { Issuer.expanded($0, by: text) }
    }
}

/// Numbers the tables of a document in reading order.
struct TableCounter: Sendable {
    private var count = 0

    mutating func next() -> String {
        count += 1
        return "table-\(count)"
    }
}
