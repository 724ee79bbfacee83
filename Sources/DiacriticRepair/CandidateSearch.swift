/// A word that print may stand for, with -ln P(print | word).
struct Candidate: Sendable, Equatable {
    var id: UInt16
    var cost: Float
}

/// Finds the words that a printed string may stand for: a beam over the print, walking the trie by weighted edits.
struct CandidateSearch {
    private let beam: EditBeam
    private let unigrams: ModelTables
    private let settings: NoiseSettings
    private var cache: [ArraySlice<UInt8>: [Candidate]] = [:]

    /// - Parameter edits: Edits for small letters, capitals, and a capital followed by small letters.
    init(trie: SyllableTrie, tables: ModelTables, edits: [EditTable], settings: NoiseSettings) {
        unigrams = tables
        self.settings = settings
        beam = EditBeam(trie: trie, edits: edits, settings: settings)
    }

    /// The likeliest words for a print, best first by cost and frequency together.
    mutating func candidates(for print: ArraySlice<UInt8>) -> [Candidate] {
        if let known = cache[print] { return known }
        if cache.count > settings.cacheLimit { cache.removeAll(keepingCapacity: true) }
        let result = search(print)
        cache[ArraySlice(Array(print))] = result
        return result
    }

    /// How the true word was set, from the capitals that are left in its print.
    static func letterCase(of print: ArraySlice<UInt8>) -> EditTable.Case {
        var upper = 0
        var lower = 0
        for symbol in print {
            if PrintedAlphabet.isUpper(symbol) { upper += 1 } else if PrintedAlphabet.isLower(symbol) { lower += 1 }
        }
        if upper == 0 { return .lower }
        if upper > lower, upper > 1 { return .upper }
        if let first = print.first, PrintedAlphabet.isUpper(first) { return .title }
        return upper > lower ? .upper : .lower
    }

    private func search(_ print: ArraySlice<UInt8>) -> [Candidate] {
        guard !print.isEmpty, print.count <= settings.longestPrint else { return [] }
        let letterCase = CandidateSearch.letterCase(of: print)
        let counted = best(beam.search(print, letterCase, withStrangeEdits: false))
        let isShort = print.count < 2 || print.count == 2 && print.allSatisfy(PrintedAlphabet.isLetter)
        if isShort || (counted.first.map { score($0) < settings.strangeSearchFrom } ?? false) { return counted }
        return best(beam.search(print, letterCase, withStrangeEdits: true))
    }

    private func score(_ candidate: Candidate) -> Float {
        candidate.cost - settings.unigramShare * unigrams.unigram(Int(candidate.id))
    }

    /// The best of what was found, each word once.
    private func best(_ found: [Candidate]) -> [Candidate] {
        guard !found.isEmpty else { return [] }
        var scored = found.map { (score: score($0), candidate: $0) }
        scored.sort { ($0.score, $0.candidate.id) < ($1.score, $1.candidate.id) }
        let limit = scored[0].score + settings.candidateWidth
        var out: [Candidate] = []
        for (score, candidate) in scored {
            if score > limit || out.count == settings.candidateLimit { break }
            if !out.contains(where: { $0.id == candidate.id }) { out.append(candidate) }
        }
        return out
    }
}
