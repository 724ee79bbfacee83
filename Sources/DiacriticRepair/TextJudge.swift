/// What a text was judged to be.
struct TextJudgement: Sendable, Equatable {
    var isBare: Bool
    var regime: TextRegime
    /// Whether it writes `hoà` rather than `hòa`.
    var toneOnSecondVowel: Bool
}

/// What a text is, judged from a sample of its words: bare, clean, or recognised badly and how.
struct TextJudge {
    private(set) var words = 0
    private(set) var marked = 0
    private(set) var toneOnFirst = 0
    private(set) var toneOnSecond = 0
    /// Words with a letter that no western model writes: ă, đ, ơ, ư or a vowel with hook, dot or double mark.
    private(set) var vietnamese = 0
    /// Words that the model does not know, and prints of digits and letters mixed.
    private(set) var impossible = 0
    private var readable = 0
    private var judged = 0

    private let tables: ModelTables
    private let settings: RepairSettings

    init(tables: ModelTables, settings: RepairSettings) {
        self.tables = tables
        self.settings = settings
    }

    /// Takes the tokens of some lines.
    mutating func add(_ tokens: some Sequence<ScannedToken>) {
        var previous: ScannedToken?
        for token in tokens {
            defer { previous = token }
            if let previous, previous.end == token.start, previous.kind != token.kind,
                token.kind != .boundary, token.end - token.start + previous.end - previous.start < 8
            {
                impossible += 1
            }
            guard token.kind == .word, token.key != 0 else { continue }
            words += 1
            if token.flags.contains(.marked) { marked += 1 }
            if token.flags.contains(.toneOnFirst) { toneOnFirst += 1 }
            if token.flags.contains(.toneOnSecond) { toneOnSecond += 1 }
            if TextJudge.isVietnamese(token.key) { vietnamese += 1 }
            guard judged < 5000, !token.flags.contains(.code), !token.flags.contains(.label) else { continue }
            judged += 1
            let id = tables.identifier(of: token.key)
            let isCapitals = token.flags.contains(.allCapitals) && !token.flags.contains(.marked)
            if !isCapitals, id == ModelLayout.unknown || Double(tables.count(Int(id))) < settings.commonWordCount {
                impossible += 1
            }
            let base = SyllableKey(packed: token.key).base
            let hasReading = tables.group(ofBase: base).contains {
                tables.key($0) != base && Double(tables.count($0)) >= settings.commonWordCount
            }
            if hasReading { readable += 1 }
        }
    }

    var judgement: TextJudgement {
        TextJudgement(isBare: isBare, regime: regime, toneOnSecondVowel: toneOnSecond > toneOnFirst)
    }

    /// Whether the text carries next to no marks and is Vietnamese all the same.
    var isBare: Bool {
        words >= 8 && Double(marked) < settings.bareShare * Double(words) && isReadable
    }

    /// Whether most words have a common reading with marks; foreign text has few such words.
    private var isReadable: Bool { Double(readable) >= settings.bareReadableShare * Double(judged) }

    /// How a text that is not bare was recognised.
    var regime: TextRegime {
        guard words >= settings.regimeWords else { return .clean }
        // Western marks without a single Vietnamese letter: another language, or another language's model.
        if Double(vietnamese) < settings.foreignShare * Double(words) {
            return isReadableNoise ? .foreign : .clean
        }
        return Double(impossible) >= settings.poorShare * Double(words) ? .poor : .clean
    }

    /// Bases of damaged words are often no words, so that less is asked for.
    private var isReadableNoise: Bool { Double(readable) >= settings.bareReadableShare * 0.75 * Double(judged) }

    private static func isVietnamese(_ key: UInt64) -> Bool {
        var rest = key
        while rest != 0 {
            if vietnameseOnly[Int(rest & 0xFF)] { return true }
            rest >>= 8
        }
        return false
    }

    /// Letters outside Latin-1.
    private static let vietnameseOnly: [Bool] = (0..<256).map { code in
        code >= 8 && code < Letters.codeCount && Letters.shared.lower[code].value > 0xFF
    }
}
