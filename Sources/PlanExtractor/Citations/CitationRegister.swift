import DocumentModel

/// The documents that are cited, each once, with the places of their mentions.
struct CitationRegister {
    private struct Record {
        var citation: Citation
        var lawKey: String?
        var year: Int?
        var number: CitationNumber?
    }

    private var records: [Record] = []
    private var byNumber: [String: [Int]] = [:]
    private var byLaw: [String: [Int]] = [:]
    private var byRunning: [String: [Int]] = [:]
    private var fullNames: [String: String] = [:]

    /// - Parameter candidates: all of the document, in reading order.
    init(_ candidates: [(text: CitedText, found: CitationCandidate)]) {
        for (_, found) in candidates {
            guard let key = found.law?.key else { continue }
            let bare = key.hasPrefix("bo luat ") ? "" : key.replacing(" (sua doi)", with: "")
            let initials = bare.split(separator: " ").compactMap { $0.first.map(String.init) }
            if initials.count > 1 { fullNames[initials.joined()] = bare }
        }
        var symbols = KnownSymbols()
        for (_, found) in candidates where !found.needsConfirmation {
            if let number = found.number { symbols.insert(number) }
        }
        for (text, found) in candidates { add(found, in: text, symbols) }
    }

    func citations() -> [Citation] { records.map(\.citation) }

    // MARK: - Mentions

    private mutating func add(_ found: CitationCandidate, in text: CitedText, _ symbols: KnownSymbols) {
        var found = found
        if let number = found.number {
            guard let known = symbols.resolve(number) else { return }
            // A number as such is confirmed by an equal one, or by its kind and a known symbol.
            guard !found.needsConfirmation || symbols.contains(known) || found.kind != nil && !number.isSound else {
                return
            }
            found.number = known
        }
        let mention = Citation.Mention(place: text.place(found.start, found.end), provision: found.provision)
        if let running = found.runningNumber {
            let known = (byRunning[running] ?? []).filter { records[$0].citation.kind == found.kind }
            if known.count == 1, let index = known.first { append(mention, found, to: index) }
            return
        }
        if let index = index(of: found) {
            append(mention, found, to: index)
        } else {
            insert(found, mention)
        }
    }

    private func index(of found: CitationCandidate) -> Int? {
        if let number = found.number, let same = byNumber[number.key] {
            if let index = same.last(where: { agrees(records[$0], found) }) { return index }
        }
        if let number = found.number, let date = found.date {
            // One sign misread, all else the same.
            let near = (byRunning[number.running] ?? []).first { index in
                guard let other = records[index].number, records[index].citation.date == date else { return false }
                return other.key.count > 8 && EditDistance.between(Array(other.key), Array(number.key)) == 1
            }
            if let near { return near }
        }
        guard let law = found.law else { return nil }
        return (byLaw[key(of: law)] ?? []).last { index in
            let record = records[index]
            if record.number != nil, let number = found.number, number.key != record.number?.key { return false }
            let isDraft = record.citation.kind.hasPrefix("Dự")
            return agrees(record, found) && (isDraft == law.isDraft || law.isAmendment)
        }
    }

    /// Whether no year that is said speaks against it.
    private func agrees(_ record: Record, _ found: CitationCandidate) -> Bool {
        guard let year = record.year, let other = Self.year(of: found) else { return true }
        return year == other
    }

    private static func year(of found: CitationCandidate) -> Int? {
        found.number?.year ?? found.date.flatMap { Int($0.prefix(4)) }
    }

    private func key(of law: LawMention) -> String {
        if byLaw[law.key] == nil, law.key.count >= 12 {
            // A name that recognition has damaged.
            let near = byLaw.keys.filter {
                abs($0.count - law.key.count) <= 1 && EditDistance.between(Array($0), Array(law.key)) <= 1
            }
            if let same = near.min() { return same }
        }
        let bare = law.key.replacing(" (sua doi)", with: "")
        guard let full = fullNames[bare] else { return law.key }
        return law.isAmendment ? full + " (sua doi)" : full
    }

    private mutating func append(_ mention: Citation.Mention, _ found: CitationCandidate, to index: Int) {
        records[index].citation.mentions.append(mention)
        records[index].citation.count += 1
        fill(&records[index], found)
        register(found, index)
    }

    private mutating func insert(_ found: CitationCandidate, _ mention: Citation.Mention) {
        guard let kind = found.kind else { return }
        var record = Record(citation: Citation(kind: kind, number: nil, count: 1, mentions: [mention]))
        fill(&record, found)
        records.append(record)
        register(found, records.count - 1)
    }

    private func fill(_ record: inout Record, _ found: CitationCandidate) {
        if record.number == nil, let number = found.number {
            record.number = number
            record.citation.number = number.text
        }
        if let law = found.law, record.citation.name == nil {
            record.citation.name = law.name
            if record.citation.kind == "Luật" { record.citation.kind = law.kind }
        }
        record.lawKey = record.lawKey ?? found.law.map { key(of: $0) }
        if let date = found.date, (record.citation.date?.count ?? 0) < date.count { record.citation.date = date }
        record.citation.issuer = record.citation.issuer ?? found.issuer
        record.year = record.year ?? Self.year(of: found)
        if record.citation.kind == "Văn bản", let kind = found.kind { record.citation.kind = kind }
    }

    private mutating func register(_ found: CitationCandidate, _ index: Int) {
        func enter(_ key: String, _ table: inout [String: [Int]]) {
            if table[key]?.contains(index) != true { table[key, default: []].append(index) }
        }
        if let number = found.number {
            enter(number.key, &byNumber)
            enter(number.running, &byRunning)
        }
        if let law = found.law { enter(key(of: law), &byLaw) }
    }
}
