public import DocumentModel

/// Finds the legal documents that a text cites: by kind and number, and laws, codes, ordinances and the constitution
/// by name.
public enum CitationFinder {
    /// Each document once, in order of first mention, with every place that names it.
    ///
    /// - Parameter plan: the document; ids of its sections, annexes and tables are those that mentions point to.
    /// - Parameter caption: `(Kèm theo …)` above a document that is itself an annex; its mentions have the node `header`.
    public static func citations(in plan: ExtractedPlan, caption: String? = nil) -> [Citation] {
        var candidates: [(text: CitedText, found: CitationCandidate)] = []
        for text in CitedTexts.all(plan, caption: caption) {
            for found in CitationScanner.candidates(in: TextWords(text.text)) { candidates.append((text, found)) }
        }
        var citations = CitationRegister(candidates).citations()
        let own = plan.header.number.flatMap { number in
            let scalars = Array(number.unicodeScalars)
            return CitationNumber.read(scalars, from: 0)?.key
        }
        for index in citations.indices {
            guard let number = citations[index].number, let first = citations[index].mentions.first?.place,
                let key = CitationNumber.read(Array(number.unicodeScalars), from: 0)?.key
            else { continue }
            let isParent = first.node == "header" && first.field == .issuedWith
            let isCaption = first.field == .issuedWith && plan.header.number == nil
            citations[index].isSelf = !isParent && (own == key || isCaption)
        }
        return citations
    }
}
