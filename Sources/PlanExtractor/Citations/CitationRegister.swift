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

/// Numbers and symbols that stand in a document undamaged.
struct KnownSymbols {
    private var numbers: Set<String> = []
    private var byHead: [String: Set<CitationNumber>] = [:]
    private var symbols: [String: String] = [:]

    mutating func insert(_ number: CitationNumber) {
        numbers.insert(number.key)
        if !isCut(number) {
            byHead[number.key.split(separator: "/").dropLast().joined(separator: "/"), default: []].insert(number)
        }
        symbols[Self.shape(number.symbol)] = number.symbol
    }

    func contains(_ number: CitationNumber) -> Bool { numbers.contains(number.key) }

    /// The number itself when its symbol is sound; otherwise with the known symbol it was damaged from.
    func resolve(_ number: CitationNumber) -> CitationNumber? {
        if numbers.contains(number.key), !isCut(number) { return number }
        if isCut(number) {
            if let whole = whole(number) { return whole }
        }
        if number.isSound { return number }
        let shape = Self.shape(number.symbol)
        guard shape.count >= 4 else { return nil }
        let known =
            symbols[shape]
            ?? symbols.keys.sorted().first {
                abs($0.count - shape.count) <= 1 && EditDistance.between(Array($0), Array(shape)) <= 1
            }.flatMap { symbols[$0] }
        guard let known, let range = number.text.range(ofSuffix: number.symbol) else { return nil }
        var repaired = number
        repaired.text = String(number.text[..<range]) + known
        repaired.groups = repaired.text.split(whereSeparator: { "/-.".contains($0) }).map(String.init)
        repaired.isSound = true
        return repaired
    }

    /// Whether only the code of the kind is there, as when a line break took the rest: `33/2009/QĐ`.
    private func isCut(_ number: CitationNumber) -> Bool { number.letterGroups.count == 1 && number.kind != nil }

    private func whole(_ number: CitationNumber) -> CitationNumber? {
        guard let wholes = byHead[number.key], Set(wholes.map(\.key)).count == 1 else { return nil }
        return wholes.first
    }

    /// The symbol with the signs that recognition takes for one another made one.
    private static func shape(_ symbol: String) -> String {
        let alike: [Character: Character] = [
            "0": "o", "q": "o", "1": "i", "l": "i", "|": "i", "5": "s", "8": "b", "d": "b", "6": "b", "2": "z",
            "-": "/",
        ]
        return String(VietnameseText.folded(symbol).map { alike[$0] ?? $0 })
    }
}

extension String {
    /// Where the suffix begins; nil when the text does not end with it.
    fileprivate func range(ofSuffix suffix: String) -> String.Index? {
        hasSuffix(suffix) ? index(endIndex, offsetBy: -suffix.count) : nil
    }
}
