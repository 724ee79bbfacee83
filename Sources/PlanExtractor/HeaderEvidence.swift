import DocumentModel

extension Letterhead {
    /// The fields as the document gives them, each with where it was read.
    var header: Header {
        var header = Header(
            superior: superior, issuer: issuer, issuers: issuers, number: number, place: place, date: date,
            urgency: urgency)
        for (field, lines) in sources where field != "subject" { header.add(field, lines) }
        return header
    }
}

extension Header {
    /// Kind and subject of a title, and where they were read.
    mutating func take(_ title: TitleBlock) {
        kind = title.kind
        subject = title.subject
        add("kind", title.kindLines)
        add("subject", title.subjectLines)
        // Who issues the document and its number are no part of the subject.
        let lines = title.subjectLines
        let firstLine = lines.first.map { LayoutText.withoutSpecks($0.text) } ?? ""
        if let text = subject, LayoutText.isCapitals(firstLine), let formula = TitleFormula(text) {
            subject = formula.subject
            if issuer == nil, let name = formula.issuer { (issuer, evidence["issuer"]) = (name, evidence["subject"]) }
            if number == nil, let read = formula.number { (number, evidence["number"]) = (read, evidence["subject"]) }
            if date == nil, let read = formula.date { (date, evidence["date"]) = (read, evidence["subject"]) }
        }
        guard urgency == nil, let stamp = title.urgency else { return }
        urgency = stamp
        add("urgency", title.kindLines)
    }

    /// Notes where a field was read.
    mutating func add(_ field: String, _ lines: [FlowLine]) {
        guard !lines.isEmpty else { return }
        evidence[field] = Evidence(
            provenance: SectionTree.provenance(lines), confidence: SectionTree.confidence(lines))
    }
}

/// Kind of an annex that stands alone, without the document it belongs to.
enum LoneAnnex {
    /// The capitals that begin the title, as with `KẾ HOẠCH` and its subject, and the kind of the document it was
    /// issued with: `Tiến độ thực hiện (phụ lục kèm Quyết định)`; `Phụ lục` where the title is all of one case.
    static func kind(title: [String], caption: AnnexCaption?) -> String? {
        guard let parent = caption?.kind else { return nil }
        let words = title.joined(separator: " ").split { $0.isWhitespace || $0 == "*" }.map(String.init)
        let capitals = words.prefix { LayoutText.isCapitals($0) || !$0.contains(where: \.isLetter) }
        let name = capitals.count < words.count && capitals.count <= 6 ? capitals.joined(separator: " ") : ""
        return (name.isEmpty ? "Phụ lục" : LayoutText.sentenceCased(name)) + " (phụ lục kèm \(parent))"
    }
}
